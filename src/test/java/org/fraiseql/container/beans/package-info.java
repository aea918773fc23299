/**
 * Beans of a developer who writes to the database, for the container tests.
 *
 * <p>In: the product's {@code Engine} and its datasource. Out: a jar in {@code WEB-INF/lib}. Never: on the class path of the product.
 */
@NullMarked
package org.fraiseql.container.beans;

import org.jspecify.annotations.NullMarked;
