/**
 * Typed queries and writes of the application itself, which end where GraphQL's requests do.
 *
 * <p>In: statements of {@link org.fraiseql.query}, made of names, values and records. Out: GraphQL with variables for the {@link org.fraiseql.Engine}, and records
 * made of the JSON that it answers, row by row. What interceptors say about requests of the engine, of clients too, is asked for here ({@link org.fraiseql.Interceptors}). Never: SQL, HTTP, a plan of its own.
 */
@NullMarked
package org.fraiseql.typed;

import org.jspecify.annotations.NullMarked;
