/**
 * The console in the browser: a page of modules of our own around GraphiQL from a WebJar, without the internet.
 *
 * <p>In: {@code GET /}, {@code /console/*}, {@code /webjars/*}. Out: one page and its assets, or 404 where {@code fraiseql.http.console} is off; how many texts are sent at
 * once, those of others too.
 * Never: a way to the database; the page asks {@code /graphql}, {@code /graphql/admin} and {@code /health} like any other client, as whoever looks at it.
 */
@NullMarked
package org.fraiseql.api.console;

import org.jspecify.annotations.NullMarked;
