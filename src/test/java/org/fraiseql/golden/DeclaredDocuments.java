package org.fraiseql.golden;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A table for each type that keys can be declared of, with the same values in a column beside the document: what PostgreSQL compares there is what is to be found in the
 * documents. Not here, as they have no column to be compared with or no operators of their own: Point and JSON; as they are like IntRange: other ranges and multiranges.
 */
final class DeclaredDocuments {
    /** A key as nobody would name it. */
    static final String ODD = "it's \"odd\".a\\b{}; DROP TABLE x; --é☃";

    /** @param graphQL as a condition has it; @param sql as PostgreSQL has it; @param json as the document has it */
    record Value(String graphQL, String sql, String json) {}

    /** @param groups of operators that it has */
    record Declared(
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

    /** Whose casts PostgreSQL takes into an index. */
    private static final List<String> INDEXABLE = List.of(
            "text", "bool", "int4", "int8", "float8", "numeric", "uuid", "bytea", "inet", "cidr", "macaddr", "ltree");

    static final List<Declared> TYPES = withIndexes(List.of(
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
                    "Cidr",
                    "cidr",
                    "equal order network",
                    texts("10.0.0.0/24", "192.168.1.5", "8.8.8.0/30", "::1"),
                    List.of("5", "\"10.0.0.1/8\"", "\"nowhere\"")),
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

    static List<Value> texts(String... values) {
        return Stream.of(values)
                .map(value -> new Value(quoted(value), sql(value), quoted(value)))
                .toList();
    }

    private static List<Value> and(List<Value> values, Value more) {
        return Stream.concat(values.stream(), Stream.of(more)).toList();
    }

    static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    static String sql(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    private DeclaredDocuments() {}

    static String table(Declared declared) {
        return "tv_of_" + TYPES.indexOf(declared) + "_";
    }

    static String script() {
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
}
