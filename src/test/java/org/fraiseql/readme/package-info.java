/**
 * Holds the README to the truth.
 *
 * <p>In: {@code README.md}. Out: its code blocks and tables, for tests to run and compare. Never: a claim of its own.
 */
@NullMarked
package org.fraiseql.readme;

import org.jspecify.annotations.NullMarked;
