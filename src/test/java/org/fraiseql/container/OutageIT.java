package org.fraiseql.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.fraiseql.database.EmbeddedDatabase;
import org.fraiseql.network.Fault.Plain;
import org.fraiseql.network.TcpProxy;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The database is away when the server starts, comes, goes under load, and comes again: one server lives through it all. */
@Isolated
class OutageIT {
    private static final String TITLE = "{ book(id: 1) { title } }";
    private static final String TITLE_ANSWER = "{\"data\":{\"book\":{\"title\":\"Pride and Prejudice\"}}}";
    private static final String RENAME =
            "mutation { updateBook(id: 1, input: {title: \"Pride and Prejudice\"}) { title } }";
    private static final Duration RECOVERY = Duration.ofSeconds(30);
    private static final int CLIENTS = 8;

    @Tag("slow")
    @Test
    void livesThroughAnOutageAtTheStartAndOneUnderLoad() throws IOException, InterruptedException {
        EmbeddedDatabase database = IntegrationServer.database();
        try (TcpProxy network = TcpProxy.to(database.port());
                OwnServer server = OwnServer.start("outage", refusing(database, network))) {
            saysWhyItIsNotReady(server);

            network.behave(Plain.NONE);
            Eventually.holds(RECOVERY, () -> server.health().get("health/ready").status() == 200);
            assertThat(server.client().data(TITLE)).isEqualTo(TITLE_ANSWER);

            Load load = Load.start(server.client());
            load.untilAnswered();
            network.behave(Plain.REFUSE);
            load.untilRefused();
            assertThat(server.health().get("health/ready").status()).isEqualTo(503);
            network.behave(Plain.NONE);
            load.untilAnswered();
            load.stop();
            assertThat(load.strangeReplies()).isEmpty();

            Eventually.holds(RECOVERY, () -> server.health().get("health/ready").status() == 200);
            assertThat(server.client().data("{ poolStats { active } }"))
                    .matches(".*\"active\":[01]}.*"); // one waits for news of the catalog
        }
    }

    /** After a few failures nobody waits any more, whether the network says no or nothing at all; and nobody is turned away once the database is back. */
    @ParameterizedTest
    @EnumSource(
            value = Plain.class,
            names = {"REFUSE", "BLACK_HOLE"})
    void aDeadDatabaseIsToldInMillisecondsAndItsReturnAtOnce(Plain fault) throws IOException {
        EmbeddedDatabase database = IntegrationServer.database();
        try (TcpProxy network = TcpProxy.to(database.port())) {
            Map<String, String> environment = new LinkedHashMap<>(database.environment(IntegrationServer.DATABASE));
            environment.put("PGHOST", "127.0.0.1");
            environment.put("PGPORT", Integer.toString(network.port()));
            environment.put("PGCONNECT_TIMEOUT", "2");
            environment.put("FRAISEQL_DB_QUERY_TIMEOUT_MS", "3000");
            environment.put("FRAISEQL_DB_SOCKET_TIMEOUT_MS", "4000");
            try (OwnServer server = OwnServer.start("circuit-" + fault.name().toLowerCase(Locale.ROOT), environment)) {
                assertThat(server.client().data(TITLE)).isEqualTo(TITLE_ANSWER);
                network.behave(fault);
                Eventually.holds(Duration.ofSeconds(60), () -> isQuick(server.client(), TITLE));

                int quick = 0;
                for (int i = 0; i < 40; i++) {
                    quick += isQuick(server.client(), i % 2 == 0 ? TITLE : RENAME) ? 1 : 0;
                }
                // one of them finds out now and then whether the database is back
                assertThat(quick).isGreaterThan(35);
                Reply refused = server.client().query(TITLE);
                assertThat(refused.body()).contains("\"code\":\"SERVICE_UNAVAILABLE\"");
                assertThat(refused.header("Retry-After")).isNotEmpty();

                network.behave(Plain.NONE);
                Eventually.holds(
                        Duration.ofSeconds(5), () -> server.client().data(TITLE).equals(TITLE_ANSWER));
                for (int i = 0; i < 20; i++) {
                    assertThat(server.client().data(TITLE)).isEqualTo(TITLE_ANSWER);
                }
            }
        }
    }

    private static boolean isQuick(GraphQLClient client, String query) {
        long began = System.nanoTime();
        Reply reply = client.query(query);
        return reply.status() == 503
                && reply.body().contains("SERVICE_UNAVAILABLE")
                && System.nanoTime() - began < Duration.ofMillis(250).toNanos();
    }

    /** The server ends every session, as at a restart: the pool's connections are all dead, and no client may notice more than a retry. */
    @Test
    void replacesConnectionsThatTheDatabaseEnded() throws IOException {
        EmbeddedDatabase database = IntegrationServer.database();
        Map<String, String> environment = new LinkedHashMap<>(database.environment(IntegrationServer.DATABASE));
        environment.put("PGAPPNAME", "ended");
        try (OwnServer server = OwnServer.start("ended", environment)) {
            for (int round = 0; round < 5; round++) {
                assertThat(server.client().data(TITLE)).isEqualTo(TITLE_ANSWER);
                Databases.run(
                        database,
                        "postgres",
                        "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE application_name = 'ended'");
            }
            assertThat(server.client().data(TITLE)).isEqualTo(TITLE_ANSWER);
        }
    }

    private static Map<String, String> refusing(EmbeddedDatabase database, TcpProxy network) {
        network.behave(Plain.REFUSE);
        Map<String, String> environment = new LinkedHashMap<>(database.environment(IntegrationServer.DATABASE));
        environment.put("PGHOST", "127.0.0.1");
        environment.put("FRAISEQL_HTTP_FIGURES", "true");
        environment.put("PGPORT", Integer.toString(network.port()));
        environment.put("FRAISEQL_DB_MAX_RETRIES", "1");
        return environment;
    }

    private static void saysWhyItIsNotReady(OwnServer server) {
        Reply ready = server.health().get("health/ready");
        assertThat(ready.status()).isEqualTo(503);
        assertThat(ready.body()).contains("\"reason\":\"Service temporarily unavailable\"");
        assertThat(server.health().get("health/live").status()).isEqualTo(200);

        Reply refused = server.client().query(TITLE);
        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.header("Retry-After")).isNotEmpty();
        assertThat(refused.body())
                .contains("\"code\":\"SERVICE_UNAVAILABLE\"", "\"retryable\":true")
                .doesNotContain("127.0.0.1");

        assertThat(server.client().data("{ databaseHealth { healthy message serverVersion } }"))
                .isEqualTo("{\"data\":{\"databaseHealth\":{\"healthy\":false,"
                        + "\"message\":\"Service temporarily unavailable\",\"serverVersion\":null}}}");
    }

    /** Clients that go on asking. */
    private static final class Load {
        private final GraphQLClient client;
        private final AtomicBoolean isOver = new AtomicBoolean();
        private final ConcurrentLinkedQueue<Reply> replies = new ConcurrentLinkedQueue<>();
        private final List<Thread> threads = new ArrayList<>();

        private Load(GraphQLClient client) {
            this.client = client;
        }

        static Load start(GraphQLClient client) {
            Load load = new Load(client);
            for (int i = 0; i < CLIENTS; i++) {
                load.threads.add(Thread.ofVirtual().start(load::ask));
            }
            return load;
        }

        private void ask() {
            while (!isOver.get()) {
                replies.add(client.query(TITLE));
            }
        }

        void untilAnswered() {
            int from = replies.size();
            Eventually.holds(
                    RECOVERY,
                    () -> replies.stream().skip(from).filter(Load::isAnswer).count() > CLIENTS);
        }

        void untilRefused() {
            Eventually.holds(
                    RECOVERY,
                    () -> replies.stream().filter(reply -> !isAnswer(reply)).count() > CLIENTS);
        }

        void stop() throws InterruptedException {
            isOver.set(true);
            for (Thread thread : threads) {
                thread.join();
            }
        }

        /** Neither the answer nor the one refusal that fits. */
        List<String> strangeReplies() {
            return replies.stream()
                    .filter(reply -> !isAnswer(reply))
                    .filter(reply ->
                            reply.status() != 503 || !reply.body().contains("\"code\":\"SERVICE_UNAVAILABLE\""))
                    .map(reply -> reply.status() + " " + reply.body())
                    .distinct()
                    .toList();
        }

        private static boolean isAnswer(Reply reply) {
            return reply.status() == 200 && reply.body().equals(TITLE_ANSWER);
        }
    }
}
