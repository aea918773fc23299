package org.fraiseql.operators;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fraiseql.catalog.Column;
import org.fraiseql.catalog.ColumnType;
import org.fraiseql.catalog.DocumentTypes;
import org.fraiseql.catalog.JsonPathOperator;
import org.fraiseql.catalog.Operator;
import org.fraiseql.catalog.Table;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every operator of the table on a key of a document, of every type that can be declared, meets the rows that it meets on a column with the same value. */
final class DocumentOperatorsTest {
    private static final Pattern ID = Pattern.compile("\"id\":(\\d+)");
    /** The keys that have the column's value: of one spelling, of two, in an object of two. */
    private static final List<String> KEYS = List.of("value", "otherValue", "innerKey: {otherValue");
    /** As many as one request may have. */
    private static final int FIELDS = 30;

    private static final List<String> DIRECTIONS = List.of("ASC", "DESC", "ASC_NULLS_FIRST", "DESC_NULLS_LAST");

    /** By the declared type: the column's type, and values. */
    private static final Map<String, List<String>> TYPES = new LinkedHashMap<>();

    static {
        type("ID", "text", "a", "b", "B", "10", "9", "");
        type("String", "text", "", "a", "B", "a%b_c\\d", "hello world", "Ä\"'", "5");
        type("Boolean", "bool", "t", "f");
        type("Int", "int4", "-5", "0", "7", "2147483647", "7");
        type("BigInt", "int8", "-5", "0", "9007199254740993", "9223372036854775807");
        type("Float", "float8", "-1.5", "0", "0.1", "1e10", "NaN", "Infinity");
        type("Decimal", "numeric", "-1.50", "0", "19.90", "19.9", "NaN", "99999999999999999999.5");
        type("UUID", "uuid", "11111111-1111-1111-1111-111111111111", "22222222-2222-2222-2222-222222222222");
        type("Date", "date", "2024-02-29", "2025-06-01", "0044-03-15 BC", "infinity", "12025-01-01");
        type("Time", "time", "00:00:00", "10:00:00.5", "24:00:00");
        type("TimeTz", "timetz", "10:00:00+00", "12:00:00+02", "10:00:00-05:30");
        type("LocalDateTime", "timestamp", "2025-06-01 10:00:00", "2025-06-01 10:00:00.123456", "-infinity");
        type("DateTime", "timestamptz", "2025-06-01 10:00:00+00", "2025-06-01 12:30:00+02", "1999-12-31 23:59:59.9+00");
        type("Interval", "interval", "1 day", "24:00:00", "-3 mons", "1 year 2 mons 3 days 04:05:06.7");
        type("Bytes", "bytea", "\\x", "\\x00ff", "\\xff");
        type(
                "Inet",
                "inet",
                "10.0.0.1",
                "10.0.0.1/8",
                "192.168.1.5",
                "8.8.8.8",
                "127.0.0.1",
                "::1",
                "fe80::1/64",
                "2001:db8::5");
        type("Cidr", "cidr", "10.0.0.0/8", "192.168.1.0/24", "::/0", "2001:db8::/32");
        type("MacAddr", "macaddr", "08:00:2b:01:02:03", "00:00:00:00:00:00");
        type("Point", "point", "(1.5,2)", "(0,0)", "(-1,100)");
        type("IntRange", "int4range", "[1,5)", "(,3]", "empty", "[7,)");
        type("BigIntRange", "int8range", "[1,5)", "[9007199254740993,)");
        type("DecimalRange", "numrange", "[1.5,2.5]", "(,0)", "empty");
        type("DateRange", "daterange", "[2025-01-01,2025-02-01)", "(,2025-01-15)", "empty");
        type("LocalDateTimeRange", "tsrange", "[2025-01-01 10:00:00,2025-01-02 10:00:00)", "(,)");
        type("DateTimeRange", "tstzrange", "[2025-01-01 10:00:00+00,)", "empty");
        type("IntMultirange", "int4multirange", "{[1,2),[4,5)}", "{}", "{(,)}");
        type("BigIntMultirange", "int8multirange", "{[1,2)}", "{}");
        type("DecimalMultirange", "nummultirange", "{[1.5,2]}", "{}");
        type("DateMultirange", "datemultirange", "{[2025-01-01,2025-02-01)}", "{}");
        type("LocalDateTimeMultirange", "tsmultirange", "{[\"2025-01-01 10:00:00\",\"2025-01-02 10:00:00\")}", "{}");
        type("DateTimeMultirange", "tstzmultirange", "{[\"2025-01-01 10:00:00+00\",)}", "{}");
        type(
                "JSON",
                "jsonb",
                "{\"a\": 1, \"b\": {\"c\": [1, 2]}}",
                "[1, 2]",
                "\"x\"",
                "5",
                "true",
                "{}",
                "{\"a\": null}");
        type("LTree", "ltree", "top", "top.science", "top.science.physics", "a.b");
        type("Kind", "kind", "admin", "in-house");
        type("[Int]", "int4[]", "{1,2,3}", "{}", "{5,5}", "{1,NULL}");
        type("[String]", "text[]", "{a,b}", "{}", "{\"x y\",NULL}");
        type("[Date]", "date[]", "{2025-01-01}", "{}");
        type("[Decimal]", "numeric[]", "{1.50,NaN}", "{}");
        type("[UUID]", "uuid[]", "{11111111-1111-1111-1111-111111111111}", "{}");
        type("[Kind]", "kind[]", "{admin,in-house}", "{}");
        type("[Boolean]", "bool[]", "{t,f}", "{}");
    }

    private static final Map<String, List<String>> LITERALS = new LinkedHashMap<>();
    private static CompiledQueries queries;

    private static void type(String declared, String column, String... values) {
        List<String> all = new ArrayList<>(List.of(column));
        all.addAll(List.of(values));
        TYPES.put(declared, all);
    }

    @BeforeAll
    static void startDatabase() throws Exception {
        queries = CompiledQueries.onScript(script());
    }

    @AfterAll
    static void stopDatabase() throws Exception {
        queries.close();
    }

    private static String tableOf(String type) {
        return "tv_of_" + new ArrayList<>(TYPES.keySet()).indexOf(type) + "_";
    }

    /** Values, then NULL as JSON's null and as no key at all. */
    private static String script() {
        StringBuilder sql =
                new StringBuilder("CREATE EXTENSION ltree; CREATE TYPE kind AS ENUM ('admin', 'in-house');\n");
        TYPES.forEach((declared, given) -> {
            String table = tableOf(declared);
            sql.append(
                    "CREATE TABLE %s (id int PRIMARY KEY, own %s, data jsonb);%n".formatted(table, given.getFirst()));
            sql.append(
                    "COMMENT ON TABLE %1$s IS '@type {value: %2$s, otherValue: %2$s, innerKey: {otherValue: %2$s}}';%n"
                            .formatted(table, declared));
            for (int i = 1; i < given.size(); i++) {
                sql.append("INSERT INTO %s VALUES (%d, '%s');%n"
                        .formatted(table, i, given.get(i).replace("'", "''")));
            }
            sql.append("INSERT INTO %1$s VALUES (98), (99);%n".formatted(table));
            sql.append("""
                    UPDATE %1$s SET data = jsonb_build_object('value', own, 'other_value', own, 'inner_key', jsonb_build_object('other_value', own));
                    UPDATE %1$s SET data = '{}' WHERE id = 99;
                    """.formatted(table));
        });
        return sql.toString();
    }

    private static Table table(String type) {
        return queries.catalog().tables().values().stream()
                .filter(table -> table.readFrom().name().equals(tableOf(type)))
                .findFirst()
                .orElseThrow();
    }

    private static Column key(String type) {
        return table(type).column("value").orElseThrow();
    }

    @Test
    void everyTypeThatCanBeDeclaredIsHere() {
        assertThat(TYPES.keySet()).containsAll(DocumentTypes.names());
    }

    @TestFactory
    Stream<DynamicTest> everyOperatorMeetsTheSameRows() {
        return TYPES.keySet().stream().flatMap(type -> {
            Set<org.fraiseql.catalog.Family> ofColumn =
                    table(type).column("own").orElseThrow().type().families();
            return Operator.of(key(type).type().families()).stream()
                    .filter(operator -> ofColumn.contains(operator.family()))
                    .map(operator -> DynamicTest.dynamicTest(
                            type + " " + operator.graphQLName(), () -> meetsTheSame(type, operator)));
        });
    }

    @TestFactory
    Stream<DynamicTest> everyTypeIsOrderedTheSame() {
        return TYPES.keySet().stream()
                .filter(type -> key(type).type().isOrdered())
                .map(type -> DynamicTest.dynamicTest(type, () -> isOrderedTheSame(type)));
    }

    private static void meetsTheSame(String type, Operator operator) {
        List<String> conditions = new ArrayList<>();
        for (String operand : operands(type, operator)) {
            String condition = ": {" + operator.graphQLName() + ": " + operand + "}";
            conditions.add("own" + condition);
            // an object that is no row of a table has no rows beside it
            KEYS.stream()
                    .map(key -> operator.operand() == Operator.Operand.ROW_KEY ? "value" : key)
                    .forEach(key -> conditions.add(key + condition + (key.contains("{") ? "}" : "")));
        }
        List<String> arguments = conditions.stream()
                .flatMap(condition -> Stream.of("where: {" + condition + "}", "where: {NOT: {" + condition + "}}"))
                .map(where -> where + ", orderBy: [{id: ASC}]")
                .toList();
        isSame(arguments, ids(type, arguments), 2);
    }

    private static void isOrderedTheSame(String type) {
        List<String> arguments = new ArrayList<>();
        for (String key : Stream.concat(Stream.of("own"), KEYS.stream()).toList()) {
            for (String direction : DIRECTIONS) {
                String order = key + ": " + direction + (key.contains("{") ? "}" : "");
                arguments.add("orderBy: [{" + order + "}, {id: ASC}]");
            }
        }
        isSame(arguments, ids(type, arguments), DIRECTIONS.size());
    }

    /** @param each how many belong to one key; those of the column come first, and then again for each operand */
    private static void isSame(List<String> arguments, List<String> ids, int each) {
        int group = (KEYS.size() + 1) * each;
        for (int i = 0; i < arguments.size(); i++) {
            int ofColumn = i / group * group + i % each;
            assertThat(ids.get(i)).as(arguments.get(i)).isEqualTo(ids.get(ofColumn));
        }
    }

    /** The rows of each list, in order. */
    private static List<String> ids(String type, List<String> arguments) {
        List<String> found = new ArrayList<>();
        String list = table(type).pluralName();
        for (int from = 0; from < arguments.size(); from += FIELDS) {
            List<String> some = arguments.subList(from, Math.min(arguments.size(), from + FIELDS));
            StringBuilder query = new StringBuilder("{");
            some.forEach(given -> query.append(" r%d: %s(%s) { id }".formatted(query.length(), list, given)));
            String json = queries.query(query + " }");
            for (String rows : json.split("\"r\\d+\":", -1)) {
                found.add(ID.matcher(rows).results().map(id -> id.group(1)).collect(Collectors.joining(" ")));
            }
            found.remove(found.size() - some.size() - 1);
        }
        return found;
    }

    private static List<String> operands(String type, Operator operator) {
        List<String> values = LITERALS.computeIfAbsent(type, DocumentOperatorsTest::literals);
        String first = values.getFirst();
        String last = values.getLast();
        return switch (operator.operand()) {
            case VALUE -> values;
            case LIST -> List.of("[]", "[" + first + "]", "[" + first + ", " + last + "]");
            case FLAG -> List.of("true", "false");
            case BOUNDS ->
                List.of("{from: %s, to: %s}".formatted(first, last), "{from: %s, to: %s}".formatted(last, first));
            case LITERAL_TEXT -> List.of("\"\"", "\"a\"", "\"%\"", "\"_c\\\\\"", "\"5\"");
            case PATTERN -> List.of("\"%a%\"", "\"_\"", "\"a\\\\%%\"");
            case REGEX -> List.of("\"^a\"", "\"[0-9]\"", "\"(h|5)%\"");
            case ELEMENT -> elements(type);
            case COUNT -> List.of("0", "1", "2", "3");
            case KEY -> List.of("\"a\"", "\"x\"");
            case KEYS -> List.of("[\"a\", \"z\"]", "[]", "[\"a\", \"b\"]");
            case JSONPATH -> List.of("\"$.a\"", "\"$.a == 1\"");
            case NETWORK -> List.of("\"10.0.0.0/8\"", "\"::1\"", "\"0.0.0.0/0\"");
            case LQUERY -> List.of("\"top.*\"", "\"*.b\"");
            case LQUERIES -> List.of("[\"top\", \"a.*\"]");
            case LTXTQUERY -> List.of("\"science & top\"");
            case ROW_KEY -> List.of("1", "2", "99");
            case SEARCH -> List.of("\"hello\"");
            case SEARCH_WITH -> List.of("{query: \"hello\", config: \"english\"}", "{query: \"hello\", rankGt: 0.01}");
            case CIRCLE -> List.of("{center: {x: 1, y: 1}, radius: 2}");
            case JSON_PATH_TEST ->
                Stream.of(JsonPathOperator.values())
                        .map(DocumentOperatorsTest::pathTest)
                        .toList();
            case NEIGHBOURHOOD -> throw new IllegalArgumentException("no such type can be declared");
        };
    }

    private static String pathTest(JsonPathOperator operator) {
        String operand =
                switch (operator.operand()) {
                    case JSON -> "1";
                    case JSON_LIST -> "[1, 5]";
                    case FLAG -> "true";
                    case COUNT -> "1";
                    case JSON_BOUNDS -> "{from: 0, to: 3}";
                    case LITERAL_TEXT, PATTERN, REGEX, KEY -> "\"1\"";
                    case KEYS -> "[\"c\"]";
                };
        return "{at: \"a\", " + operator.graphQLName() + ": " + operand + "}";
    }

    /** Of an array one of its items, of a range a value within. */
    private static List<String> elements(String type) {
        if (type.startsWith("[")) {
            Matcher items = Pattern.compile("\"[^\"]*\"|[^\\[\\], ]+")
                    .matcher(LITERALS.computeIfAbsent(type, DocumentOperatorsTest::literals)
                            .getFirst());
            return items.results().map(item -> item.group()).toList();
        }
        return switch (type.replaceFirst("(Range|Multirange)$", "")) {
            case "Int", "BigInt" -> List.of("1", "5");
            case "Decimal" -> List.of("1.5", "2");
            case "Date" -> List.of("\"2025-01-15\"");
            case "LocalDateTime" -> List.of("\"2025-01-01T12:00:00\"");
            case "DateTime" -> List.of("\"2025-01-01T12:00:00Z\"");
            default -> throw new IllegalArgumentException(type);
        };
    }

    /** The values as the answer has them, once they are the same of the column and of the keys. */
    private static List<String> literals(String type) {
        String json = queries.query(
                "{ %s(where: {id: {lt: 98}}, orderBy: [{id: ASC}]) { own value otherValue innerKey { otherValue } } }"
                        .formatted(table(type).pluralName()));
        List<String> values = new ArrayList<>();
        try (JsonReader reader = Json.createReader(new StringReader(json))) {
            for (JsonObject row :
                    reader.readObject().getJsonArray(table(type).pluralName()).getValuesAs(JsonObject.class)) {
                JsonValue value = Objects.requireNonNull(row.get("own"));
                assertThat(row.get("value")).isEqualTo(value);
                assertThat(row.get("otherValue")).isEqualTo(value);
                assertThat(row.getJsonObject("innerKey").get("otherValue")).isEqualTo(value);
                values.add(literal(key(type).type(), value.toString()));
            }
        }
        return values;
    }

    private static String literal(ColumnType type, String value) {
        if (type.innermost() instanceof ColumnType.Enumeration) {
            return value.replace("\"", "");
        }
        return type.graphQLName().equals("JSON") ? value.replaceAll("\"(\\w+)\"\\s*:", "$1:") : value;
    }
}
