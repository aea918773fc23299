package org.fraiseql.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fraiseql.database.EmbeddedDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Of several hosts the driver takes the first that answers and is what is wanted. */
@Tag("liberty")
@Tag("slow")
class SeveralHostsIT {
    private static final String DATABASE = "hosts";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Test
    void theServerThatIsWantedIsTaken() throws IOException, SQLException {
        EmbeddedDatabase primary = IntegrationServer.database();
        try (EmbeddedDatabase readOnly = EmbeddedDatabase.temporary()) {
            for (EmbeddedDatabase database : List.of(primary, readOnly)) {
                database.create(DATABASE, List.of());
                Databases.run(database, DATABASE, "CREATE VIEW place AS SELECT %d AS port".formatted(database.port()));
            }
            Databases.run(
                    readOnly,
                    "postgres",
                    "ALTER SYSTEM SET default_transaction_read_only = on",
                    "SELECT pg_reload_conf()");
            Eventually.holds(PATIENCE, () -> Databases.text(readOnly, "postgres", "SHOW transaction_read_only")
                    .equals("on"));

            Map<String, String> environment = new LinkedHashMap<>(primary.environment(DATABASE));
            int nobody = OwnServer.freePort();
            environment.put("PGHOST", "localhost:" + nobody + ",localhost:" + readOnly.port() + ",localhost");
            environment.put("PGPORT", Integer.toString(primary.port()));
            environment.put("FRAISEQL_DB_TARGET_SERVER_TYPE", "primary");
            try (OwnServer server = OwnServer.start("hosts", environment).ready()) {
                assertThat(server.client().data("{ places { port } }"))
                        .isEqualTo("{\"data\":{\"places\":[{\"port\":%d}]}}".formatted(primary.port()));
            }
        }
    }
}
