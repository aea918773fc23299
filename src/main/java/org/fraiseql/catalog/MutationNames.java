package org.fraiseql.catalog;

import java.util.List;

/** Names of mutations and of the types they need (CONTRACT section 4). */
final class MutationNames {
    private MutationNames() {}

    static String create(Table table) {
        return "create" + table.typeName();
    }

    static String bulkCreate(Table table) {
        return "bulkCreate" + plural(table);
    }

    static String update(Table table) {
        return "update" + table.typeName();
    }

    static String bulkUpdate(Table table) {
        return "bulkUpdate" + plural(table);
    }

    static String upsert(Table table) {
        return "upsert" + table.typeName();
    }

    static String delete(Table table) {
        return "delete" + table.typeName();
    }

    static String bulkDelete(Table table) {
        return "bulkDelete" + plural(table);
    }

    static String createInput(String typeName) {
        return typeName + "CreateInput";
    }

    static String updateInput(String typeName) {
        return typeName + "UpdateInput";
    }

    static String opsInput(String typeName) {
        return typeName + "OpsInput";
    }

    static String conflictInput(String typeName) {
        return typeName + "ConflictInput";
    }

    static String keyInput(String typeName) {
        return typeName + "KeyInput";
    }

    static String nestOneInput(String typeName) {
        return typeName + "NestOneInput";
    }

    static String nestManyInput(String typeName) {
        return typeName + "NestManyInput";
    }

    static String uniqueEnum(String typeName) {
        return typeName + "UniqueKey";
    }

    static String columnEnum(String typeName) {
        return typeName + "Column";
    }

    /** {@code increment}, {@code append} … of {@code ops}. */
    static String opInput(String typeName, String op) {
        return typeName + Names.raiseFirst(op) + "Input";
    }

    static String deletion(String typeName) {
        return typeName + "Deletion";
    }

    /** {@code BookBulkCreation}: what a bulk mutation answers. */
    static String bulkResult(String typeName, String what) {
        return typeName + "Bulk" + what;
    }

    static List<String> nestedTypes(Table table) {
        String name = table.typeName();
        return List.of(keyInput(name), nestOneInput(name), nestManyInput(name));
    }

    static List<String> types(Table table) {
        String name = table.typeName();
        return List.of(
                createInput(name),
                updateInput(name),
                opsInput(name),
                conflictInput(name),
                keyInput(name),
                nestOneInput(name),
                nestManyInput(name),
                uniqueEnum(name),
                columnEnum(name),
                opInput(name, "increment"),
                opInput(name, "append"),
                opInput(name, "prepend"),
                opInput(name, "deleteKey"),
                deletion(name),
                bulkResult(name, "Creation"),
                bulkResult(name, "Update"),
                bulkResult(name, "Deletion"));
    }

    private static String plural(Table table) {
        return Names.raiseFirst(table.pluralName());
    }
}
