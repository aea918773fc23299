package org.fraiseql.database;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Finds the semicolons that end a statement, the way psql's own scanner does (its {@code psqlscan.l} is the rule): not inside quotes,
 * dollar quotes, comments (they nest), parentheses (a rule may have several actions) or the {@code BEGIN ATOMIC … END} body of a routine.
 *
 * <p>Fed line by line; what is open at the end of a line stays open. Not thread-safe.
 */
final class DumpLexer {
    private static final int WORDS_THAT_TELL_A_ROUTINE = 4;

    private enum Within {
        PLAIN,
        QUOTE,
        ESCAPE_QUOTE,
        IDENTIFIER,
        DOLLAR,
        COMMENT
    }

    private Within within = Within.PLAIN;
    private String dollarTag = "";
    private int comments;
    private int parentheses;
    private int bodies;
    private final List<String> words = new ArrayList<>();

    /** Between two statements, where a backslash begins a psql command. */
    boolean isPlain() {
        return within == Within.PLAIN;
    }

    void reset() {
        within = Within.PLAIN;
        parentheses = 0;
        bodies = 0;
        words.clear();
    }

    /** The place of the first semicolon from {@code start} on that ends a statement, or -1 if the line has none. */
    int end(String line, int start) {
        int at = start;
        while (at < line.length()) {
            if (within == Within.PLAIN && line.charAt(at) == ';' && parentheses == 0 && bodies == 0) {
                return at;
            }
            at = within == Within.PLAIN ? plain(line, at) : enclosed(line, at);
        }
        return -1;
    }

    private int plain(String line, int at) {
        char character = line.charAt(at);
        if (line.startsWith("--", at)) {
            return line.length();
        }
        if (line.startsWith("/*", at)) {
            within = Within.COMMENT;
            comments = 1;
            return at + 2;
        }
        if (isWordStart(character)) {
            return word(line, at);
        }
        switch (character) {
            case '\'' -> within = Within.QUOTE;
            case '"' -> within = Within.IDENTIFIER;
            case '(' -> parentheses++;
            case ')' -> parentheses = Math.max(0, parentheses - 1);
            case '$' -> {
                return dollar(line, at);
            }
            default -> {}
        }
        return at + 1;
    }

    private int enclosed(String line, int at) {
        char character = line.charAt(at);
        switch (within) {
            case QUOTE -> leaveAt(character, '\'');
            case IDENTIFIER -> leaveAt(character, '"');
            case ESCAPE_QUOTE -> {
                if (character == '\\') {
                    return at + 2;
                }
                leaveAt(character, '\'');
            }
            case DOLLAR -> {
                if (line.startsWith(dollarTag, at)) {
                    within = Within.PLAIN;
                    return at + dollarTag.length();
                }
            }
            case COMMENT -> {
                return comment(line, at);
            }
            case PLAIN -> throw new IllegalStateException("nothing is open");
        }
        return at + 1;
    }

    /** A doubled quote leaves and enters again at once, which comes to the same. */
    private void leaveAt(char character, char quote) {
        if (character == quote) {
            within = Within.PLAIN;
        }
    }

    private int comment(String line, int at) {
        if (line.startsWith("/*", at)) {
            comments++;
            return at + 2;
        }
        if (line.startsWith("*/", at)) {
            comments--;
            within = comments == 0 ? Within.PLAIN : Within.COMMENT;
            return at + 2;
        }
        return at + 1;
    }

    /** {@code $$} or {@code $tag$}; {@code $1} is a parameter. */
    private int dollar(String line, int at) {
        int end = at + 1;
        while (end < line.length() && line.charAt(end) != '$' && isWordPart(line.charAt(end))) {
            end++;
        }
        boolean opens = end < line.length()
                && line.charAt(end) == '$'
                && (end == at + 1 || !Character.isDigit(line.charAt(at + 1)));
        if (!opens) {
            return at + 1;
        }
        dollarTag = line.substring(at, end + 1);
        within = Within.DOLLAR;
        return end + 1;
    }

    private int word(String line, int at) {
        int end = at + 1;
        while (end < line.length() && isWordPart(line.charAt(end))) {
            end++;
        }
        String word = line.substring(at, end).toLowerCase(Locale.ROOT);
        if (word.equals("e") && end < line.length() && line.charAt(end) == '\'') {
            within = Within.ESCAPE_QUOTE;
            return end + 1;
        }
        if (words.size() < WORDS_THAT_TELL_A_ROUTINE) {
            words.add(word);
        }
        if (parentheses == 0 && isRoutine()) {
            countBodies(word);
        }
        return end;
    }

    private void countBodies(String word) {
        if (word.equals("begin") || (word.equals("case") && bodies > 0)) {
            bodies++;
        } else if (word.equals("end") && bodies > 0) {
            bodies--;
        }
    }

    private boolean isRoutine() {
        List<String> kinds = List.of("function", "procedure");
        boolean creates = !words.isEmpty() && words.get(0).equals("create");
        return creates
                && ((words.size() > 1 && kinds.contains(words.get(1)))
                        || (words.size() > 3 && words.get(2).equals("replace") && kinds.contains(words.get(3))));
    }

    private static boolean isWordStart(char character) {
        return Character.isLetter(character) || character == '_';
    }

    private static boolean isWordPart(char character) {
        return isWordStart(character) || Character.isDigit(character) || character == '$';
    }
}
