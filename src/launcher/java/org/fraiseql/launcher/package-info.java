/**
 * Starts the product on a developer's or operator's machine: a JDK, a database's coordinates and a Liberty server become one process tree.
 *
 * <p>In: environment variables. Out: a running server, its URLs on standard output, its exit code.
 * Never part of the WAR; compiled for Java 17, so that an old default {@code java} can look for a newer one.
 */
@NullMarked
package org.fraiseql.launcher;

import org.jspecify.annotations.NullMarked;
