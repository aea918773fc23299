/**
 * What an operation is expected to read, told before it runs.
 *
 * <p>In: a {@link org.fraiseql.plan.Plan} or a {@link org.fraiseql.plan.write.MutationPlan}, and the {@link org.fraiseql.catalog.Statistics} of the catalog. Out:
 * an {@link org.fraiseql.plan.cost.OperationCost}, which belongs to the plan; what depends on values of a request is asked when they are bound. Never: SQL,
 * connections.
 */
@NullMarked
package org.fraiseql.plan.cost;

import org.jspecify.annotations.NullMarked;
