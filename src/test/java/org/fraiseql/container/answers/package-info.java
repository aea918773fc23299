/**
 * Beans of a developer who answers later, fails with codes of his own, and adds to the answer, for the container tests.
 *
 * <p>In: nothing. Out: a jar in {@code WEB-INF/lib}. Never: the database, but through {@link org.fraiseql.query.Queries}.
 */
@NullMarked
package org.fraiseql.container.answers;

import org.jspecify.annotations.NullMarked;
