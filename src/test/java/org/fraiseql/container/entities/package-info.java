/**
 * Entities of an application's own and a bean that has sessions for them, for the container tests; {@code docs/backends.md} shows some of it.
 *
 * <p>In: Hibernate Reactive's session factory. Out: a jar in {@code WEB-INF/lib}. Never: another package of the product's than {@code org.fraiseql.query}.
 */
@NullMarked
package org.fraiseql.container.entities;

import org.jspecify.annotations.NullMarked;
