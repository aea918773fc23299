/**
 * The JDBC backend: the container's datasource {@code jdbc/fraiseql}, in transactions shared as {@code jdbc/fraiseql-transaction}.
 *
 * <p>In: bound statements. Out: rows, and the rows of the system catalog. Never: Hibernate Reactive.
 */
@NullMarked
package org.fraiseql.store.jdbc;

import org.jspecify.annotations.NullMarked;
