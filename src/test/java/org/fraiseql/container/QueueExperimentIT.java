package org.fraiseql.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.fraiseql.database.EmbeddedDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(300)
class QueueExperimentIT {
    @Test
    void run() throws Exception {
        String db = "queue_experiment";
        EmbeddedDatabase database = IntegrationServer.database();
        database.create(db, List.of());
        Databases.run(
                database,
                db,
                "CREATE TABLE item (id int PRIMARY KEY, name text NOT NULL)",
                "INSERT INTO item SELECT n, 'item ' || n FROM generate_series(1, 1000) n",
                "CREATE FUNCTION slowly(name text, seconds float8) RETURNS text STABLE LANGUAGE plpgsql AS 'BEGIN PERFORM pg_sleep(seconds); RETURN name; END'",
                "CREATE VIEW uneven AS SELECT id, slowly(name, CASE id WHEN 1 THEN 0.3 ELSE 0.005 END) AS name FROM item",
                "COMMENT ON VIEW uneven IS '@primaryKey id'");
        Map<String, String> environment = new LinkedHashMap<>(database.environment(db));
        environment.put("FRAISEQL_DB_MAX_CONNECTIONS", "12");
        environment.put("FRAISEQL_LIMITS_MAX_CONCURRENT", "20");
        environment.put("FRAISEQL_LIMITS_MAX_QUEUE", "200");
        OwnServer server = OwnServer.start(db, environment).ready();
        List<String> odd = Collections.synchronizedList(new ArrayList<>());
        AtomicLong asked = new AtomicLong();
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor();
        List<Future<?>> all = new ArrayList<>();
        for (int i = 0; i < 49; i++) {
            int number = i;
            all.add(clients.submit(() -> {
                while (System.nanoTime() < end) {
                    long id = number == 0 ? 1 : 2 + asked.incrementAndGet() % 999;
                    try {
                        Reply reply = server.client()
                                .query("query($id: Int!) { uneven(id: $id) { id name } }", "{\"id\":%d}".formatted(id));
                        String expected = "{\"data\":{\"uneven\":{\"id\":%d,\"name\":\"item %d\"}}}".formatted(id, id);
                        if (!reply.body().equals(expected)) {
                            odd.add(reply.status() + " " + reply.body() + " "
                                    + reply.http().headers().map());
                        }
                    } catch (RuntimeException e) {
                        odd.add(e.toString());
                    }
                }
            }));
        }
        for (Future<?> one : all) {
            one.get(120, TimeUnit.SECONDS);
        }
        server.close();
        System.out.println("EXPERIMENT asked " + asked + " odd " + odd.size() + " "
                + odd.stream().limit(10).toList());
        assertThat(odd).isEmpty();
    }
}
