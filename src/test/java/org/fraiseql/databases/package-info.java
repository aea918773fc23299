/**
 * Small databases with the peculiarities of real ones, walked whole.
 *
 * <p>In: the schemas of {@code src/test/resources/databases}. Out: every table, column, key and relation as the engine answers, compared with SQL of the tests' own;
 * every name compared with a list. Never: the product's SQL.
 */
@NullMarked
package org.fraiseql.databases;

import org.jspecify.annotations.NullMarked;
