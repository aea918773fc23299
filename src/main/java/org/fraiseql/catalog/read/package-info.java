/**
 * Reads the model out of the snapshot: all naming, all directives of comments, all that is left out and why.
 *
 * <p>In: a {@link org.fraiseql.catalog.DatabaseSnapshot}. Out: the {@link org.fraiseql.catalog.Catalog}. Never: a connection, a clock, GraphQL types.
 */
@NullMarked
package org.fraiseql.catalog.read;

import org.jspecify.annotations.NullMarked;
