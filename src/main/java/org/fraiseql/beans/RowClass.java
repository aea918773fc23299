package org.fraiseql.beans;

import io.smallrye.graphql.schema.model.Field;
import io.smallrye.graphql.schema.model.Operation;
import io.smallrye.graphql.schema.model.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.fraiseql.catalog.Catalog;
import org.fraiseql.catalog.Column;
import org.fraiseql.catalog.Table;

/**
 * A class of the application that stands for the rows of the table whose type has its name.
 *
 * @param typeName in GraphQL
 * @param model SmallRye's, with the fields that beans add
 * @param maker of its objects
 */
record RowClass(String typeName, Type model, RowMaker maker) {
    static RowClass of(Type model) {
        Map<String, String> properties = new LinkedHashMap<>();
        for (Field field : new TreeMap<>(model.getFields()).values()) {
            properties.put(field.getPropertyName(), field.getName());
        }
        return new RowClass(model.getName(), model, RowMaker.of(model.getClassName(), properties));
    }

    /** The fields that beans add, by name. */
    Map<String, Operation> added() {
        Map<String, Operation> added = new TreeMap<>(model.getOperations());
        added.putAll(model.getBatchOperations());
        return added;
    }

    boolean isBatched(String fieldName) {
        return model.getBatchOperations().containsKey(fieldName);
    }

    /** What keeps its fields from being added to this catalog's type; empty when nothing does. */
    List<String> problems(Catalog catalog) {
        List<String> problems = new ArrayList<>(maker.problems());
        Table table = catalog.tables().get(typeName);
        if (table == null || !table.isReadable()) {
            problems.add("no bean answers with it, and no table has the type " + typeName);
            return problems;
        }
        for (String field : added().keySet()) {
            if (isTaken(table, field)) {
                problems.add(typeName + "." + field + " is the database's already");
            }
        }
        maker.properties().forEach(property -> problems.addAll(property.problems(table)));
        return problems;
    }

    private static boolean isTaken(Table table, String field) {
        return table.column(field).isPresent()
                || table.relationship(field).isPresent()
                || table.function(field).isPresent();
    }

    /** The table's columns that the class is made of. */
    List<Column> columns(Table table) {
        return maker.properties().stream()
                .map(property -> table.column(property.fieldName()).orElseThrow())
                .toList();
    }
}
