/**
 * What to write, in which steps, and what is answered.
 *
 * <p>In: an {@link org.fraiseql.document.Operation} and the catalog. Out: a {@link org.fraiseql.plan.write.MutationPlan}: for each root field its
 * {@link org.fraiseql.plan.write.WriteStep}s or {@link org.fraiseql.plan.write.CallPlan}. Never: SQL text, connections.
 */
@NullMarked
package org.fraiseql.plan.write;

import org.jspecify.annotations.NullMarked;
