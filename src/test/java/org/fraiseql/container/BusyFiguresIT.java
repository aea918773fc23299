package org.fraiseql.container;

import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fraiseql.database.EmbeddedDatabase;
import org.fraiseql.hostile.RawClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Isolated;

/** Figures of what goes on at the moment, as a collector is told them: answers that are being sent, and requests that wait for the one place that there is. */
@Isolated
@Timeout(300)
class BusyFiguresIT {
    private static final String DATABASE = "busy";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String READ = "{ items { id } }";

    @SuppressWarnings("NullAway.Init") // before all tests
    private static Collector collector;

    @SuppressWarnings("NullAway.Init") // before all tests
    private static OwnServer server;

    @BeforeAll
    static void start() throws Exception {
        EmbeddedDatabase database = IntegrationServer.database();
        database.create(DATABASE, List.of());
        Databases.run(
                database,
                DATABASE,
                "CREATE TABLE item (id int PRIMARY KEY)",
                "CREATE VIEW long AS SELECT repeat('x', 10000) AS filler FROM generate_series(1, 5000)");
        collector = Collector.start();
        Map<String, String> environment = new LinkedHashMap<>(database.environment(DATABASE));
        environment.putAll(collector.environment());
        environment.put("FRAISEQL_LIMITS_MAX_CONCURRENT", "1");
        environment.put("FRAISEQL_LIMITS_MAX_QUEUE", "10");
        environment.put("FRAISEQL_HTTP_MIN_BYTES_PER_SECOND", "0");
        server = OwnServer.start("busy-figures", environment).ready();
    }

    @AfterAll
    static void stop() {
        server.close();
        collector.close();
    }

    /** Until the collector is told so. */
    private static void tells(String metric, long value) {
        Eventually.holds(PATIENCE, () -> collector.metrics().containsKey(metric) && collector.counted(metric) == value);
    }

    @Test
    void anAnswerThatIsBeingSentIsAStream() throws Exception {
        tells("fraiseql.streams", 0);
        try (RawClient slow = RawClient.connect(server.port())) {
            slow.send(RawClient.query("{ longs { filler } }"));
            tells("fraiseql.streams", 1);
        }
        tells("fraiseql.streams", 0);
    }

    @Test
    void requestsBehindTheOneThatIsWorkedForWait() throws Exception {
        tells("fraiseql.requests.waiting", 0);
        try (Connection connection = IntegrationServer.database().connect(DATABASE);
                Statement lock = connection.createStatement();
                RawClient first = RawClient.connect(server.port());
                RawClient second = RawClient.connect(server.port());
                RawClient third = RawClient.connect(server.port())) {
            connection.setAutoCommit(false);
            lock.execute("LOCK TABLE item IN ACCESS EXCLUSIVE MODE");
            for (RawClient client : List.of(first, second, third)) {
                client.send(RawClient.query(READ));
            }
            tells("fraiseql.requests.waiting", 2);
            tells("db.client.connection.pending_requests", 0);
            connection.rollback();
            tells("fraiseql.requests.waiting", 0);
        }
    }
}
