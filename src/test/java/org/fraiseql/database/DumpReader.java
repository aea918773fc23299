package org.fraiseql.database;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads a dump part by part; rows of a COPY block are never held together in memory. Not thread-safe; the caller closes the reader. */
final class DumpReader {
    private static final Pattern COPY_FROM_STDIN = Pattern.compile("(?is)\\s*copy\\s.*\\sfrom\\s+stdin\\b.*");

    /** Comments and blanks before a statement are no part of it. */
    private static final Pattern NOTHING_BUT_COMMENTS =
            Pattern.compile("(?s)(?:\\s+|--[^\\n]*(?:\\n|$)|/\\*(?:[^*]|\\*(?!/))*\\*/)*");

    private final BufferedReader source;
    private final DumpLexer lexer = new DumpLexer();
    private String line = "";
    private int position;
    private int lineNumber;

    DumpReader(BufferedReader source) {
        this.source = source;
    }

    /** Empty at the end of the dump; a statement without its semicolon there counts as one. */
    Optional<DumpPart> next() throws IOException {
        StringBuilder statement = new StringBuilder();
        int begin = lineNumber;
        while (true) {
            if (position >= line.length() && !readLine()) {
                return unfinished(statement, begin);
            }
            boolean empty = lexer.isPlain() && isBlank(statement);
            if (empty) {
                statement.setLength(0);
                begin = lineNumber;
                if (line.substring(position).stripLeading().startsWith("\\")) {
                    return Optional.of(
                            new DumpPart.PsqlCommand(begin, restOfLine().strip()));
                }
            }
            int end = lexer.end(line, position);
            if (end < 0) {
                statement.append(restOfLine()).append('\n');
                continue;
            }
            statement.append(line, position, end);
            position = end + 1;
            lexer.reset();
            if (!isBlank(statement)) {
                return Optional.of(statement(begin, statement.toString().strip()));
            }
        }
    }

    /** The next row of the COPY block, or empty at its {@code \.} line. */
    Optional<String> copyRow() throws IOException {
        if (!readLine()) {
            throw new IOException("the dump ends inside a COPY block");
        }
        String row = restOfLine();
        return row.equals("\\.") ? Optional.empty() : Optional.of(row);
    }

    int lineNumber() {
        return lineNumber;
    }

    private DumpPart statement(int begin, String sql) {
        if (!COPY_FROM_STDIN.matcher(sql).matches()) {
            return new DumpPart.Statement(begin, sql);
        }
        position = line.length(); // what psql does with the rest of such a line is of no use to anyone
        return new DumpPart.CopyIn(begin, sql);
    }

    private Optional<DumpPart> unfinished(StringBuilder statement, int begin) throws IOException {
        if (!lexer.isPlain()) {
            throw new IOException(
                    "the statement that begins in line " + begin + " has an open quote or comment at the end");
        }
        return isBlank(statement)
                ? Optional.empty()
                : Optional.of(statement(begin, statement.toString().strip()));
    }

    private boolean readLine() throws IOException {
        String next = source.readLine();
        if (next == null) {
            return false;
        }
        line = next;
        position = 0;
        lineNumber++;
        return true;
    }

    private String restOfLine() {
        String rest = line.substring(position);
        position = line.length();
        return rest;
    }

    private static boolean isBlank(CharSequence statement) {
        return NOTHING_BUT_COMMENTS.matcher(statement).matches();
    }
}
