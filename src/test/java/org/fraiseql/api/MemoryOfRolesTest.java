package org.fraiseql.api;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.schema.GraphQLSchema;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.fraiseql.catalog.CatalogsByRole;
import org.fraiseql.catalog.read.CatalogOptions;
import org.fraiseql.database.EmbeddedDatabase;
import org.fraiseql.golden.SessionDataSource;
import org.fraiseql.schema.SchemaTypes;
import org.fraiseql.store.jdbc.JdbcBackend;
import org.fraiseql.store.jdbc.JdbcCatalogSource;
import org.fraiseql.support.config.ConfigReader;
import org.fraiseql.support.config.WrittenConfig;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the heap has more of for the catalogs and schemas of twenty roles, over 200 tables of 12 columns. */
@Tag("slow")
class MemoryOfRolesTest {
    private static final int TABLES = 200;
    private static final int ROLES = 20;
    private static final int SETS_OF_RIGHTS = 4;
    private static final String TABLE = """
            CREATE TABLE thing_%d (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text NOT NULL, price numeric(10, 2), amount int,
              made timestamptz NOT NULL DEFAULT now(), note text, is_open boolean, weight float8, code uuid, day date, tags text[],
              parent_id int REFERENCES thing_%d);
            """;

    @SuppressWarnings("NullAway.Init") // started before all
    private static EmbeddedDatabase database;

    /** One role has no other's; the others differ in the tables that they may not use, as many ways as there are sets of rights. */
    @BeforeAll
    static void start() throws IOException, SQLException {
        database = EmbeddedDatabase.temporary();
        try (Connection connection = database.connect("postgres");
                Statement statement = connection.createStatement()) {
            for (int table = 0; table < TABLES; table++) {
                statement.execute(TABLE.formatted(table, Math.max(0, table - 1)));
            }
            for (int i = 0; i < ROLES; i++) {
                statement.execute(("CREATE ROLE alike_%1$d NOLOGIN; CREATE ROLE different_%1$d NOLOGIN;"
                                + " GRANT ALL ON ALL TABLES IN SCHEMA public TO alike_%1$d, different_%1$d;"
                                + " REVOKE ALL ON thing_%2$d FROM different_%1$d")
                        .formatted(i, 7 * (i % SETS_OF_RIGHTS)));
            }
        }
    }

    @AfterAll
    static void stop() throws IOException {
        database.close();
    }

    @Test
    void rolesThatMayUseTheSameShareIt() {
        long one = retained(List.of("alike_0"));
        long all = retained(roles("alike_"));
        assertThat(all).as("bytes, one role has " + one).isLessThan(2 * one);
    }

    /** Types of GraphQL refer to each other, so that two schemas of which one lacks a table have no type in common. */
    @Test
    void eachSetOfRightsHasASchemaOfItsOwn() {
        // that of the connecting user is always there, too
        long one = retained(List.of("alike_0")) / 2;
        long all = retained(roles("different_"));
        assertThat(all).as("bytes, one schema has " + one).isBetween(SETS_OF_RIGHTS * one, (SETS_OF_RIGHTS + 2) * one);
    }

    private static List<String> roles(String prefix) {
        return IntStream.range(0, ROLES).mapToObj(i -> prefix + i).toList();
    }

    private long retained(List<String> roles) {
        long before = used();
        CatalogsByRole catalogs = read(roles);
        List<GraphQLSchema> schemas = new ArrayList<>();
        // that of the connecting user, who is none of the roles, is there in each case
        catalogs.each().forEach(catalog -> schemas.add(SchemaTypes.of(catalog).alone()));
        long bytes = used() - before;
        assertThat(catalogs.byRole()).hasSize(roles.size());
        assertThat(schemas).isNotEmpty();
        return bytes;
    }

    private static CatalogsByRole read(List<String> roles) {
        Map<String, String> keys = new LinkedHashMap<>();
        keys.put("fraiseql.security.mode", "required");
        keys.put("fraiseql.security.roles", String.join(",", roles));
        Duration patience = Duration.ofSeconds(60);
        SessionDataSource dataSource = new SessionDataSource(database.jdbcUrl("postgres"));
        List<CatalogsByRole> served = new ArrayList<>();
        new CatalogRefresh(
                        new JdbcCatalogSource(new JdbcBackend(dataSource, patience, 1).connections(), patience),
                        ConfigReader.read(new WrittenConfig(keys)),
                        () -> CatalogOptions.NONE,
                        served::add,
                        (delay, task) -> CompletableFuture.completedFuture(""))
                .read();
        return served.getLast();
    }

    private static long used() {
        Runtime java = Runtime.getRuntime();
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 4; i++) {
            System.gc();
            least = Math.min(least, java.totalMemory() - java.freeMemory());
        }
        return least;
    }
}
