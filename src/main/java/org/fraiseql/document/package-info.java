/**
 * Stage 2: GraphQL text and variables become a validated operation.
 *
 * <p>In: the text of a request, its variables, the schema. Out: a {@link org.fraiseql.document.PreparedRequest}, of which an
 * {@link org.fraiseql.document.Operation} is read where a plan is to be made: fragments are merged, {@code @include} and {@code @skip} are decided and every
 * value is either a constant or the path into a variable. graphql-java parses, validates and coerces. Never: SQL, connections.
 */
@NullMarked
package org.fraiseql.document;

import org.jspecify.annotations.NullMarked;
