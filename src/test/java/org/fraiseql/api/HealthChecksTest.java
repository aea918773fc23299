package org.fraiseql.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.fraiseql.catalog.CatalogsByRole;
import org.fraiseql.support.config.ConfigReader;
import org.fraiseql.support.config.WrittenConfig;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What readiness says of the catalog. */
class HealthChecksTest {
    private List<String> problems = List.of();
    private List<String> problemsOfRoles = List.of();

    @BeforeEach
    void answerWithoutServer() {
        HealthCheckResponse.setResponseProvider(Answer::new);
    }

    @AfterEach
    void leaveItToTheServer() {
        HealthCheckResponse.setResponseProvider(null);
    }

    /** Regression: the whole server was taken out because of one role. */
    @Test
    void aRoleWhoseSchemaCannotBeMadeIsToldAndTheOthersAreServed() {
        problemsOfRoles = List.of("The schema of buyer can't be made: no such type");
        HealthCheckResponse response = ready("true");
        assertThat(response.getStatus()).isEqualTo(HealthCheckResponse.Status.UP);
        assertThat(response.getData().orElseThrow())
                .containsEntry("roles", "The schema of buyer can't be made: no such type");
    }

    @Test
    void whoseSchemaItIsIsNotForAnybody() {
        problemsOfRoles = List.of("The schema of buyer can't be made: no such type");
        assertThat(ready("false").getData().orElseThrow())
                .containsEntry("roles", "The schema of a role can't be made; the log says why.");
    }

    @Test
    void withoutTheCatalogNobodyIsServed() {
        problems = List.of("The catalog can't be published: …");
        assertThat(ready("true").getStatus()).isEqualTo(HealthCheckResponse.Status.DOWN);
        problems = List.of();
        assertThat(ready("true").getStatus()).isEqualTo(HealthCheckResponse.Status.UP);
        assertThat(ready("true").getData().orElseThrow()).doesNotContainKey("roles");
    }

    @SuppressWarnings("NullAway") // this check asks the catalog alone
    private HealthCheckResponse ready(String figures) {
        Map<String, String> keys = new LinkedHashMap<>();
        keys.put("fraiseql.http.figures", figures);
        return new HealthChecks(
                        new Lifecycle(),
                        null,
                        null,
                        () -> Parity.NONE,
                        null,
                        ConfigReader.read(new WrittenConfig(keys)))
                .catalog()
                .call();
    }

    private final class Lifecycle extends CatalogLifecycle {
        @Override
        public List<String> problems() {
            return problems;
        }

        @Override
        List<String> problemsForAnybody() {
            return problems;
        }

        @Override
        List<String> problemsOfRoles() {
            return problemsOfRoles;
        }

        @Override
        CatalogsByRole catalogs() {
            return CatalogsByRole.EMPTY;
        }
    }

    private static final class Answer extends HealthCheckResponseBuilder {
        private final Map<String, Object> data = new LinkedHashMap<>();
        private String name = "";
        private boolean isUp;

        @Override
        public HealthCheckResponseBuilder name(String given) {
            name = given;
            return this;
        }

        @Override
        public HealthCheckResponseBuilder withData(String key, String value) {
            data.put(key, value);
            return this;
        }

        @Override
        public HealthCheckResponseBuilder withData(String key, long value) {
            data.put(key, value);
            return this;
        }

        @Override
        public HealthCheckResponseBuilder withData(String key, boolean value) {
            data.put(key, value);
            return this;
        }

        @Override
        public HealthCheckResponseBuilder up() {
            return status(true);
        }

        @Override
        public HealthCheckResponseBuilder down() {
            return status(false);
        }

        @Override
        public HealthCheckResponseBuilder status(boolean given) {
            isUp = given;
            return this;
        }

        @Override
        public HealthCheckResponse build() {
            return new HealthCheckResponse(
                    name, isUp ? HealthCheckResponse.Status.UP : HealthCheckResponse.Status.DOWN, Optional.of(data));
        }
    }
}
