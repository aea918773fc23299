package org.fraiseql.catalog;

import java.util.Optional;

/**
 * A column with both its names.
 *
 * @param function the function of the row that computes it, for a computed column
 * @param document the key of a document that it is, if it is none of the relation's own
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
        Optional<DocumentKey> document) {

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
                Optional.of(function),
                Optional.empty());
    }

    /** A key of a document. Its name is none that a column of the relation can be asked by. */
    public static Column ofDocument(DocumentKey key, String fieldName, boolean isNullable) {
        return new Column(
                key.column() + " -> " + fieldName,
                fieldName,
                key.shape().comparedAs(),
                isNullable,
                false,
                false,
                Optional.empty(),
                Optional.empty(),
                Omissions.NONE,
                Optional.empty(),
                Optional.of(key));
    }

    /** This column in an object that stands in a document. */
    Column within(DocumentKey object) {
        DocumentKey.Step step = document.map(DocumentKey::last).orElseGet(() -> KeySpellings.of(this));
        DocumentShape shape = document.map(DocumentKey::shape).orElseGet(() -> DocumentShape.of(type));
        return ofDocument(object.below(step, shape), fieldName, isNullable);
    }

    /** Whether it can be selected; what is there to be searched only can't. */
    public boolean isShown() {
        return !type.isScalar(PgScalar.TSVECTOR);
    }
}
