/**
 * Holds the pages of the documentation to the truth.
 *
 * <p>In: {@code README.md}, {@code docs}. Out: their code blocks and tables, for tests to run and compare. Never: a claim of its own.
 */
@NullMarked
package org.fraiseql.pages;

import org.jspecify.annotations.NullMarked;
