/**
 * Stage 5: statements run and give rows.
 *
 * <p>In: {@link org.fraiseql.sql.BoundStatement}s. Out: rows as bytes in PostgreSQL text format. Port {@link org.fraiseql.store.Backend}; retry, timeout and
 * the judgement of SQLSTATEs stand here. Never: HTTP, GraphQL.
 */
@NullMarked
package org.fraiseql.store;

import org.jspecify.annotations.NullMarked;
