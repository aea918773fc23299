package org.fraiseql.sql;

/**
 * SQL as pgjdbc takes it: a question mark that is no placeholder stands twice, such as that of an operator, unless it stands in quotes, where the driver leaves
 * it as it is.
 *
 * @see <a href="https://jdbc.postgresql.org/documentation/query/#using-the-statement-or-preparedstatement-interface">pgjdbc, operators with a question mark</a>
 */
final class JdbcText {
    private static final char NO_QUOTE = 0;

    private JdbcText() {}

    /** @param sql whole names and literals: what begins in quotes ends in it */
    static String of(String sql) {
        return sql.indexOf('?') < 0 ? sql : doubled(sql);
    }

    /** A quote within quotes stands twice, and so does a backslash of {@code E''}: closing and opening again comes to the same. */
    private static String doubled(String sql) {
        StringBuilder text = new StringBuilder(sql.length() + 8);
        char quote = NO_QUOTE;
        for (int i = 0; i < sql.length(); i++) {
            char letter = sql.charAt(i);
            text.append(letter);
            if (letter == quote) {
                quote = NO_QUOTE;
            } else if (quote == NO_QUOTE) {
                if (letter == '"' || letter == '\'') {
                    quote = letter;
                } else if (letter == '?') {
                    text.append('?');
                }
            }
        }
        return text.toString();
    }
}
