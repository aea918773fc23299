package org.fraiseql.databases;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fraiseql.container.IntegrationServer;
import org.fraiseql.container.OwnServer;
import org.fraiseql.database.EmbeddedDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database of the size of a large ERP, served by a server with a heap of 1 GB. Prints what it measures. */
@Tag("slow")
@Tag("liberty")
class LargeSchemaIT {
    private static final String DATABASE = "large_schema";
    private static final int TABLES = 4_000;
    private static final Duration AT_MOST = Duration.ofSeconds(60);

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it before each test
    private Path folder;

    @Test
    void fourThousandTablesAreServedWithinAMinute() throws IOException, SQLException {
        EmbeddedDatabase database = IntegrationServer.database();
        database.create(DATABASE, List.of(Files.writeString(folder.resolve("large.sql"), script())));
        Map<String, String> environment = new LinkedHashMap<>(database.environment(DATABASE));
        environment.put("MP_CONFIG_PROFILE", "dev");
        environment.put("JVM_ARGS", "-Xmx1g");
        long start = System.nanoTime();
        try (OwnServer server = OwnServer.start("large-schema", environment)) {
            assertThat(server.health().get("health/ready").status()).isEqualTo(200);
            assertThat(server.client().data("{ thing3999s(limit: 1) { id extent parent { id } owner { id } } }"))
                    .isEqualTo("{\"data\":{\"thing3999s\":[]}}");
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            System.out.printf("%,d tables: the first answer after %d ms%n", TABLES, took.toMillis());
            assertThat(took)
                    .as("until the first answer, the start of the server included")
                    .isLessThan(AT_MOST);
            assertThat(server.client().get("graphql/schema.graphql").body())
                    .contains("type Thing3999 ", "input Thing3999WhereInput ");
            assertThat(server.log()).doesNotContain("OutOfMemoryError");
        }
    }

    /**
     * Each table refers to two earlier ones, as tables of an application do: some to many others, most to few. Every fourth is read through a view, which
     * shows its owner's name.
     */
    private static String script() {
        StringBuilder script = new StringBuilder();
        for (int i = 0; i < TABLES; i++) {
            int owner = i * 31 % 97;
            script.append("""
                    CREATE TABLE %s (id int PRIMARY KEY, name text NOT NULL UNIQUE, size int, price numeric, born date, seen timestamptz,
                      tags text[], doc jsonb, parent_id int%s, owner_id int%s);
                    """.formatted(table(i), reference(i, i / 2), reference(i, owner)));
            if (hasView(i)) {
                script.append("""
                        CREATE VIEW v_thing%d AS SELECT t.id, t.name, t.size AS extent, t.price, t.born, t.seen, t.tags, t.doc, t.parent_id, o.id AS owner_id, o.name AS owner_name
                          FROM %s t JOIN %s o ON o.id = t.owner_id;
                        """.formatted(i, table(i), table(Math.min(owner, i))));
            }
        }
        return script.toString();
    }

    private static boolean hasView(int table) {
        return table % 4 == 3;
    }

    private static String table(int table) {
        return (hasView(table) ? "tb_thing" : "thing") + table;
    }

    private static String reference(int table, int target) {
        return target < table ? " REFERENCES " + table(target) : "";
    }
}
