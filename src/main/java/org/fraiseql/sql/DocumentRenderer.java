package org.fraiseql.sql;

import static org.fraiseql.sql.SqlFragment.concat;
import static org.fraiseql.sql.SqlFragment.identifier;
import static org.fraiseql.sql.SqlFragment.join;
import static org.fraiseql.sql.SqlFragment.literal;
import static org.fraiseql.sql.SqlFragment.raw;

import java.util.List;
import org.fraiseql.catalog.ColumnType;
import org.fraiseql.catalog.DocumentKey;
import org.fraiseql.catalog.PgScalar;
import org.fraiseql.catalog.SqlName;

/**
 * Renders keys of documents (PostgreSQL manual, JSON Functions and Operators): as the {@code jsonb} that is there, and as a value of the declared type, by
 * which it is compared. What is not of the declared type has no value, as it has none in the answer: a cast that fails would fail the whole statement.
 */
final class DocumentRenderer {
    /** How {@code to_jsonb} writes what is no number in JSON. */
    private static final String NUMBER_NAMES = " IN ('NaN', 'Infinity', '-Infinity')";

    private DocumentRenderer() {}

    /** What is there as {@code jsonb}; NULL when the key is missing. */
    static SqlFragment json(SqlFragment row, DocumentKey key) {
        SqlFragment value = ValueRenderer.column(row, key.column());
        boolean isPlain = true;
        for (DocumentKey.Step step : key.steps()) {
            boolean isSpeltOnce = step.spellings().size() == 1;
            value = isSpeltOnce || isPlain ? firstOf(value, step) : firstOfExpression(value, step);
            isPlain = isSpeltOnce;
        }
        return value;
    }

    private static SqlFragment firstOf(SqlFragment object, DocumentKey.Step step) {
        List<SqlFragment> values = step.spellings().stream()
                .map(spelling -> concat(object, raw(" -> "), literal(spelling)))
                .toList();
        return values.size() == 1
                ? concat(raw("("), values.getFirst(), raw(")"))
                : concat(raw("coalesce("), join(", ", values), raw(")"));
    }

    /** An expression is written once, however often it is looked into. */
    private static SqlFragment firstOfExpression(SqlFragment object, DocumentKey.Step step) {
        return concat(
                raw("(SELECT "), firstOf(raw("o.object"), step), raw(" FROM (SELECT "), object, raw(" AS object) o)"));
    }

    /** The same without JSON's null. */
    static SqlFragment present(SqlFragment row, DocumentKey key) {
        return concat(raw("nullif("), json(row, key), raw(", 'null'::jsonb)"));
    }

    /** As a value of the type that it is compared as; NULL for what is none. */
    static SqlFragment value(SqlFragment row, DocumentKey key, ColumnType type) {
        boolean isPlainText = (type.isScalar(PgScalar.TEXT_) || type.isScalar(PgScalar.ID))
                && key.steps().stream().allMatch(step -> step.spellings().size() == 1)
                && !key.steps().isEmpty();
        if (isPlainText) {
            return plainText(row, key);
        }
        return value(json(row, key), type, key.isInputChecked());
    }

    /** The form that people make indexes of: {@code data ->> 'name'}. */
    private static SqlFragment plainText(SqlFragment row, DocumentKey key) {
        return concat(
                raw("("),
                json(row, key.object()),
                raw(" ->> "),
                literal(key.last().spellings().getFirst()),
                raw(")"));
    }

    private static SqlFragment value(SqlFragment json, ColumnType type, boolean isInputChecked) {
        return switch (type) {
            case ColumnType.Scalar(PgScalar scalar, SqlName name) -> scalar(json, scalar, type, isInputChecked);
            case ColumnType.Enumeration enumeration -> label(json, SqlTypes.cast(type));
            case ColumnType.Array(ColumnType element, SqlName name) -> array(json, element, isInputChecked);
            case ColumnType.Range range ->
                cast(json, SqlTypes.cast(type), "^([[(].*[])]|[{].*[}]|empty)$", isInputChecked);
            case ColumnType.Composite composite -> withoutNull(json);
            case ColumnType.Document document -> withoutNull(json);
        };
    }

    private static SqlFragment scalar(SqlFragment json, PgScalar scalar, ColumnType type, boolean isInputChecked) {
        return switch (scalar) {
            case BOOL -> ofKind(json, "boolean", concat(json, raw("::bool")));
            case INT2, INT4, INT8, INT8_AS_STRING -> ofKind(json, "number", concat(json, raw("::numeric")));
            case FLOAT4, FLOAT8, NUMERIC, NUMERIC_AS_STRING -> number(json);
            case ID ->
                concat(
                        raw("CASE WHEN jsonb_typeof("),
                        json,
                        raw(") IN ('string', 'number') THEN "),
                        text(json),
                        raw(" END"));
            case TEXT_, VARCHAR, BPCHAR, NAME, OTHER -> ofKind(json, "string", text(json));
            case JSON, JSONB, HSTORE -> withoutNull(json);
            default -> cast(json, SqlTypes.name(type.sqlName()), form(scalar), isInputChecked);
        };
    }

    private static SqlFragment withoutNull(SqlFragment json) {
        return concat(raw("nullif("), json, raw(", 'null'::jsonb)"));
    }

    private static SqlFragment text(SqlFragment json) {
        return concat(raw("("), json, raw(" #>> '{}')"));
    }

    private static SqlFragment ofKind(SqlFragment json, String kind, SqlFragment value) {
        return concat(raw("CASE jsonb_typeof("), json, raw(") WHEN '" + kind + "' THEN "), value, raw(" END"));
    }

    private static SqlFragment number(SqlFragment json) {
        return concat(
                raw("CASE WHEN jsonb_typeof("),
                json,
                raw(") = 'number' OR "),
                text(json),
                raw(NUMBER_NAMES + " THEN "),
                text(json),
                raw("::numeric END"));
    }

    private static SqlFragment label(SqlFragment json, String type) {
        return concat(
                raw("CASE WHEN "),
                text(json),
                raw(" = ANY(enum_range(NULL::" + type + ")::text[]) THEN "),
                text(json),
                raw("::" + type + " END"));
    }

    /** @param form what a value looks like, where PostgreSQL can't be asked whether a text is one */
    private static SqlFragment cast(SqlFragment json, String type, String form, boolean isInputChecked) {
        SqlFragment isValue = isInputChecked
                ? concat(raw("pg_input_is_valid("), text(json), raw(", "), literal(type), raw(")"))
                : concat(text(json), raw(" ~ "), literal(form));
        return concat(
                raw("CASE WHEN jsonb_typeof("),
                json,
                raw(") = 'string' AND "),
                isValue,
                raw(" THEN "),
                text(json),
                raw("::" + type + " END"));
    }

    private static String form(PgScalar scalar) {
        return switch (scalar) {
            case UUID -> "^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$";
            case DATE, TIMESTAMP, TIMESTAMPTZ -> "^([0-9]{4,}-[0-9]{2}-[0-9]{2}|-?infinity$)";
            case TIME, TIMETZ -> "^[0-9]{2}:[0-9]{2}";
            case INET, CIDR -> "^[0-9a-fA-F.:]+(/[0-9]{1,3})?$";
            case MACADDR, MACADDR8 -> "^[0-9a-fA-F:.-]{12,}$";
            case POINT -> "^[(].*[)]$";
            default -> "";
        };
    }

    private static SqlFragment array(SqlFragment json, ColumnType element, boolean isInputChecked) {
        return ofKind(
                json,
                "array",
                concat(
                        raw("ARRAY(SELECT "),
                        value(raw("i.item"), element, isInputChecked),
                        raw(" FROM jsonb_array_elements("),
                        json,
                        raw(") WITH ORDINALITY AS i (item, place) ORDER BY i.place)")));
    }

    /** The objects of a list as rows of a document each; none for what is no list. */
    static SqlFragment elements(SqlFragment row, DocumentKey list, String alias) {
        SqlFragment json = json(row, list);
        return concat(
                raw("jsonb_array_elements("),
                ofKind(json, "array", json),
                raw(") AS " + alias + " ("),
                identifier(list.column()),
                raw(")"));
    }
}
