package org.fraiseql.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fraiseql.database.EmbeddedDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.parallel.Isolated;

/** What is told of the pool is what PostgreSQL sees of it. */
@Isolated
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PoolFiguresIT {
    private static final String DATABASE = "figures";
    private static final String NAME = "pool-figures";
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int HELD = 3;
    /** Hears notifications to reload. */
    private static final int WATCHING = 1;

    private static final String READ = "{ item(id: 1) { name } }";
    private static final String SLOW = "{ slowItems { name slept } }";
    private static final Pattern FIGURE = Pattern.compile("\"(\\w+)\": ?(\\d+)");
    private static final String SESSIONS =
            "SELECT count(*) FROM pg_stat_activity WHERE application_name = '%s'".formatted(NAME);

    @SuppressWarnings("NullAway.Init") // before all tests
    private static OwnServer server;

    @BeforeAll
    static void start() throws IOException, SQLException {
        EmbeddedDatabase database = IntegrationServer.database();
        database.create(DATABASE, List.of());
        Databases.run(
                database,
                DATABASE,
                "CREATE TABLE item (id int PRIMARY KEY, name text NOT NULL)",
                "INSERT INTO item VALUES (1, 'a')",
                "CREATE VIEW slow_item AS SELECT name, pg_sleep(5)::text AS slept FROM item");
        Map<String, String> environment = new LinkedHashMap<>(database.environment(DATABASE));
        environment.put("PGAPPNAME", NAME);
        environment.put("FRAISEQL_DB_MAX_CONNECTIONS", "8");
        environment.put("FRAISEQL_DB_POOL_STATS_INTERVAL_S", "1");
        environment.put("FRAISEQL_HTTP_FIGURES", "true");
        server = OwnServer.start(DATABASE, environment).ready();
    }

    @AfterAll
    static void end() {
        server.close();
    }

    private static int sessions(String more) {
        return Integer.parseInt(Databases.text(IntegrationServer.database(), DATABASE, SESSIONS + more));
    }

    private static Map<String, Integer> figures() {
        return figures(server.client().data("{ poolStats { size active idle waiting max timeouts } }"));
    }

    private static Map<String, Integer> figures(String json) {
        Map<String, Integer> figures = new LinkedHashMap<>();
        Matcher matcher = FIGURE.matcher(json);
        while (matcher.find()) {
            figures.put(matcher.group(1), Integer.parseInt(matcher.group(2)));
        }
        return figures;
    }

    /** They are asked one after the other, and the watch asks in between. */
    private static void areThoseOfTheDatabase(int active) {
        AtomicReference<String> seen = new AtomicReference<>("nothing");
        try {
            Eventually.holds(PATIENCE, () -> {
                Map<String, Integer> figures = figures();
                int sessions = sessions("");
                seen.set(figures + " while PostgreSQL has " + sessions);
                return figures.equals(figures(sessions, active));
            });
        } catch (AssertionError differ) {
            throw new AssertionError(seen.get(), differ);
        }
    }

    private static Map<String, Integer> figures(int size, int active) {
        Map<String, Integer> figures = new LinkedHashMap<>();
        figures.put("size", size);
        figures.put("active", active);
        figures.put("idle", size - active);
        figures.put("waiting", 0);
        figures.put("max", 8);
        figures.put("timeouts", 0);
        return figures;
    }

    @Test
    @Order(1)
    void atRest() {
        assertThat(server.client().data(READ)).contains("\"a\"");
        areThoseOfTheDatabase(WATCHING);
        assertThat(figures(server.health().get("health/ready").body()))
                .containsAllEntriesOf(figures(sessions(""), WATCHING));
    }

    @Test
    @Order(2)
    void underLoad() throws Exception {
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<String>> held = new ArrayList<>();
            for (int i = 0; i < HELD; i++) {
                held.add(clients.submit(() -> server.client().data(SLOW)));
            }
            Eventually.holds(PATIENCE, () -> sessions(" AND state = 'active'") == HELD);
            areThoseOfTheDatabase(WATCHING + HELD);
            assertThat(sessions(" AND state = 'active'")).isEqualTo(HELD);
            for (Future<String> answer : held) {
                assertThat(answer.get()).contains("\"a\"");
            }
        }
        areThoseOfTheDatabase(WATCHING);
        assertThat(figures().get("size")).isGreaterThanOrEqualTo(WATCHING + HELD);
    }

    /** Regression: the size was the greatest number that were ever in use at once. */
    @Test
    @Order(3)
    void afterTheDatabaseEndedThem() {
        Databases.run(
                IntegrationServer.database(),
                DATABASE,
                "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE application_name = '%s'"
                        .formatted(NAME));
        Eventually.holds(PATIENCE, () -> server.client().data(READ).contains("\"a\""));
        areThoseOfTheDatabase(WATCHING);
        assertThat(figures().get("size")).isLessThan(WATCHING + HELD);
    }

    @Test
    @Order(4)
    void theLogTellsThemAgainAndAgain() {
        Eventually.holds(PATIENCE, () -> lines() >= 3);
    }

    private static long lines() throws IOException {
        return server.messages()
                .lines()
                .filter(line ->
                        line.matches(".*Pool: size=\\d+ active=1 idle=\\d+ waiting=0 max=8 acquired=\\d+ timeouts=0.*"))
                .count();
    }
}
