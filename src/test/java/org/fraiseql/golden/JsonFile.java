package org.fraiseql.golden;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads JSON into what the HTTP edge makes of it: no implementation of JSON-P is on the class path outside a server. */
public final class JsonFile {
    private final String text;
    private int at;

    private JsonFile(String text) {
        this.text = text;
    }

    @SuppressWarnings("unchecked")
    public static Map<String, @Nullable Object> variables(String text) {
        return (Map<String, @Nullable Object>) java.util.Objects.requireNonNull(read(text));
    }

    static @Nullable Object read(String text) {
        JsonFile file = new JsonFile(text);
        Object value = file.value();
        file.blank();
        if (file.at < text.length()) {
            throw file.wrong("the end");
        }
        return value;
    }

    private @Nullable Object value() {
        blank();
        char first = text.charAt(at);
        return switch (first) {
            case '{' -> object();
            case '[' -> array();
            case '"' -> string();
            case 't' -> word("true", true);
            case 'f' -> word("false", false);
            case 'n' -> word("null", null);
            default -> number();
        };
    }

    private @Nullable Object word(String word, @Nullable Object value) {
        if (!text.startsWith(word, at)) {
            throw wrong(word);
        }
        at += word.length();
        return value;
    }

    private Map<String, @Nullable Object> object() {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        while (next(fields.isEmpty() ? '{' : ',', '}')) {
            String key = string();
            blank();
            expect(':');
            fields.put(key, value());
        }
        return fields;
    }

    private List<@Nullable Object> array() {
        List<@Nullable Object> items = new ArrayList<>();
        while (next(items.isEmpty() ? '[' : ',', ']')) {
            items.add(value());
        }
        return items;
    }

    /** Whether another member follows; takes what stands before it, or the end. */
    private boolean next(char before, char end) {
        blank();
        if (text.charAt(at) == end) {
            at++;
            return false;
        }
        expect(before);
        blank();
        if (before != ',' && text.charAt(at) == end) {
            at++;
            return false;
        }
        return true;
    }

    private String string() {
        expect('"');
        StringBuilder string = new StringBuilder();
        while (text.charAt(at) != '"') {
            char letter = text.charAt(at++);
            string.append(letter == '\\' ? escaped() : letter);
        }
        at++;
        return string.toString();
    }

    private char escaped() {
        char letter = text.charAt(at++);
        return switch (letter) {
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'u' -> {
                at += 4;
                yield (char) Integer.parseInt(text.substring(at - 4, at), 16);
            }
            default -> letter;
        };
    }

    private Number number() {
        int start = at;
        while (at < text.length() && "+-.eE0123456789".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        BigDecimal number = new BigDecimal(text.substring(start, at));
        if (number.scale() != 0) {
            return number;
        }
        int bits = number.unscaledValue().bitLength();
        return bits < 32
                ? (Number) number.intValueExact()
                : bits < 64 ? (Number) number.longValueExact() : number.toBigInteger();
    }

    private void blank() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private void expect(char wanted) {
        if (text.charAt(at) != wanted) {
            throw wrong("" + wanted);
        }
        at++;
    }

    private IllegalArgumentException wrong(String wanted) {
        return new IllegalArgumentException("expected " + wanted + " at " + at + " of " + text);
    }
}
