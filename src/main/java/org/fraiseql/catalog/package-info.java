/**
 * Stage 1: what the database has.
 *
 * <p>In: a {@link org.fraiseql.catalog.DatabaseSnapshot}, the plain rows of the system catalog, through the port
 * {@link org.fraiseql.catalog.CatalogSource}. Out: the {@link org.fraiseql.catalog.Catalog} with its names in GraphQL. Never: a connection, SQL text, a
 * clock, GraphQL types.
 */
@NullMarked
package org.fraiseql.catalog;

import org.jspecify.annotations.NullMarked;
