package org.fraiseql.pagila;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.fraiseql.catalog.Catalog;
import org.fraiseql.catalog.Relationship;
import org.fraiseql.catalog.RootField;
import org.fraiseql.catalog.Table;
import org.fraiseql.catalog.read.CatalogBuilder;
import org.fraiseql.catalog.read.CatalogScope;
import org.fraiseql.container.IntegrationServer;
import org.fraiseql.container.OwnServer;
import org.fraiseql.database.EmbeddedDatabase;
import org.fraiseql.databases.ComparedRows;
import org.fraiseql.store.jdbc.JdbcBackend;
import org.fraiseql.store.jdbc.JdbcCatalogSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.postgresql.ds.PGSimpleDataSource;

/** {@code -Dfraiseql.pagila=<folder>} says where {@code schema.sql} and {@code data.sql} are; without them this is skipped. */
@Tag("liberty") // on WildFly not tried
class PagilaIT {
    private static final String DATABASE = "pagila";
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    @SuppressWarnings("NullAway.Init") // set before all tests
    private static OwnServer server;

    @SuppressWarnings("NullAway.Init") // set before all tests
    private static Catalog catalog;

    @BeforeAll
    static void load() throws IOException, SQLException {
        Path folder = Path.of(System.getProperty("fraiseql.pagila", "../shared/data/pagila"));
        List<Path> dumps = List.of(folder.resolve("schema.sql"), folder.resolve("data.sql"));
        assumeTrue(
                dumps.stream().allMatch(Files::isReadable),
                "Pagila is not in " + folder.toAbsolutePath().normalize()
                        + "; name its folder with -Dfraiseql.pagila=…");
        EmbeddedDatabase database = IntegrationServer.database();
        database.create(DATABASE, dumps);
        catalog = read(database);
        Map<String, String> environment = new LinkedHashMap<>(database.environment(DATABASE));
        environment.put("MP_CONFIG_PROFILE", "dev");
        server = OwnServer.start("pagila", environment);
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    /** The names only: rows are compared with SQL of this test's own. */
    private static Catalog read(EmbeddedDatabase database) {
        PGSimpleDataSource dataSource = new PGSimpleDataSource();
        dataSource.setUrl(database.jdbcUrl(DATABASE));
        JdbcBackend backend = new JdbcBackend(dataSource, TIMEOUT, 2);
        return CatalogBuilder.build(
                new JdbcCatalogSource(backend.connections(), TIMEOUT).read(List.of("public")),
                new CatalogScope(List.of("public"), List.of("*"), List.of()));
    }

    @Test
    void publishesEveryTableAndViewButPartitions() throws SQLException {
        List<String> relations = new ArrayList<>();
        try (Connection connection = IntegrationServer.database().connect(DATABASE);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("""
                        SELECT relname FROM pg_class c
                        WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p', 'v', 'm')
                          AND NOT EXISTS (SELECT FROM pg_inherits WHERE inhrelid = c.oid)""")) {
            while (rows.next()) {
                relations.add(rows.getString(1));
            }
        }
        assertThat(relations).hasSizeGreaterThan(20);
        assertThat(lists().map(list -> list.table().readFrom().name())).containsExactlyInAnyOrderElementsOf(relations);
        assertThat(server.health().get("health/ready").status()).isEqualTo(200);
    }

    @TestFactory
    Stream<DynamicTest> rowsAreThoseOfSql() {
        return lists().map(list -> DynamicTest.dynamicTest(list.fieldName(), () -> {
            List<Selected> columns = Selected.of(list.table());
            String answer =
                    server.client().data("{ rows: " + list.fieldName() + " { " + Selected.fields(columns) + " } }");
            String sql = "SELECT row_to_json(r)::text FROM (SELECT " + Selected.sql("t", columns) + " FROM "
                    + Selected.quoted(list.table().readFrom()) + " t) r";
            // as text: the bytes have to be PostgreSQL's own
            assertSameRows(answer, "e::text", sql);
        }));
    }

    @TestFactory
    Stream<DynamicTest> everyForeignKeyCanBeWalked() {
        return lists().flatMap(list -> list.table().relationships().stream()
                .filter(relationship -> relationship.through().isEmpty())
                .map(relationship -> DynamicTest.dynamicTest(
                        list.fieldName() + "." + relationship.fieldName(), () -> walk(list, relationship))));
    }

    private static void walk(RootField.ListOf list, Relationship relationship) throws SQLException {
        Table target = catalog.table(relationship.target());
        List<Selected> own = Selected.key(list.table());
        List<Selected> other = Selected.key(target);
        boolean isMany = relationship.cardinality() == Relationship.Cardinality.MANY;
        String field = relationship.fieldName();
        String order = isMany ? "(orderBy: [" + Selected.order(other) + "])" : "";
        String answer = server.client()
                .data("{ rows: %s { %s %s%s { %s } } }"
                        .formatted(list.fieldName(), Selected.fields(own), field, order, Selected.fields(other)));
        String related = "(SELECT " + Selected.sql("u", other) + " FROM " + Selected.quoted(target.readFrom())
                + " u WHERE " + Selected.join(relationship) + " ORDER BY " + Selected.columns("u", other) + ") x";
        String value = isMany
                ? "coalesce((SELECT json_agg(x) FROM " + related + "), '[]')"
                : "(SELECT row_to_json(x) FROM " + related + ")";
        String sql = "SELECT row_to_json(r)::jsonb FROM (SELECT " + Selected.sql("t", own) + ", " + value + " AS \""
                + field + "\" FROM " + Selected.quoted(list.table().readFrom()) + " t) r";
        assertSameRows(answer, "e::jsonb", sql);
    }

    private static Stream<RootField.ListOf> lists() {
        return catalog.queries().values().stream()
                .flatMap(field -> field instanceof RootField.ListOf list ? Stream.of(list) : Stream.empty());
    }

    private static void assertSameRows(String answer, String element, String sql) throws SQLException {
        try (Connection connection = IntegrationServer.database().connect(DATABASE)) {
            ComparedRows.assertSame(connection, answer, element, sql);
        }
    }
}
