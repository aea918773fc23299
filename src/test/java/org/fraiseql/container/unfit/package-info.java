/**
 * A bean whose field a table has already, for the container tests.
 *
 * <p>In: nothing. Out: a jar in {@code WEB-INF/lib}. Never: on the class path of the product.
 */
@NullMarked
package org.fraiseql.container.unfit;

import org.jspecify.annotations.NullMarked;
