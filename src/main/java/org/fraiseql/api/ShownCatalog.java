package org.fraiseql.api;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.fraiseql.catalog.Catalog;
import org.fraiseql.catalog.CatalogsByRole;
import org.fraiseql.catalog.Column;
import org.fraiseql.catalog.EnumType;
import org.fraiseql.catalog.MutationField;
import org.fraiseql.catalog.Notice;
import org.fraiseql.catalog.Relationship;
import org.fraiseql.catalog.RootField;
import org.fraiseql.catalog.SqlName;
import org.fraiseql.catalog.Table;

/** The catalog for people: both names of everything, and what is noticed. Values are strings, lists and maps. */
final class ShownCatalog {
    private ShownCatalog() {}

    /** What the connecting user may use, which may be nothing where callers are known, and beside it what each role may use. */
    static Map<String, Object> of(CatalogsByRole catalogs) {
        Map<String, Object> shown = of(catalogs.whole());
        shown.put("notices", notices(catalogs.notices()));
        if (!catalogs.byRole().isEmpty()) {
            Map<String, Object> roles = new LinkedHashMap<>();
            catalogs.byRole().forEach((role, catalog) -> roles.put(role, of(catalog)));
            shown.put("roles", roles);
        }
        return shown;
    }

    private static Map<String, Object> of(Catalog catalog) {
        Map<String, List<String>> queries = queries(catalog);
        Map<String, List<String>> mutations = mutations(catalog);
        List<Object> tables = new ArrayList<>();
        for (Table table : catalog.tables().values()) {
            Map<String, Object> shown = table(table);
            shown.put("queries", queries.getOrDefault(table.typeName(), List.of()));
            shown.put("mutations", mutations.getOrDefault(table.typeName(), List.of()));
            tables.add(shown);
        }
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("serverVersion", catalog.serverVersion());
        shown.put("tables", tables);
        shown.put("enums", catalog.enums().stream().map(ShownCatalog::enumType).toList());
        shown.put("functions", functions(catalog));
        shown.put("notices", notices(catalog.notices()));
        return shown;
    }

    static List<Map<String, String>> notices(List<Notice> notices) {
        return notices.stream().map(ShownCatalog::notice).toList();
    }

    private static Map<String, String> notice(Notice notice) {
        Map<String, String> shown = new LinkedHashMap<>();
        shown.put("kind", notice.kind().name().toLowerCase(Locale.ROOT));
        shown.put("message", notice.message());
        return shown;
    }

    /** Columns, and beside them what functions compute, by field. */
    private static Map<String, Object> table(Table table) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("type", table.typeName());
        shown.put("readFrom", table.readFrom().toString());
        shown.put("writeTo", table.writeTo().map(SqlName::toString).orElse(""));
        Map<String, String> columns = new LinkedHashMap<>();
        for (Column column : table.columns()) {
            columns.put(
                    column.fieldName(), column.function().map(SqlName::toString).orElse(column.name()));
        }
        shown.put("columns", columns);
        Map<String, String> relations = new LinkedHashMap<>();
        for (Relationship relationship : table.relationships()) {
            relations.put(relationship.fieldName(), relationship.target());
        }
        shown.put("relations", relations);
        Map<String, String> functions = new LinkedHashMap<>();
        table.functions()
                .forEach(function -> functions.put(
                        function.fieldName(), function.routine().name().toString()));
        if (!functions.isEmpty()) {
            shown.put("functions", functions);
        }
        return shown;
    }

    private static Map<String, Object> enumType(EnumType type) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("type", type.typeName());
        shown.put("enum", type.sqlName().toString());
        Map<String, String> labels = new LinkedHashMap<>();
        type.labels().forEach(label -> labels.put(label.name(), label.label()));
        shown.put("labels", labels);
        return shown;
    }

    private static Map<String, List<String>> queries(Catalog catalog) {
        Map<String, List<String>> queries = new LinkedHashMap<>();
        for (RootField field : catalog.queries().values()) {
            switch (field) {
                case RootField.ByKey byKey -> add(queries, byKey.table(), byKey.fieldName());
                case RootField.ListOf list -> add(queries, list.table(), list.fieldName());
                case RootField.RowsOf rows -> {}
                case RootField.ValueOf value -> {}
            }
        }
        return queries;
    }

    private static Map<String, List<String>> mutations(Catalog catalog) {
        Map<String, List<String>> mutations = new LinkedHashMap<>();
        for (MutationField field : catalog.writeModel().fields().values()) {
            add(mutations, field.target().table(), field.fieldName());
        }
        return mutations;
    }

    private static void add(Map<String, List<String>> fields, Table table, String fieldName) {
        fields.computeIfAbsent(table.typeName(), type -> new ArrayList<>()).add(fieldName);
    }

    /** The functions by their fields of {@code Query} or {@code Mutation}. */
    private static Map<String, String> functions(Catalog catalog) {
        Map<String, String> functions = new LinkedHashMap<>();
        for (RootField field : catalog.queries().values()) {
            switch (field) {
                case RootField.ByKey byKey -> {}
                case RootField.ListOf list -> {}
                case RootField.RowsOf rows ->
                    functions.put(rows.fieldName(), rows.origin().toString());
                case RootField.ValueOf value ->
                    functions.put(value.fieldName(), value.origin().toString());
            }
        }
        catalog.writeModel()
                .routines()
                .forEach((fieldName, routine) ->
                        functions.put(fieldName, routine.routine().name().toString()));
        return functions;
    }
}
