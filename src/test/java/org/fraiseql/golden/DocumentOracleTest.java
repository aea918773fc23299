package org.fraiseql.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fraiseql.CatalogEngine;
import org.fraiseql.catalog.Column;
import org.fraiseql.catalog.Operator;
import org.fraiseql.catalog.RootField;
import org.fraiseql.catalog.Table;
import org.fraiseql.support.config.DatabaseConfig;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Conditions, orders and pages on keys of documents, of each declared type, wherever the key stands, however it is spelt and whatever stands there, meet the rows
 * that SQL written here meets on a column beside the document. That has the value, and NULL where the document has JSON's null, nothing, or something that is none.
 */
class DocumentOracleTest {
    /** A key as nobody would name it. */
    private static final String ODD = "it's \"odd\".a\\b{}; DROP TABLE x; --é☃";
    /** As many as one request may have. */
    private static final int FIELDS = 30;

    private static final Pattern ID = Pattern.compile("\"id\":(\\d+)");

    /** @param graphQL as a condition has it; @param sql as PostgreSQL has it; @param json as the document has it */
    private record Value(String graphQL, String sql, String json) {}

    /** @param groups of operators that it has */
    private record Declared(
            String type, String column, String groups, List<Value> values, List<String> wrong, boolean isIndexed) {
        Declared(String type, String column, String groups, List<Value> values, List<String> wrong) {
            this(type, column, groups, values, wrong, false);
        }

        Declared indexed() {
            return new Declared(type, column, groups, values, wrong, true);
        }

        @Override
        public String toString() {
            return type + (isIndexed ? " with an index" : "");
        }

        Value first() {
            return values.getFirst();
        }

        Value last() {
            return values.getLast();
        }
    }

    /** @param sql about {@code own} */
    private record Condition(String graphQL, String sql) {}

    /** Whose casts PostgreSQL takes into an index. */
    private static final List<String> INDEXABLE =
            List.of("text", "bool", "int4", "int8", "float8", "numeric", "uuid", "bytea", "inet", "macaddr", "ltree");

    private static final List<Declared> TYPES = withIndexes(List.of(
            new Declared(
                    "ID",
                    "text",
                    "equal order text",
                    and(texts("a", "B", "10", "9", "a%b_c\\d"), new Value("5", "'5'", "5")),
                    List.of("true", "{}", "[]")),
            new Declared(
                    "String",
                    "text",
                    "equal order text words",
                    texts("a", "B", "", "hello World", "Ä\"'; --", "a%b_c\\d", "5", "{\"x\": 1}", "null"),
                    List.of("5", "true", "{}", "[\"a\"]")),
            new Declared("Boolean", "bool", "equal", plain("true", "false"), List.of("\"true\"", "1", "\"t\"", "[]")),
            new Declared(
                    "Int",
                    "int4",
                    "equal order",
                    and(plain("-5", "0", "7", "2147483647", "-2147483648"), new Value("8", "8", "8.00")),
                    List.of(
                            "\"7\"",
                            "1.5",
                            "2147483648",
                            "true",
                            "{}",
                            "[7]",
                            "99999999999999999999999999999999999999")),
            new Declared(
                    "BigInt",
                    "int8",
                    "equal order",
                    plain("-5", "0", "9007199254740993", "9223372036854775807"),
                    List.of("\"7\"", "1.5", "9223372036854775808", "false", "1e30", "[]")),
            new Declared(
                    "Float",
                    "float8",
                    "equal order",
                    and(plain("-1.5", "0", "0.1", "25000000000"), new Value("\"NaN\"", "'NaN'", "\"NaN\"")),
                    List.of("\"7\"", "true", "[]", "\"nan\"")),
            new Declared(
                    "Decimal",
                    "numeric",
                    "equal order",
                    plain("-1.50", "19.90", "0", "99999999999999999999.5"),
                    List.of("\"7\"", "true", "{}", "\"x\"")),
            new Declared(
                    "UUID",
                    "uuid",
                    "equal order",
                    texts("11111111-1111-1111-1111-111111111111", "aAaaaaaa-1111-1111-1111-11111111111F"),
                    List.of(
                            "5",
                            "\"no\"",
                            "\"11111111111111111111111111111111\"",
                            "\"{11111111-1111-1111-1111-111111111111}\"",
                            "[]")),
            new Declared(
                    "Date",
                    "date",
                    "equal order",
                    and(
                            texts("2024-02-29", "2025-06-01", "1999-12-31"),
                            new Value("\"2025-06-02\"", "'2025-06-02'", "\"2025-06-02T23:30:00-05:00\"")),
                    List.of(
                            "5",
                            "\"someday\"",
                            "\"2025-02-30\"",
                            "\"2025-6-1\"",
                            "20250601",
                            "\"2025-02-30T10:00:00\"",
                            "\"2025-06-01T10:00:00+0530:20\"")),
            new Declared(
                    "Time",
                    "time",
                    "equal order",
                    texts("00:00:00", "10:00:00.5", "23:59:59"),
                    List.of("5", "\"25:00:00\"", "\"noon\"")),
            new Declared(
                    "TimeTz",
                    "timetz",
                    "equal order",
                    texts("10:00:00+00", "12:00:00-05:30"),
                    List.of("5", "\"10:61:00+00\"", "\"10:00:00+0530:20\"")),
            new Declared(
                    "LocalDateTime",
                    "timestamp",
                    "equal order",
                    and(
                            texts("2025-06-01T10:00:00", "2025-06-01T10:00:00.123456"),
                            new Value("\"2025-06-03T10:00:00\"", "'2025-06-03T10:00:00'", "\"2025-06-03T10:00:00Z\"")),
                    List.of("5", "\"now\"", "\"2025-06-01T25:00:00\"", "\"2025-06-01T10:00:00+0530:20\"")),
            new Declared(
                    "DateTime",
                    "timestamptz",
                    "equal order",
                    texts("2025-06-01T10:00:00+00:00", "2025-06-01T12:30:00+02:00", "1999-12-31T23:59:59.9Z"),
                    List.of(
                            "5",
                            "\"tomorrow\"",
                            "\"2025-13-01T10:00:00Z\"",
                            "1748772000",
                            "\"2025-06-01T10:00:00+0530:20\"")),
            new Declared(
                    "Interval",
                    "interval",
                    "equal order",
                    texts("1 day", "02:00:00", "P1Y2M", "P0.5D", "-3 mons"),
                    List.of("5", "\"two days\"", "\"P\"")),
            new Declared(
                    "Bytes", "bytea", "equal order", texts("\\x00ff", "\\x"), List.of("5", "\"\\\\x0\"", "\"abc\"")),
            new Declared(
                    "Inet",
                    "inet",
                    "equal order network",
                    texts("10.0.0.1", "192.168.1.5", "8.8.8.8", "::1"),
                    List.of("5", "\"300.1.1.1\"", "\"nowhere\"")),
            new Declared(
                    "MacAddr",
                    "macaddr",
                    "equal order",
                    texts("08:00:2b:01:02:03", "00:00:00:00:00:00"),
                    List.of("5", "\"08:00\"")),
            new Declared(
                    "Kind",
                    "kind",
                    "equal order",
                    List.of(
                            new Value("admin", "'admin'", "\"admin\""),
                            new Value("in_house", "'in-house'", "\"in-house\"")),
                    List.of("5", "\"Admin\"", "\"in_house\"")),
            new Declared(
                    "[Int]",
                    "int4[]",
                    "equal array",
                    List.of(
                            new Value("[1, 2, 3]", "'{1,2,3}'", "[1, 2, 3]"),
                            new Value("[5, 5]", "'{5,5}'", "[5, 5]"),
                            new Value("[]", "'{}'", "[]"),
                            new Value("[5]", "'{5}'", "[5]")),
                    List.of("\"x\"", "5", "{}")),
            new Declared(
                    "[String]",
                    "text[]",
                    "equal array",
                    List.of(
                            new Value("[\"a\", \"b\"]", "'{a,b}'", "[\"a\", \"b\"]"),
                            new Value("[]", "'{}'", "[]"),
                            new Value("[\"x y\", \"a\"]", "'{x y,a}'", "[\"x y\", \"a\"]")),
                    List.of("\"a\"", "{}")),
            new Declared(
                    "LTree",
                    "ltree",
                    "equal order ltree",
                    texts("top", "top.science", "a.b"),
                    List.of("5", "\"a..b\"", "\"not a path\"")),
            new Declared(
                    "IntRange",
                    "int4range",
                    "equal range",
                    texts("[1,5)", "empty", "[7,)"),
                    List.of("5", "\"[5,1)\"", "\"[1,5\""))));

    private static List<Declared> withIndexes(List<Declared> types) {
        return Stream.concat(
                        types.stream(),
                        types.stream()
                                .filter(type -> INDEXABLE.contains(type.column()))
                                .map(Declared::indexed))
                .toList();
    }

    /** Over the keys that have one spelling. */
    private static String indexes(Declared declared) {
        return Stream.of("data ->> 'value'", "data -> 'inner' ->> 'a.b'", "data ->> " + sql(ODD))
                .map(text -> "CREATE INDEX ON %s (((%s)%s));%n"
                        .formatted(
                                table(declared),
                                text,
                                declared.column().equals("text") ? "" : "::" + declared.column()))
                .collect(Collectors.joining());
    }

    /** What can't be cast is not there where there is an index. */
    private static String insert(Declared declared, String row) {
        String insert = "INSERT INTO %s VALUES %s;".formatted(table(declared), row);
        return declared.isIndexed()
                ? "DO $do$ BEGIN %s EXCEPTION WHEN data_exception OR syntax_error THEN NULL; END $do$;%n"
                        .formatted(insert)
                : insert + "\n";
    }

    private static List<Value> plain(String... values) {
        return Stream.of(values).map(value -> new Value(value, value, value)).toList();
    }

    private static List<Value> texts(String... values) {
        return Stream.of(values)
                .map(value -> new Value(quoted(value), sql(value), quoted(value)))
                .toList();
    }

    private static List<Value> and(List<Value> values, Value more) {
        return Stream.concat(values.stream(), Stream.of(more)).toList();
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    private static String sql(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    private static final SessionDataSource DATABASE = SharedDatabase.withSql("document_oracle", script());
    private static final CatalogEngine ENGINE = CatalogEngine.over(DATABASE);
    private static final CatalogEngine REACTIVE = ENGINE.on(DatabaseConfig.REACTIVE);

    private static String table(Declared declared) {
        return "tv_of_" + TYPES.indexOf(declared) + "_";
    }

    private static String script() {
        StringBuilder script =
                new StringBuilder("CREATE EXTENSION ltree; CREATE TYPE kind AS ENUM ('admin', 'in-house');\n");
        for (Declared declared : TYPES) {
            String table = table(declared);
            String shape =
                    "@type {value: %1$s, otherValue: %1$s, snake_key: %1$s, inner: {deepKey: %1$s, \"a.b\": %1$s}, %2$s: %1$s}"
                            .formatted(declared.type(), quoted(ODD));
            script.append(
                    "CREATE TABLE %s (id int PRIMARY KEY, own %s, data jsonb);%n".formatted(table, declared.column()));
            script.append("COMMENT ON TABLE %s IS %s;%n".formatted(table, sql(shape)));
            List<String> rows = new ArrayList<>();
            for (Value value : declared.values()) {
                rows.add(row(rows.size() + 1, value.sql(), document(value.json())));
            }
            for (String wrong : declared.wrong()) {
                rows.add(row(rows.size() + 1, "NULL", document(wrong)));
            }
            rows.add(row(rows.size() + 1, "NULL", document("null")));
            rows.add(row(rows.size() + 1, "NULL", "{}"));
            rows.add(row(rows.size() + 1, "NULL", "{\"inner\": null}"));
            rows.add(row(rows.size() + 1, "NULL", "{\"inner\": [1]}"));
            rows.add("(%d, NULL, NULL)".formatted(rows.size() + 1));
            script.append(declared.isIndexed() ? indexes(declared) : "");
            rows.forEach(row -> script.append(insert(declared, row)));
        }
        return script.toString();
    }

    /** Other spellings than those that are declared. */
    private static String document(String json) {
        return "{\"value\": %1$s, \"other_value\": %1$s, \"snakeKey\": %1$s, \"inner\": {\"deep_key\": %1$s, \"a.b\": %1$s}, %2$s: %1$s}"
                .formatted(json, quoted(ODD));
    }

    private static String row(int id, String own, String document) {
        return "(%d, %s, %s)".formatted(id, own, sql(document));
    }

    private static Table served(Declared declared) {
        return ENGINE.catalog().tables().values().stream()
                .filter(table -> table.readFrom().name().equals(table(declared)))
                .findFirst()
                .orElseThrow();
    }

    private static String list(Declared declared) {
        return ENGINE.catalog().queries().values().stream()
                .filter(field -> field instanceof RootField.ListOf list
                        && list.table().readFrom().name().equals(table(declared)))
                .map(RootField::fieldName)
                .findFirst()
                .orElseThrow();
    }

    private static String oddField(Declared declared) {
        return served(declared).columns().stream()
                .filter(column -> column.document().isPresent()
                        && column.document().get().last().spellings().getFirst().equals(ODD))
                .map(Column::fieldName)
                .findFirst()
                .orElseThrow();
    }

    /** Where the value is found: {@code %s} is what is asked of it. */
    private static List<String> places(Declared declared) {
        return List.of(
                "value: %s",
                "otherValue: %s",
                "snakeKey: %s",
                "inner: {deepKey: %s}",
                "inner: {aB: %s}",
                oddField(declared) + ": %s");
    }

    private static List<Condition> conditions(Declared declared) {
        List<Condition> conditions = new ArrayList<>();
        for (String group : declared.groups().split(" ")) {
            conditions.addAll(
                    switch (group) {
                        case "equal" -> ofEquality(declared);
                        case "order" -> ofOrder(declared);
                        case "text" -> ofText();
                        case "words" -> ofWords();
                        case "array" -> ofArrays(declared);
                        case "network" -> ofNetworks();
                        case "ltree" -> ofPaths();
                        case "range" -> ofRanges();
                        default -> throw new IllegalArgumentException(group);
                    });
        }
        return conditions;
    }

    private static Condition condition(String graphQL, String sql) {
        return new Condition("{" + graphQL + "}", sql);
    }

    private static List<Condition> ofEquality(Declared declared) {
        List<Condition> conditions = new ArrayList<>();
        for (Value value : declared.values()) {
            conditions.add(condition("eq: " + value.graphQL(), "own = " + value.sql()));
            conditions.add(condition("neq: " + value.graphQL(), "NOT own = " + value.sql()));
            conditions.add(condition("distinctFrom: " + value.graphQL(), "own IS NULL OR own <> " + value.sql()));
            conditions.add(
                    condition("notDistinctFrom: " + value.graphQL(), "own IS NOT NULL AND own = " + value.sql()));
        }
        Value first = declared.first();
        Value last = declared.last();
        conditions.add(condition(
                "in: [%s, %s]".formatted(first.graphQL(), last.graphQL()),
                "own = %s OR own = %s".formatted(first.sql(), last.sql())));
        conditions.add(condition(
                "nin: [%s, %s]".formatted(first.graphQL(), last.graphQL()),
                "own <> %s AND own <> %s".formatted(first.sql(), last.sql())));
        conditions.add(condition("in: []", "false"));
        conditions.add(condition("nin: []", "true"));
        conditions.add(condition("isnull: true", "own IS NULL"));
        conditions.add(condition("isnull: false", "own IS NOT NULL"));
        return conditions;
    }

    private static List<Condition> ofOrder(Declared declared) {
        List<Condition> conditions = new ArrayList<>();
        for (Value value : declared.values()) {
            Map<String, String> signs = new LinkedHashMap<>();
            signs.put("gt", ">");
            signs.put("gte", ">=");
            signs.put("lt", "<");
            signs.put("lte", "<=");
            signs.forEach((name, sign) ->
                    conditions.add(condition(name + ": " + value.graphQL(), "own " + sign + " " + value.sql())));
        }
        Value first = declared.first();
        Value last = declared.last();
        for (List<Value> bounds : List.of(List.of(first, last), List.of(last, first))) {
            conditions.add(condition(
                    "between: {from: %s, to: %s}"
                            .formatted(bounds.get(0).graphQL(), bounds.get(1).graphQL()),
                    "own >= %s AND own <= %s"
                            .formatted(bounds.get(0).sql(), bounds.get(1).sql())));
        }
        conditions.add(condition(
                "gte: %s, lt: %s".formatted(first.graphQL(), last.graphQL()),
                "own >= %s AND own < %s".formatted(first.sql(), last.sql())));
        return conditions;
    }

    private static List<Condition> ofText() {
        List<Condition> conditions = new ArrayList<>();
        for (String part : List.of("a", "%", "_c\\", "\"", "W", "", "'; --", "5")) {
            String given = quoted(part);
            String text = sql(part);
            conditions.add(condition("contains: " + given, "position(%s in own) > 0".formatted(text)));
            conditions.add(condition("icontains: " + given, "position(lower(%s) in lower(own)) > 0".formatted(text)));
            conditions.add(condition("startswith: " + given, "left(own, %d) = %s".formatted(part.length(), text)));
            conditions.add(condition(
                    "istartswith: " + given, "lower(left(own, %d)) = lower(%s)".formatted(part.length(), text)));
            conditions.add(condition("endswith: " + given, "right(own, %d) = %s".formatted(part.length(), text)));
            conditions.add(condition(
                    "iendswith: " + given, "lower(right(own, %d)) = lower(%s)".formatted(part.length(), text)));
            conditions.add(condition("ieq: " + given, "lower(own) = lower(%s)".formatted(text)));
        }
        conditions.add(condition("like: \"%l_o%\"", "own ~ 'l.o'"));
        conditions.add(condition("ilike: \"%w%\"", "lower(own) ~ 'w'"));
        conditions.add(condition("nlike: \"%l_o%\"", "own !~ 'l.o'"));
        conditions.add(condition("nilike: \"%w%\"", "lower(own) !~ 'w'"));
        conditions.add(condition("matches: \"^[a-z]$\"", "own IN ('a')"));
        conditions.add(condition("imatches: \"^[a-z]$\"", "lower(own) IN ('a', 'b')"));
        conditions.add(condition("notMatches: \"^[a-z]$\"", "own NOT IN ('a')"));
        conditions.add(condition("notImatches: \"^[a-z]$\"", "lower(own) NOT IN ('a', 'b')"));
        return conditions;
    }

    private static List<Condition> ofWords() {
        return List.of(
                condition("plainQuery: \"hello\"", "position('hello' in own) > 0"),
                condition("websearchQuery: \"hello -world\"", "own = 'nobody'"),
                condition(
                        "searchWith: {query: \"hello\", config: \"english\", rankGt: 0.001}",
                        "position('hello' in own) > 0"));
    }

    private static List<Condition> ofArrays(Declared declared) {
        List<Condition> conditions = new ArrayList<>();
        for (Value value : declared.values()) {
            String all = "SELECT unnest(%s::%s)".formatted(value.sql(), declared.column());
            conditions.add(condition(
                    "contains: " + value.graphQL(),
                    "own IS NOT NULL AND NOT EXISTS (%s EXCEPT SELECT unnest(own))".formatted(all)));
            conditions.add(condition(
                    "containedBy: " + value.graphQL(),
                    "own IS NOT NULL AND NOT EXISTS (SELECT unnest(own) EXCEPT %s)".formatted(all)));
            conditions.add(condition(
                    "overlaps: " + value.graphQL(), "EXISTS (SELECT unnest(own) INTERSECT %s)".formatted(all)));
            conditions.add(condition(
                    "strictlyContains: " + value.graphQL(),
                    "own IS NOT NULL AND own <> %s AND NOT EXISTS (%s EXCEPT SELECT unnest(own))"
                            .formatted(value.sql(), all)));
        }
        String item = declared.column().equals("int4[]") ? "5" : "\"a\"";
        String sqlItem = item.replace("\"", "'");
        conditions.add(
                condition("anyEq: " + item, "EXISTS (SELECT FROM unnest(own) i WHERE i = %s)".formatted(sqlItem)));
        conditions.add(condition(
                "allEq: " + item,
                "own IS NOT NULL AND NOT EXISTS (SELECT FROM unnest(own) i WHERE i <> %s)".formatted(sqlItem)));
        Map<String, String> signs = new LinkedHashMap<>();
        signs.put("lenEq", "=");
        signs.put("lenNeq", "<>");
        signs.put("lenGt", ">");
        signs.put("lenGte", ">=");
        signs.put("lenLt", "<");
        signs.put("lenLte", "<=");
        signs.forEach((name, sign) -> conditions.add(
                condition(name + ": 1", "own IS NOT NULL AND (SELECT count(*) FROM unnest(own)) " + sign + " 1")));
        return conditions;
    }

    private static List<Condition> ofNetworks() {
        return List.of(
                condition("inSubnet: \"10.0.0.0/8\"", "host(own) LIKE '10.%'"),
                condition("isIPv4: true", "own IS NOT NULL AND host(own) LIKE '%.%'"),
                condition("isIPv6: true", "own IS NOT NULL AND host(own) LIKE '%:%'"),
                condition("isPrivate: true", "host(own) IN ('10.0.0.1', '192.168.1.5')"),
                condition("isPrivate: false", "host(own) NOT IN ('10.0.0.1', '192.168.1.5')"),
                condition("isLoopback: true", "host(own) = '::1'"),
                condition("inRange: {from: \"9.0.0.0\", to: \"11.0.0.0\"}", "host(own) IN ('10.0.0.1')"));
    }

    private static List<Condition> ofPaths() {
        return List.of(
                condition("descendantOf: \"top\"", "own::text LIKE 'top%'"),
                condition("ancestorOf: \"top.science\"", "own::text IN ('top', 'top.science')"),
                condition("nlevelGt: 1", "own::text LIKE '%.%'"),
                condition("nlevelEq: 1", "own::text NOT LIKE '%.%'"),
                condition("matchesLquery: \"*.science\"", "own::text LIKE '%science'"));
    }

    private static List<Condition> ofRanges() {
        return List.of(
                condition("containsValue: 3", "own::text = '[1,5)'"),
                condition("contains: \"[2,3]\"", "own::text = '[1,5)'"),
                condition("containedBy: \"[0,100]\"", "own::text IN ('[1,5)', 'empty')"),
                condition("overlaps: \"[4,8]\"", "own::text IN ('[1,5)', '[7,)')"),
                condition("strictlyLeft: \"[6,7]\"", "own::text = '[1,5)'"),
                condition("strictlyRight: \"[5,6)\"", "own::text = '[7,)'"),
                condition("adjacent: \"[5,6]\"", "own::text IN ('[1,5)', '[7,)')"),
                condition("isEmpty: true", "own::text = 'empty'"));
    }

    /** What SQL finds. */
    private static String rows(String query) {
        try (Connection connection = DATABASE.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            List<String> ids = new ArrayList<>();
            while (rows.next()) {
                ids.add(rows.getString(1));
            }
            return String.join(" ", ids);
        } catch (SQLException e) {
            throw new IllegalStateException(query, e);
        }
    }

    /** What GraphQL finds, for each of the arguments of a list. */
    private static List<String> found(Declared declared, List<String> arguments, CatalogEngine engine) {
        List<String> found = new ArrayList<>();
        for (int from = 0; from < arguments.size(); from += FIELDS) {
            List<String> some = arguments.subList(from, Math.min(arguments.size(), from + FIELDS));
            StringBuilder query = new StringBuilder("{");
            some.forEach(given -> query.append(" r%d: %s(%s) { id }".formatted(query.length(), list(declared), given)));
            String[] parts = engine.run(query + " }").data().split("\"r\\d+\":", -1);
            for (int i = 1; i < parts.length; i++) {
                found.add(ID.matcher(parts[i]).results().map(id -> id.group(1)).collect(Collectors.joining(" ")));
            }
        }
        return found;
    }

    private static void isSame(Declared declared, Map<String, String> expectedByArguments) {
        List<String> arguments = new ArrayList<>(expectedByArguments.keySet());
        List<String> found = found(declared, arguments, ENGINE);
        for (int i = 0; i < arguments.size(); i++) {
            assertThat(found.get(i))
                    .as(declared + " " + arguments.get(i))
                    .isEqualTo(expectedByArguments.get(arguments.get(i)));
        }
        assertThat(found(declared, arguments, REACTIVE)).isEqualTo(found);
    }

    @TestFactory
    Stream<DynamicTest> conditionsMeetWhatSqlMeets() {
        return TYPES.stream().flatMap(declared -> conditions(declared).stream()
                .map(condition -> DynamicTest.dynamicTest(declared + " " + condition.graphQL(), () -> {
                    String from = "SELECT id FROM " + table(declared) + " WHERE ";
                    String met = rows(from + "(" + condition.sql() + ") ORDER BY id");
                    String isKnown = condition.sql().contains("IS NULL")
                                    || condition.sql().equals("true")
                                    || condition.sql().equals("false")
                                    || condition.graphQL().contains("istinctFrom")
                                    || condition.graphQL().contains("isnull")
                            ? "true"
                            : "own IS NOT NULL";
                    String others = rows(
                            from + "NOT coalesce((" + condition.sql() + "), false) AND " + isKnown + " ORDER BY id");
                    Map<String, String> expected = new LinkedHashMap<>();
                    for (String place : places(declared)) {
                        String where = place.formatted(condition.graphQL());
                        expected.put("where: {" + where + "}, orderBy: [{id: ASC}]", met);
                        expected.put("where: {NOT: {" + where + "}}, orderBy: [{id: ASC}]", others);
                        expected.put(
                                "where: {OR: [{" + where
                                        + "}, {id: {eq: 1}}], AND: [{id: {gt: 1}}]}, orderBy: [{id: ASC}]",
                                met.replaceFirst("^1( |$)", ""));
                    }
                    isSame(declared, expected);
                })));
    }

    /** What is no text is sorted as it is printed, so an index serves: those are left out here. */
    @TestFactory
    Stream<DynamicTest> ordersAndPagesAreThoseOfSql() {
        return TYPES.stream()
                .filter(declared -> declared.groups().contains("order"))
                .map(declared -> DynamicTest.dynamicTest(declared.toString(), () -> {
                    Map<String, String> clauses = new LinkedHashMap<>();
                    clauses.put("ASC", "ASC NULLS LAST");
                    clauses.put("DESC", "DESC NULLS FIRST");
                    clauses.put("ASC_NULLS_FIRST", "ASC NULLS FIRST");
                    clauses.put("ASC_NULLS_LAST", "ASC NULLS LAST");
                    clauses.put("DESC_NULLS_FIRST", "DESC NULLS FIRST");
                    clauses.put("DESC_NULLS_LAST", "DESC NULLS LAST");
                    boolean isText = declared.groups().contains("text") || declared.isIndexed();
                    int wrongFrom = declared.values().size();
                    int wrongTo = wrongFrom + declared.wrong().size() + 1;
                    String leftOut = isText ? " WHERE id <= %d OR id >= %d".formatted(wrongFrom, wrongTo) : "";
                    String where = isText
                            ? "where: {OR: [{id: {lte: %d}}, {id: {gte: %d}}]}, ".formatted(wrongFrom, wrongTo)
                            : "";
                    Map<String, String> expected = new LinkedHashMap<>();
                    for (String place : places(declared)) {
                        clauses.forEach((direction, clause) -> {
                            String order = where + "orderBy: [{" + place.formatted(direction) + "}, {id: DESC}]";
                            String sql = "SELECT id FROM " + table(declared) + leftOut + " ORDER BY own " + clause
                                    + ", id DESC";
                            expected.put(order, rows(sql));
                            expected.put(order + ", limit: 3, offset: 2", rows(sql + " LIMIT 3 OFFSET 2"));
                            String stable = where + "orderBy: [{" + place.formatted(direction) + "}], limit: 100";
                            expected.put(
                                    stable,
                                    rows("SELECT id FROM " + table(declared) + leftOut + " ORDER BY own " + clause
                                            + ", id"));
                        });
                    }
                    isSame(declared, expected);
                }));
    }

    /** Of the operators in the table those that have no words of SQL here are compared with columns elsewhere (DocumentOperatorsTest). */
    @Test
    void hardlyAnOperatorIsLeftOut() {
        for (Declared declared : TYPES) {
            Set<String> here = new LinkedHashSet<>();
            conditions(declared).forEach(condition -> Pattern.compile("(\\w+): ")
                    .matcher(condition.graphQL())
                    .results()
                    .forEach(name -> here.add(name.group(1))));
            Set<String> all = new LinkedHashSet<>();
            Operator.of(served(declared).column("value").orElseThrow().type().families())
                    .forEach(operator -> all.add(operator.graphQLName()));
            all.removeAll(here);
            all.removeIf(
                    name -> name.matches(
                            "is[A-Z].*|.*(Query|QueryWith|similar|search|Lquery|Ltxtquery|OfId|lca)|n?level.*|nsimilar|containsSubnet|containsIp|overlaps|not(Left|Right)"));
            assertThat(all).as(declared.type()).isEmpty();
        }
    }
}
