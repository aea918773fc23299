/**
 * The JDBC backend, on the container's datasource: one reference to it for reads, another for transactions, in which connections are shared.
 *
 * <p>In: bound statements. Out: rows, and the rows of the system catalog. Never: Hibernate Reactive.
 */
@NullMarked
package org.fraiseql.store.jdbc;

import org.jspecify.annotations.NullMarked;
