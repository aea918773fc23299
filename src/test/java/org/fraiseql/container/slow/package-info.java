/**
 * A bean that takes its time, for the container tests.
 *
 * <p>In: the engine. Out: a jar in {@code WEB-INF/lib}. Never: on the class path of the product.
 */
@NullMarked
package org.fraiseql.container.slow;

import org.jspecify.annotations.NullMarked;
