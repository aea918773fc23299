package org.fraiseql.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.fraiseql.Engine;
import org.fraiseql.Served;
import org.fraiseql.beans.MergedSchemas;
import org.fraiseql.catalog.Catalog;
import org.fraiseql.catalog.CatalogsByRole;
import org.fraiseql.catalog.read.CatalogOptions;
import org.fraiseql.database.EmbeddedDatabase;
import org.fraiseql.execution.BeanFields;
import org.fraiseql.execution.Caller;
import org.fraiseql.execution.Observer;
import org.fraiseql.golden.SessionDataSource;
import org.fraiseql.schema.SchemaTypes;
import org.fraiseql.sql.CallerSettings;
import org.fraiseql.store.StubBackend;
import org.fraiseql.store.StubTransactions;
import org.fraiseql.store.jdbc.JdbcBackend;
import org.fraiseql.store.jdbc.JdbcCatalogSource;
import org.fraiseql.support.config.ConfigReader;
import org.fraiseql.support.config.FraiseqlConfig;
import org.fraiseql.support.config.WrittenConfig;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** What the heap has more of for what is served to twenty roles, over 200 tables of 12 columns. */
@Isolated
@Tag("slow")
class MemoryOfRolesTest {
    private static final System.Logger LOG = System.getLogger(MemoryOfRolesTest.class.getName());
    private static final int TABLES = 200;
    private static final int ROLES = 20;
    private static final String TABLE = """
            CREATE TABLE thing_%d (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text NOT NULL, price numeric(10, 2), amount int,
              made timestamptz NOT NULL DEFAULT now(), note text, is_open boolean, weight float8, code uuid, day date, tags text[],
              parent_id int REFERENCES thing_%d);
            """;

    @SuppressWarnings("NullAway.Init") // started before all
    private static EmbeddedDatabase database;

    /** Some may use the same, and each of the others has a table that it may not use. */
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
                        .formatted(i, 7 * i));
            }
        }
    }

    @AfterAll
    static void stop() throws IOException {
        database.close();
    }

    @Test
    void rolesThatMayUseTheSameShareIt() {
        long one = retained(List.of("alike_0"), ROLES);
        long all = retained(roles("alike_"), ROLES);
        assertThat(all).as("bytes, one role has " + one).isLessThan(one + one / 10);
    }

    /** The goal of twenty roles, each with other rights: less than twice of one. It is reached as long as one of them asks. */
    @Test
    void rolesThatNobodyAsksTakeLittle() {
        long one = retained(List.of("different_0"), 1);
        long all = retained(roles("different_"), 1);
        assertThat(all).as("bytes, one role has " + one).isLessThan(2 * one);
    }

    /** Types of GraphQL refer to each other, so that two schemas of which one lacks a table have no type in common. */
    @Test
    void eachSetOfRightsThatIsAskedHasASchemaOfItsOwn() {
        long none = retained(roles("different_"), 0);
        long some = retained(roles("different_"), ROLES / 4)
                - none; // of one alone what else is in the heap would be a tenth
        long all = retained(roles("different_"), ROLES) - none;
        assertThat(all).as("bytes, a fourth has " + some).isBetween(2 * some, 5 * some);
    }

    private static List<String> roles(String prefix) {
        return IntStream.range(0, ROLES).mapToObj(i -> prefix + i).toList();
    }

    /** What is served to the connecting user, and to those of the roles whom somebody has asked as. */
    private static long retained(List<String> roles, int asked) {
        long before = used();
        FraiseqlConfig config = config(roles);
        CatalogsByRole catalogs = read(config);
        Engine engine = new Engine(StubBackend.of(1, "7"), new StubTransactions(), config, Observer.NONE);
        Map<Catalog, Served.Part> parts = new IdentityHashMap<>();
        Map<String, Served.Part> byRole = new LinkedHashMap<>();
        catalogs.byRole()
                .forEach((role, catalog) -> byRole.put(
                        role, parts.computeIfAbsent(catalog, part -> new Served.Part(part, "", () -> served(part)))));
        engine.serve(served(catalogs.whole()), byRole, Served.Makers.AT_ONCE);
        roles.stream().limit(asked).forEach(role -> engine.schema(Optional.of(caller(role))));
        long bytes = used() - before;
        assertThat(engine.isCatalogServed()).isTrue();
        assertThat(catalogs.byRole()).hasSize(roles.size());
        LOG.log(System.Logger.Level.INFO, "{0} roles, {1} asked as: {2} bytes", roles.size(), asked, bytes);
        return bytes;
    }

    private static Served served(Catalog catalog) {
        return new Served(catalog, MergedSchemas.of(SchemaTypes.of(catalog)), BeanFields.NONE);
    }

    private static Caller caller(String role) {
        return new Caller(
                "ann", role, Collections.emptySet(), "{}", false, CallerSettings.of(role, new LinkedHashMap<>()));
    }

    private static FraiseqlConfig config(List<String> roles) {
        Map<String, String> keys = new LinkedHashMap<>();
        keys.put("fraiseql.security.mode", "required");
        keys.put("fraiseql.security.roles", String.join(",", roles));
        return ConfigReader.read(new WrittenConfig(keys));
    }

    private static CatalogsByRole read(FraiseqlConfig config) {
        Duration patience = Duration.ofSeconds(60);
        SessionDataSource dataSource = new SessionDataSource(database.jdbcUrl("postgres"));
        List<CatalogsByRole> served = new ArrayList<>();
        new CatalogRefresh(
                        new JdbcCatalogSource(new JdbcBackend(dataSource, patience, 1).connections(), patience),
                        config,
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
