package org.fraiseql.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URL;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.fraiseql.database.EmbeddedDatabase;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * A session that began while the database took no changes takes none for as long as it lives, and so does one of a server that is no longer the primary. The
 * database is switched by its default for sessions, which leaves those that have begun as they are.
 */
@Isolated
@ArquillianTest
@RunAsClient
class ReadOnlySessionsIT {
    private static final int CLIENTS = 8;
    private static final String WRITE = "mutation { updateReadOnlyItem(id: 1, ops: {increment: {value: 1}}) { id } }";
    private static final String WRITTEN = "{\"data\":{\"updateReadOnlyItem\":{\"id\":1}}}";

    @Deployment(testable = false)
    static WebArchive product() {
        Databases.run(
                database(),
                IntegrationServer.DATABASE,
                "CREATE TABLE read_only_item (id int PRIMARY KEY, value int NOT NULL)",
                "INSERT INTO read_only_item VALUES (1, 0)",
                "CREATE VIEW read_only_pause AS SELECT id, pg_sleep(1)::text AS slept FROM read_only_item");
        return BuiltWar.archive();
    }

    @AfterAll
    static void tidy() {
        Databases.run(database(), IntegrationServer.DATABASE, "DROP VIEW read_only_pause", "DROP TABLE read_only_item");
    }

    @ArquillianResource
    @SuppressWarnings("NullAway.Init") // Arquillian sets it before each test
    private URL root;

    @SuppressWarnings("NullAway.Init") // opened before each test
    private GraphQLClient client;

    @BeforeEach
    void open() {
        client = new GraphQLClient(URI.create(root.toString()));
    }

    @AfterEach
    void close() {
        takeChanges();
        client.close();
    }

    /** Regression: writes failed until the pool had let its connections go, which takes minutes. */
    @Test
    void changesAreTakenAsSoonAsTheDatabaseTakesThem() throws InterruptedException, ExecutionException {
        refuseChanges();
        fillPool();
        Reply refused = client.query(WRITE);
        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.body())
                .contains(
                        "The database takes no changes at the moment", "\"sqlState\":\"25006\"", "\"retryable\":true");
        assertThat(client.data("{ readOnlyItem(id: 1) { value } }"))
                .isEqualTo("{\"data\":{\"readOnlyItem\":{\"value\":0}}}");
        fillPool();
        assertThat(sessions()).isGreaterThanOrEqualTo(3);

        takeChanges();
        Eventually.holds(Duration.ofSeconds(2), () -> client.data(WRITE).equals(WRITTEN));
        for (Reply reply : atOnce(WRITE)) {
            assertThat(reply.body()).isEqualTo(WRITTEN);
        }
    }

    private static EmbeddedDatabase database() {
        return IntegrationServer.database();
    }

    private static void refuseChanges() {
        Databases.run(
                database(),
                "postgres",
                "ALTER DATABASE " + IntegrationServer.DATABASE + " SET default_transaction_read_only = on",
                "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = '"
                        + IntegrationServer.DATABASE + "'");
    }

    private static void takeChanges() {
        Databases.run(
                database(),
                "postgres",
                "ALTER DATABASE " + IntegrationServer.DATABASE + " RESET default_transaction_read_only");
    }

    private static int sessions() {
        return Integer.parseInt(Databases.text(
                database(),
                "postgres",
                "SELECT count(*) FROM pg_stat_activity WHERE datname = '" + IntegrationServer.DATABASE + "'"));
    }

    /** As many connections as the server runs requests at once, as each holds one for a while. */
    private void fillPool() throws InterruptedException, ExecutionException {
        for (Reply reply : atOnce("{ readOnlyPauses { id } }")) {
            assertThat(reply.status()).isEqualTo(200);
        }
    }

    private List<Reply> atOnce(String query) throws InterruptedException, ExecutionException {
        List<Future<Reply>> asked = new ArrayList<>();
        List<Reply> replies = new ArrayList<>();
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < CLIENTS; i++) {
                asked.add(clients.submit(() -> client.query(query)));
            }
            for (Future<Reply> reply : asked) {
                replies.add(reply.get());
            }
        }
        return replies;
    }
}
