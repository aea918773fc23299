package org.fraiseql.support.config;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What FraiseQL for Python (its settings and the server of its second version) calls otherwise: the environment variable there, and the key or variable that it
 * is here. Names in {@code RUST_DB_} that are those of our keys are taken as they are, by {@link ConfigReader}.
 */
final class PythonNames {
    /** What is not there at all. */
    static final String NOTHING = "-";

    private static final String TABLE = """
            RUST_DB_ENABLED                          fraiseql.db.backend
            RUST_DB_MAX_SIZE                         fraiseql.db.max-connections
            RUST_DB_CONNECTION_TIMEOUT               fraiseql.db.connection-timeout-ms
            RUST_DB_IDLE_TIMEOUT                     fraiseql.db.idle-timeout-ms
            RUST_DB_MAX_LIFETIME                     fraiseql.db.max-lifetime-ms
            FRAISEQL_USE_RUST_BACKEND                fraiseql.db.backend
            FRAISEQL_BACKEND                         fraiseql.db.backend
            FRAISEQL_LOG_PERFORMANCE                 fraiseql.db.performance-log
            FRAISEQL_PERFORMANCE_THRESHOLD_MS        fraiseql.db.performance-threshold-ms
            FRAISEQL_DATABASE_URL                    DATABASE_URL
            FRAISEQL_DATABASE_POOL_SIZE              fraiseql.db.max-connections
            FRAISEQL_DATABASE_MAX_OVERFLOW           fraiseql.db.max-connections
            FRAISEQL_DATABASE_POOL_TIMEOUT           fraiseql.db.connection-timeout-ms
            FRAISEQL_DATABASE_POOL_RECYCLE           fraiseql.db.max-lifetime-ms
            FRAISEQL_DATABASE_ECHO                   fraiseql.db.performance-log
            FRAISEQL_QUERY_TIMEOUT                   fraiseql.db.query-timeout-ms
            FRAISEQL_EXECUTION_TIMEOUT_MS            fraiseql.limits.max-request-ms
            FRAISEQL_ENVIRONMENT                     MP_CONFIG_PROFILE
            FRAISEQL_ENV                             MP_CONFIG_PROFILE
            FRAISEQL_INTROSPECTION_POLICY            fraiseql.http.introspection
            FRAISEQL_INTROSPECTION_ENABLED           fraiseql.http.introspection
            FRAISEQL_ENABLE_PLAYGROUND               fraiseql.http.console
            FRAISEQL_PLAYGROUND_TOOL                 -
            FRAISEQL_INCLUDE_EXECUTION_METADATA      fraiseql.http.server-timing
            FRAISEQL_MAX_QUERY_DEPTH                 fraiseql.limits.max-depth
            FRAISEQL_COMPLEXITY_MAX_DEPTH            fraiseql.limits.max-depth
            FRAISEQL_COMPLEXITY_MAX_SCORE            fraiseql.limits.max-cost
            FRAISEQL_RATE_LIMIT_REQUESTS_PER_MINUTE  fraiseql.limits.rate-per-second
            FRAISEQL_RATE_LIMIT_REQUESTS_PER_HOUR    fraiseql.limits.rate-per-second
            FRAISEQL_RATE_LIMIT_BURST_SIZE           fraiseql.limits.rate-burst
            FRAISEQL_APQ_MODE                        fraiseql.persisted-operations.mode
            FRAISEQL_APQ_QUERIES_DIR                 fraiseql.persisted-operations.folder
            FRAISEQL_CORS_ORIGINS                    fraiseql.http.cors.origins
            FRAISEQL_AUTH_ENABLED                    fraiseql.security.mode
            FRAISEQL_AUTH_PROVIDER                   fraiseql.security.mode
            FRAISEQL_AUTH0_DOMAIN                    MP_JWT_VERIFY_ISSUER
            FRAISEQL_AUTH0_API_IDENTIFIER            MP_JWT_VERIFY_AUDIENCES
            FRAISEQL_SESSION_VARIABLES               fraiseql.security.claim-prefix
            FRAISEQL_DEFAULT_QUERY_SCHEMA            fraiseql.catalog.schemas
            FRAISEQL_DEFAULT_MUTATION_SCHEMA         fraiseql.catalog.schemas
            FRAISEQL_AUTO_CAMEL_CASE                 -
            FRAISEQL_CACHE_TTL                       -
            FRAISEQL_HOST                            fraiseql.http.host
            FRAISEQL_PORT                            fraiseql.http.port
            FRAISEQL_ADMIN_API_ENABLED               fraiseql.http.admin
            FRAISEQL_SHUTDOWN_TIMEOUT_SECS           fraiseql.http.shutdown-ms
            FRAISEQL_METRICS_ENABLED                 OTEL_SDK_DISABLED
            """;

    private static final Map<String, String> HERE = read();

    private PythonNames() {}

    private static Map<String, String> read() {
        Map<String, String> here = new LinkedHashMap<>();
        TABLE.lines().map(line -> line.split(" +", -1)).forEach(row -> here.put(row[0], row[1]));
        return here;
    }

    /** All of them, and what each is here or {@link #NOTHING}. */
    static Map<String, String> all() {
        return new LinkedHashMap<>(HERE);
    }

    /** A sentence for whoever has brought a variable of this name along. */
    static Optional<String> told(String variable) {
        return Optional.ofNullable(HERE.get(variable))
                .map(here ->
                        here.equals(NOTHING) ? " There is nothing like it here." : " It is \"" + here + "\" here.");
    }
}
