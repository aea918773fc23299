/**
 * What an application asks the product from Java: typed queries and writes, and GraphQL of its own; and what it has to say about operations on tables: interceptors,
 * constraints, observers of what was written. This package and the annotations of MicroProfile GraphQL are
 * all that an application compiles against; it is kept as semantic versioning says, every other package may change at any time.
 *
 * <p>In: names as they are in GraphQL, values of Java. Out: records, numbers, JSON. Never: a class of another package of ours.
 *
 * <pre>{@code
 * @Inject Queries queries;
 *
 * record Title(String title, BigDecimal price) {}
 *
 * List<Title> cheap = queries.from("books")
 *         .where(field("price").lessThan(10))
 *         .orderBy(asc("title"))
 *         .as(Title.class)
 *         .list();
 * }</pre>
 */
@NullMarked
package org.fraiseql.query;

import org.jspecify.annotations.NullMarked;
