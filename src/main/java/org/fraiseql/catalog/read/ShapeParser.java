package org.fraiseql.catalog.read;

import java.util.ArrayList;
import java.util.List;
import org.fraiseql.support.Excerpt;

/**
 * Reads {@code {id: ID!, tags: [String!], address: {city: String}, "odd key": Int}}: the types are written as in GraphQL's schema language, commas may be left
 * out, and a key stands in quotes, as in JSON, when it is no name, or is spelt in this way only.
 */
final class ShapeParser {
    /** Deeper than any document is read. */
    private static final int MAX_DEPTH = 32;

    private final String text;
    private int at;
    private int depth;

    private ShapeParser(String text) {
        this.text = text;
    }

    /** What is written is no shape. The message says where. */
    static final class ShapeSyntaxException extends Exception {
        private static final long serialVersionUID = 1L;

        ShapeSyntaxException(String message) {
            super(message);
        }
    }

    static ShapeNode.Fields parse(String text) throws ShapeSyntaxException {
        ShapeParser parser = new ShapeParser(text);
        parser.expect('{');
        ShapeNode.Fields fields = new ShapeNode.Fields(parser.fields(), false);
        parser.blank();
        if (parser.at < text.length()) {
            throw parser.wrong("the end");
        }
        return fields;
    }

    private List<ShapeNode.Field> fields() throws ShapeSyntaxException {
        if (++depth > MAX_DEPTH) {
            throw new ShapeSyntaxException("it is nested more than " + MAX_DEPTH + " levels deep");
        }
        List<ShapeNode.Field> fields = new ArrayList<>();
        while (!next('}')) {
            blank();
            boolean isQuoted = at < text.length() && text.charAt(at) == '"';
            String key = isQuoted ? quoted() : name("a key");
            expect(':');
            fields.add(new ShapeNode.Field(key, isQuoted, value()));
        }
        if (fields.isEmpty()) {
            throw wrong("a key");
        }
        depth--;
        return fields;
    }

    private ShapeNode value() throws ShapeSyntaxException {
        if (next('[')) {
            if (++depth > MAX_DEPTH) {
                throw new ShapeSyntaxException("it is nested more than " + MAX_DEPTH + " levels deep");
            }
            ShapeNode item = value();
            expect(']');
            depth--;
            return new ShapeNode.ListOf(item, isNullable());
        }
        if (next('{')) {
            List<ShapeNode.Field> fields = fields();
            return new ShapeNode.Fields(fields, isNullable());
        }
        String name = name("a type");
        return new ShapeNode.Named(name, isNullable());
    }

    private boolean isNullable() {
        return !next('!');
    }

    private String name(String wanted) throws ShapeSyntaxException {
        blank();
        int start = at;
        while (at < text.length() && isLetter(text.charAt(at), at > start)) {
            at++;
        }
        if (at == start) {
            throw wrong(wanted);
        }
        return text.substring(start, at);
    }

    private static boolean isLetter(char letter, boolean mayBeDigit) {
        return letter == '_'
                || letter >= 'a' && letter <= 'z'
                || letter >= 'A' && letter <= 'Z'
                || mayBeDigit && letter >= '0' && letter <= '9';
    }

    /** A backslash takes the next letter as it is. */
    private String quoted() throws ShapeSyntaxException {
        StringBuilder key = new StringBuilder();
        at++;
        while (at < text.length() && text.charAt(at) != '"') {
            if (text.charAt(at) == '\\' && at + 1 < text.length()) {
                at++;
            }
            key.append(text.charAt(at++));
        }
        if (at == text.length()) {
            throw wrong("a quote");
        }
        at++;
        return key.toString();
    }

    private boolean next(char wanted) {
        blank();
        boolean isThere = at < text.length() && text.charAt(at) == wanted;
        at += isThere ? 1 : 0;
        return isThere;
    }

    private void expect(char wanted) throws ShapeSyntaxException {
        if (!next(wanted)) {
            throw wrong("\"" + wanted + "\"");
        }
    }

    private void blank() {
        while (at < text.length() && (Character.isWhitespace(text.charAt(at)) || text.charAt(at) == ',')) {
            at++;
        }
    }

    private ShapeSyntaxException wrong(String wanted) {
        String rest = at < text.length() ? "\"" + Excerpt.of(text.substring(at)) + "\"" : "the end";
        return new ShapeSyntaxException(
                "%s is expected at character %d, where %s stands".formatted(wanted, at + 1, rest));
    }
}
