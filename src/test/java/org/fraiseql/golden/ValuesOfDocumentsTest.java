package org.fraiseql.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.fraiseql.CatalogEngine;
import org.fraiseql.catalog.DocumentTypes;
import org.fraiseql.support.config.DatabaseConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is answered as null counts as no value in conditions, and the other way round, whatever the declared type and whatever stands there. */
class ValuesOfDocumentsTest {
    private static final List<String> VALUES = List.of(
            "null",
            "5",
            "1.5",
            "1.0",
            "-0",
            "2147483648",
            "9223372036854775807",
            "99999999999999999999",
            "true",
            "{}",
            "{\"a\": 1}",
            "[]",
            "[\"x\"]",
            "[1, null, 3]",
            "[[1], 2]",
            "\"\"",
            "\"5\"",
            "\"x\"",
            "\"t\"",
            "\"NaN\"",
            "\"Infinity\"",
            "\"2025-02-28\"",
            "\"2025-02-30\"",
            "\"2024-02-29\"",
            "\"2023-02-29\"",
            "\"1900-02-29\"",
            "\"2025-04-31\"",
            "\"2025-04-30\"",
            "\"2025-09-31T10:00:00Z\"",
            "\"2025-11-30T10:00:00Z\"",
            "\"2025-12-31T23:59:59\"",
            "\"2025-08-31\"",
            "\"2025-12-32\"",
            "\"2025-13-01\"",
            "\"0000-01-01\"",
            "\"0044-03-15 BC\"",
            "\"12025-01-31\"",
            "\"-infinity\"",
            "\"someday\"",
            "\"yesterday\"",
            "\"2025-06-01T10:00:00\"",
            "\"2025-06-01 10:00:00.123456\"",
            "\"2025-06-01T10:00:00+02:00\"",
            "\"2025-06-01T10:00:00.5Z\"",
            "\"2025-06-01T25:00:00Z\"",
            "\"2025-06-01T10:00:00+25:00\"",
            "\"2025-06-01T10:00:00 tomorrow\"",
            "\"10:00\"",
            "\"10:00:00.5\"",
            "\"24:00:00\"",
            "\"25:00:00\"",
            "\"10:61:00\"",
            "\"10:00:00+02\"",
            "\"10:00:00+02:00\"",
            "\"11111111-1111-1111-1111-111111111111\"",
            "\"11111111111111111111111111111111\"",
            "\"11111111-1111-1111-1111-11111111111g\"",
            "\"1 day\"",
            "\"1 year 2 mons -3 days 04:05:06.7\"",
            "\"-04:05:06\"",
            "\"P1Y2M3DT4H5M6.5S\"",
            "\"P\"",
            "\"1 day 2 days\"",
            "\"two days\"",
            "\"10.0.0.1\"",
            "\"10.0.0.1/8\"",
            "\"10.0.0.0/8\"",
            "\"10.0.0.0/33\"",
            "\"300.1.1.1\"",
            "\"::1\"",
            "\"2001:db8::/32\"",
            "\"::ffff:1.2.3.4\"",
            "\"1:2:3\"",
            "\"nowhere\"",
            "\"08:00:2b:01:02:03\"",
            "\"08002b:010203\"",
            "\"08:00:2b:01:02\"",
            "\"\\\\x00fF\"",
            "\"\\\\x0\"",
            "\"a.b_1.c\"",
            "\"a..b\"",
            "\"not a path\"",
            "\"(1,2.5)\"",
            "\"(1,x)\"",
            "\"(1e400,1)\"",
            "\"[1,5)\"",
            "\"[5,1)\"",
            "\"(,5]\"",
            "\"[1,99999999999)\"",
            "\"empty\"",
            "\"{}\"",
            "\"{[1,2),[4,5)}\"",
            "\"{[4,1)}\"",
            "\"[1,5\"",
            "\"[2025-01-01,2025-02-01)\"",
            "\"[2025-02-01,2025-01-01)\"",
            "\"[2025-02-30,2025-03-01)\"",
            "\"[\\\"2025-01-01 00:00:00\\\",\\\"2025-02-01 00:00:00\\\")\"",
            "\"[\\\"2025-01-01 00:00:00+00\\\",)\"",
            "\"in-house\"",
            "\"in_house\"",
            "\"admin\"",
            "\"a\\nb\"",
            "\"a\\\"b\"");

    private static final Pattern ANSWERED = Pattern.compile("\"id\":(\\d+),\"value\":(null\\b)?");
    private static final Pattern ID = Pattern.compile("\"id\":(\\d+)");

    private static final CatalogEngine ENGINE = CatalogEngine.over(SharedDatabase.withSql("values", sql()));
    private static final CatalogEngine REACTIVE = ENGINE.on(DatabaseConfig.REACTIVE);

    private static Stream<String> types() {
        List<String> types = new ArrayList<>(DocumentTypes.names());
        types.addAll(List.of("LTree", "Kind", "Empty", "{a: Int}"));
        for (String element : List.of("Int", "String", "Date", "JSON", "Empty", "{a: Int}", "[Int]")) {
            types.add("[" + element + "]");
        }
        return types.stream();
    }

    private static String table(String type) {
        return "tv_of_" + types().toList().indexOf(type) + "_";
    }

    private static String sql() {
        StringBuilder sql = new StringBuilder("""
                CREATE EXTENSION ltree;
                CREATE TYPE kind AS ENUM ('admin', 'in-house');
                CREATE TABLE tv_empty (id int PRIMARY KEY, data jsonb);
                COMMENT ON TABLE tv_empty IS '@type {a: Int}';
                CREATE TABLE given (id int PRIMARY KEY, value jsonb);
                """);
        for (int i = 0; i < VALUES.size(); i++) {
            sql.append("INSERT INTO given VALUES (%d, '%s');%n".formatted(i + 1, VALUES.get(i)));
        }
        types().forEach(type -> sql.append("""
                CREATE TABLE %1$s (id int PRIMARY KEY, data jsonb);
                COMMENT ON TABLE %1$s IS '@type {value: %2$s, otherValue: %2$s}';
                INSERT INTO %1$s SELECT id, jsonb_build_object('value', value, 'other_value', value) FROM given;
                INSERT INTO %1$s VALUES (0, '{}'), (-1, NULL);
                """.formatted(table(type), type)));
        return sql.toString();
    }

    private static String list(String type) {
        return ENGINE.catalog().queries().values().stream()
                .filter(field -> field instanceof org.fraiseql.catalog.RootField.ListOf list
                        && list.table().readFrom().name().equals(table(type)))
                .map(org.fraiseql.catalog.RootField::fieldName)
                .findFirst()
                .orElseThrow();
    }

    private static Set<String> answered(String type, String field) {
        String below = type.matches(".*(Empty|\\{a: Int}).*") ? " { a }" : "";
        String query = "{ %s(orderBy: [{id: ASC}]) { id value: %s%s } }".formatted(list(type), field, below);
        String answer = ENGINE.run(query).response();
        assertThat(REACTIVE.run(query).response()).isEqualTo(answer);
        assertThat(answer).startsWith("{\"data\":{").doesNotContain(":null},\"errors\"");
        Set<String> ids = new LinkedHashSet<>();
        Matcher matcher = ANSWERED.matcher(answer);
        while (matcher.find()) {
            if (matcher.group(2) == null) {
                ids.add(matcher.group(1));
            }
        }
        return values(ids);
    }

    private static Set<String> found(String type, String where) {
        String answer = ENGINE.run("{ %s(where: {%s}, orderBy: [{id: ASC}]) { id } }".formatted(list(type), where))
                .data();
        Set<String> ids = new LinkedHashSet<>();
        Matcher matcher = ID.matcher(answer);
        while (matcher.find()) {
            ids.add(matcher.group(1));
        }
        return values(ids);
    }

    /** For messages. */
    private static Set<String> values(Set<String> ids) {
        Set<String> values = new LinkedHashSet<>();
        ids.forEach(id -> values.add(VALUES.get(Integer.parseInt(id) - 1)));
        return values;
    }

    @ParameterizedTest
    @MethodSource("types")
    void whatIsAnsweredIsAValueInConditions(String type) {
        for (String field : List.of("value", "otherValue")) {
            Set<String> answered = answered(type, field);
            boolean isListOfObjects = type.matches("\\[(Empty|\\{a: Int})]");
            if (isListOfObjects) {
                continue; // of those there is some, every, none
            }
            assertThat(found(type, field + ": {isnull: false}"))
                    .as(type + " " + field)
                    .isEqualTo(answered);
            assertThat(found(type, "NOT: {" + field + ": {isnull: true}}")).isEqualTo(answered);
            assertThat(answered).as("values of " + type).isNotEmpty();
        }
    }

    /** What is no value is neither equal nor different, below NOT neither. */
    @Test
    void whatIsNoTextIsNotCompared() {
        Set<String> answered = answered("String", "value");
        for (String condition : List.of("eq: \"5\"", "startswith: \"a\"", "gt: \"1\"", "in: [\"true\", \"x\"]")) {
            for (String field : List.of("value", "otherValue")) {
                Set<String> some = new LinkedHashSet<>(found("String", field + ": {" + condition + "}"));
                Set<String> others = found("String", "NOT: {" + field + ": {" + condition + "}}");
                assertThat(some).doesNotContainAnyElementsOf(others).doesNotContain("5", "true");
                some.addAll(others);
                assertThat(some).as(condition).containsExactlyInAnyOrderElementsOf(answered);
            }
        }
    }

    @Test
    void aNumberWithAFractionIsNoIntAndOneTooLargeNeither() {
        assertThat(found("Int", "value: {gt: 0}")).containsExactly("5", "1.0");
        assertThat(found("BigInt", "value: {gt: \"2147483647\"}")).containsExactly("2147483648", "9223372036854775807");
        assertThat(found("Float", "value: {gt: 1}")).contains("1.5", "99999999999999999999");
    }

    @Test
    void aTextKeyIsStillFoundByAnIndex() {
        assertThat(ENGINE.run("{ %s(where: {value: {eq: \"x\"}}) { id } }".formatted(list("String")))
                        .statements()
                        .getFirst()
                        .statement()
                        .text())
                .contains("WHERE ((t0.\"data\" ->> 'value') = ");
    }
}
