/**
 * FraiseQL: a GraphQL API on a PostgreSQL database.
 *
 * <p>The packages in alphabetical order are the way of a request: {@code api} takes it in, {@code catalog} knows what the database has,
 * {@code document} reads the GraphQL text, {@code plan} decides what to read and to write, {@code sql} renders the statement, {@code store} runs it,
 * {@code stream} writes its rows as JSON bytes. {@code support} serves them all. {@link org.fraiseql.Engine} puts the stages in a row.
 */
@NullMarked
package org.fraiseql;

import org.jspecify.annotations.NullMarked;
