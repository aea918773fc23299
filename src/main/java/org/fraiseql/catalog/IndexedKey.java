package org.fraiseql.catalog;

import java.util.List;

/**
 * What an index of a table has of each of its documents: {@code ((data ->> 'age')::int4)}. As it has all of them, none that the table has can't be cast; what a function gives may.
 *
 * @param keys on the way to the value, the outermost first
 * @param isPrinted whether it is the value's text ({@code ->>}) that is cast, or the value itself
 * @param typeName of {@code pg_type}; {@code text} where there is no cast
 * @param findsRows whether rows are found by its equality alone: it comes first in an index that has an order or hashes
 */
public record IndexedKey(List<String> keys, boolean isPrinted, String typeName, boolean findsRows) {
    private static final String NUMERIC = "numeric";
    private static final List<String> WHOLE = List.of("int2", "int4", "int8", NUMERIC);

    public IndexedKey {
        keys = List.copyOf(keys);
    }

    /** Whether values of a type are compared by it. */
    public boolean serves(ColumnType type) {
        if (!(type instanceof ColumnType.Scalar(PgScalar scalar, SqlName name))) {
            return false;
        }
        return switch (scalar.traits().inDocument()) {
            case INTEGER, LONG -> WHOLE.contains(typeName);
            case NUMBER -> typeName.equals(NUMERIC) || typeName.equals("float8") && isFloat(scalar);
            case TEXT, ID -> typeName.equals("text") && type.isDeclaredText();
            case BOOLEAN, TEXT_OF_TYPE, FORMATTED, JSON -> typeName.equals(name.name());
        };
    }

    private static boolean isFloat(PgScalar scalar) {
        return scalar == PgScalar.FLOAT4 || scalar == PgScalar.FLOAT8;
    }
}
