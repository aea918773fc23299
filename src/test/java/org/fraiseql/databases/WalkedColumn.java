package org.fraiseql.databases;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.fraiseql.catalog.Column;
import org.fraiseql.catalog.ColumnType;
import org.fraiseql.catalog.CompositeType;
import org.fraiseql.catalog.EnumType;
import org.fraiseql.catalog.Family;
import org.fraiseql.catalog.PgScalar;
import org.fraiseql.catalog.SqlName;
import org.fraiseql.catalog.Table;

/** A column as a query selects it, and the same as SQL of the tests' own gives it: only its two names come from the product. */
record WalkedColumn(Column column) {
    /** Without an equality of their own. */
    private static final Set<PgScalar> AS_JSONB = EnumSet.of(PgScalar.JSON);

    private static final Set<PgScalar> AS_TEXT = EnumSet.of(PgScalar.POINT, PgScalar.XML, PgScalar.OTHER);

    static List<WalkedColumn> of(List<Column> columns) {
        return columns.stream().filter(Column::isShown).map(WalkedColumn::new).toList();
    }

    /** The primary key, or all columns where there is none. */
    static List<WalkedColumn> key(Table table) {
        return table.primaryKey().map(key -> of(key.columns())).orElseGet(() -> of(table.columns()).stream()
                .filter(walked -> walked.column.type().isOrdered())
                .toList());
    }

    String selection() {
        return column.type().innermost() instanceof ColumnType.Composite(CompositeType type)
                ? column.fieldName() + " { " + selection(of(type.attributes())) + " }"
                : column.fieldName();
    }

    static String selection(List<WalkedColumn> columns) {
        return columns.stream().map(WalkedColumn::selection).collect(Collectors.joining(" "));
    }

    static String order(List<WalkedColumn> columns) {
        return columns.stream()
                .map(walked -> "{" + walked.column.fieldName() + ": ASC}")
                .collect(Collectors.joining(", "));
    }

    /** {@code jsonb_build_object('id', t."id", …)}. */
    static String object(String alias, List<WalkedColumn> columns) {
        return columns.stream()
                .map(walked -> literal(walked.column.fieldName()) + ", " + walked.json(alias))
                .collect(Collectors.joining(", ", "jsonb_build_object(", ")"));
    }

    /** Its value as JSON, with the product's names of labels and attributes. */
    String json(String alias) {
        String value = value(alias);
        return switch (column.type()) {
            case ColumnType.Enumeration(EnumType type) -> label(type, value);
            case ColumnType.Array(ColumnType.Composite(CompositeType type), SqlName name) ->
                "CASE WHEN %s IS NOT NULL THEN coalesce((SELECT jsonb_agg(CASE WHEN v.item IS DISTINCT FROM NULL THEN %s END) FROM (SELECT unnest(%s) AS item) v), '[]') END"
                        .formatted(value, object("(v.item)", of(type.attributes())), value);
            case ColumnType.Array(ColumnType element, SqlName name) ->
                element instanceof ColumnType.Enumeration(EnumType type)
                        ? "CASE WHEN %s IS NOT NULL THEN coalesce((SELECT jsonb_agg(%s) FROM unnest(%s) v), '[]') END"
                                .formatted(value, label(type, "v"), value)
                        : value;
            case ColumnType.Document document -> throw new IllegalArgumentException("documents are not walked");
            case ColumnType.Composite(CompositeType type) ->
                "CASE WHEN %s IS DISTINCT FROM NULL THEN %s END"
                        .formatted(value, object("(" + value + ")", of(type.attributes())));
            case ColumnType.Scalar scalar -> value;
            case ColumnType.Range range -> value;
        };
    }

    /** Whether conditions compare it with a value. */
    boolean isEqual() {
        return column.type().families().contains(Family.EQUALITY);
    }

    /** As SQL says: of composites that is not the opposite of {@link #isNull}, as each attribute counts. */
    String isNotNull(String alias) {
        return column.type() instanceof ColumnType.Composite
                ? value(alias) + " IS NOT NULL"
                : "NOT (" + isNull(alias) + ")";
    }

    /** JSON's null counts as no value. */
    String isNull(String alias) {
        return column.type().families().contains(Family.JSON)
                ? "coalesce(" + value(alias) + "::jsonb, 'null') = 'null'"
                : value(alias) + " IS NULL";
    }

    /** As something that has an equality. */
    String compared(String alias) {
        return switch (column.type()) {
            case ColumnType.Scalar(PgScalar scalar, SqlName name) ->
                AS_JSONB.contains(scalar)
                        ? value(alias) + "::jsonb"
                        : AS_TEXT.contains(scalar) ? value(alias) + "::text" : value(alias);
            case ColumnType.Array array -> value(alias);
            case ColumnType.Enumeration enumeration -> value(alias);
            case ColumnType.Range range -> value(alias);
            case ColumnType.Composite composite -> value(alias);
            case ColumnType.Document document -> value(alias);
        };
    }

    /** What SQL calls it, or calls it with. */
    String value(String alias) {
        return column.function()
                .map(function -> quoted(function) + "(" + alias + ")")
                .orElseGet(() -> alias + "." + quoted(column.name()));
    }

    private static String label(EnumType type, String value) {
        return type.labels().stream()
                .map(label -> "WHEN " + literal(label.label()) + " THEN " + literal(label.name()))
                .collect(Collectors.joining(" ", "CASE " + value + "::text ", " END"));
    }

    static String values(String alias, List<WalkedColumn> columns) {
        return joined(columns, walked -> walked.value(alias));
    }

    private static String joined(List<WalkedColumn> columns, Function<WalkedColumn, String> part) {
        return columns.stream().map(part).collect(Collectors.joining(", "));
    }

    /** The type of a variable for its values. */
    String inputType() {
        return inputType(column.type());
    }

    private static String inputType(ColumnType type) {
        return type instanceof ColumnType.Array(ColumnType element, SqlName name)
                ? "[" + inputType(element) + "]"
                : type.graphQLName();
    }

    static String quoted(SqlName name) {
        return quoted(name.schema()) + "." + quoted(name.name());
    }

    static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    private static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
