/**
 * The built WAR in a real server, on a real database.
 *
 * <p>In: the WAR and the Liberty in {@code target}. Out: what a client on the network sees. Run by Failsafe ({@code *IT}), never by Surefire.
 */
@NullMarked
package org.fraiseql.container;

import org.jspecify.annotations.NullMarked;
