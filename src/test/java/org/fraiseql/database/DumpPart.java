package org.fraiseql.database;

/** What a dump consists of; {@code line} is where the part begins, counted from 1. */
sealed interface DumpPart {
    int line();

    /** One SQL statement, without its semicolon. */
    record Statement(int line, String sql) implements DumpPart {}

    /** {@code COPY … FROM stdin}: the rows follow and are read with {@link DumpReader#copyRow}. */
    record CopyIn(int line, String sql) implements DumpPart {}

    /** A line for psql itself, with its backslash. */
    record PsqlCommand(int line, String text) implements DumpPart {}
}
