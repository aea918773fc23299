/**
 * Stage 4: the one room where SQL text is made.
 *
 * <p>In: a {@link org.fraiseql.plan.ReadPlan}, {@link org.fraiseql.plan.write.WriteStep} or {@link org.fraiseql.plan.write.CallPlan}. Out: a {@link org.fraiseql.sql.SqlStatement}: text, bind slots and the layout of its rows as JSON.
 * Identifiers come from the catalog alone and are always quoted, values are always binds, aliases come from a counter: the same plan gives the
 * same text. Never: connections.
 */
@NullMarked
package org.fraiseql.sql;

import org.jspecify.annotations.NullMarked;
