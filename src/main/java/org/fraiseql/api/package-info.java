/**
 * The edge: HTTP requests come in, GraphQL responses go out.
 *
 * <p>In: HTTP (GraphQL over HTTP specification), deployment events. Out: calls of {@link org.fraiseql.Engine}, HTTP status and headers.
 * Never: SQL.
 */
@NullMarked
package org.fraiseql.api;

import org.jspecify.annotations.NullMarked;
