package org.fraiseql.catalog;

import java.util.List;

/** Names of mutations and of the types they need (CONTRACT section 4). */
public final class MutationNames {
    private MutationNames() {}

    public static String create(Table table) {
        return "create" + table.typeName();
    }

    public static String bulkCreate(Table table) {
        return "bulkCreate" + plural(table);
    }

    public static String update(Table table) {
        return "update" + table.typeName();
    }

    public static String bulkUpdate(Table table) {
        return "bulkUpdate" + plural(table);
    }

    public static String upsert(Table table) {
        return "upsert" + table.typeName();
    }

    public static String delete(Table table) {
        return "delete" + table.typeName();
    }

    public static String bulkDelete(Table table) {
        return "bulkDelete" + plural(table);
    }

    public static String createInput(String typeName) {
        return typeName + "CreateInput";
    }

    public static String updateInput(String typeName) {
        return typeName + "UpdateInput";
    }

    public static String opsInput(String typeName) {
        return typeName + "OpsInput";
    }

    public static String conflictInput(String typeName) {
        return typeName + "ConflictInput";
    }

    public static String keyInput(String typeName) {
        return typeName + "KeyInput";
    }

    public static String nestOneInput(String typeName) {
        return typeName + "NestOneInput";
    }

    public static String nestManyInput(String typeName) {
        return typeName + "NestManyInput";
    }

    public static String uniqueEnum(String typeName) {
        return typeName + "UniqueKey";
    }

    public static String columnEnum(String typeName) {
        return typeName + "Column";
    }

    /** {@code increment}, {@code append} … of {@code ops}. */
    public static String opInput(String typeName, String op) {
        return typeName + Names.raiseFirst(op) + "Input";
    }

    public static String deletion(String typeName) {
        return typeName + "Deletion";
    }

    /** {@code BookBulkCreation}: what a bulk mutation answers. */
    public static String bulkResult(String typeName, String what) {
        return typeName + "Bulk" + what;
    }

    public static List<String> nestedTypes(Table table) {
        String name = table.typeName();
        return List.of(keyInput(name), nestOneInput(name), nestManyInput(name));
    }

    public static List<String> types(Table table) {
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
