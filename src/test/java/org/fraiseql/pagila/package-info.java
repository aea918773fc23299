/**
 * A real database, read completely.
 *
 * <p>In: the dump of Pagila, where there is one. Out: every row over HTTP, compared with what SQL gives. Never: a database of our own making.
 */
@NullMarked
package org.fraiseql.pagila;

import org.jspecify.annotations.NullMarked;
