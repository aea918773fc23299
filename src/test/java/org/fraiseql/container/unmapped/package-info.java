/**
 * An entity that can't be mapped, for the container tests.
 *
 * <p>In: nothing. Out: a jar in {@code WEB-INF/lib}. Never: another package of the product's.
 */
@NullMarked
package org.fraiseql.container.unmapped;

import org.jspecify.annotations.NullMarked;
