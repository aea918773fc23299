package org.fraiseql.databases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fraiseql.databases.WalkedColumn.object;
import static org.fraiseql.databases.WalkedColumn.quoted;
import static org.fraiseql.databases.WalkedColumn.selection;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fraiseql.catalog.Catalog;
import org.fraiseql.catalog.MutationField;
import org.fraiseql.catalog.MutationField.Form;
import org.fraiseql.catalog.MutationNames;
import org.fraiseql.catalog.Omissions;
import org.fraiseql.catalog.Relationship;
import org.fraiseql.catalog.Relationship.ColumnPair;
import org.fraiseql.catalog.RootField;
import org.fraiseql.catalog.Routine;
import org.fraiseql.catalog.RowFunction;
import org.fraiseql.catalog.Table;
import org.fraiseql.catalog.UniqueKey;
import org.fraiseql.catalog.WriteColumn;
import org.fraiseql.catalog.WriteTarget;
import org.junit.jupiter.api.DynamicTest;

/** Asks for everything in a database, and SQL for the same. The catalog gives the names only. */
final class DatabaseWalk {
    /** What is walked: a server, or the engine without one. */
    interface Api {
        /** @param variables as JSON */
        String answer(String query, String variables);

        default String answer(String query) {
            return answer(query, "{}");
        }
    }

    /** Opens a connection to the database. */
    interface Connecting {
        Connection open() throws SQLException;
    }

    private final Catalog catalog;
    private final Api api;
    private final Connecting database;
    private final ChangedValues changed;

    DatabaseWalk(Catalog catalog, Api api, Connecting database) {
        this.catalog = catalog;
        this.api = api;
        this.database = database;
        this.changed = new ChangedValues(database);
    }

    /** Deletes and creates last: the rows stay the same, but not their order. */
    Stream<DynamicTest> all() {
        return Stream.of(
                        Stream.of(
                                DynamicTest.dynamicTest("every relation and column is there", this::everythingIsThere)),
                        lists().map(list -> test(list.fieldName(), () -> rows(list))),
                        keys().map(key -> test(key.fieldName() + " by key", () -> byKey(key))),
                        lists().flatMap(list -> list.table().relationships().stream()
                                .map(relationship -> test(
                                        list.fieldName() + "." + relationship.fieldName(),
                                        () -> related(list, relationship)))),
                        lists().flatMap(list -> list.table().functions().stream()
                                .filter(DatabaseWalk::needsNothing)
                                .map(function -> test(
                                        list.fieldName() + "." + function.fieldName(), () -> called(list, function)))),
                        lists().flatMap(list -> columns(list, Omissions.Use.FILTER)
                                .map(column -> test(
                                        list.fieldName() + " where "
                                                + column.column().fieldName(),
                                        () -> where(list, column)))),
                        lists().flatMap(list -> columns(list, Omissions.Use.ORDER)
                                .map(column -> test(
                                        list.fieldName() + " by "
                                                + column.column().fieldName(),
                                        () -> order(list, column)))),
                        fields(Form.UPDATE, WriteColumn::updatable),
                        fields(Form.UPSERT, WriteColumn::insertable),
                        catalog.writeModel().fields().values().stream()
                                .filter(field -> field.form() == Form.CREATE)
                                .flatMap(field -> deletion(field).stream()
                                        .map(deletion -> test(field.fieldName(), () -> again(field, deletion)))))
                .flatMap(tests -> tests);
    }

    private static DynamicTest test(String name, org.junit.jupiter.api.function.Executable walk) {
        return DynamicTest.dynamicTest(name, walk);
    }

    private Stream<RootField.ListOf> lists() {
        return catalog.queries().values().stream()
                .flatMap(field -> field instanceof RootField.ListOf list ? Stream.of(list) : Stream.empty());
    }

    private Stream<RootField.ByKey> keys() {
        return catalog.queries().values().stream()
                .flatMap(field -> field instanceof RootField.ByKey key ? Stream.of(key) : Stream.empty());
    }

    /** Those that are for this use. */
    private static Stream<WalkedColumn> columns(RootField.ListOf list, Omissions.Use use) {
        return WalkedColumn.of(list.table().columns()).stream()
                .filter(walked ->
                        use == Omissions.Use.FILTER || walked.column().type().isOrdered())
                .filter(walked -> !walked.column().omissions().contains(use));
    }

    private static String from(Table table) {
        return quoted(table.readFrom()) + " t";
    }

    /** But for what is omitted, for partitions, and for tables that inherit from others or stand behind views, which are there as those. */
    private void everythingIsThere() throws SQLException {
        List<String> tables = new ArrayList<>();
        catalog.tables().values().forEach(table -> tables.add(table.readFrom().toString()));
        catalog.writeModel()
                .targets()
                .values()
                .forEach(target -> tables.add(target.name().toString()));
        List<String> expected = new ArrayList<>(strings("""
                WITH RECURSIVE up AS (
                  SELECT inhrelid AS part, inhparent AS whole FROM pg_inherits
                  UNION SELECT up.part, i.inhparent FROM up JOIN pg_inherits i ON i.inhrelid = up.whole)
                SELECT n.nspname || '.' || c.relname || '.' || a.attname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
                WHERE c.relkind IN ('r', 'p', 'v', 'm') AND n.nspname NOT IN ('pg_catalog', 'information_schema')
                  AND NOT c.relispartition AND coalesce(obj_description(c.oid, 'pg_class'), '') <> '@omit'
                  AND NOT EXISTS (SELECT FROM up JOIN pg_class w ON w.oid = up.whole JOIN pg_namespace m ON m.oid = w.relnamespace
                                  WHERE up.part = c.oid AND m.nspname || '.' || w.relname = ANY('%s'))""".formatted(array(tables))));
        List<String> served = new ArrayList<>();
        for (Table table : catalog.tables().values()) {
            if (lists().anyMatch(list -> list.table() == table)) {
                table.columns().stream()
                        .filter(column -> column.function().isEmpty())
                        .forEach(column -> served.add(table.readFrom() + "." + column.name()));
            }
        }
        for (WriteTarget target : catalog.writeModel().targets().values()) {
            if (!target.isReadItself()) {
                target.columns()
                        .forEach(column ->
                                served.add(target.name() + "." + column.column().name()));
            }
        }
        assertThat(served).containsExactlyInAnyOrderElementsOf(expected).hasSizeGreaterThan(30);
    }

    private static String array(List<String> texts) {
        return texts.stream()
                .map(text -> '"' + text.replace("\"", "\\\"").replace("'", "''") + '"')
                .collect(Collectors.joining(",", "{", "}"));
    }

    private void rows(RootField.ListOf list) throws SQLException {
        List<WalkedColumn> columns = WalkedColumn.of(list.table().columns());
        String answer = api.answer("{ rows: %s { %s } }".formatted(list.fieldName(), selection(columns)));
        assertSame(answer, "SELECT %s FROM %s".formatted(object("t", columns), from(list.table())));
    }

    private void byKey(RootField.ByKey field) throws SQLException {
        UniqueKey key = field.key();
        List<WalkedColumn> columns = WalkedColumn.of(key.columns());
        List<WalkedColumn> all = WalkedColumn.of(field.table().columns());
        String notNull = columns.stream()
                .map(column -> column.value("t") + " IS NOT NULL")
                .collect(Collectors.joining(" AND "));
        List<String> rows = strings(
                "SELECT %s FROM %s WHERE %s LIMIT 3".formatted(object("t", columns), from(field.table()), notNull));
        assertThat(rows).isNotEmpty();
        for (String row : rows) {
            String query = "query(%s) { rows: %s(%s) { %s } }"
                    .formatted(declared(columns), field.fieldName(), given(columns), selection(all));
            String answer = api.answer(query, variables(parsed(row), columns));
            String found = answer.replaceFirst("\\{\"rows\":(.*)}}$", "{\"rows\":[$1]}}");
            assertSame(
                    found,
                    "SELECT %s FROM %s WHERE %s = '%s'::jsonb"
                            .formatted(
                                    object("t", all),
                                    from(field.table()),
                                    object("t", columns),
                                    row.replace("'", "''")));
        }
    }

    /** {@code $v0: Int!, $v1: String!}. */
    private static String declared(List<WalkedColumn> columns) {
        return indexed(columns, (i, column) -> "$v" + i + ": " + column.inputType() + "!");
    }

    private static String given(List<WalkedColumn> columns) {
        return indexed(columns, (i, column) -> column.column().fieldName() + ": $v" + i);
    }

    private static String indexed(
            List<WalkedColumn> columns, java.util.function.BiFunction<Integer, WalkedColumn, String> part) {
        List<String> parts = new ArrayList<>();
        columns.forEach(column -> parts.add(part.apply(parts.size(), column)));
        return String.join(", ", parts);
    }

    private static String variables(JsonObject row, List<WalkedColumn> columns) {
        return indexed(
                        columns,
                        (i, column) ->
                                "\"v" + i + "\": " + row.get(column.column().fieldName()))
                .transform(values -> "{" + values + "}");
    }

    private void related(RootField.ListOf list, Relationship relationship) throws SQLException {
        Table target = catalog.table(relationship.target());
        List<WalkedColumn> own = WalkedColumn.key(list.table());
        List<WalkedColumn> other = WalkedColumn.key(target);
        boolean isMany = relationship.cardinality() == Relationship.Cardinality.MANY;
        String field = relationship.fieldName();
        String arguments = isMany ? "(orderBy: [" + WalkedColumn.order(other) + "])" : "";
        String answer = api.answer("{ rows: %s { %s %s%s { %s } } }"
                .formatted(list.fieldName(), selection(own), field, arguments, selection(other)));
        String values = isMany
                ? "coalesce((SELECT jsonb_agg(%s ORDER BY %s) FROM %s u WHERE %s), '[]')"
                        .formatted(
                                object("u", other),
                                WalkedColumn.values("u", other),
                                quoted(target.readFrom()),
                                join(relationship))
                : "(SELECT %s FROM %s u WHERE %s)"
                        .formatted(object("u", other), quoted(target.readFrom()), join(relationship));
        assertSame(
                answer,
                "SELECT %s || jsonb_build_object('%s', %s) FROM %s"
                        .formatted(object("t", own), field, values, from(list.table())));
    }

    private static boolean needsNothing(RowFunction function) {
        return function.routine().arguments().stream()
                .allMatch(argument -> argument.absence() == Routine.Absence.DEFAULT);
    }

    /** A function of a row as SQL calls it. */
    private void called(RootField.ListOf list, RowFunction function) throws SQLException {
        List<WalkedColumn> own = WalkedColumn.key(list.table());
        String field = function.fieldName();
        String call = quoted(function.routine().name()) + "(t)";
        boolean isSet = function.routine().returnsSet();
        String selected = "";
        String value =
                isSet ? "(SELECT coalesce(jsonb_agg(u), '[]') FROM %s u)".formatted(call) : "to_jsonb(" + call + ")";
        if (function instanceof RowFunction.RowsOf(var routine, String target)) {
            List<WalkedColumn> other = WalkedColumn.key(catalog.table(target));
            selected = "%s { %s }"
                    .formatted(isSet ? "(orderBy: [" + WalkedColumn.order(other) + "])" : "", selection(other));
            value = isSet
                    ? "(SELECT coalesce(jsonb_agg(%s ORDER BY %s), '[]') FROM %s u)"
                            .formatted(object("u", other), WalkedColumn.values("u", other), call)
                    : "(SELECT %s FROM %s u WHERE NOT u IS NULL)".formatted(object("u", other), call);
        }
        assertSame(
                api.answer("{ rows: %s { %s %s%s } }".formatted(list.fieldName(), selection(own), field, selected)),
                "SELECT %s || jsonb_build_object('%s', %s) FROM %s"
                        .formatted(object("t", own), field, value, from(list.table())));
    }

    private static String join(Relationship relationship) {
        return relationship
                .through()
                .map(through -> "EXISTS (SELECT FROM %s j WHERE %s AND %s)"
                        .formatted(
                                quoted(through.junction()),
                                equal("t", "j", relationship.columns()),
                                equal("j", "u", through.onward())))
                .orElseGet(() -> equal("t", "u", relationship.columns()));
    }

    private static String equal(String one, String other, List<ColumnPair> pairs) {
        return pairs.stream()
                .map(pair -> one + "." + quoted(pair.local()) + " = " + other + "." + quoted(pair.remote()))
                .collect(Collectors.joining(" AND "));
    }

    /** By a value where its type has an equality, and by whether there is one. */
    private void where(RootField.ListOf list, WalkedColumn column) throws SQLException {
        String value = column.compared("t");
        where(list, column, "", "isnull: true", "{}", column.isNull("t"));
        where(list, column, "", "isnull: false", "{}", column.isNotNull("t"));
        List<String> chosen = strings("SELECT to_json(%s) FROM %s WHERE NOT (%s) LIMIT 1"
                .formatted(column.json("t"), from(list.table()), column.isNull("t")));
        if (column.isEqual() && !chosen.isEmpty()) {
            where(
                    list,
                    column,
                    "($v: " + column.inputType() + ")",
                    "eq: $v",
                    "{\"v\": " + chosen.getFirst() + "}",
                    "%s = (SELECT %s FROM %s WHERE NOT (%s) LIMIT 1)"
                            .formatted(value, value, from(list.table()), column.isNull("t")));
        }
    }

    private void where(
            RootField.ListOf list,
            WalkedColumn column,
            String declared,
            String operator,
            String variables,
            String condition)
            throws SQLException {
        List<WalkedColumn> key = WalkedColumn.key(list.table());
        String answer = api.answer(
                "query%s { rows: %s(where: {%s: {%s}}) { %s } }"
                        .formatted(declared, list.fieldName(), column.column().fieldName(), operator, selection(key)),
                variables);
        assertSame(answer, "SELECT %s FROM %s WHERE %s".formatted(object("t", key), from(list.table()), condition));
    }

    /** Equal values may stand in any order; the values alone are always the same. */
    private void order(RootField.ListOf list, WalkedColumn column) throws SQLException {
        String field = column.column().fieldName();
        String answer = api.answer("{ rows: %s(orderBy: [{%s: DESC_NULLS_LAST}]) { %s } }"
                .formatted(list.fieldName(), field, column.selection()));
        String expected = strings(
                        "SELECT coalesce(jsonb_agg(jsonb_build_object('%s', %s) ORDER BY %s DESC NULLS LAST), '[]') FROM %s"
                                .formatted(field, column.json("t"), column.value("t"), from(list.table())))
                .getFirst();
        assertThat(answer).startsWith("{\"data\":{\"rows\":[");
        JsonArray rows = parsed(answer).getJsonObject("data").getJsonArray("rows");
        assertThat(strings("SELECT '%s'::jsonb".formatted(rows.toString().replace("'", "''")))
                        .getFirst())
                .isEqualTo(expected);
    }

    private Stream<DynamicTest> fields(Form form, Predicate<WriteColumn> isWritten) {
        return catalog.writeModel().fields().values().stream()
                .filter(field ->
                        field.form() == form && field.target().identity().isPresent())
                .filter(field -> !written(field.target(), isWritten).isEmpty())
                .map(field -> test(field.fieldName(), () -> same(field, isWritten)));
    }

    /** The row with the greatest key is given back the values that it had before they were changed, as far as the table lets them be. */
    private void same(MutationField field, Predicate<WriteColumn> isWritten) throws SQLException {
        WriteTarget target = field.target();
        Table table = target.table();
        List<WalkedColumn> key =
                WalkedColumn.of(target.identity().map(UniqueKey::columns).orElseThrow());
        List<WalkedColumn> written = written(target, isWritten);
        List<WalkedColumn> all = WalkedColumn.of(table.columns());
        boolean isUpsert = field.form() == Form.UPSERT;
        if (isUpsert && (!written.containsAll(key) || !hasOneArbiter(target) || hasInheritingOnes(target))) {
            return;
        }
        String before = "SELECT %s FROM %s ORDER BY %s".formatted(object("t", all), from(table), object("t", all));
        List<String> rows = strings(before);
        String list = lists().filter(other -> other.table() == table)
                .findFirst()
                .orElseThrow()
                .fieldName();
        String last = "{ rows: %s(orderBy: [%s], limit: 1) { %%s } }"
                .formatted(list, WalkedColumn.order(key).replace("ASC", "DESC"));
        JsonObject keys = only(last.formatted(selection(key)));
        JsonObject row = only(last.formatted(selection(written)));
        String mutation = isUpsert
                ? "mutation($input: %s!) { made: %s(input: $input) { %s } }"
                        .formatted(MutationNames.createInput(table.typeName()), field.fieldName(), selection(written))
                : "mutation(%s, $input: %s!) { made: %s(%s, input: $input) { %s } }"
                        .formatted(
                                declared(key),
                                MutationNames.updateInput(table.typeName()),
                                field.fieldName(),
                                keyArguments(key),
                                selection(written));
        if (!hasInheritingOnes(target)) {
            changed.changeLast(target, key, written);
        }
        String variables = isUpsert
                ? "{\"input\": " + row + "}"
                : variables(keys, key).replaceFirst("}$", ", \"input\": ") + row + "}";
        String answer = api.answer(mutation, variables);
        assertThat(answer).doesNotContain("\"errors\"");
        assertThat((JsonValue) parsed(answer).getJsonObject("data").getJsonObject("made"))
                .isEqualTo(row);
        assertThat(strings(before)).isEqualTo(rows);
    }

    /** How many values were changed, so that an update could give them back. */
    int changedValues() {
        return changed.count();
    }

    /** Where there are others and none is the primary key, {@code onConflict} has to name one. */
    private static boolean hasOneArbiter(WriteTarget target) {
        return target.table().keys().size() == 1
                || target.identity().orElseThrow().name().endsWith("_pkey");
    }

    /** Their rows are not seen by its unique index: a row beside them would be created. */
    private boolean hasInheritingOnes(WriteTarget target) throws SQLException {
        String parents =
                "SELECT 1 FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhparent WHERE c.relkind = 'r' AND c.oid = '%s'::regclass";
        return !strings(parents.formatted(quoted(target.name()).replace("'", "''")))
                .isEmpty();
    }

    private static List<WalkedColumn> written(WriteTarget target, Predicate<WriteColumn> isWritten) {
        return WalkedColumn.of(target.table().columns()).stream()
                .filter(column -> target.column(column.column().fieldName())
                        .filter(isWritten)
                        .isPresent())
                .toList();
    }

    private static String keyArguments(List<WalkedColumn> key) {
        return indexed(
                key, (i, column) -> MutationNames.keyArgument(column.column().fieldName()) + ": $v" + i);
    }

    private Optional<MutationField> deletion(MutationField creation) {
        return catalog.writeModel().fields().values().stream()
                .filter(field -> field.form() == Form.DELETE && field.target() == creation.target())
                .filter(field -> field.target().columns().stream().anyMatch(WriteColumn::insertable))
                .findFirst();
    }

    /** The row with the greatest key is deleted and created again, from what was answered of it. */
    private void again(MutationField creation, MutationField deletion) throws SQLException {
        WriteTarget target = creation.target();
        Table table = target.table();
        List<WalkedColumn> key =
                WalkedColumn.of(target.identity().map(UniqueKey::columns).orElseThrow());
        List<WalkedColumn> written = written(target, WriteColumn::insertable);
        List<String> before = strings(
                "SELECT %s FROM %s ORDER BY %s".formatted(object("t", written), from(table), object("t", written)));
        String list = lists().filter(field -> field.table() == table)
                .findFirst()
                .orElseThrow()
                .fieldName();
        String order = WalkedColumn.order(key).replace("ASC", "DESC");
        JsonObject last = only("{ rows: %s(orderBy: [%s], limit: 1) { %s } }".formatted(list, order, selection(key)));
        JsonObject row =
                only("{ rows: %s(orderBy: [%s], limit: 1) { %s } }".formatted(list, order, selection(written)));
        String mutation = "mutation(%s, $input: %s!) { gone: %s(%s) { success } made: %s(input: $input) { %s } }"
                .formatted(
                        declared(key),
                        MutationNames.createInput(table.typeName()),
                        deletion.fieldName(),
                        keyArguments(key),
                        creation.fieldName(),
                        selection(written));
        String variables = variables(last, key).replaceFirst("}$", ", \"input\": ") + row + "}";
        JsonObject answer = parsed(api.answer(mutation, variables));
        assertThat(answer.toString()).doesNotContain("\"errors\"");
        JsonObject data = answer.getJsonObject("data");
        assertThat(data.getJsonObject("gone").getBoolean("success")).isTrue();
        assertThat((JsonValue) data.getJsonObject("made")).isEqualTo(row);
        assertThat(strings("SELECT %s FROM %s ORDER BY %s"
                        .formatted(object("t", written), from(table), object("t", written))))
                .isEqualTo(before);
    }

    private JsonObject only(String query) {
        String answer = api.answer(query);
        assertThat(answer).as(query).startsWith("{\"data\":{\"rows\":[{");
        return parsed(answer).getJsonObject("data").getJsonArray("rows").getJsonObject(0);
    }

    private void assertSame(String answer, String sql) throws SQLException {
        try (Connection connection = database.open()) {
            ComparedRows.assertSame(connection, answer, "e::jsonb", sql);
        }
    }

    private List<String> strings(String sql) throws SQLException {
        List<String> strings = new ArrayList<>();
        try (Connection connection = database.open();
                Statement statement = connection.createStatement()) {
            statement.execute("SET TIME ZONE 'UTC'");
            try (ResultSet rows = statement.executeQuery(sql)) {
                while (rows.next()) {
                    strings.add(rows.getString(1));
                }
            }
        }
        return strings;
    }

    private static JsonObject parsed(String json) {
        try (JsonReader reader = Json.createReader(new StringReader(json))) {
            return reader.readObject();
        }
    }
}
