/**
 * Beans of a developer who asks the database through typed queries, for the container tests.
 *
 * <p>In: {@link org.fraiseql.query.Queries}. Out: a jar in {@code WEB-INF/lib}. Never: another package of the product's.
 */
@NullMarked
package org.fraiseql.container.typed;

import org.jspecify.annotations.NullMarked;
