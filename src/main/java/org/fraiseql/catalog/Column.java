package org.fraiseql.catalog;

import java.util.Optional;

/**
 * A column with both its names.
 *
 * @param function the function of the row that computes it, for a computed column
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
        Optional<SqlName> function) {

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
                Optional.empty());
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
                Optional.of(function));
    }

    /** Whether it can be selected; what is there to be searched only can't. */
    public boolean isShown() {
        return !type.isScalar(PgScalar.TSVECTOR);
    }
}
