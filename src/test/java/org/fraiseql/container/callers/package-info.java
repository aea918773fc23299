/** A developer's bean that knows its callers. In: GraphQL fields. Out: what it finds out. */
@NullMarked
package org.fraiseql.container.callers;

import org.jspecify.annotations.NullMarked;
