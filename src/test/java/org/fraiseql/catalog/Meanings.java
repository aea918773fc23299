package org.fraiseql.catalog;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What the names of several catalogs stand for in the database, and which of them stand for two things. */
public final class Meanings {
    private final Map<String, String> tables;
    private final Map<String, String> meanings = new LinkedHashMap<>();
    private final List<String> contradictions = new ArrayList<>();

    /** @param tables behind views: who may write a view and not the table writes rows of the same type */
    public Meanings(Map<String, String> tables) {
        this.tables = tables;
    }

    public List<String> contradictions() {
        return contradictions;
    }

    public void add(Catalog catalog) {
        catalog.tables().values().forEach(table -> add(table, catalog));
        catalog.queries().values().forEach(field -> add("query " + field.fieldName(), meaning(field)));
        for (MutationField field : catalog.writeModel().fields().values()) {
            add("mutation " + field.fieldName(), field.form() + " " + written(field.target()));
        }
        catalog.writeModel()
                .routines()
                .forEach((name, mutation) -> add("mutation " + name, meaning(mutation.routine())));
        catalog.writeModel().targets().forEach((type, target) -> target.columns()
                .forEach(column -> add(
                        "input " + type + "." + column.fieldName(),
                        written(target) + "." + column.column().name())));
        catalog.enums()
                .forEach(type -> add("type " + type.typeName(), type.sqlName().toString()));
        catalog.composites()
                .forEach(type -> add("type " + type.typeName(), type.sqlName().toString()));
    }

    private void add(Table table, Catalog catalog) {
        String type = table.typeName();
        add("type " + type, table.readFrom().toString());
        add("table " + table.pluralName(), table.readFrom().toString());
        for (Column column : table.columns()) {
            add("field " + type + "." + column.fieldName(), column.function().isPresent() ? "()" : meaning(column));
        }
        for (Relationship relationship : table.relationships()) {
            add(
                    "field " + type + "." + relationship.fieldName(),
                    catalog.table(relationship.target()).readFrom() + " " + relationship.columns()
                            + relationship.through().map(Relationship.Through::junction));
        }
        table.functions()
                .forEach(function -> add("field " + type + "." + function.fieldName(), meaning(function.routine())));
    }

    private String written(WriteTarget target) {
        String name = target.name().toString();
        return tables.getOrDefault(name, name);
    }

    /** A key of a document says which objects its own are. */
    private static String meaning(Column column) {
        return column.name()
                + column.document()
                        .map(key -> " of " + key.source() + "." + key.column() + key.steps() + " " + key.shape())
                        .orElse("");
    }

    private static String meaning(RootField field) {
        return switch (field) {
            case RootField.ByKey byKey ->
                byKey.table().readFrom() + " by "
                        + byKey.key().columns().stream().map(Column::name).toList();
            case RootField.ListOf list -> "list of " + list.table().readFrom();
            case RootField.RowsOf rows -> meaning(rows.routine());
            case RootField.ValueOf value -> meaning(value.routine());
        };
    }

    private static String meaning(Routine routine) {
        return routine.name()
                + routine.arguments().stream()
                        .map(argument -> argument.name() + " " + argument.type().sqlName())
                        .collect(Collectors.joining(", ", "(", ")"));
    }

    private void add(String name, String meaning) {
        String before = meanings.putIfAbsent(name, meaning);
        if (before != null && !before.equals(meaning)) {
            contradictions.add(name + " is " + before + ", and " + meaning);
        }
    }
}
