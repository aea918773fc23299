package org.fraiseql.support.config;

/** The whole configuration (docs/configuration.md), read once. Holds no secrets: user and password go to the container's datasource only. */
public record FraiseqlConfig(
        DatabaseConfig db,
        CatalogConfig catalog,
        LimitsConfig limits,
        HttpConfig http,
        JsonConfig json,
        SchemaConfig schema,
        PersistedOperationsConfig persistedOperations,
        SecurityConfig security,
        TelemetryConfig telemetry) {}
