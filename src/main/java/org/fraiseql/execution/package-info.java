/**
 * Compiled plans run.
 *
 * <p>In: a {@link org.fraiseql.plan.Plan} or {@link org.fraiseql.plan.write.MutationPlan}, compiled once, and the values of one request. Out: the
 * response. Owns the port for fields that are not the catalog's. Never: HTTP, SmallRye, SQL text.
 */
@NullMarked
package org.fraiseql.execution;

import org.jspecify.annotations.NullMarked;
