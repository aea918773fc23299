package org.fraiseql.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.fraiseql.database.EmbeddedDatabase;
import org.fraiseql.network.Fault.Plain;
import org.fraiseql.network.TcpProxy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The second backend is what its name says, or says why it is not; and both are compared while one serves. */
@Timeout(600)
class BackendsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String BOOKS = "{ books(orderBy: [{id: ASC}], limit: 3) { id title } }";
    private static final String TITLE = "{ book(id: 1) { title } }";
    private static final String TITLE_ANSWER = "{\"data\":{\"book\":{\"title\":\"Pride and Prejudice\"}}}";
    private static final String RENAME =
            "mutation { updateBook(id: 1, input: {title: \"Pride and Prejudice\"}) { title } }";
    private static final String RENAME_ANSWER = TITLE_ANSWER.replace("\"book\"", "\"updateBook\"");

    private static Map<String, String> environment(String... namesAndValues) {
        Map<String, String> environment =
                new LinkedHashMap<>(IntegrationServer.database().environment(IntegrationServer.DATABASE));
        environment.put("FRAISEQL_DB_BACKEND", "reactive");
        environment.put("FRAISEQL_HTTP_FIGURES", "true");
        for (int i = 0; i < namesAndValues.length; i += 2) {
            environment.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return environment;
    }

    private static void theClientIsInTheWar() {
        assumeThat(IntegrationServer.backend())
                .as("mvn -Dfraiseql.test.backend=reactive")
                .isEqualTo("reactive");
    }

    private static String readiness(OwnServer server) {
        return server.health().get("health/ready").body();
    }

    private static void isReady(OwnServer server) {
        Eventually.holds(PATIENCE, () -> server.health().get("health/ready").status() == 200);
    }

    /** The datasource is cut off when the catalog was read: what is answered from then on goes another way. */
    @Test
    void readsAndMutationsDoNotNeedTheDatasource() throws IOException {
        theClientIsInTheWar();
        EmbeddedDatabase database = IntegrationServer.database();
        try (TcpProxy ofDatasource = TcpProxy.to(database.port())) {
            try (OwnServer server = OwnServer.startWithDatasourceAt(ofDatasource.port(), "reactive", environment())) {
                isReady(server);
                ofDatasource.behave(Plain.REFUSE);
                assertThat(server.client().data(TITLE)).isEqualTo(TITLE_ANSWER);
                assertThat(server.client().data(RENAME)).isEqualTo(RENAME_ANSWER);
                assertThat(server.client()
                                .query("{ books(where: {title: {matches: \"(\"}}) { title } }")
                                .body())
                        .contains("BAD_USER_INPUT");
                assertThat(server.health().get("health/ready").status()).isEqualTo(200);
            }
        }
    }

    /** There is no fallback to the other one. */
    @Test
    void aWarWithoutTheClientIsNotReadyAndSaysWhichOneHasIt() throws IOException {
        assumeThat(IntegrationServer.backend()).as("the small WAR is built").isEqualTo("jdbc");
        try (OwnServer server = OwnServer.start("withoutclient", environment())) {
            Eventually.holds(PATIENCE, () -> readiness(server).contains("is not in this WAR"));
            assertThat(server.health().get("health/ready").status()).isEqualTo(503);
            assertThat(readiness(server))
                    .contains("The reactive backend, which fraiseql.db.backend asks for, is not in this WAR")
                    .contains("mvn -Preactive package");
            assertThat(server.client().query(TITLE).body()).contains("SERVICE_UNAVAILABLE");
            assertThat(server.client().query(RENAME).body()).contains("SERVICE_UNAVAILABLE");
        }
    }

    @Test
    void aRoleThatIsRefusedIsTheReason() throws IOException {
        theClientIsInTheWar();
        try (OwnServer server = OwnServer.start("refused", environment("PGUSER", "nobody"))) {
            Eventually.holds(PATIENCE, () -> readiness(server).contains("Authentication failed"));
            assertThat(server.health().get("health/ready").status()).isEqualTo(503);
            assertThat(readiness(server)).doesNotContain("nobody");
        }
    }

    @Test
    void bothAreComparedWhileOneServes() throws IOException {
        theClientIsInTheWar();
        Map<String, String> environment =
                environment("FRAISEQL_DB_BACKEND", "jdbc", "FRAISEQL_DB_PARITY_TESTING", "true");
        try (OwnServer server = OwnServer.start("shadow", environment)) {
            isReady(server);
            for (int i = 0; i < 5; i++) {
                assertThat(server.client().data(TITLE)).isEqualTo(TITLE_ANSWER);
                assertThat(server.client().data(BOOKS)).contains("\"title\"");
                server.client().data(RENAME);
            }
            Eventually.holds(PATIENCE, () -> readiness(server).matches("(?s).*\"parity.compared\":10\\D.*"));
            assertThat(readiness(server)).contains("\"parity.different\":0").contains("\"parity.failed\":0");
        }
    }
}
