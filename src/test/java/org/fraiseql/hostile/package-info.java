/**
 * The product among clients that mean it no good: each attack runs beside an innocent client whose answers must stay quick, and against a server whose
 * processor time and memory are measured.
 *
 * <p>An attack is a class {@code <Name>IT} with the tag {@code hostile}, run by {@code mvn -Phostile verify}; what lasts less than 20 seconds may leave the tag
 * out and runs in every {@code mvn verify}. It is written with {@link org.fraiseql.hostile.TargetServer} (server and database of its own),
 * {@link org.fraiseql.hostile.RawClient} (a socket, so that requests may be broken), {@link org.fraiseql.hostile.Crowd} (many of them at once),
 * {@link org.fraiseql.hostile.InnocentClient} (what others notice) and {@link org.fraiseql.hostile.Footprint} (what it costs). All of it goes to this machine
 * alone and is bounded in number and time.
 */
@NullMarked
package org.fraiseql.hostile;

import org.jspecify.annotations.NullMarked;
