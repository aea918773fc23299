package org.fraiseql.sql;

import static org.fraiseql.sql.SqlFragment.concat;
import static org.fraiseql.sql.SqlFragment.identifier;
import static org.fraiseql.sql.SqlFragment.join;
import static org.fraiseql.sql.SqlFragment.literal;
import static org.fraiseql.sql.SqlFragment.raw;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.fraiseql.plan.Output;

/**
 * Renders composite values as JSON: {@code row_to_json} of a record, arrays of them joined by commas. {@code json_agg} and {@code json_build_object}, which do
 * the same, put white space between.
 */
final class CompositeRenderer {
    /** Longer keys would be cut off as column names (PostgreSQL manual, Identifiers and Key Words). */
    private static final int MAX_IDENTIFIER_BYTES = 63;

    private final Aliases aliases;

    CompositeRenderer(Aliases aliases) {
        this.aliases = aliases;
    }

    /** A composite value as an object, or an array of them as a list. A composite whose attributes are all NULL is an object all the same. */
    SqlFragment composite(SqlFragment row, Output.Composite composite) {
        SqlFragment value = ValueRenderer.column(row, composite.column());
        if (!composite.isList()) {
            SqlFragment object = members(concat(raw("("), value, raw(")")), composite.outputs());
            return concat(raw("CASE WHEN "), value, raw(" IS DISTINCT FROM NULL THEN "), object, raw(" END"));
        }
        // unnest in FROM would make a row of NULLs out of an element that is NULL
        String elements = aliases.next();
        String element = elements + ".element";
        return concat(
                raw("CASE WHEN "),
                value,
                raw(" IS NOT NULL THEN (SELECT '[' || coalesce(string_agg(CASE WHEN " + element
                        + " IS DISTINCT FROM NULL THEN "),
                members(raw("(" + element + ")"), composite.outputs()),
                raw("::text ELSE 'null' END, ','), '') || ']' FROM (SELECT unnest("),
                value,
                raw(") AS element) " + elements + ")::json END"));
    }

    private SqlFragment members(SqlFragment row, List<Output> outputs) {
        String alias = aliases.next();
        List<SqlFragment> columns = new ArrayList<>();
        for (int i = 0; i < outputs.size(); i++) {
            columns.add(concat(attribute(outputs.get(i), row), raw(" AS "), identifier(columnName(outputs, i))));
        }
        SqlFragment object = isRecord(outputs) ? raw("row_to_json(" + alias + ".*)") : object(alias, outputs);
        return concat(raw("(SELECT "), object, raw(" FROM (SELECT "), join(", ", columns), raw(") " + alias + ")"));
    }

    private SqlFragment attribute(Output output, SqlFragment row) {
        return switch (output) {
            case Output.Value(String key, var column) -> ValueRenderer.nested(row, column);
            case Output.Composite composite -> composite(row, composite);
            case Output.Typename(String key, String typeName) -> concat(literal(typeName), raw("::text"));
            case Output.Document document -> throw new IllegalArgumentException("a composite is no document");
            case Output.One one -> throw new IllegalArgumentException("a composite has no relationships");
            case Output.Rows rows -> throw new IllegalArgumentException("a composite has no relationships");
            case Output.Called called -> throw new IllegalArgumentException("a composite has no functions of its own");
            case Output.CalledOne called ->
                throw new IllegalArgumentException("a composite has no functions of its own");
        };
    }

    /** The JSON object of a row whose column names cannot be the keys. */
    private static SqlFragment object(String row, List<Output> outputs) {
        List<SqlFragment> members = new ArrayList<>();
        for (int i = 0; i < outputs.size(); i++) {
            members.add(concat(
                    literal((i == 0 ? "{\"" : ",\"") + outputs.get(i).key() + "\":"),
                    raw(" || coalesce(to_json(" + row + "."),
                    identifier(columnName(outputs, i)),
                    raw(")::text, 'null')")));
        }
        return concat(raw("("), join(" || ", members), raw(" || '}')::json"));
    }

    private static boolean isRecord(List<Output> outputs) {
        return outputs.stream()
                .allMatch(output -> output.key().getBytes(StandardCharsets.UTF_8).length <= MAX_IDENTIFIER_BYTES);
    }

    private static String columnName(List<Output> outputs, int index) {
        return isRecord(outputs) ? outputs.get(index).key() : "c" + index;
    }
}
