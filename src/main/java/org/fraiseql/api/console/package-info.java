/**
 * The console in the browser: GraphiQL from WebJars, without the internet.
 *
 * <p>In: {@code GET /}, {@code /console/*}, {@code /webjars/*}. Out: one page and its assets, or 404 where {@code fraiseql.http.console} is off.
 * Never: a GraphQL operation of its own; the page talks to {@code /graphql} like any other client.
 */
@NullMarked
package org.fraiseql.api.console;

import org.jspecify.annotations.NullMarked;
