package org.fraiseql.sql;

import static org.fraiseql.sql.SqlFragment.concat;
import static org.fraiseql.sql.SqlFragment.identifier;
import static org.fraiseql.sql.SqlFragment.join;
import static org.fraiseql.sql.SqlFragment.literal;
import static org.fraiseql.sql.SqlFragment.raw;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fraiseql.catalog.ColumnType;
import org.fraiseql.catalog.DocumentForm;
import org.fraiseql.catalog.DocumentKey;
import org.fraiseql.catalog.DocumentShape;
import org.fraiseql.catalog.IndexedKey;
import org.fraiseql.catalog.PgScalar;
import org.fraiseql.catalog.ServerVersion;
import org.fraiseql.catalog.SqlName;

/**
 * Renders keys of documents (PostgreSQL manual, JSON Functions and Operators): as the {@code jsonb} that is there, and as a value of the declared type, by
 * which it is compared. What is not of the declared type has no value, as it has none in the answer: a cast that fails would fail the whole statement.
 */
final class DocumentRenderer {
    /** How {@code to_jsonb} writes what is no number in JSON. */
    private static final String NUMBER_NAMES = " IN ('NaN', 'Infinity', '-Infinity')";

    private static final String TEXT_KIND = ") = 'string'";
    private static final String ID_KINDS = ") IN ('string', 'number')";
    private static final String NO_TEXT = ") NOT IN ('number', 'boolean', 'object', 'array', 'null')";
    private static final String NO_ID = ") NOT IN ('boolean', 'object', 'array', 'null')";

    private DocumentRenderer() {}

    /** What is there as {@code jsonb}; NULL when the key is missing. */
    static SqlFragment json(SqlFragment row, DocumentKey key) {
        return within(ValueRenderer.column(row, key.column()), key);
    }

    /** The same of a document that is a plain column. */
    static SqlFragment within(SqlFragment document, DocumentKey key) {
        SqlFragment value = document;
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

    /** The key's value as the type that it is compared as; NULL where it is no value of that type. */
    static SqlFragment value(SqlFragment row, DocumentKey key, ColumnType type) {
        return value(json(row, key), type, key.version());
    }

    /** The value of a key that refers to a column, in the type that has operators with it. */
    static SqlFragment comparable(SqlFragment row, DocumentKey key) {
        ColumnType type = key.shape().comparedAs();
        SqlFragment value = value(row, key, type);
        return type.isWhole() ? concat(raw("("), value, raw(")::int8")) : value;
    }

    /** The same as an index has it, if there is one; it may give more, see {@link #certain}. */
    static SqlFragment referring(SqlFragment row, DocumentKey key) {
        return index(row, key)
                .map(IndexedValue::value)
                .or(() -> printed(row, key, key.shape().comparedAs()))
                .orElseGet(() -> comparable(row, key));
    }

    /** That what an index has is the value of the key; empty where that was asked for. */
    static Optional<SqlFragment> certain(SqlFragment row, DocumentKey key) {
        ColumnType type = key.shape().comparedAs();
        return index(row, key)
                .map(indexed -> concat(value(row, key, type), raw(" IS NOT NULL")))
                .or(() -> printed(row, key, type).map(text -> isText(row, key, type)));
    }

    private static Optional<IndexedValue> index(SqlFragment row, DocumentKey key) {
        return IndexedValue.ofStored(row, key, key.shape().comparedAs()).filter(IndexedValue::isExact);
    }

    /** The form of a text that people make indexes of: {@code data ->> 'name'}. Of what is no text it gives one, too. */
    static Optional<SqlFragment> printed(SqlFragment row, DocumentKey key, ColumnType type) {
        return type.isDeclaredText() && key.isSpeltOnce() ? Optional.of(text(row, key)) : Optional.empty();
    }

    private static SqlFragment text(SqlFragment row, DocumentKey key) {
        return concat(
                raw("("),
                json(row, key.object()),
                raw(" ->> "),
                literal(key.last().spellings().getFirst()),
                raw(")"));
    }

    /** The expression of an index. */
    static SqlFragment indexed(SqlFragment row, DocumentKey key, IndexedKey index, SqlName type) {
        SqlFragment value = index.isPrinted() ? text(row, key) : json(row, key);
        return concat(value, raw("::" + SqlTypes.name(type)));
    }

    /**
     * Whether the {@link #printed} text is one of the declared type. Said by what it is not: PostgreSQL expects an equality with an expression to hold for one row in
     * two hundred.
     */
    static SqlFragment isText(SqlFragment row, DocumentKey key, ColumnType type) {
        return concat(raw("jsonb_typeof("), json(row, key), raw(type.isScalar(PgScalar.ID) ? NO_ID : NO_TEXT));
    }

    private static SqlFragment value(SqlFragment json, ColumnType type, ServerVersion version) {
        return switch (type) {
            case ColumnType.Scalar(PgScalar scalar, SqlName name) -> scalar(json, scalar, type, version);
            case ColumnType.Enumeration enumeration -> label(json, SqlTypes.cast(type));
            case ColumnType.Array(ColumnType element, SqlName name) -> array(json, element, version);
            case ColumnType.Range range -> cast(json, range, version);
            case ColumnType.Composite composite -> ofKind(json, "object", json);
            case ColumnType.Document(String typeName, boolean isList) ->
                ofKind(json, isList ? "array" : "object", json);
        };
    }

    private static SqlFragment scalar(SqlFragment json, PgScalar scalar, ColumnType type, ServerVersion version) {
        return switch (scalar.traits().inDocument()) {
            case BOOLEAN -> ofKind(json, "boolean", concat(json, raw("::bool")));
            case INTEGER -> integer(json, Integer.MIN_VALUE, Integer.MAX_VALUE);
            case LONG -> integer(json, Long.MIN_VALUE, Long.MAX_VALUE);
            case NUMBER -> number(json);
            case ID -> concat(raw("CASE WHEN jsonb_typeof("), json, raw(ID_KINDS + " THEN "), text(json), raw(" END"));
            case TEXT -> ofKind(json, "string", text(json));
            case TEXT_OF_TYPE -> ofKind(json, "string", concat(text(json), raw("::" + SqlTypes.name(type.sqlName()))));
            case FORMATTED -> cast(json, type, version);
            case JSON -> withoutNull(json);
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

    /** {@code 1.00} is one. A path looks at the value once; what can't be compared with a number is none (PostgreSQL manual, The SQL/JSON Path Language). */
    private static SqlFragment integer(SqlFragment json, long least, long most) {
        String path = "strict $ ? (@ >= %d && @ <= %d && @ == @.floor())".formatted(least, most);
        return concat(raw("jsonb_path_query_first("), json, raw(", "), literal(path), raw(")::numeric"));
    }

    private static SqlFragment number(SqlFragment json) {
        return concat(
                raw("CASE jsonb_typeof("),
                json,
                raw(") WHEN 'number' THEN "),
                json,
                raw("::numeric WHEN 'string' THEN CASE WHEN "),
                text(json),
                raw(NUMBER_NAMES + " THEN "),
                text(json),
                raw("::numeric END END"));
    }

    private static SqlFragment label(SqlFragment json, String type) {
        return concat(
                raw("CASE WHEN jsonb_typeof("),
                json,
                raw(TEXT_KIND + " AND "),
                text(json),
                raw(" = ANY(enum_range(NULL::" + type + ")::text[]) THEN "),
                text(json),
                raw("::" + type + " END"));
    }

    /** What is of the form, and can be cast without an error. */
    private static SqlFragment cast(SqlFragment json, ColumnType type, ServerVersion version) {
        Optional<DocumentForm> form = DocumentForm.of(type);
        String name = SqlTypes.name(type.sqlName());
        if (form.isEmpty() && !version.canCheckInput()) {
            return raw("NULL::" + name);
        }
        if (type.isScalar(PgScalar.UUID) && version.canCheckInput()) {
            return uuid(json);
        }
        List<SqlFragment> conditions = new ArrayList<>();
        conditions.add(concat(raw("jsonb_typeof("), json, raw(TEXT_KIND)));
        form.map(found -> found.pattern(version))
                .ifPresent(pattern -> conditions.add(concat(text(json), raw(" ~ "), literal("^(" + pattern + ")$"))));
        if (version.canCheckInput() && !form.map(DocumentForm::isEnough).orElse(false)) {
            conditions.add(concat(raw("pg_input_is_valid("), text(json), raw(", "), literal(name), raw(")")));
        }
        SqlFragment value = concat(text(json), raw("::" + name));
        SqlFragment certain = certain(json, type, value, version);
        SqlFragment usual = form.flatMap(DocumentForm::usual)
                .map(pattern -> concat(
                        text(json), raw(" ~ "), literal("^(" + pattern + ")$"), raw(" THEN "), value, raw(" WHEN ")))
                .orElse(raw(""));
        return concat(raw("CASE WHEN "), usual, join(" AND ", conditions), raw(" THEN "), certain, raw(" END"));
    }

    /** Of what PostgreSQL takes for one only the usual form has 36 letters and these hyphens; that is asked for in half of a pattern's time. */
    private static SqlFragment uuid(SqlFragment json) {
        return concat(
                raw("CASE WHEN "),
                text(json),
                raw(" LIKE '________-____-____-____-____________' AND pg_input_is_valid("),
                text(json),
                raw(", 'uuid') THEN "),
                text(json),
                raw("::uuid END"));
    }

    /** What a form does not tell. */
    private static SqlFragment certain(SqlFragment json, ColumnType type, SqlFragment value, ServerVersion version) {
        if (type.isScalar(PgScalar.CIDR)) {
            return network(json, value);
        }
        return type instanceof ColumnType.Range range && !version.canCheckInput() ? inOrder(json, range, value) : value;
    }

    /** A network has no bits behind its mask. */
    private static SqlFragment network(SqlFragment json, SqlFragment value) {
        SqlFragment address = concat(text(json), raw("::inet"));
        return concat(raw("CASE WHEN network("), address, raw(") = "), address, raw(" THEN "), value, raw(" END"));
    }

    /** A range does not end before it begins. */
    private static SqlFragment inOrder(SqlFragment json, ColumnType.Range range, SqlFragment value) {
        String element = SqlTypes.name(range.element().sqlName());
        return concat(
                raw("CASE WHEN NOT EXISTS (SELECT FROM regexp_matches(translate("),
                text(json),
                raw(", '\"', ''), '[[(]([^],)]*),([^],)]*)[])]', 'g') AS r (ends)"),
                raw(" WHERE nullif(r.ends[1], '')::" + element + " > nullif(r.ends[2], '')::" + element + ") THEN "),
                value,
                raw(" END"));
    }

    private static SqlFragment array(SqlFragment json, ColumnType element, ServerVersion version) {
        return ofKind(
                json,
                "array",
                concat(
                        raw("ARRAY(SELECT "),
                        value(raw("i.item"), element, version),
                        raw(" FROM jsonb_array_elements("),
                        json,
                        raw(") WITH ORDINALITY AS i (item, place) ORDER BY i.place)")));
    }

    /** A list as {@code jsonb}; NULL for what is none. */
    static SqlFragment list(SqlFragment row, DocumentKey key) {
        SqlFragment json = json(row, key);
        return ofKind(json, "array", json);
    }

    /** What is declared to be an object or a list, if it is one; empty where a scalar is declared. */
    static Optional<SqlFragment> objectOrList(SqlFragment row, DocumentKey key) {
        return switch (key.shape()) {
            case DocumentShape.Items items -> Optional.of(list(row, key));
            case DocumentShape.Embedded embedded -> Optional.of(ofKind(json(row, key), "object", json(row, key)));
            case DocumentShape.Structure structure -> Optional.of(ofKind(json(row, key), "object", json(row, key)));
            case DocumentShape.Value value -> Optional.empty();
        };
    }

    /** The objects of a list as rows of a document each; none for what is no list. */
    static SqlFragment elements(SqlFragment row, DocumentKey list, String alias) {
        return concat(
                raw("jsonb_array_elements("),
                list(row, list),
                raw(") AS " + alias + " ("),
                identifier(list.column()),
                raw(")"));
    }
}
