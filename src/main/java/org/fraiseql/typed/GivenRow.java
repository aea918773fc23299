package org.fraiseql.typed;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fraiseql.catalog.EnumLabel;
import org.fraiseql.catalog.MutationNames;
import org.fraiseql.catalog.WriteTarget;
import org.fraiseql.document.InputCoercion;
import org.fraiseql.query.RowInput;
import org.jspecify.annotations.Nullable;

/**
 * A row as interceptors see it.
 *
 * @param row as it was coerced; changes are made there
 * @param operated fields that are changed by {@code ops}
 */
record GivenRow(
        WriteTarget target,
        Kind kind,
        String path,
        Map<String, @Nullable Object> row,
        Set<String> operated,
        InputCoercion coercion,
        WrittenRows.Changes changes)
        implements RowInput {
    @Override
    public String table() {
        return target.table().pluralName();
    }

    @Override
    public Map<String, @Nullable Object> values() {
        Map<String, @Nullable Object> shown = new LinkedHashMap<>();
        row.forEach((field, value) -> shown.put(field, plain(value)));
        return Collections.unmodifiableMap(shown);
    }

    private static @Nullable Object plain(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case EnumLabel label -> label.label();
            case Map<?, ?> map -> {
                Map<String, @Nullable Object> members = new LinkedHashMap<>();
                map.forEach((key, member) -> members.put(String.valueOf(key), plain(member)));
                yield Collections.unmodifiableMap(members);
            }
            case List<?> list -> {
                List<@Nullable Object> items = new ArrayList<>(list.size());
                list.forEach(item -> items.add(plain(item)));
                yield Collections.unmodifiableList(items);
            }
            default -> value;
        };
    }

    @Override
    public Set<String> operated() {
        return Collections.unmodifiableSet(operated);
    }

    @Override
    public void set(String field, @Nullable Object value) {
        String typeName = target.table().typeName();
        String input = kind == Kind.UPDATE ? MutationNames.updateInput(typeName) : MutationNames.createInput(typeName);
        Map<String, String> fields = coercion.fields(input);
        String type = fields.get(field);
        if (type == null) {
            throw Failures.noField(field, input, fields.keySet());
        }
        Object json = JsonValues.of(value, path + "." + field);
        row.put(field, Failures.translated(() -> coercion.coerce(field, type, json)));
        changes.made();
    }

    @Override
    public void remove(String field) {
        if (row.containsKey(field)) {
            row.remove(field);
            changes.made();
        }
    }
}
