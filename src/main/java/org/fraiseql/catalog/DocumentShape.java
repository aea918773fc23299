package org.fraiseql.catalog;

/** What a key of a document is declared to hold. Whatever it is, JSON's null may stand in its place unless it is said not to. */
public sealed interface DocumentShape {
    /** A scalar or an enum, as JSON has it. */
    record Value(ColumnType type) implements DocumentShape {}

    /** An object with the fields of a type of the catalog. */
    record Embedded(String typeName) implements DocumentShape {}

    /** An object with the fields of a composite type. */
    record Structure(CompositeType type) implements DocumentShape {}

    /** @param isItemNullable whether null may be among the items */
    record Items(DocumentShape item, boolean isItemNullable) implements DocumentShape {}

    /** Of a column whose row was made into a document ({@code to_jsonb}). */
    static DocumentShape of(ColumnType type) {
        return switch (type) {
            case ColumnType.Array(ColumnType element, SqlName name) -> new Items(of(element), true);
            case ColumnType.Composite(CompositeType composite) -> new Structure(composite);
            case ColumnType.Document(String typeName, boolean isList) -> {
                Embedded embedded = new Embedded(typeName);
                yield isList ? new Items(embedded, true) : embedded;
            }
            case ColumnType.Scalar scalar -> new Value(inDocument(scalar));
            case ColumnType.Enumeration enumeration -> new Value(enumeration);
            case ColumnType.Range range -> new Value(range);
        };
    }

    /** The type that filters and orders compare it as. */
    default ColumnType comparedAs() {
        return switch (this) {
            case Value(ColumnType type) -> type;
            case Embedded(String typeName) -> new ColumnType.Document(typeName, false);
            case Structure structure -> DocumentTypes.JSON;
            case Items(Embedded(String typeName), boolean isItemNullable) -> new ColumnType.Document(typeName, true);
            case Items(Value(ColumnType type), boolean isItemNullable)
            when !type.isScalar(PgScalar.JSONB) ->
                new ColumnType.Array(
                        type,
                        new SqlName(
                                type.sqlName().schema(), "_" + type.sqlName().name()));
            case Items items -> DocumentTypes.JSON;
        };
    }

    private static ColumnType inDocument(ColumnType.Scalar type) {
        return switch (type.scalar().traits().inDocument()) {
            case INTEGER, LONG, NUMBER -> DocumentTypes.number(type.scalar());
            case JSON -> DocumentTypes.JSON;
            case BOOLEAN, ID, TEXT, TEXT_OF_TYPE, FORMATTED -> type;
        };
    }
}
