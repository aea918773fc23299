package org.fraiseql.document;

import graphql.parser.ParserOptions;
import graphql.parser.ParsingListener;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.fraiseql.support.Excerpt;
import org.fraiseql.support.Numeral;
import org.fraiseql.support.Problem;

/**
 * Looks at the tokens of a document as the parser reads them, and refuses numbers that are too large before graphql-java makes numbers of them: for a megabyte
 * of digits that takes it seconds. So it does for block strings of very many lines, whose empty first ones it takes away one by one. Remembers of the other tokens what says
 * in which argument a value stands. For one document.
 */
final class LiteralBounds implements ParsingListener {
    /** Of all block strings of a document. Longer texts are sent as variables, or with escapes. */
    static final int MAX_LINE_BREAKS = 10_000;

    private static final int BEFORE_FIRST = -1;
    private static final String BLOCK = "\"\"\"";

    /** Of each bracket that is open since the last parenthesis: the name before the last colon in it, or in a list the index of the last item. */
    private final Deque<Object> steps = new ArrayDeque<>();

    private long lineBreaks;
    private String last = "";
    private String name = "";

    private LiteralBounds() {}

    /** How a document is parsed. @throws EngineException {@code GRAPHQL_VALIDATION_FAILED} while it is parsed, naming the argument */
    static ParserOptions bounded() {
        return ParserOptions.getDefaultOperationParserOptions()
                .transform(options -> options.parsingListener(new LiteralBounds()));
    }

    @Override
    public void onToken(Token token) {
        String text = token.getText();
        switch (text) {
            case "(" -> {
                steps.clear();
                steps.push("");
            }
            case "{" -> {
                item();
                steps.push("");
            }
            case "[" -> {
                item();
                steps.push(BEFORE_FIRST);
            }
            case ")", "}", "]" -> steps.poll();
            case ":" -> colon();
            case "$" -> item();
            default -> word(text, token);
        }
        last = text;
    }

    private void colon() {
        if (!steps.isEmpty()) {
            steps.pop();
            steps.push(name);
        }
    }

    private void word(String text, Token token) {
        boolean isVariable = last.equals("$");
        if (!isVariable) {
            item();
        }
        name = isVariable ? "$" + text : text;
        char first = text.isEmpty() ? ' ' : text.charAt(0);
        if (first == '-' || first >= '0' && first <= '9') {
            number(text, token);
        } else if (text.startsWith(BLOCK)) {
            lineBreaks += lineBreaks(text);
            if (lineBreaks > MAX_LINE_BREAKS) {
                throw DocumentErrors.tooManyLines(MAX_LINE_BREAKS, location(token));
            }
        }
    }

    /** Counts CR LF as one line break. */
    private static long lineBreaks(String text) {
        long count = 0;
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            boolean isSecondOfTwo = letter == '\n' && text.charAt(i - 1) == '\r';
            count += (letter == '\n' || letter == '\r') && !isSecondOfTwo ? 1 : 0;
        }
        return count;
    }

    private static Problem.Location location(Token token) {
        return new Problem.Location(token.getLine(), token.getCharPositionInLine() + 1);
    }

    /** A value begins: in a list it is the next item. */
    private void item() {
        if (steps.peek() instanceof Integer index) {
            steps.pop();
            steps.push(index + 1);
        }
    }

    private void number(String text, Token token) {
        Optional<String> excess = Numeral.excess(text);
        if (excess.isPresent()) {
            throw DocumentErrors.tooLargeNumber(
                    Excerpt.ofSteps(steps.descendingIterator()), excess.get(), location(token));
        }
    }
}
