/**
 * Compiled plans run.
 *
 * <p>In: a {@link org.fraiseql.plan.Plan} or {@link org.fraiseql.plan.write.MutationPlan}, compiled once; the values of one request, and on what terms it is
 * asked ({@link org.fraiseql.execution.RequestContext}). Out: the response, and what is told of it. Owns the ports for fields that are not the catalog's
 * ({@link org.fraiseql.execution.BeanFields}), for what the application says about requests ({@link org.fraiseql.execution.Interception}), and for those who look on
 * ({@link org.fraiseql.execution.Observer}, {@link org.fraiseql.execution.AnsweredReads}). Never: HTTP, SmallRye, SQL text.
 */
@NullMarked
package org.fraiseql.execution;

import org.jspecify.annotations.NullMarked;
