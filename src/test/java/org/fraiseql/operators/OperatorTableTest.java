package org.fraiseql.operators;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.fraiseql.catalog.Column;
import org.fraiseql.catalog.Operator;
import org.fraiseql.catalog.Table;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

final class OperatorTableTest {
    private static final Pattern ID = Pattern.compile("\"id\":(\\d+)");
    private static final Pattern OPERATOR = Pattern.compile("^(\\w+): \\{(\\w+): (?:\\{at: \"[^\"]*\", (.*)\\})?");

    /** The path of this session only. */
    private static final String ELSEWHERE = "CREATE SCHEMA extensions; SET search_path = extensions, public;";

    private static CompiledQueries queries;
    private static CompiledQueries elsewhere;

    @BeforeAll
    static void startDatabase() throws Exception {
        queries = CompiledQueries.on("operators/schema.sql", "operators/extensions.sql");
        elsewhere = CompiledQueries.onScript(extensionsElsewhere());
    }

    /** Extensions and their types are made in another schema, tables and other types in {@code public}. */
    private static String extensionsElsewhere() throws IOException {
        String schema = text("operators/schema.sql");
        String extensions = text("operators/extensions.sql");
        int tables = schema.indexOf("CREATE TYPE mood");
        int altered = extensions.indexOf("ALTER TABLE");
        return ELSEWHERE + schema.substring(0, tables) + extensions.substring(0, altered)
                + "SET search_path = public, extensions;" + schema.substring(tables) + extensions.substring(altered);
    }

    @AfterAll
    static void stopDatabase() throws Exception {
        queries.close();
        elsewhere.close();
    }

    @TestFactory
    Stream<DynamicTest> meetsExactlyTheRowsSqlWould() throws IOException {
        return cases("operators/cases.txt")
                .map(line -> DynamicTest.dynamicTest(
                        line[0], () -> assertThat(ids("samples", line[0])).isEqualTo(line[1])));
    }

    /** Regression: without their schema in {@code search_path}, {@code citext} was compared as text, and others not at all (42883). */
    @TestFactory
    Stream<DynamicTest> doesSoWhereverExtensionsAre() throws IOException {
        return cases("operators/cases.txt")
                .map(line -> DynamicTest.dynamicTest(line[0], () -> assertThat(ids(elsewhere, "samples", line[0]))
                        .isEqualTo(line[1])));
    }

    @TestFactory
    Stream<DynamicTest> followsRelations() throws IOException {
        return cases("operators/relations.txt")
                .map(line -> DynamicTest.dynamicTest(line[0], () -> {
                    String[] root = line[0].split(" \\| ", 2);
                    assertThat(ids(root[0], root[1])).isEqualTo(line[1]);
                }));
    }

    @Test
    void everyOperatorHasACase() throws IOException {
        Table sample = queries.catalog().table("Sample");
        Set<Operator> covered = EnumSet.noneOf(Operator.class);
        cases("operators/cases.txt").forEach(line -> {
            Matcher matcher = OPERATOR.matcher(line[0]);
            if (matcher.find()) {
                sample.column(matcher.group(1))
                        .flatMap(column ->
                                Operator.named(matcher.group(2), column.type().families()))
                        .ifPresent(covered::add);
            }
        });
        assertThat(EnumSet.complementOf(EnumSet.copyOf(covered))).isEmpty();
    }

    /** {@code eq}, {@code in}, {@code gte} with a row's own value find the row, whatever the type. */
    @TestFactory
    Stream<DynamicTest> findsARowByItsOwnValue() {
        Table sample = queries.catalog().table("Sample");
        List<DynamicTest> tests = new ArrayList<>();
        for (Column column : sample.columns()) {
            for (Operator operator : List.of(Operator.EQ, Operator.IN, Operator.GTE, Operator.NOT_DISTINCT_FROM)) {
                if (Operator.of(column.type().families()).contains(operator) && isSelectable(column)) {
                    tests.add(DynamicTest.dynamicTest(
                            column.fieldName() + " " + operator.graphQLName(), () -> findsItself(column, operator)));
                }
            }
        }
        return tests.stream();
    }

    private static boolean isSelectable(Column column) {
        return !column.fieldName().equals("vec");
    }

    private static void findsItself(Column column, Operator operator) throws Exception {
        String row = queries.query("{ sample(id: 1) { value: %s } }".formatted(column.fieldName()));
        String value = row.substring("{\"sample\":{\"value\":".length(), row.length() - 2);
        boolean isEnum = column.type() instanceof org.fraiseql.catalog.ColumnType.Enumeration;
        String literal = isEnum ? value.replace("\"", "") : value;
        if (column.fieldName().equals("moods")) {
            literal = value.replace("\"", "");
        }
        boolean isJson = column.type().graphQLName().equals("JSON");
        if (isJson) {
            literal = value.replaceAll("\"(\\w+)\"\\s*:", "$1:");
        }
        String operand = operator == Operator.IN ? "[" + literal + "]" : literal;
        assertThat(ids("samples", "%s: {%s: %s}".formatted(column.fieldName(), operator.graphQLName(), operand))
                        .split(" ", -1))
                .contains("1");
    }

    private static String ids(String root, String where) {
        return ids(queries, root, where);
    }

    private static String ids(CompiledQueries queries, String root, String where) {
        String json = queries.query("{ %s(where: {%s}, orderBy: [{id: ASC}]) { id } }".formatted(root, where));
        Set<String> ids = new LinkedHashSet<>();
        Matcher matcher = ID.matcher(json);
        while (matcher.find()) {
            ids.add(matcher.group(1));
        }
        return String.join(" ", ids);
    }

    private static Stream<String[]> cases(String resource) throws IOException {
        return text(resource)
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.split(" =>", 2))
                .map(parts -> new String[] {parts[0].strip(), parts[1].strip()});
    }

    private static String text(String resource) throws IOException {
        try (InputStream in = Objects.requireNonNull(OperatorTableTest.class.getResourceAsStream("/" + resource))) {
            return new String(in.readAllBytes(), UTF_8);
        }
    }
}
