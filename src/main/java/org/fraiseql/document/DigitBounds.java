package org.fraiseql.document;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fraiseql.support.Numeral;

/**
 * Bounds the digits of a document before graphql-java's lexer reads them, to which each of them is a thousand times as dear as any other letter: a megabyte of
 * digits takes it a second and three gigabytes.
 */
final class DigitBounds {
    /** The most digits that all numbers of a document may have: ten for each token that may be read. */
    static final int MOST_DIGITS = 150_000;

    /** A block string ends at the first three quotes without a backslash, or if there are none at the last three with one, as in graphql-java. */
    private static final String BLOCK_STRING =
            "\"\"\"(?:[^\"\\\\]|\\\\(?:\"\"\")?+|\"(?!\"\"))*+\"\"\"|\"\"\".*\\\\\"\"\"";

    private static final String STRING = "\"(?:[^\"\\\\\\n\\r]|\\\\.)*+\"";
    private static final Pattern TOKEN = Pattern.compile(
            "[^\\w#\"-]++|#[^\\n\\r]*+|%s|%s|[_A-Za-z]\\w*+|(-?+\\d[\\w.+-]*+)|(.)".formatted(BLOCK_STRING, STRING),
            Pattern.DOTALL);

    private static final int NUMBER = 1;
    private static final int LETTER = 2;

    private DigitBounds() {}

    /**
     * The document with its numbers cut to a length that is refused by {@link LiteralBounds}; the same when no number is longer.
     *
     * @throws org.fraiseql.support.EngineException {@code LIMIT_EXCEEDED}
     */
    static String apply(String document) {
        return hasManyDigits(document) ? cut(document) : document;
    }

    /** Quick, as most documents have few. */
    private static boolean hasManyDigits(String document) {
        int digits = 0;
        for (int i = 0; i < document.length() && digits <= Numeral.MAX_CHARACTERS; i++) {
            char letter = document.charAt(i);
            if (letter >= '0' && letter <= '9') {
                digits++;
            }
        }
        return digits > Numeral.MAX_CHARACTERS;
    }

    private static String cut(String document) {
        StringBuilder cut = new StringBuilder();
        int kept = 0;
        long digits = 0;
        Matcher token = TOKEN.matcher(document);
        while (token.find() && !isUnendedString(token, document)) {
            int length = token.start(NUMBER) < 0 ? 0 : token.end() - token.start();
            if (length > Numeral.MAX_CHARACTERS) {
                cut.append(document, kept, token.start() + Numeral.MAX_CHARACTERS + 1);
                kept = token.end();
            }
            digits += Math.min(length, Numeral.MAX_CHARACTERS);
            if (digits > MOST_DIGITS) {
                throw DocumentErrors.tooManyDigits(MOST_DIGITS);
            }
        }
        return kept == 0
                ? document
                : cut.append(document, kept, document.length()).toString();
    }

    /** Whether a string begins here that does not end: the parser will not read on. */
    private static boolean isUnendedString(Matcher token, String document) {
        return token.start(LETTER) >= 0 && document.charAt(token.start()) == '"';
    }
}
