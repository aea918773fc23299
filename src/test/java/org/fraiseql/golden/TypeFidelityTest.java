package org.fraiseql.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.fraiseql.CatalogEngine;
import org.fraiseql.database.EmbeddedDatabase;
import org.fraiseql.store.GatheredWithOthers;
import org.fraiseql.support.config.DatabaseConfig;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * For every type and a set of nasty values our bytes are those of PostgreSQL's {@code to_json}: in a flat row, and in a list below another row. The
 * values, and which types there are, stand in {@code types.txt}. Arrays of each type are made of the same values.
 */
class TypeFidelityTest {
    private static final Path DECLARED = GoldenCase.ROOT.resolve("types.txt");
    private static final List<TypeCase> CASES = new ArrayList<>();
    private static CatalogEngine engine = GoldenDatabase.engine();
    private static SessionDataSource database = GoldenDatabase.dataSource();

    private static final String SINCE_17 = "17+ ";

    private record TypeCase(String type, String list, List<String> literals) {
        String table() {
            return list.substring(0, list.length() - 1);
        }
    }

    @BeforeAll
    static void writeTheValuesDown() throws IOException {
        declare();
        List<String> sql = new ArrayList<>();
        sql.add("CREATE EXTENSION hstore; CREATE EXTENSION citext; CREATE EXTENSION ltree");
        sql.add("CREATE TYPE weather AS ENUM ('sun', 'rain'); CREATE DOMAIN price AS numeric(10,2);"
                + " CREATE DOMAIN low_price AS price CHECK (VALUE < 10)");
        sql.add("CREATE TABLE parent (id int PRIMARY KEY)");
        sql.add("INSERT INTO parent VALUES (1)");
        sql.add("CREATE TYPE spot AS (x int, label text)");
        sql.add("CREATE TABLE marks (id int PRIMARY KEY, at spot, trail spot[])");
        sql.add(
                "INSERT INTO marks VALUES (1, '(1,a)', ARRAY['(1,a)', NULL, '(,)']::spot[]), (2, '(,)', '{}'), (3, NULL, NULL)");
        CASES.forEach(type -> {
            sql.add("CREATE TABLE " + type.table()
                    + " (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, parent_id int NOT NULL DEFAULT 1 REFERENCES parent, v "
                    + type.type + ")");
            type.literals.forEach(literal -> sql.add("INSERT INTO " + type.table() + " (v) VALUES (" + literal + ")"));
        });
        Path dump = Files.createTempFile("fidelity", ".sql");
        Files.writeString(dump, String.join(";\n", sql) + ";\n");
        database = SharedDatabase.with("fidelity", dump);
        Files.delete(dump);
        engine = CatalogEngine.over(database);
    }

    /** Lines {@code type: literal ¦ literal …}; SQL literals, as text unless they say otherwise. */
    private static void declare() throws IOException {
        for (String line : Files.readAllLines(DECLARED)) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            String[] parts = line.split(":", 2);
            List<String> literals = new ArrayList<>();
            for (String declared : parts[1].strip().split(" ¦ ", -1)) {
                if (declared.startsWith(SINCE_17) && EmbeddedDatabase.majorVersion() < 17) {
                    continue;
                }
                String literal = declared.startsWith(SINCE_17) ? declared.substring(SINCE_17.length()) : declared;
                boolean isExpression = literal.startsWith("=");
                literals.add(isExpression ? literal.substring(1) : "'" + literal.replace("'", "''") + "'::" + parts[0]);
            }
            add(parts[0], literals);
            if (!parts[0].endsWith("[]")) {
                add(parts[0] + "[]", arrays(parts[0], literals));
            }
        }
    }

    private static List<String> arrays(String type, List<String> literals) {
        List<String> arrays = new ArrayList<>(List.of("'{}'", "NULL", "ARRAY[NULL]::" + type + "[]"));
        arrays.add("ARRAY[" + String.join(", ", literals) + ", NULL]::" + type + "[]");
        String first = literals.getFirst();
        arrays.add("ARRAY[[" + first + ", NULL], [" + first + ", " + first + "]]::" + type + "[]");
        return arrays;
    }

    private static void add(String type, List<String> literals) {
        List<String> all = new ArrayList<>(literals);
        all.add("NULL");
        CASES.add(new TypeCase(type, "case" + CASES.size() + "s", all));
    }

    @Test
    void thereAreManyTypesAndAllAreServed() {
        assertThat(CASES).hasSizeGreaterThan(90);
        assertThat(engine.catalog().notices()).isEmpty();
    }

    @TestFactory
    Stream<DynamicTest> aFlatRowHasTheBytesOfToJson() {
        return CASES.stream()
                .map(type -> DynamicTest.dynamicTest(type.type, () -> assertThat(
                                engine.run("{ %s(orderBy: [{id: ASC}]) { v } }".formatted(type.list))
                                        .data())
                        .isEqualTo("{\"data\":{\"%s\":[%s]}}".formatted(type.list, String.join(",", expected(type))))));
    }

    @TestFactory
    Stream<DynamicTest> aRowInAListHasTheBytesOfToJson() {
        return CASES.stream()
                .map(type -> DynamicTest.dynamicTest(type.type, () -> assertThat(
                                engine.run("{ parent(id: 1) { %s(orderBy: [{id: ASC}]) { v } } }".formatted(type.list))
                                        .data())
                        .isEqualTo("{\"data\":{\"parent\":{\"%s\":[%s]}}}"
                                .formatted(type.list, String.join(",", expected(type))))));
    }

    @TestFactory
    Stream<DynamicTest> aRowByItsKeyHasTheBytesOfToJsonTogetherWithOthers() {
        AtomicReference<GatheredWithOthers> gathering = new AtomicReference<>();
        CatalogEngine together = engine.on(DatabaseConfig.JDBC, direct -> {
            gathering.set(new GatheredWithOthers(direct));
            return gathering.get();
        });
        return CASES.stream()
                .map(type -> DynamicTest.dynamicTest(type.type, () -> {
                    List<String> rows = expected(type);
                    int before = gathering.get().gathered();
                    for (int id = 1; id <= rows.size(); id++) {
                        assertThat(together.run("{ %s(id: %d) { v } }".formatted(type.table(), id))
                                        .data())
                                .isEqualTo("{\"data\":{\"%s\":%s}}".formatted(type.table(), rows.get(id - 1)));
                    }
                    assertThat(gathering.get().gathered()).isEqualTo(before + rows.size());
                }));
    }

    /** The driver gets to know the columns of a statement, and asked for points in binary from the second time on. */
    @TestFactory
    Stream<DynamicTest> aRowHasTheSameBytesEachTime() {
        return CASES.stream()
                .map(type -> DynamicTest.dynamicTest(type.type, () -> {
                    String query = "{ %s(orderBy: [{id: ASC}]) { v } }".formatted(type.list);
                    String first = engine.run(query).data();
                    assertThat(engine.run(query).data()).isEqualTo(first);
                    assertThat(engine.run(query).data()).isEqualTo(first);
                }));
    }

    /** A row of NULLs is an object, a NULL is none, in a list too: it was an object of nulls there. */
    @Test
    void compositesAreNullOnlyWhenTheyAreNull() {
        assertThat(engine.run("{ marks(orderBy: [{id: ASC}]) { at { x label } trail { x label } } }")
                        .data()
                        .replace(" ", ""))
                .isEqualTo("{\"data\":{\"marks\":["
                        + "{\"at\":{\"x\":1,\"label\":\"a\"},"
                        + "\"trail\":[{\"x\":1,\"label\":\"a\"},null,{\"x\":null,\"label\":null}]},"
                        + "{\"at\":{\"x\":null,\"label\":null},\"trail\":[]},"
                        + "{\"at\":null,\"trail\":null}]}}");
    }

    private static List<String> expected(TypeCase type) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT coalesce(to_json(v)::text, 'null') FROM " + type.table() + " ORDER BY id")) {
            while (row.next()) {
                rows.add("{\"v\":" + row.getString(1) + "}");
            }
        }
        return rows;
    }
}
