package org.fraiseql.store;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The fields of PostgreSQL's error message (PostgreSQL manual, Error and Notice Message Fields). Blank where there is none. */
public record ServerMessage(
        String message,
        String hint,
        String schema,
        String table,
        String column,
        String constraint,
        String routine,
        String where,
        String position) {
    /** Functions of PostgreSQL by which a function of the database raises an error with a text of its own: in PL/pgSQL, PL/Perl, PL/Python and PL/Tcl. */
    private static final Set<String> RAISING = new LinkedHashSet<>(List.of(
            "exec_stmt_raise",
            "exec_stmt_assert",
            "do_util_elog",
            "plperl_util_elog",
            "croak_cstr",
            "PLy_output",
            "PLy_elog_impl",
            "pltcl_elog",
            "throw_tcl_error"));

    /** What a statement of ours refers to is gone, though no place of its text can be named: its ON CONFLICT has no key any more, a column has become a generated one. */
    private static final Set<String> WITHOUT_POSITION = new LinkedHashSet<>(List.of("42P10", "428C9", "42809"));

    /**
     * Where a value of the statement's own is read: as a parameter ({@code unnamed portal parameter $1}), or as JSON. Each function adds a line, also one that may
     * read what who asks may not.
     */
    private static final Pattern OF_STATEMENT =
            Pattern.compile("(?:JSON data, line \\d+: [^\n]*\n?)?(?:[^\n]*\\$\\d+(?: = '(?s:.*))?)?");

    /** PostgreSQL has quotes around values, and none around some numbers. */
    private static final Pattern TELLS_VALUE = Pattern.compile("[\"'\u201c\u201e\u00ab\u00bb\u2039\\d]");

    /** Of a text that is too long PostgreSQL tells the type alone: {@code value too long for type character varying(3)}. */
    private static final String TOO_LONG = "22001";

    private static final Pattern LENGTH_OF_TYPE = Pattern.compile("\\(\\d+\\)");

    /** Whether it may tell a value that is none of the statement's own, but one that a function has read. */
    boolean mayTellOfOthers(String sqlState) {
        String told =
                sqlState.equals(TOO_LONG) ? LENGTH_OF_TYPE.matcher(firstLine()).replaceAll("") : firstLine();
        return !OF_STATEMENT.matcher(where).matches()
                && TELLS_VALUE.matcher(told).find();
    }

    /** Whether the words are those of a function's author, not PostgreSQL's. */
    boolean isRaised() {
        return RAISING.contains(routine);
    }

    /** Whether PostgreSQL names the place in our text. */
    boolean hasPosition() {
        return !position.isEmpty() && !position.equals("0");
    }

    /**
     * Whether PostgreSQL speaks of our own text, of which it names the place; not of what a view, a function, a policy or a value in it stands for: that fails
     * every time, however often the catalog is read.
     */
    boolean isAboutOurText(String sqlState) {
        return where.isEmpty() && (hasPosition() || WITHOUT_POSITION.contains(sqlState));
    }

    /** PostgreSQL's own first line: {@code invalid input syntax for type inet: "x"}. */
    String firstLine() {
        return message.lines().findFirst().orElse("");
    }
}
