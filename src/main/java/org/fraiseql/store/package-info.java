/**
 * Stage 5: statements run and give rows.
 *
 * <p>In: {@link org.fraiseql.sql.BoundStatement}s. Out: rows as bytes in PostgreSQL text format. Ports {@link org.fraiseql.store.Backend} and {@link org.fraiseql.store.WriteBackend}; JTA transactions, retry, timeout, the
 * circuit of a database that is away, and the judgement of SQLSTATEs stand here. Never: HTTP, GraphQL.
 */
@NullMarked
package org.fraiseql.store;

import org.jspecify.annotations.NullMarked;
