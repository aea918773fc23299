package org.fraiseql.catalog;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Fields that others than the database add to the types of tables.
 *
 * @param columns by type and field: those of the row from which the field is made
 */
public record AddedFields(Map<String, Map<String, List<Column>>> columns) {
    public static final AddedFields NONE = new AddedFields(Collections.emptyMap());

    /** No name of GraphQL begins so. */
    private static final String NOT_SELECTED = ".";

    public AddedFields {
        Map<String, Map<String, List<Column>>> copy = new LinkedHashMap<>();
        columns.forEach((type, fields) -> copy.put(type, Collections.unmodifiableMap(new LinkedHashMap<>(fields))));
        columns = Collections.unmodifiableMap(copy);
    }

    public boolean isEmpty() {
        return columns.isEmpty();
    }

    /** Empty when it is no added field. */
    public Optional<List<Column>> columns(String typeName, String fieldName) {
        return Optional.ofNullable(columns.get(typeName)).map(fields -> fields.get(fieldName));
    }

    /** The key under which a column stands in a row for added fields, whether it is selected or not. */
    public static String key(Column column) {
        return key(column.fieldName());
    }

    public static String key(String columnField) {
        return NOT_SELECTED + columnField;
    }
}
