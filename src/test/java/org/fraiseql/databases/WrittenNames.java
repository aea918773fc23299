package org.fraiseql.databases;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.fraiseql.catalog.Catalog;
import org.fraiseql.catalog.Column;
import org.fraiseql.catalog.CompositeType;
import org.fraiseql.catalog.EnumType;
import org.fraiseql.catalog.MutationField;
import org.fraiseql.catalog.Notice;
import org.fraiseql.catalog.Relationship;
import org.fraiseql.catalog.RootField;
import org.fraiseql.catalog.Routine;
import org.fraiseql.catalog.RowFunction;
import org.fraiseql.catalog.Table;
import org.fraiseql.catalog.WriteColumn;

/** What everything in a catalog is called, as lines that a person compares. */
final class WrittenNames {
    private WrittenNames() {}

    static List<String> of(Catalog catalog) {
        List<String> lines = new ArrayList<>();
        Map<String, List<String>> fields = new LinkedHashMap<>();
        catalog.queries().values().forEach(field -> query(field, fields));
        for (MutationField field : catalog.writeModel().fields().values()) {
            add(fields, field.target().table().typeName(), field.fieldName());
        }
        for (Table table : catalog.tables().values()) {
            lines.add("type %s = %s".formatted(table.typeName(), table.readFrom()));
            fields.getOrDefault(table.typeName(), List.of()).forEach(field -> lines.add("  . " + field));
            for (Column column : table.columns()) {
                lines.add("  %s = %s".formatted(column.fieldName(), column.name()));
            }
            Optional.ofNullable(catalog.writeModel().targets().get(table.typeName()))
                    .ifPresent(target -> target.columns().stream()
                            .filter(column ->
                                    table.columnNamed(column.column().name()).isEmpty())
                            .forEach(column -> lines.add(written(column))));
            for (Relationship relationship : table.relationships()) {
                boolean isMany = relationship.cardinality() == Relationship.Cardinality.MANY;
                lines.add("  %s -> %s%s by %s"
                        .formatted(
                                relationship.fieldName(),
                                relationship.target(),
                                isMany ? "*" : "",
                                relationship.foreignKey()));
            }
            for (RowFunction function : table.functions()) {
                lines.add("  %s(%s) = %s"
                        .formatted(
                                function.fieldName(),
                                arguments(function.routine()),
                                function.routine().name()));
            }
        }
        catalog.writeModel()
                .routines()
                .forEach((name, mutation) -> lines.add("mutation %s(%s) = %s"
                        .formatted(
                                name,
                                arguments(mutation.routine()),
                                mutation.routine().name())));
        catalog.composites().forEach(type -> composite(type, lines));
        catalog.enums().forEach(type -> enumeration(type, lines));
        fields.getOrDefault("", List.of()).forEach(line -> lines.add("query " + line));
        catalog.notices().stream().map(Notice::message).forEach(message -> lines.add("! " + message));
        return lines;
    }

    private static String arguments(Routine routine) {
        return routine.arguments().stream().map(Routine.Argument::fieldName).collect(Collectors.joining(", "));
    }

    private static String written(WriteColumn column) {
        return "  %s (input) = %s".formatted(column.fieldName(), column.column().name());
    }

    private static void query(RootField field, Map<String, List<String>> fields) {
        switch (field) {
            case RootField.ByKey byKey -> add(fields, byKey.table().typeName(), byKey.fieldName());
            case RootField.ListOf list -> add(fields, list.table().typeName(), list.fieldName());
            case RootField.RowsOf rows -> add(fields, "", rows.fieldName() + " = " + rows.origin());
            case RootField.ValueOf value -> add(fields, "", value.fieldName() + " = " + value.origin());
        }
    }

    private static void add(Map<String, List<String>> fields, String type, String field) {
        fields.computeIfAbsent(type, any -> new ArrayList<>()).add(field);
    }

    private static void composite(CompositeType type, List<String> lines) {
        lines.add("composite %s = %s".formatted(type.typeName(), type.sqlName()));
        type.attributes().forEach(column -> lines.add("  %s = %s".formatted(column.fieldName(), column.name())));
    }

    private static void enumeration(EnumType type, List<String> lines) {
        lines.add("enum %s = %s".formatted(type.typeName(), type.sqlName()));
        type.labels().forEach(label -> lines.add("  %s = %s".formatted(label.name(), label.label())));
    }
}
