/**
 * What a developer adds to the WAR: MicroProfile GraphQL beans of their own.
 *
 * <p>Packed into a jar of its own, without a Jandex index, and put on the WAR's class path by the container tests. The README shows these files.
 */
@NullMarked
package org.fraiseql.samples;

import org.jspecify.annotations.NullMarked;
