package org.fraiseql.databases;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A schema made by chance, of names, types, keys, references and views as they are met in databases, with three rows in each table. The same number makes the same
 * schema. No row refers to the last one of a table.
 */
final class RandomDatabase {
    private static final List<String> NAMES = List.of(
            "user",
            "users",
            "order",
            "Order",
            "v_order",
            "tb_order",
            "line item",
            "person",
            "people",
            "status",
            "news",
            "query",
            "mutations",
            "sub-scription",
            "été",
            "table",
            "data",
            "datum",
            "a",
            "A",
            "a_",
            "_a",
            "node",
            "nodes",
            "Straße",
            "x1",
            "1x",
            "tv_thing",
            "thing",
            "things",
            "point",
            "json",
            "string",
            "int",
            "t0",
            "t1",
            "c0",
            "asked",
            "found",
            "row_number",
            "aVeryLongNameOfSomethingThatNobodyWouldTypeTwiceButSomebodyDid",
            "it's",
            "say \"hi\"",
            "50%",
            "what?",
            "dollar$1",
            "back\\slash",
            "dot.ted",
            "com,ma",
            "{curly}",
            "名前",
            "😀",
            "parent",
            "child",
            "children",
            "group",
            "select",
            "index",
            "analysis",
            "bus",
            "series",
            "info",
            "address",
            "category",
            "company_id",
            "id_company",
            "is_active",
            "createdAt",
            "updated_at",
            "order_by",
            "where",
            "limit",
            "offset",
            "first",
            "input",
            "records",
            "success",
            "record",
            "count",
            "all",
            "type",
            "__typename",
            "key",
            "value",
            "on",
            "true",
            "null",
            "edges");

    /** @param isKey whether the three values differ and ascend, and the product sorts by them */
    private record Type(String sql, boolean isKey, String one, String two, String three) {
        String value(int k) {
            return k == 1 ? one : k == 2 ? two : three;
        }
    }

    private static final List<Type> TYPES = List.of(
            new Type("int", true, "1", "2", "3"),
            new Type("smallint", true, "1", "2", "3"),
            new Type("bigint", true, "1", "9007199254740993", "9223372036854775807"),
            new Type("text", true, "'a'", "'b '", "'ü\"\\'"),
            new Type("varchar(20)", true, "''", "'x'", "'y'"),
            new Type("char(5)", true, "'a'", "'bb'", "'cc c'"),
            new Type(
                    "uuid",
                    true,
                    "'00000000-0000-0000-0000-000000000001'",
                    "'00000000-0000-0000-0000-0000000000AB'",
                    "'ffffffff-ffff-ffff-ffff-ffffffffffff'"),
            new Type("numeric(12,3)", true, "-0.001", "1.5", "123456789.125"),
            new Type("numeric", true, "0", "1.50", "12345678901234567890.5"),
            new Type("date", true, "'0001-01-01'", "'2025-01-01'", "'infinity'"),
            new Type("timestamptz", true, "'1999-12-31 23:59:59.123456Z'", "'2025-01-01 00:00+02'", "'2025-06-01'"),
            new Type("timestamp", true, "'1999-12-31 23:59:59.123456'", "'2025-01-01 00:00'", "'2025-06-01'"),
            new Type("time", true, "'00:00'", "'23:59:59.5'", "'24:00'"),
            new Type("timetz", false, "'00:00+02'", "'23:59:59.5-11'", "'12:00Z'"),
            new Type("interval", true, "'-2 mons 3 days'", "'00:00:01.5'", "'1 day'"),
            new Type("boolean", false, "true", "false", "true"),
            new Type("real", false, "1.5", "-2.25", "'NaN'"),
            new Type("double precision", false, "1.5e300", "-2.25", "'-Infinity'"),
            new Type("bytea", true, "'\\x'", "'\\x00ff'", "'\\x5c'"),
            new Type("inet", true, "'10.0.0.0/8'", "'10.0.0.1'", "'::1'"),
            new Type("cidr", true, "'10.0.0.0/8'", "'192.168.0.0/16'", "'::/0'"),
            new Type("macaddr", true, "'08:00:2b:01:02:03'", "'08:00:2b:01:02:04'", "'08:00:2b:01:02:05'"),
            new Type("money", true, "'-2'", "'1.50'", "'1000000'"),
            new Type("jsonb", false, "'{\"a\": [1, 2.50, null]}'", "'\"x\"'", "'[]'"),
            new Type("json", false, "'{\"a\": 1, \"a\": 2}'", "'null'", "'[1,2]'"),
            new Type("xml", false, "'<a/>'", "'<b>x</b>'", "'<c/>'"),
            new Type("tsvector", false, "'a b'", "'c:1'", "''"),
            new Type("point", false, "'(1,2)'", "'(0,-1.5)'", "'(3,3)'"),
            new Type("box", false, "'(1,2),(0,0)'", "'(3,3),(1,1)'", "'(0,0),(0,0)'"),
            new Type("bit(3)", false, "'101'", "'000'", "'111'"),
            new Type("varbit", false, "'1'", "'01'", "''"),
            new Type("\"char\"", false, "'a'", "'b'", "'c'"),
            new Type("name", true, "'n1'", "'n2'", "'n3'"),
            new Type("oid", false, "1", "2", "4294967295"),
            new Type("pg_lsn", false, "'0/1'", "'1/0'", "'F/F'"),
            new Type("int4range", false, "'[1,5)'", "'empty'", "'(,3)'"),
            new Type("tstzrange", false, "'[2025-01-01Z,)'", "'empty'", "'(,)'"),
            new Type("nummultirange", false, "'{[1,2)}'", "'{}'", "'{(,1.5),[3,)}'"),
            new Type("int[]", false, "'{1,2}'", "'{}'", "'{3,NULL}'"),
            new Type("text[]", false, "'{a,\"b \\\"c\"}'", "'{}'", "'{NULL}'"),
            new Type("jsonb[]", false, "ARRAY['{\"a\": 1}'::jsonb]", "'{}'", "'{1}'"),
            new Type("timestamptz[]", false, "'{2025-01-01Z}'", "'{}'", "'{1999-01-01 12:00+05}'"),
            new Type("mood", true, "'good'", "'so so'", "'bad!'"),
            new Type("mood[]", false, "'{good}'", "'{}'", "'{\"so so\",bad!}'"),
            new Type("positive", true, "1", "2", "3"),
            new Type("email", true, "'a@x'", "'b@x'", "'c@x'"),
            new Type("positive[]", false, "'{1}'", "'{}'", "'{2,3}'"),
            new Type("spot", false, "ROW(1, 'x', '{good}')", "ROW(NULL, NULL, NULL)", "ROW(2, '', '{}')"),
            new Type("spot[]", false, "ARRAY[ROW(1, 'x', NULL)::spot]", "'{}'", "ARRAY[NULL::spot]"),
            new Type("span", false, "'[1,5)'", "'[2,3)'", "'empty'"),
            new Type("citext", true, "'Ab'", "'cD'", "'E'"),
            new Type("hstore", false, "'a=>1'", "''", "'b=>NULL'"),
            new Type("ltree", true, "'a'", "'a.b'", "'c'"));

    private static final String OBJECTS = """
            CREATE EXTENSION citext;
            CREATE EXTENSION hstore;
            CREATE EXTENSION ltree;
            CREATE SCHEMA "Other one";
            CREATE TYPE mood AS ENUM ('good', 'so so', 'bad!', '');
            CREATE DOMAIN positive AS int CHECK (value > 0);
            CREATE DOMAIN email AS text CHECK (value LIKE '%@%');
            CREATE TYPE spot AS (x int, "the name" text, moods mood[]);
            CREATE TYPE span AS RANGE (subtype = positive);
            """;

    private record Col(String name, Type type, boolean isNull, String definition) {}

    private record Key(List<Col> columns) {}

    private record Made(String name, List<Key> keys, List<Col> columns) {}

    private final Random random;
    private final StringBuilder sql = new StringBuilder(OBJECTS);
    private final Set<String> taken = new LinkedHashSet<>();
    private final List<Made> tables = new ArrayList<>();

    private RandomDatabase(long number) {
        this.random = new Random(number);
    }

    static String sql(long number) {
        RandomDatabase database = new RandomDatabase(number);
        for (int i = 0; i < 9; i++) {
            database.table();
        }
        for (int i = 0; i < 3; i++) {
            database.view();
            database.pair();
            database.function();
        }
        return database.sql.toString();
    }

    private <T> T any(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    private String relation() {
        while (true) {
            String name = (chance(15) ? "\"Other one\"" : "public") + "." + quoted(any(NAMES));
            if (taken.add(name)) {
                return name;
            }
        }
    }

    private String column(Set<String> used) {
        while (true) {
            String name = any(NAMES);
            if (used.add(name)) {
                return quoted(name);
            }
        }
    }

    private void table() {
        String name = relation();
        Set<String> used = new LinkedHashSet<>();
        List<Col> columns = new ArrayList<>();
        List<Key> keys = new ArrayList<>();
        List<String> constraints = new ArrayList<>();
        List<Type> keyTypes = TYPES.stream().filter(Type::isKey).toList();
        int form = random.nextInt(10);
        if (form < 6) {
            Col id = new Col(
                    chance(60) && used.add("id") ? "\"id\"" : column(used),
                    form < 3 ? TYPES.getFirst() : any(keyTypes),
                    false,
                    form == 0
                            ? " GENERATED BY DEFAULT AS IDENTITY (START WITH 100)"
                            : form == 1 ? " GENERATED ALWAYS AS IDENTITY (START WITH 100)" : "");
            columns.add(id);
            keys.add(new Key(List.of(id)));
            constraints.add("PRIMARY KEY (" + id.name() + ")");
        } else if (form < 9) {
            List<Col> parts = new ArrayList<>();
            for (int i = 0; i < 2 + random.nextInt(2); i++) {
                parts.add(new Col(column(used), any(keyTypes), false, ""));
            }
            columns.addAll(parts);
            keys.add(new Key(parts));
            constraints.add((form == 8 ? "UNIQUE (" : "PRIMARY KEY (") + names(parts) + ")");
        }
        for (int i = 0; i < 2 + random.nextInt(4); i++) {
            boolean isNull = chance(50);
            Col col = new Col(column(used), any(TYPES), isNull, "");
            columns.add(col);
            if (!isNull && col.type().isKey() && chance(20)) {
                keys.add(new Key(List.of(col)));
                constraints.add("UNIQUE (" + col.name() + ")");
            }
        }
        Made self = new Made(name, keys, columns);
        for (int i = 0; i < random.nextInt(4) && !tables.isEmpty(); i++) {
            Made target = chance(15) && !keys.isEmpty() ? self : any(tables);
            if (target.keys().isEmpty()) {
                continue;
            }
            Key key = any(target.keys());
            boolean isNull = chance(50);
            List<Col> referring = key.columns().stream()
                    .map(col -> new Col(
                            column(used),
                            new Type(
                                    col.type().sql(),
                                    false,
                                    col.type().one(),
                                    col.type().two(),
                                    col.type().one()),
                            isNull,
                            ""))
                    .toList();
            columns.addAll(referring);
            constraints.add("FOREIGN KEY (" + names(referring) + ") REFERENCES " + target.name() + " ("
                    + names(key.columns()) + ")" + (chance(20) ? " ON DELETE CASCADE" : ""));
        }
        if (chance(25)) {
            columns.add(new Col(
                    column(used),
                    new Type("int", false, "DEFAULT", "DEFAULT", "DEFAULT"),
                    true,
                    " GENERATED ALWAYS AS (1 + 1) STORED"));
        }
        if (keys.isEmpty()) {
            columns.add(new Col(column(used), any(keyTypes), true, ""));
        }
        List<String> parts = new ArrayList<>();
        columns.forEach(col ->
                parts.add(col.name() + " " + col.type().sql() + (col.isNull() ? "" : " NOT NULL") + col.definition()));
        parts.addAll(constraints);
        sql.append("CREATE TABLE ")
                .append(name)
                .append(" (")
                .append(String.join(", ", parts))
                .append(");\n");
        for (int k = 1; k <= 3; k++) {
            int row = k;
            boolean isGap = k == 2 && chance(50);
            sql.append("INSERT INTO ")
                    .append(name)
                    .append(" OVERRIDING SYSTEM VALUE VALUES (")
                    .append(columns.stream()
                            .map(col ->
                                    isGap && col.isNull() && !col.definition().contains("ALWAYS")
                                            ? "NULL"
                                            : col.type().value(row))
                            .collect(Collectors.joining(", ")))
                    .append(");\n");
        }
        tables.add(self);
    }

    /** A view before a table, of some of its columns, which may have other names there. */
    private void pair() {
        Made of = any(tables);
        String base = of.name().replaceFirst("^.*?\\.\"", "");
        String schema = of.name().substring(0, of.name().length() - base.length() - 1);
        String before = schema + "\"v_" + base;
        if (!taken.add(before) || of.keys().isEmpty()) {
            return;
        }
        String tb = schema + "\"tb_" + base;
        if (!taken.add(tb)) {
            return;
        }
        sql.append("ALTER TABLE ")
                .append(of.name())
                .append(" RENAME TO ")
                .append("\"tb_" + base)
                .append(";\n");
        tables.remove(of);
        tables.add(new Made(tb, of.keys(), of.columns()));
        List<Col> key = of.keys().getFirst().columns();
        Set<String> used = new LinkedHashSet<>();
        String shown = of.columns().stream()
                .filter(col -> key.contains(col) || !col.isNull() || chance(70))
                .map(col -> "x." + col.name()
                        + (chance(20) && used.add(col.name()) ? " AS \"other " + used.size() + '"' : ""))
                .collect(Collectors.joining(", "));
        sql.append("CREATE VIEW ")
                .append(before)
                .append(" AS SELECT ")
                .append(shown)
                .append(" FROM ")
                .append(tb)
                .append(" x")
                .append(chance(30) ? " WHERE true" : "")
                .append(";\n");
    }

    /** Of a row. */
    private void function() {
        Made of = any(tables);
        List<String> forms = List.of(
                "RETURNS int LANGUAGE sql STABLE AS 'SELECT 1'",
                "RETURNS text LANGUAGE sql STABLE AS $$SELECT $1::text$$",
                "RETURNS SETOF int LANGUAGE sql STABLE AS 'SELECT generate_series(1, 3)'",
                "RETURNS SETOF " + of.name() + " LANGUAGE sql STABLE AS 'SELECT * FROM "
                        + of.name().replace("'", "''") + "'",
                "RETURNS jsonb LANGUAGE sql IMMUTABLE AS 'SELECT NULL::jsonb'");
        sql.append("CREATE FUNCTION ")
                .append(relation())
                .append("(")
                .append(of.name())
                .append(") ")
                .append(any(forms))
                .append(";\n");
    }

    private static String names(List<Col> columns) {
        return columns.stream().map(Col::name).collect(Collectors.joining(", "));
    }

    private void view() {
        Made of = any(tables);
        String name = relation();
        List<Col> columns = of.columns().stream().filter(col -> chance(80)).toList();
        if (columns.stream().noneMatch(col -> col.type().isKey())) {
            return;
        }
        String materialized = chance(30) ? "MATERIALIZED " : "";
        sql.append("CREATE ")
                .append(materialized)
                .append("VIEW ")
                .append(name)
                .append(" AS SELECT ")
                .append(IntStream.range(0, columns.size())
                        .mapToObj(i -> "x." + columns.get(i).name())
                        .collect(Collectors.joining(", ")))
                .append(" FROM ")
                .append(of.name())
                .append(" x;\n");
        if (chance(40)) {
            for (Key key : of.keys()) {
                if (columns.containsAll(key.columns())) {
                    sql.append("COMMENT ON ")
                            .append(materialized)
                            .append("VIEW ")
                            .append(name)
                            .append(" IS '@key ")
                            .append(key.columns().stream()
                                    .map(col -> col.name().replace("'", "''"))
                                    .collect(Collectors.joining(", ")))
                            .append("';\n");
                    break;
                }
            }
        }
    }
}
