/**
 * What every stage may use: error codes and problems. Knows no stage.
 */
@NullMarked
package org.fraiseql.support;

import org.jspecify.annotations.NullMarked;
