package org.fraiseql.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.fraiseql.database.EmbeddedDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whatever goes wrong, also what is no exception, a client is answered. There is one place. */
@Timeout(300)
class DefectsIT {
    private static final String DATABASE = "defects";
    private static final String OVERFLOWS = "query Overflows { items { id } }";

    @SuppressWarnings("NullAway.Init") // started before all
    private static OwnServer server;

    @BeforeAll
    static void start() throws IOException, SQLException {
        EmbeddedDatabase database = IntegrationServer.database();
        database.create(DATABASE, List.of());
        Databases.run(
                database,
                DATABASE,
                "CREATE TABLE item (id int PRIMARY KEY)",
                "CREATE VIEW slow_item AS SELECT left(pg_sleep(1)::text, 0) AS name");
        Map<String, String> environment = new LinkedHashMap<>(database.environment(DATABASE));
        environment.put("FRAISEQL_LIMITS_MAX_CONCURRENT", "1");
        environment.put("FRAISEQL_LIMITS_MAX_QUEUE", "10");
        server = OwnServer.start(DATABASE, BuiltWar.withDefects(), environment).ready();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static void isAnswered(Reply reply) {
        assertThat(reply.status() + " " + reply.body())
                .isEqualTo(
                        "500 {\"errors\":[{\"message\":\"Internal error\",\"extensions\":{\"code\":\"INTERNAL_ERROR\",\"retryable\":false}}]}");
    }

    @Test
    void whatIsNoExceptionIsAnError() {
        isAnswered(server.client().query(OVERFLOWS));
        assertThat(server.client().data("{ items { id } }"))
                .as("the place is free")
                .isEqualTo("{\"data\":{\"items\":[]}}");
    }

    @Test
    void alsoOfARequestThatHasWaitedForItsPlace() throws Exception {
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Reply> holder = clients.submit(() -> server.client().query("{ slowItems { name } }"));
            Eventually.holds(
                    Duration.ofSeconds(10), () -> Databases.busySessions(IntegrationServer.database(), DATABASE) == 1);
            isAnswered(server.client().query(OVERFLOWS));
            assertThat(holder.get().status()).isEqualTo(200);
        }
    }
}
