/**
 * FraiseQL: a GraphQL API on a PostgreSQL database.
 *
 * <p>In: a GraphQL request and on what terms it is asked. Out: an {@link org.fraiseql.execution.ExecutionResult}, the response in a buffer.
 * {@link org.fraiseql.Engine} puts the stages in a row: {@code document} reads the GraphQL text, {@code plan} decides what to read and to write,
 * {@code sql} renders the statement, {@code store} runs it, {@code stream} writes its rows as JSON bytes; {@code execution} runs these three with the values
 * of a request. {@code catalog} knows what the database has, {@code schema} makes the GraphQL types of it. Never: {@code typed}, {@code beans} and
 * {@code api}, which ask the engine; SmallRye, HTTP.
 */
@NullMarked
package org.fraiseql;

import org.jspecify.annotations.NullMarked;
