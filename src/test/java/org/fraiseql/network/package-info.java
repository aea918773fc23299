/**
 * A network that fails on demand, for tests between any client and any server.
 *
 * <p>In: the address of a server. Out: a port that leads there, and what happens on the way. Never part of the WAR.
 */
@NullMarked
package org.fraiseql.network;

import org.jspecify.annotations.NullMarked;
