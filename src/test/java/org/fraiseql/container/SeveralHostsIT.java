package org.fraiseql.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.fraiseql.database.EmbeddedDatabase;
import org.fraiseql.database.ReadOnly;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Of several hosts the driver takes the first that answers and is what is wanted. */
@Tag("liberty") // on WildFly not tried
@Tag("slow")
class SeveralHostsIT {
    private static final String DATABASE = "hosts";
    private static final int CLIENTS = 8;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Test
    void theServerThatIsWantedIsTaken() throws IOException, SQLException, InterruptedException {
        EmbeddedDatabase primary = IntegrationServer.database();
        try (EmbeddedDatabase readOnly = EmbeddedDatabase.temporary()) {
            for (EmbeddedDatabase database : List.of(primary, readOnly)) {
                database.create(DATABASE, List.of());
                Databases.run(database, DATABASE, "CREATE VIEW place AS SELECT %d AS port".formatted(database.port()));
            }
            ReadOnly.takesNoChanges(readOnly);

            Map<String, String> environment = new LinkedHashMap<>(primary.environment(DATABASE));
            int nobody = OwnServer.freePort();
            environment.put("PGHOST", "localhost:" + nobody + ",localhost:" + readOnly.port() + ",localhost");
            environment.put("PGPORT", Integer.toString(primary.port()));
            environment.put("FRAISEQL_DB_TARGET_SERVER_TYPE", "primary");
            try (OwnServer server = OwnServer.start("hosts", environment).ready()) {
                assertThat(server.client().data("{ places { port } }")).isEqualTo(place(primary));
            }
        }
    }

    private static String place(EmbeddedDatabase database) {
        return "{\"data\":{\"places\":[{\"port\":%d}]}}".formatted(database.port());
    }

    /** Regression: reads went on at a former primary that kept its sessions. */
    @Test
    void aFormerPrimaryIsLeft() throws IOException, SQLException, InterruptedException, ExecutionException {
        try (EmbeddedDatabase former = EmbeddedDatabase.temporary();
                EmbeddedDatabase next = EmbeddedDatabase.temporary()) {
            for (EmbeddedDatabase database : List.of(former, next)) {
                database.create(DATABASE, List.of());
                Databases.run(
                        database,
                        DATABASE,
                        "CREATE VIEW place AS SELECT %d AS port FROM (SELECT pg_sleep(0.2)) AS waited"
                                .formatted(database.port()));
            }
            ReadOnly.takesNoChanges(next);
            Map<String, String> environment = new LinkedHashMap<>(former.environment(DATABASE));
            environment.put("PGHOST", "localhost:" + former.port() + ",localhost");
            environment.put("PGPORT", Integer.toString(next.port()));
            environment.put("FRAISEQL_DB_TARGET_SERVER_TYPE", "primary");
            try (OwnServer server =
                    OwnServer.start("former-primary", environment).ready()) {
                assertThat(atOnce(server)).containsOnly(place(former));
                ReadOnly.takesNoChanges(former);
                ReadOnly.takesChanges(next);
                Eventually.holds(PATIENCE, () -> atOnce(server).contains(place(next)));
                for (int i = 0; i < 3; i++) {
                    assertThat(atOnce(server)).containsOnly(place(next));
                }
                assertThat(server.health().get("health/ready").status()).isEqualTo(200);
            }
        }
    }

    /** Each takes a connection of its own for a while. */
    private static List<String> atOnce(OwnServer server) throws InterruptedException, ExecutionException {
        List<Future<Reply>> asked = new ArrayList<>();
        List<String> answers = new ArrayList<>();
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < CLIENTS; i++) {
                asked.add(clients.submit(() -> server.client().query("{ places { port } }")));
            }
            for (Future<Reply> reply : asked) {
                answers.add(reply.get().body());
            }
        }
        return answers;
    }
}
