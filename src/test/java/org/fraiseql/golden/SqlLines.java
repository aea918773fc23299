package org.fraiseql.golden;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** SQL for people: each clause on a line of its own, subqueries indented. Nothing but white space is changed. */
final class SqlLines {
    private static final List<String> CLAUSES = List.of(
            "FROM ",
            "WHERE ",
            "LEFT JOIN ",
            "CROSS JOIN ",
            "JOIN ",
            "ORDER BY ",
            "LIMIT ",
            "OFFSET ",
            "UNION ALL ",
            "ON CONFLICT ",
            "RETURNING ",
            "VALUES ",
            "SET ",
            "LATERAL (");

    private final String sql;
    private final StringBuilder lines = new StringBuilder();
    /** For each open parenthesis whether a query stands in it. */
    private final Deque<Boolean> parentheses = new ArrayDeque<>();

    private SqlLines(String sql) {
        this.sql = sql;
    }

    static String of(String sql) {
        SqlLines lines = new SqlLines(sql);
        lines.split();
        return lines.lines.toString();
    }

    private void split() {
        int at = 0;
        while (at < sql.length()) {
            char c = sql.charAt(at);
            if (c == '"' || c == '\'') {
                int end = sql.indexOf(c, at + 1) + 1; // a doubled quote ends one and begins the next
                lines.append(sql, at, end);
                at = end;
                continue;
            }
            lines.append(c);
            at++;
            if (c == '(') {
                open(at);
            } else if (c == ')') {
                parentheses.pop();
            } else if (c == ' ' && isClause(at)) {
                lines.setLength(lines.length() - 1);
                newLine();
            }
        }
    }

    private void open(int at) {
        boolean isQuery = sql.startsWith("SELECT ", at) || sql.startsWith("WITH ", at);
        parentheses.push(isQuery);
        if (isQuery) {
            newLine();
        }
    }

    /** Of a query, not of a call's arguments. */
    private boolean isClause(int at) {
        boolean isSecondWord = sql.startsWith("LEFT ", at - 5)
                || sql.startsWith("CROSS ", at - 6)
                || sql.startsWith("DISTINCT ", at - 9);
        return !isSecondWord
                && (parentheses.isEmpty() || parentheses.peek())
                && CLAUSES.stream().anyMatch(clause -> sql.startsWith(clause, at));
    }

    private void newLine() {
        long depth = parentheses.stream().filter(isQuery -> isQuery).count();
        lines.append('\n').append("  ".repeat((int) depth));
    }
}
