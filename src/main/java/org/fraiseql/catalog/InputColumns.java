package org.fraiseql.catalog;

import org.fraiseql.catalog.ScalarTraits.Use;

/** Which columns an input can have. */
public final class InputColumns {
    private InputColumns() {}

    public static boolean canBeInput(ColumnType type) {
        return switch (type) {
            case ColumnType.Scalar(PgScalar scalar, var name) -> scalar.can(Use.INPUT);
            case ColumnType.Enumeration enumeration -> true;
            case ColumnType.Range range -> true;
            case ColumnType.Composite(CompositeType composite) -> canBeGiven(composite);
            case ColumnType.Document document -> false;
            case ColumnType.Array(ColumnType element, var name) -> canBeInput(element);
        };
    }

    private static boolean canBeGiven(CompositeType type) {
        return type.isWhole() && type.attributes().stream().allMatch(attribute -> canBeInput(attribute.type()));
    }

    /**
     * Whether a function can be given a value of this type. What is known by its text form only is a text to PostgreSQL, which finds no function for it.
     */
    public static boolean canBeArgument(ColumnType type) {
        return switch (type) {
            case ColumnType.Scalar(PgScalar scalar, var name) -> scalar.can(Use.ARGUMENT);
            case ColumnType.Enumeration enumeration -> true;
            case ColumnType.Range range -> true;
            case ColumnType.Composite(CompositeType composite) -> canBeGiven(composite);
            case ColumnType.Document document -> false;
            case ColumnType.Array(ColumnType element, var name) -> canBeArgument(element);
        };
    }

    static boolean isNumber(ColumnType type) {
        return type instanceof ColumnType.Scalar(PgScalar scalar, var name) && scalar.can(Use.INCREMENT);
    }

    static boolean isJsonb(ColumnType type) {
        return type.isScalar(PgScalar.JSONB);
    }
}
