package org.fraiseql.support.config;

/** What the edge offers beside GraphQL itself ({@code fraiseql.http.*}). */
public record HttpConfig(boolean introspection, boolean console, boolean admin) {}
