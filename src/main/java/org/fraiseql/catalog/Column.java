package org.fraiseql.catalog;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * A column with both its names.
 *
 * @param function the function of the row that computes it, for a computed column
 * @param document the key of a document that it is, if it is none of the relation's own
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
        OptionalInt maxLength,
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
                OptionalInt.empty(),
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
                OptionalInt.empty(),
                Optional.empty());
    }

    public Column withMaxLength(OptionalInt characters) {
        return characters.equals(maxLength) ? this : with(type, characters);
    }

    /** The same column, whose values have another form. */
    public Column withType(ColumnType other) {
        return other.equals(type) ? this : with(other, maxLength);
    }

    /** The same column where it is written, which a view may call otherwise. */
    public Column named(String other) {
        return other.equals(name) ? this : with(other, type, maxLength);
    }

    private Column with(ColumnType ofType, OptionalInt ofLength) {
        return with(name, ofType, ofLength);
    }

    private Column with(String called, ColumnType ofType, OptionalInt ofLength) {
        return new Column(
                called,
                fieldName,
                ofType,
                isNullable,
                hasDefault,
                writable,
                description,
                deprecation,
                omissions,
                function,
                ofLength,
                document);
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
                OptionalInt.empty(),
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
