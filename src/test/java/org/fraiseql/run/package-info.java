/**
 * The run command: the product from a checkout, with a database of its own unless the environment names one.
 *
 * <p>In: the built WAR on the Liberty in {@code target}, SQL dumps. Out: two servers and their addresses, until Ctrl-C.
 * Never part of the WAR.
 */
@NullMarked
package org.fraiseql.run;

import org.jspecify.annotations.NullMarked;
