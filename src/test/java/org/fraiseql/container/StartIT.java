package org.fraiseql.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Servers that lack something: readiness says what, and what must not be served stops the start. */
@Timeout(600)
class StartIT {
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    /** Regression: health was UP, without any check. */
    @Test
    void withoutADatasourceItIsDownAndSaysSo() throws IOException {
        try (OwnServer server = OwnServer.launchWithoutDatasource("nosource", BuiltWar.archive())) {
            if (WildFly.home().isPresent()) { // which does not let the application start
                hasStarted(server);
                assertThat(server.log())
                        .contains(
                                "Required services that are not installed", "jboss.naming.context.java.jdbc.fraiseql");
                return;
            }
            Eventually.holds(
                    PATIENCE, () -> server.health().get("health/started").status() == 200);
            Reply ready = server.health().get("health/ready");
            assertThat(ready.status()).isEqualTo(503);
            assertThat(ready.body()).contains("\"reason\":\"no datasource jdbc/fraiseql\"");
            Reply refused = server.client().query("{ books { id } }");
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.body()).contains("SERVICE_UNAVAILABLE");
            assertThat(server.health().get("health/live").status()).isEqualTo(200);
            assertThat(server.log())
                    .contains("The catalog could not be read, trying again: no datasource jdbc/fraiseql")
                    .doesNotContain("\tat ", "Exception:");
        }
    }

    @Test
    void aBeanThatSaysWhoMayCallItStopsTheStart() throws IOException {
        Map<String, String> environment = IntegrationServer.database().environment(IntegrationServer.DATABASE);
        try (OwnServer server = OwnServer.launch("guarded", BuiltWar.withGuardedBeans(), environment)) {
            hasStarted(server);
            assertThat(server.log())
                    .contains(
                            "org.fraiseql.container.guarded.PayrollApi.salaries() has @RolesAllowed",
                            "Callers are not known (fraiseql.security.mode is off)")
                    .doesNotContain("\tat org.fraiseql.");
            assertThat(server.client().query("{ salaries }").status()).isEqualTo(404);
        }
    }

    /** All problems at once, and where in our code each was found is nobody's business. */
    @Test
    void aWrongConfigurationIsToldAsAList() throws IOException {
        Map<String, String> environment = IntegrationServer.database().environment(IntegrationServer.DATABASE);
        environment.put("FRAISEQL_LIMITS_MAX_LIMIT", "many");
        environment.put("FRAISEQL_DB_BACKEND", "odbc");
        try (OwnServer server = OwnServer.launch("misconfigured", BuiltWar.archive(), environment)) {
            Eventually.holds(PATIENCE, () -> server.log().contains("The configuration has 2 problems:"));
            hasStarted(server);
            assertThat(server.log())
                    .contains("\n  fraiseql.db.backend", "\n  fraiseql.limits.max-limit")
                    .doesNotContain("\tat org.fraiseql.");
        }
    }

    /** Without the application. */
    private static void hasStarted(OwnServer server) {
        if (WildFly.home().isPresent()) {
            Eventually.holds(PATIENCE, () -> server.log().contains("WFLYSRV0026")); // with errors
        } else {
            Eventually.holds(PATIENCE, () -> server.log().contains("CWWKZ0012I")); // the application
            Eventually.holds(PATIENCE, () -> server.log().contains("CWWKF0011I")); // the server, with its port
        }
    }
}
