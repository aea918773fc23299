package org.fraiseql.support.config;

/**
 * What the edge offers beside GraphQL itself ({@code fraiseql.http.*}).
 *
 * @param figures of the pool and the caches, in health checks and as queries
 */
public record HttpConfig(boolean introspection, boolean console, boolean admin, boolean figures) {}
