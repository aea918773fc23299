package org.fraiseql.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.fraiseql.database.EmbeddedDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** As {@code fraiseql.db.gather} is {@code auto}, many clients have each the row that it asks for, some of them together. */
class GatheredReadsIT {
    private static final String DATABASE = "gathered_reads";
    private static final int ROWS = 1000;
    private static final int CLIENTS = 24;
    /** As many places are there at most. */
    private static final int CONNECTIONS = 12;

    @SuppressWarnings("NullAway.Init") // started before all
    private static OwnServer server;

    private final ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicBoolean isOver = new AtomicBoolean();

    /** A row takes so long that half of the connections are soon at work. */
    @BeforeAll
    static void start() throws IOException, SQLException {
        EmbeddedDatabase database = IntegrationServer.database();
        database.create(DATABASE, List.of());
        Databases.run(
                database,
                DATABASE,
                "CREATE TABLE item (id int PRIMARY KEY, name text NOT NULL)",
                "INSERT INTO item SELECT n, 'item ' || n FROM generate_series(1, %d) n".formatted(ROWS),
                // volatile functions would not go together
                "CREATE FUNCTION pause(seconds float8) RETURNS text LANGUAGE plpgsql STABLE AS 'BEGIN PERFORM pg_sleep(seconds); RETURN ''''; END'",
                "CREATE VIEW slow_item AS SELECT id, name || pause(0.01) AS name FROM item",
                "COMMENT ON VIEW slow_item IS '@primaryKey id'",
                // waits once for each statement, however many rows it gives
                "CREATE VIEW waiting_item AS SELECT id, (SELECT pause(0.02)) || pg_backend_pid() || ' ' || statement_timestamp() AS statement FROM item",
                "COMMENT ON VIEW waiting_item IS '@primaryKey id'",
                "CREATE VIEW volatile_item AS SELECT id, pause(0.02) || gen_random_uuid() AS statement FROM item",
                "COMMENT ON VIEW volatile_item IS '@primaryKey id'");
        Map<String, String> environment = new LinkedHashMap<>(database.environment(DATABASE));
        environment.put("FRAISEQL_DB_MAX_CONNECTIONS", Integer.toString(CONNECTIONS));
        server = OwnServer.start(DATABASE, environment).ready();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void eachHasItsOwnRow() throws Exception {
        List<Future<Integer>> asking = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            int first = i * 37;
            asking.add(clients.submit(() -> ask(first)));
        }
        try {
            Eventually.holds(Duration.ofSeconds(30), GatheredReadsIT::someHaveGoneTogether);
            TimeUnit.SECONDS.sleep(1);
        } finally {
            isOver.set(true);
        }
        int answered = 0;
        for (Future<Integer> client : asking) {
            answered += client.get(30, TimeUnit.SECONDS);
        }
        assertThat(answered).isGreaterThan(CLIENTS);
    }

    /** Who waits for others has left its place. */
    @Test
    void moreGoTogetherThanThereArePlaces() throws Exception {
        Map<String, Integer> rowsByStatement = new ConcurrentHashMap<>();
        List<Future<?>> asking = new ArrayList<>();
        for (int client = 1; client <= CLIENTS; client++) {
            int id = client;
            asking.add(clients.submit(() -> {
                while (!isOver.get()) {
                    rowsByStatement.merge(statementOf(server, "waitingItem", id), 1, Integer::sum);
                }
            }));
        }
        try {
            Eventually.holds(Duration.ofSeconds(30), () -> rowsByStatement.values().stream()
                    .anyMatch(rows -> rows > CONNECTIONS));
        } finally {
            isOver.set(true);
        }
        for (Future<?> client : asking) {
            client.get(30, TimeUnit.SECONDS);
        }
    }

    private static String statementOf(OwnServer asked, String field, int id) {
        String answer = asked.client()
                .query("query($id: Int!) { %s(id: $id) { statement } }".formatted(field), "{\"id\":%d}".formatted(id))
                .body();
        assertThat(answer).startsWith("{\"data\":{\"%s\":{\"statement\":".formatted(field));
        return answer;
    }

    @Test
    void nobodyGoesWithOthersWhereThatIsOff() throws Exception {
        Map<String, String> environment =
                new LinkedHashMap<>(IntegrationServer.database().environment(DATABASE));
        environment.put("FRAISEQL_DB_GATHER", "off");
        environment.put("FRAISEQL_DB_MAX_CONNECTIONS", Integer.toString(CONNECTIONS));
        try (OwnServer alone = OwnServer.start(DATABASE + "_off", environment).ready()) {
            assertThat(allOf(alone, "waitingItem")).hasSize(10 * CLIENTS).doesNotHaveDuplicates();
        }
    }

    /** They would have the same value. */
    @Test
    void nobodyGoesWithOthersWhereFunctionsAreVolatile() throws Exception {
        assertThat(allOf(server, "volatileItem")).hasSize(10 * CLIENTS).doesNotHaveDuplicates();
    }

    /** What the clients are answered that ask for one row at once, ten times each. */
    private List<String> allOf(OwnServer asked, String field) throws Exception {
        List<Future<List<String>>> asking = new ArrayList<>();
        for (int client = 1; client <= CLIENTS; client++) {
            asking.add(clients.submit(() -> Stream.generate(() -> statementOf(asked, field, 1))
                    .limit(10)
                    .toList()));
        }
        List<String> all = new ArrayList<>();
        for (Future<List<String>> client : asking) {
            all.addAll(client.get(60, TimeUnit.SECONDS));
        }
        return all;
    }

    /** @return how many answers it had, each of which was right */
    private int ask(int first) {
        int asked = 0;
        while (!isOver.get()) {
            int id = 1 + (first + asked) % ROWS;
            assertThat(server.client()
                            .query("query($id: Int!) { slowItem(id: $id) { id name } }", "{\"id\":%d}".formatted(id))
                            .body())
                    .isEqualTo("{\"data\":{\"slowItem\":{\"id\":%d,\"name\":\"item %d\"}}}".formatted(id, id));
            asked++;
        }
        return asked;
    }

    private static boolean someHaveGoneTogether() {
        return !Databases.text(
                        IntegrationServer.database(),
                        DATABASE,
                        "SELECT count(*) FROM pg_stat_activity WHERE datname = '%s' AND query LIKE 'SELECT asked.n, found.*%%slow_item%%'"
                                .formatted(DATABASE))
                .equals("0");
    }
}
