/**
 * What every stage may use: error codes and problems, deadlines and times, JSON read and written, sizes for caches. Knows no stage.
 */
@NullMarked
package org.fraiseql.support;

import org.jspecify.annotations.NullMarked;
