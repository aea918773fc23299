/**
 * Beans that add fields to the types of the sample database's tables, for the container tests.
 *
 * <p>In: rows. Out: a jar in {@code WEB-INF/lib}. Never: on the class path of the product.
 */
@NullMarked
package org.fraiseql.container.rows;

import org.jspecify.annotations.NullMarked;
