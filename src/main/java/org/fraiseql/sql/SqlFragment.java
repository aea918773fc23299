package org.fraiseql.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.fraiseql.plan.Operand;

/**
 * A piece of SQL. Only this package makes them, with the makers below: text can come from nowhere but our own source, identifiers are always quoted,
 * values are always binds.
 */
final class SqlFragment {
    /** What a fragment is made of. */
    private sealed interface Part {
        record Text(String sql) implements Part {}

        record Bind(Operand operand, String cast) implements Part {}

        /** A number of the document itself. It is checked with the binds, but not bound. */
        record Number(Operand operand, long value) implements Part {}
    }

    private final List<Part> parts;

    private SqlFragment(List<Part> parts) {
        this.parts = parts;
    }

    /** SQL of our own. */
    static SqlFragment raw(String sql) {
        return new SqlFragment(List.of(new Part.Text(sql)));
    }

    static SqlFragment identifier(String name) {
        return raw(quoted(name));
    }

    /** A placeholder with its cast, which tells PostgreSQL the type: {@code $1::int8}. */
    static SqlFragment bind(Operand operand, String cast) {
        return new SqlFragment(List.of(new Part.Bind(operand, cast)));
    }

    static SqlFragment number(Operand operand, long value) {
        return new SqlFragment(List.of(new Part.Number(operand, value)));
    }

    static SqlFragment join(String separator, List<SqlFragment> fragments) {
        List<Part> parts = new ArrayList<>();
        for (SqlFragment fragment : fragments) {
            if (!parts.isEmpty() && !separator.isEmpty()) {
                parts.add(new Part.Text(separator));
            }
            parts.addAll(fragment.parts);
        }
        return new SqlFragment(parts);
    }

    static SqlFragment concat(SqlFragment... fragments) {
        return join("", List.of(fragments));
    }

    /** A string constant of ours or of the catalog, for instance a type's name. */
    static SqlFragment literal(String text) {
        String escaped = text.replace("'", "''");
        return raw(escaped.contains("\\") ? "E'" + escaped.replace("\\", "\\\\") + "'" : "'" + escaped + "'");
    }

    static String quoted(String name) {
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }

    boolean isInParentheses() {
        return !parts.isEmpty() && parts.getFirst() instanceof Part.Text(String sql) && sql.startsWith("(");
    }

    /** A column in the place of each placeholder. @param column of the n-th, counted from 1 */
    SqlFragment boundTo(IntFunction<String> column) {
        List<Part> bound = new ArrayList<>(parts.size());
        int at = 0;
        for (Part part : parts) {
            bound.add(
                    part instanceof Part.Bind(Operand operand, String cast)
                            ? new Part.Text(column.apply(++at) + "::" + cast)
                            : part);
        }
        return new SqlFragment(bound);
    }

    /** The text with {@code $1 …}, the text with {@code ?} as JDBC has it, and the operands in that order. */
    Rendered render() {
        StringBuilder numbered = new StringBuilder();
        StringBuilder jdbc = new StringBuilder();
        List<Operand> binds = new ArrayList<>();
        List<Operand> checked = new ArrayList<>();
        for (Part part : parts) {
            switch (part) {
                case Part.Text(String sql) -> {
                    numbered.append(sql);
                    jdbc.append(JdbcText.of(sql));
                }
                case Part.Bind(Operand operand, String cast) -> {
                    binds.add(operand);
                    numbered.append('$').append(binds.size()).append("::").append(cast);
                    jdbc.append("?::").append(JdbcText.of(cast));
                }
                case Part.Number(Operand operand, long value) -> {
                    checked.add(operand);
                    numbered.append(value);
                    jdbc.append(value);
                }
            }
        }
        return new Rendered(numbered.toString(), jdbc.toString(), binds, checked);
    }

    /** @param checked operands that stand in the text */
    record Rendered(String numbered, String jdbc, List<Operand> binds, List<Operand> checked) {}
}
