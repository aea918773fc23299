package org.fraiseql.catalog;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * A column with both its names.
 *
 * @param function the function of the row that computes it, for a computed column
 * @param maxLength the characters that a {@code varchar(n)} or {@code char(n)} takes
 * @param writable false for generated and identity-always columns and for those a view can't write
 */
public record Column(
        String name,
        String fieldName,
        ColumnType type,
        boolean isNullable,
        boolean hasDefault,
        boolean writable,
        Optional<String> description,
        Optional<String> deprecation,
        Omissions omissions,
        Optional<SqlName> function,
        OptionalInt maxLength) {

    /** A column of the table itself. */
    public Column(
            String name,
            String fieldName,
            ColumnType type,
            boolean isNullable,
            boolean hasDefault,
            boolean writable,
            Optional<String> description,
            Optional<String> deprecation,
            Omissions omissions) {
        this(
                name,
                fieldName,
                type,
                isNullable,
                hasDefault,
                writable,
                description,
                deprecation,
                omissions,
                Optional.empty(),
                OptionalInt.empty());
    }

    public static Column computed(
            SqlName function,
            String fieldName,
            ColumnType type,
            Optional<String> description,
            Optional<String> deprecation,
            Omissions omissions) {
        return new Column(
                function.name(),
                fieldName,
                type,
                true,
                false,
                false,
                description,
                deprecation,
                omissions,
                Optional.of(function),
                OptionalInt.empty());
    }

    public Column withMaxLength(OptionalInt characters) {
        return characters.equals(maxLength) ? this : with(type, characters);
    }

    /** The same column, whose values have another form. */
    public Column withType(ColumnType other) {
        return other.equals(type) ? this : with(other, maxLength);
    }

    private Column with(ColumnType ofType, OptionalInt ofLength) {
        return new Column(
                name,
                fieldName,
                ofType,
                isNullable,
                hasDefault,
                writable,
                description,
                deprecation,
                omissions,
                function,
                ofLength);
    }

    /** Whether it can be selected; what is there to be searched only can't. */
    public boolean isShown() {
        return !type.isScalar(PgScalar.TSVECTOR);
    }
}
