package org.fraiseql.catalog;

/** Which columns an input can have. */
public final class InputColumns {
    private InputColumns() {}

    /** Composites have no input type yet. */
    public static boolean canBeInput(ColumnType type) {
        return switch (type) {
            case ColumnType.Scalar(PgScalar scalar, var name) -> scalar != PgScalar.TSVECTOR;
            case ColumnType.Enumeration enumeration -> true;
            case ColumnType.Range range -> true;
            case ColumnType.Composite composite -> false;
            case ColumnType.Array(ColumnType element, var name) -> canBeInput(element);
        };
    }

    /**
     * Whether a function can be given a value of this type. What is known by its text form only is a text to PostgreSQL, which finds no function for it.
     */
    public static boolean canBeArgument(ColumnType type) {
        return switch (type) {
            case ColumnType.Scalar(PgScalar scalar, var name) ->
                scalar != PgScalar.TSVECTOR && scalar != PgScalar.HSTORE && !scalar.isKnownByTextOnly();
            case ColumnType.Enumeration enumeration -> true;
            case ColumnType.Range range -> true;
            case ColumnType.Composite composite -> false;
            case ColumnType.Array(ColumnType element, var name) -> canBeArgument(element);
        };
    }

    static boolean isNumber(ColumnType type) {
        return type instanceof ColumnType.Scalar(PgScalar scalar, var name)
                && switch (scalar) {
                    case INT2, INT4, INT8, INT8_AS_STRING, FLOAT4, FLOAT8, NUMERIC, NUMERIC_AS_STRING -> true;
                    default -> false;
                };
    }

    static boolean isJsonb(ColumnType type) {
        return type instanceof ColumnType.Scalar(PgScalar scalar, var name) && scalar == PgScalar.JSONB;
    }
}
