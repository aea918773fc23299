/**
 * What hostile clients send, all the way to what is bound.
 */
@NullMarked
package org.fraiseql.hostile;

import org.jspecify.annotations.NullMarked;
