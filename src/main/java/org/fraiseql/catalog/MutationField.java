package org.fraiseql.catalog;

/** A field of {@code Mutation} that comes from the catalog: one form of writing one table (docs/mutations.md). */
public record MutationField(String fieldName, Form form, WriteTarget target) {
    /** What is done with the rows. */
    public enum Form {
        CREATE,
        BULK_CREATE,
        UPDATE,
        BULK_UPDATE,
        UPSERT,
        BULK_UPSERT,
        DELETE,
        BULK_DELETE
    }

    /** The name of the type that the field answers. */
    public String answerType() {
        String type = target.table().typeName();
        return switch (form) {
            case CREATE -> target.table().isReadable() ? type : MutationNames.bulkResult(type, "Creation");
            case UPDATE, UPSERT -> type;
            case DELETE -> MutationNames.deletion(type);
            case BULK_CREATE -> MutationNames.bulkResult(type, "Creation");
            case BULK_UPDATE -> MutationNames.bulkResult(type, "Update");
            case BULK_UPSERT -> MutationNames.bulkResult(type, "Upsert");
            case BULK_DELETE -> MutationNames.bulkResult(type, "Deletion");
        };
    }
}
