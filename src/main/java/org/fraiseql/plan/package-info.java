/**
 * Stage 3: what to read and to write.
 *
 * <p>In: an {@link org.fraiseql.document.Operation} and the {@link org.fraiseql.catalog.Catalog}. Out: a {@link org.fraiseql.plan.Plan} or a {@link org.fraiseql.plan.write.MutationPlan} in which every
 * table, column and relationship exists and every operator suits its column. Conditions of the application's own stand beside the plan ({@link org.fraiseql.plan.RowConditions}). Never: SQL text, connections.
 */
@NullMarked
package org.fraiseql.plan;

import org.jspecify.annotations.NullMarked;
