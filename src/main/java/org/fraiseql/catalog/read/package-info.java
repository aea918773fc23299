/**
 * Reads the model out of the snapshot: all naming, all directives of comments, what is laid over them from outside, all that is left out and why.
 *
 * <p>In: a {@link org.fraiseql.catalog.DatabaseSnapshot}, {@link org.fraiseql.catalog.read.CatalogOptions}. Out: the {@link org.fraiseql.catalog.Catalog}. Never: a connection, a clock, GraphQL types.
 */
@NullMarked
package org.fraiseql.catalog.read;

import org.jspecify.annotations.NullMarked;
