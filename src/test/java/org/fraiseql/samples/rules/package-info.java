/** Interceptors of a developer's own, which {@code docs/beans.md} shows; apart from the beans, as they hold for every operation. */
@NullMarked
package org.fraiseql.samples.rules;

import org.jspecify.annotations.NullMarked;
