/** A developer's bean with an access rule, which the product refuses. In: a GraphQL field. Out: nothing, it is never started. */
@NullMarked
package org.fraiseql.container.guarded;

import org.jspecify.annotations.NullMarked;
