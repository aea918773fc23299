package org.fraiseql.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.fraiseql.database.EmbeddedDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** More clients than places: some requests wait for their bodies, some for a place, some for both, and each is answered what it has asked for. */
@Tag("slow")
class WaitingCrowdIT {
    private static final int CLIENTS = 49;
    private static final Duration TIME = Duration.ofMinutes(3);
    private static final String QUERY = "query ($id: Int!) { uneven(id: $id) { id name } }";

    /** Regression: Open Liberty answered three of 62,000 with 200 and nothing. */
    @Test
    void eachIsAnsweredWhatItHasAskedFor() throws Exception {
        List<String> wrong = Collections.synchronizedList(new ArrayList<>());
        AtomicLong asked = new AtomicLong();
        try (OwnServer server = start()) {
            long end = System.nanoTime() + TIME.toNanos();
            List<Thread> clients = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                boolean asksForTheSlowRow = i == 0;
                clients.add(Thread.ofVirtual().start(() -> {
                    while (System.nanoTime() < end) {
                        long number = asked.incrementAndGet();
                        ask(server.client(), asksForTheSlowRow ? 1 : 2 + number % 999, wrong);
                    }
                }));
            }
            for (Thread client : clients) {
                client.join();
            }
        }
        assertThat(asked.get()).isGreaterThan(10_000);
        assertThat(wrong).as("of " + asked).isEmpty();
    }

    private static OwnServer start() throws IOException, SQLException {
        EmbeddedDatabase database = IntegrationServer.database();
        String name = "waiting_crowd";
        database.create(name, List.of());
        Databases.run(
                database,
                name,
                "CREATE TABLE item (id int PRIMARY KEY, name text NOT NULL)",
                "INSERT INTO item SELECT n, 'item ' || n FROM generate_series(1, 1000) n",
                "CREATE FUNCTION slowly(name text, seconds float8) RETURNS text STABLE LANGUAGE plpgsql AS 'BEGIN PERFORM pg_sleep(seconds); RETURN name; END'",
                "CREATE VIEW uneven AS SELECT id, slowly(name, CASE id WHEN 1 THEN 0.3 ELSE 0.005 END) AS name FROM item",
                "COMMENT ON VIEW uneven IS '@primaryKey id'");
        Map<String, String> environment = new LinkedHashMap<>(database.environment(name));
        environment.put("FRAISEQL_DB_MAX_CONNECTIONS", "12");
        environment.put("FRAISEQL_LIMITS_MAX_CONCURRENT", "20");
        environment.put("FRAISEQL_LIMITS_MAX_QUEUE", "200");
        return OwnServer.start(name, environment).ready();
    }

    private static void ask(GraphQLClient client, long id, List<String> wrong) {
        String expected = "{\"data\":{\"uneven\":{\"id\":%d,\"name\":\"item %d\"}}}".formatted(id, id);
        try {
            Reply reply = client.query(QUERY, "{\"id\":%d}".formatted(id));
            if (!reply.body().equals(expected)) {
                wrong.add(reply.status() + " " + reply.body() + " for " + id);
            }
        } catch (RuntimeException noAnswer) {
            wrong.add(noAnswer.toString());
        }
    }
}
