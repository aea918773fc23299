/**
 * What a Jakarta EE application has beside GraphQL, for the container tests: an EJB, timers and resources of JAX-RS that ask the database through typed queries.
 *
 * <p>In: {@link org.fraiseql.query.Queries}. Out: a jar in {@code WEB-INF/lib}. Never: another package of the product's.
 */
@NullMarked
package org.fraiseql.container.enterprise;

import org.jspecify.annotations.NullMarked;
