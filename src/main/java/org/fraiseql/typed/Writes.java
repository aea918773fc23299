package org.fraiseql.typed;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fraiseql.catalog.Column;
import org.fraiseql.catalog.MutationField.Form;
import org.fraiseql.catalog.MutationNames;
import org.fraiseql.catalog.Table;
import org.fraiseql.catalog.UniqueKey;
import org.fraiseql.document.GraphQLRequest;
import org.fraiseql.query.Change;
import org.fraiseql.query.Condition;
import org.fraiseql.query.OnConflict;
import org.jspecify.annotations.Nullable;

/** Writes of rows, each a mutation of one field. Thread-safe. */
record Writes(Asking asking) {
    private static final String INPUT = "input";
    private static final String NOTHING = "{ __typename }";

    void one(Form form, String table, Object row) {
        asking.answer(input(form, table, row).request(NOTHING));
    }

    <R extends Record> R one(Form form, String table, Object row, Class<R> returned) {
        OperationText text = input(form, table, row);
        RecordReader<R> reader = reader(form, table, returned);
        return AnswerReader.one(asking.answer(text.request(Selections.of(returned))), reader)
                .orElseThrow(() -> Failures.notTold(table));
    }

    private OperationText input(Form form, String table, Object row) {
        return mutation(form, table).with(INPUT, JsonValues.object(row, INPUT));
    }

    long many(Form form, String table, Collection<?> rows) {
        return AnswerReader.count(asking.answer(inputs(form, table, rows).request(counted(form))));
    }

    <R extends Record> List<R> many(Form form, String table, Collection<?> rows, Class<R> returned) {
        OperationText text = inputs(form, table, rows);
        return records(text, reader(form, table, returned), returned);
    }

    private OperationText inputs(Form form, String table, Collection<?> rows) {
        return mutation(form, table).with(INPUT, JsonValues.of(rows, INPUT));
    }

    void upsert(String table, Object row, OnConflict conflict) {
        asking.answer(meeting(input(Form.UPSERT, table, row), conflict).request(NOTHING));
    }

    <R extends Record> Optional<R> upsert(String table, Object row, OnConflict conflict, Class<R> returned) {
        OperationText text = meeting(input(Form.UPSERT, table, row), conflict);
        RecordReader<R> reader = reader(Form.UPSERT, table, returned);
        return AnswerReader.one(asking.answer(text.request(Selections.of(returned))), reader);
    }

    long upsertAll(String table, Collection<?> rows, OnConflict conflict) {
        OperationText text = meeting(inputs(Form.BULK_UPSERT, table, rows), conflict);
        return AnswerReader.count(asking.answer(text.request(counted(Form.BULK_UPSERT))));
    }

    private static OperationText meeting(OperationText text, OnConflict conflict) {
        Map<String, @Nullable Object> value = new LinkedHashMap<>();
        conflict.constraint().ifPresent(name -> value.put("constraint", name));
        if (!conflict.update().isEmpty()) {
            value.put("update", conflict.update());
        }
        conflict.where().ifPresent(where -> value.put("where", Where.of(where)));
        return text.with("onConflict", value);
    }

    /** Values go into the input, what the database computes into {@code ops}. */
    private static OperationText changed(OperationText text, Object changes) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        Map<String, Map<String, @Nullable Object>> operations = new LinkedHashMap<>();
        JsonValues.given(changes, INPUT).forEach((name, value) -> {
            String field = String.valueOf(name);
            if (value instanceof Change(String operator, Object operand)) {
                operations
                        .computeIfAbsent(operator, first -> new LinkedHashMap<>())
                        .put(field, JsonValues.of(operand, "ops." + operator + "." + field));
            } else {
                values.put(field, value);
            }
        });
        if (operations.isEmpty()) {
            return text.with(INPUT, JsonValues.object(values, INPUT));
        }
        text.with("ops", operations);
        return values.isEmpty() ? text : text.with(INPUT, JsonValues.object(values, INPUT));
    }

    boolean update(String table, Object key, Object changes) {
        OperationText text = changed(keyed(Form.UPDATE, table, key), changes);
        return !AnswerReader.isNull(asking.answer(text.request(NOTHING)));
    }

    <R extends Record> Optional<R> update(String table, Object key, Object changes, Class<R> returned) {
        OperationText text = changed(keyed(Form.UPDATE, table, key), changes);
        RecordReader<R> reader = reader(Form.UPDATE, table, returned);
        return AnswerReader.one(asking.answer(text.request(Selections.of(returned))), reader);
    }

    boolean delete(String table, Object key) {
        return AnswerReader.flag(asking.answer(keyed(Form.DELETE, table, key).request("{ success }")));
    }

    <R extends Record> Optional<R> delete(String table, Object key, Class<R> returned) {
        GraphQLRequest request = keyed(Form.DELETE, table, key).request("{ record " + Selections.of(returned) + " }");
        RecordReader<R> reader = reader(Form.DELETE, table, returned);
        return AnswerReader.record(asking.answer(request), reader);
    }

    long updateAll(String table, Condition where, Object changes) {
        OperationText text = changed(chosen(Form.BULK_UPDATE, table, where), changes);
        return AnswerReader.count(asking.answer(text.request(counted(Form.BULK_UPDATE))));
    }

    <R extends Record> List<R> updateAll(String table, Condition where, Object changes, Class<R> returned) {
        OperationText text = changed(chosen(Form.BULK_UPDATE, table, where), changes);
        return records(text, reader(Form.BULK_UPDATE, table, returned), returned);
    }

    long deleteAll(String table, Condition where) {
        OperationText text = chosen(Form.BULK_DELETE, table, where);
        return AnswerReader.count(asking.answer(text.request(counted(Form.BULK_DELETE))));
    }

    <R extends Record> List<R> deleteAll(String table, Condition where, Class<R> returned) {
        OperationText text = chosen(Form.BULK_DELETE, table, where);
        return records(text, reader(Form.BULK_DELETE, table, returned), returned);
    }

    private OperationText mutation(Form form, String table) {
        return OperationText.mutation(asking.write(table, form).field());
    }

    private OperationText chosen(Form form, String table, Condition where) {
        return mutation(form, table).with("where", Where.of(where));
    }

    private OperationText keyed(Form form, String table, Object key) {
        WriteField write = asking.write(table, form);
        List<String> columns = write.target().identity().map(UniqueKey::columns).orElse(List.of()).stream()
                .map(Column::fieldName)
                .toList();
        OperationText text = OperationText.mutation(write.field());
        key(table, columns, key).forEach((column, value) -> text.with(MutationNames.keyArgument(column), value));
        return text;
    }

    private static Map<String, @Nullable Object> key(String table, List<String> columns, Object key) {
        if (key instanceof Record || key instanceof Map<?, ?>) {
            Map<String, @Nullable Object> given = JsonValues.object(key, "key");
            if (given.size() != columns.size() || !given.keySet().containsAll(columns)) {
                throw Failures.wrongKey(table, columns);
            }
            return given;
        }
        if (columns.size() != 1) {
            throw Failures.wrongKey(table, columns);
        }
        Map<String, @Nullable Object> single = new LinkedHashMap<>();
        single.put(columns.getFirst(), JsonValues.of(key, columns.getFirst()));
        return single;
    }

    private static String counted(Form form) {
        return switch (form) {
            case CREATE, BULK_CREATE -> "{ createdCount }";
            case UPDATE, BULK_UPDATE -> "{ updatedCount }";
            case UPSERT, BULK_UPSERT -> "{ upsertedCount }";
            case DELETE, BULK_DELETE -> "{ deletedCount }";
        };
    }

    private <R extends Record> List<R> records(OperationText text, RecordReader<R> reader, Class<R> returned) {
        return AnswerReader.records(asking.answer(text.request("{ records " + Selections.of(returned) + " }")), reader);
    }

    private <R extends Record> RecordReader<R> reader(Form form, String table, Class<R> returned) {
        Table written = asking.write(table, form).target().table();
        if (!written.isReadable()) {
            throw Failures.notRead(table);
        }
        return asking.readers().of(returned, asking.rowType(written.typeName()));
    }
}
