package org.fraiseql.sql;

import static org.fraiseql.sql.SqlFragment.concat;
import static org.fraiseql.sql.SqlFragment.identifier;
import static org.fraiseql.sql.SqlFragment.join;
import static org.fraiseql.sql.SqlFragment.literal;
import static org.fraiseql.sql.SqlFragment.raw;

import java.util.ArrayList;
import java.util.List;
import org.fraiseql.catalog.Column;
import org.fraiseql.catalog.ColumnType;
import org.fraiseql.catalog.EnumType;
import org.fraiseql.catalog.PgScalar;
import org.fraiseql.catalog.ScalarTraits.Reading;

/** The expression that reads a column: plain wherever its text form says all, otherwise JSON made by PostgreSQL. */
final class ValueRenderer {
    private ValueRenderer() {}

    static SqlFragment column(String alias, String name) {
        return column(raw(alias), name);
    }

    /** A column, or the call that computes it, or the key of a document as a value of its type. */
    static SqlFragment column(SqlFragment row, Column column) {
        if (column.document().isPresent()) {
            return DocumentRenderer.value(row, column.document().get(), column.type());
        }
        return column.function()
                .map(function -> concat(
                        identifier(function.schema()),
                        raw("."),
                        identifier(function.name()),
                        raw("("),
                        whole(row),
                        raw(")")))
                .orElseGet(() -> column(row, column.name()));
    }

    /** @param row an alias, or a composite value in parentheses */
    static SqlFragment column(SqlFragment row, String name) {
        return concat(row, raw("."), identifier(name));
    }

    /**
     * The row as one value. An alias alone would be a column that is called like it, if there is one (PostgreSQL manual, Using Composite Types in Queries).
     *
     * @param row an alias, or a composite value in parentheses
     */
    static SqlFragment whole(SqlFragment row) {
        return row.isInParentheses() ? row : concat(row, raw(".*"));
    }

    /** {@link #whole} as a column of a result, where {@code .*} alone would be all the columns: COALESCE of one value is that value. */
    static SqlFragment wholeColumn(SqlFragment row) {
        return row.isInParentheses() ? row : concat(raw("coalesce("), whole(row), raw(")"));
    }

    /** An array of a domain as one of the type below it, which operators know. */
    static SqlFragment withoutDomain(SqlFragment value, ColumnType type) {
        return type instanceof ColumnType.Array array && array.isOfDomain()
                ? concat(value, raw("::" + SqlTypes.cast(array)))
                : value;
    }

    /** The expression for a column of the result, whose text form {@link JsonForm} understands. */
    static SqlFragment flat(SqlFragment row, Column column) {
        return flat(column(row, column), column.type());
    }

    /** Any expression as a column of the result, whose text form {@link JsonForm} understands. */
    static SqlFragment flat(SqlFragment value, ColumnType type) {
        return switch (type) {
            case ColumnType.Scalar(PgScalar scalar, var name) -> scalar(value, scalar);
            case ColumnType.Enumeration enumeration -> value;
            case ColumnType.Array(ColumnType element, var name) -> array(value, element.innermost());
            case ColumnType.Range range -> value;
            case ColumnType.Document document -> value;
            case ColumnType.Composite composite ->
                throw new IllegalArgumentException("composites have outputs of their own");
        };
    }

    /**
     * The text form of {@link #flat} as a value of type text. A cast is that form, but for types that are to be read {@link Reading#AS_PRINTED}, and for
     * {@code bool}, which is spelt out, of which {@link JsonForm} reads the first letter.
     */
    static SqlFragment text(SqlFragment row, Column column) {
        return text(column(row, column), column.type());
    }

    static SqlFragment text(SqlFragment plain, ColumnType type) {
        SqlFragment value = flat(plain, type);
        if (isRead(type, Reading.AS_PRINTED)) {
            return concat(raw("CASE WHEN "), value, raw(" IS NOT NULL THEN format('%s', "), value, raw(") END"));
        }
        return concat(value, raw("::text"));
    }

    /** The expression for a member of a record that PostgreSQL itself turns into JSON. */
    static SqlFragment nested(SqlFragment row, Column column) {
        return column.type() instanceof ColumnType.Enumeration(EnumType type) && type.hasRenamedLabels()
                ? renamed(column(row, column), type)
                : flat(row, column);
    }

    private static SqlFragment scalar(SqlFragment value, PgScalar scalar) {
        return switch (scalar.traits().reading()) {
            case AS_IT_IS, AS_PRINTED -> value;
            case AS_TEXT, AS_TEXT_IN_ARRAYS_TOO -> concat(value, raw("::text"));
            case AS_JSON -> concat(value, raw("::json"));
        };
    }

    private static SqlFragment array(SqlFragment value, ColumnType element) {
        if (element instanceof ColumnType.Enumeration(EnumType type) && type.hasRenamedLabels()) {
            return concat(
                    raw("CASE WHEN "),
                    value,
                    raw(" IS NOT NULL THEN to_json(ARRAY(SELECT "),
                    renamed(raw("v"), type),
                    raw(" FROM unnest("),
                    value,
                    raw(") AS v)) END"));
        }
        boolean isText = isRead(element, Reading.AS_TEXT_IN_ARRAYS_TOO);
        return concat(raw("to_json("), value, raw(isText ? "::text[])" : ")"));
    }

    private static boolean isRead(ColumnType type, Reading reading) {
        return type instanceof ColumnType.Scalar(PgScalar scalar, var name)
                && scalar.traits().reading() == reading;
    }

    private static SqlFragment renamed(SqlFragment value, EnumType type) {
        List<SqlFragment> cases = new ArrayList<>();
        for (EnumType.Label label : type.labels()) {
            cases.add(concat(raw("WHEN "), literal(label.label()), raw(" THEN "), literal(label.name())));
        }
        return concat(raw("CASE "), value, raw("::text "), join(" ", cases), raw(" END"));
    }
}
