/**
 * Beans of a developer who intercepts operations, for the container tests.
 *
 * <p>In: {@link org.fraiseql.query.CatalogInterceptor}. Out: a jar in {@code WEB-INF/lib}. Never: another package of the product's.
 */
@NullMarked
package org.fraiseql.container.intercepted;

import org.jspecify.annotations.NullMarked;
