package org.fraiseql.catalog;

/** Changes that start from the value that is there ({@code ops}, docs/mutations.md). What NULL counts as, each says. */
public enum UpdateOp {
    INCREMENT("increment", "Adds to a number; NULL counts as 0."),
    MULTIPLY("multiply", "Multiplies a number; NULL stays NULL."),
    APPEND("append", "Adds items at the end of an array, or merges into a JSON document; NULL counts as empty."),
    PREPEND(
            "prepend",
            "Adds items at the beginning of an array, or puts a JSON document under the one that is there; NULL counts as empty."),
    DELETE_KEY("deleteKey", "Takes keys out of a JSON object, or strings out of a JSON array; NULL stays NULL."),
    DELETE_ELEMENT(
            "deleteElement",
            "Takes the item at this place out of a JSON array, from 0, or from -1 at its end; NULL stays NULL."),
    DELETE_AT_PATH(
            "deleteAtPath",
            "Takes what stands at the end of this path out of a JSON document: its keys, and places in arrays; NULL stays NULL.");

    private final String graphQLName;
    private final String description;

    UpdateOp(String graphQLName, String description) {
        this.graphQLName = graphQLName;
        this.description = description;
    }

    public String graphQLName() {
        return graphQLName;
    }

    public String description() {
        return description;
    }

    public boolean suits(ColumnType type) {
        return switch (this) {
            case INCREMENT -> InputColumns.isNumber(type);
            case MULTIPLY -> InputColumns.isNumber(type) && !type.isScalar(PgScalar.MONEY);
            case APPEND, PREPEND -> InputColumns.isJsonb(type) || type instanceof ColumnType.Array;
            case DELETE_KEY, DELETE_ELEMENT, DELETE_AT_PATH -> InputColumns.isJsonb(type);
        };
    }

    public static boolean anyFor(ColumnType type) {
        for (UpdateOp op : values()) {
            if (op.suits(type)) {
                return true;
            }
        }
        return false;
    }
}
