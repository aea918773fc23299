/**
 * Beans of a developer that have defects, for the container tests.
 *
 * <p>In: {@link org.fraiseql.query.CatalogInterceptor}. Out: a jar in {@code WEB-INF/lib}. Never: another package of the product's.
 */
@NullMarked
package org.fraiseql.container.defects;

import org.jspecify.annotations.NullMarked;
