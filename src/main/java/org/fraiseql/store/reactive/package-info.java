/**
 * The reactive backend: the client of Vert.x, in a pool that Hibernate Reactive manages. Nothing of it is loaded unless it is chosen.
 *
 * <p>In: bound statements. Out: rows. Never: JDBC, JTA. The threads that ask wait; the client's own threads only move bytes and decode rows.
 */
@NullMarked
package org.fraiseql.store.reactive;

import org.jspecify.annotations.NullMarked;
