package org.fraiseql.catalog;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Names of mutations and of the types they need (docs/naming.md). */
public final class MutationNames {
    private MutationNames() {}

    /** @param stem {@code Book}: what the names of a table's fields are made from */
    public static String field(MutationField.Form form, String stem) {
        String one = Names.raiseFirst(stem);
        String many = Names.raiseFirst(Names.pluralField(stem));
        return switch (form) {
            case CREATE -> "create" + one;
            case BULK_CREATE -> "bulkCreate" + many;
            case UPDATE -> "update" + one;
            case BULK_UPDATE -> "bulkUpdate" + many;
            case UPSERT -> "upsert" + one;
            case BULK_UPSERT -> "bulkUpsert" + many;
            case DELETE -> "delete" + one;
            case BULK_DELETE -> "bulkDelete" + many;
        };
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

    /** Names of the types that the mutations of one table have. */
    static List<String> types(String name) {
        Stream<String> ofForms = Stream.of(
                createInput(name),
                updateInput(name),
                opsInput(name),
                conflictInput(name),
                keyInput(name),
                nestOneInput(name),
                nestManyInput(name),
                uniqueEnum(name),
                columnEnum(name),
                deletion(name),
                bulkResult(name, "Creation"),
                bulkResult(name, "Update"),
                bulkResult(name, "Upsert"),
                bulkResult(name, "Deletion"));
        Stream<String> ofOps = Arrays.stream(UpdateOp.values()).map(op -> opInput(name, op.graphQLName()));
        return Stream.concat(ofForms, ofOps).toList();
    }

    /** An argument of {@code update…} and {@code delete…} that is a column of the key; {@code input} and {@code ops} are other arguments. */
    public static String keyArgument(String fieldName) {
        return fieldName.equals("input") || fieldName.equals("ops") ? fieldName + "_2" : fieldName;
    }
}
