package org.fraiseql.support;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Decodes one JSON value (RFC 8259) from UTF-8 into plain Java: String, Boolean, Integer, Long, BigInteger, BigDecimal (all digits kept), List, Map, null;
 * of equal keys the last counts. A byte order mark is passed over; bytes that are no UTF-8 (RFC 8259, section 8.1) are refused, as anything put in their
 * place would be stored as if it were meant. Every request's body comes this way: JSON-P's tree of it cost as much as the rest of our own way for a small read.
 */
public final class JsonDecoder {
    private static final byte[] MARK = "\uFEFF".getBytes(UTF_8);
    private static final int MAX_DEPTH = 1_000;
    private static final int MAX_NUMBER_LENGTH = 1_100;
    /** So many digits fit into a long. */
    private static final int SAFE_DIGITS = 18;

    private final byte[] json;
    private int at;
    private int depth;

    private JsonDecoder(byte[] json) {
        this.json = json;
    }

    /** @throws IllegalArgumentException whose message goes on from "The body" */
    public static @Nullable Object decode(byte[] json) {
        JsonDecoder decoder = new JsonDecoder(json);
        decoder.skipMark();
        Object value = decoder.value();
        decoder.skipSpace();
        if (decoder.at < json.length) {
            throw new IllegalArgumentException("has more than one JSON value.");
        }
        return value;
    }

    private void skipMark() {
        if (json.length >= MARK.length && Arrays.equals(json, 0, MARK.length, MARK, 0, MARK.length)) {
            at = MARK.length;
        }
    }

    private @Nullable Object value() {
        byte first = nextToken();
        return switch (first) {
            case '{' -> object();
            case '[' -> array();
            case '"' -> string();
            case 't' -> word("true", Boolean.TRUE);
            case 'f' -> word("false", Boolean.FALSE);
            case 'n' -> word("null", null);
            default -> number();
        };
    }

    private Map<String, @Nullable Object> object() {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        enter();
        if (nextToken() == '}') {
            leave();
            return members;
        }
        while (true) {
            expect('"');
            String name = string();
            expect(':');
            at++;
            members.put(name, value());
            if (isLast('}')) {
                return members;
            }
        }
    }

    private List<@Nullable Object> array() {
        List<@Nullable Object> items = new ArrayList<>();
        enter();
        if (nextToken() == ']') {
            leave();
            return items;
        }
        while (true) {
            items.add(value());
            if (isLast(']')) {
                return items;
            }
        }
    }

    private void enter() {
        at++;
        if (++depth > MAX_DEPTH) {
            throw unexpected();
        }
    }

    private void leave() {
        at++;
        depth--;
    }

    /** After a member or an item: the end, or a comma. */
    private boolean isLast(char end) {
        byte next = nextToken();
        if (next == end) {
            leave();
            return true;
        }
        if (next != ',') {
            throw unexpected();
        }
        at++;
        return false;
    }

    private void expect(char wanted) {
        if (nextToken() != wanted) {
            throw unexpected();
        }
    }

    private @Nullable Object word(String word, @Nullable Object value) {
        for (int i = 0; i < word.length(); i++) {
            if (peek() != word.charAt(i)) {
                throw unexpected();
            }
            at++;
        }
        return value;
    }

    private String string() {
        int start = ++at;
        int bits = 0;
        while (true) {
            byte letter = peek();
            if (letter == '"') {
                String text = bits < 0 ? utf8(start) : new String(json, start, at - start, ISO_8859_1);
                at++;
                return text;
            }
            if (letter == '\\') {
                return escaped(start);
            }
            if (letter >= 0 && letter < ' ') {
                throw unexpected();
            }
            bits |= letter;
            at++;
        }
    }

    private String escaped(int start) {
        StringBuilder text = new StringBuilder();
        int clean = start;
        while (true) {
            byte letter = peek();
            if (letter == '"') {
                text.append(utf8(clean));
                at++;
                return text.toString();
            }
            if (letter >= 0 && letter < ' ') {
                throw unexpected();
            }
            if (letter == '\\') {
                text.append(utf8(clean));
                at++;
                text.append(escape());
                clean = at;
            } else {
                at++;
            }
        }
    }

    /** From there to here. */
    private String utf8(int start) {
        String text = new String(json, start, at - start, UTF_8);
        if (text.indexOf('\uFFFD') >= 0) {
            try {
                UTF_8.newDecoder().decode(ByteBuffer.wrap(json, start, at - start));
            } catch (CharacterCodingException e) {
                throw new IllegalArgumentException("is not in UTF-8.", e);
            }
        }
        return text;
    }

    private char escape() {
        byte letter = peek();
        at++;
        return switch (letter) {
            case '"', '\\', '/' -> (char) letter;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> (char) (hex() << 12 | hex() << 8 | hex() << 4 | hex());
            default -> throw unexpected();
        };
    }

    private int hex() {
        byte letter = peek();
        int digit = letter < 0 ? -1 : Character.digit(letter, 16);
        if (digit < 0) {
            throw unexpected();
        }
        at++;
        return digit;
    }

    private Number number() {
        int start = at;
        boolean isNegative = peek() == '-';
        if (isNegative) {
            at++;
        }
        int first = at;
        long value = digits();
        int count = at - first;
        if (count > 1 && json[first] == '0') {
            throw unexpected();
        }
        if (at < json.length && (json[at] == '.' || json[at] == 'e' || json[at] == 'E') || count > SAFE_DIGITS) {
            return decimal(start);
        }
        long signed = isNegative ? -value : value;
        return signed == (int) signed ? (Number) (int) signed : signed;
    }

    /** At least one. The sum is right for {@value #SAFE_DIGITS} of them. */
    private long digits() {
        int start = at;
        long value = 0;
        while (at < json.length && json[at] >= '0' && json[at] <= '9') {
            value = value * 10 + json[at++] - '0';
        }
        if (at == start) {
            throw unexpected();
        }
        return value;
    }

    private Number decimal(int start) {
        if (at < json.length && json[at] == '.') {
            at++;
            digits();
        }
        if (at < json.length && (json[at] == 'e' || json[at] == 'E')) {
            at++;
            if (peek() == '+' || peek() == '-') {
                at++;
            }
            digits();
        }
        if (at - start > MAX_NUMBER_LENGTH) {
            throw unexpected();
        }
        return number(new BigDecimal(new String(json, start, at - start, ISO_8859_1)));
    }

    private byte nextToken() {
        skipSpace();
        return peek();
    }

    private void skipSpace() {
        while (at < json.length && (json[at] == ' ' || json[at] == '\n' || json[at] == '\r' || json[at] == '\t')) {
            at++;
        }
    }

    private byte peek() {
        if (at >= json.length) {
            throw unexpected();
        }
        return json[at];
    }

    private IllegalArgumentException unexpected() {
        return new IllegalArgumentException("is no JSON, or nested too deeply.");
    }

    /** The smallest of Integer, Long and BigInteger that holds it, if it has no fraction and no exponent. */
    private static Number number(BigDecimal value) {
        if (value.scale() != 0) {
            return value;
        }
        int bits = value.unscaledValue().bitLength();
        return bits < 32 ? value.intValueExact() : bits < 64 ? (Number) value.longValueExact() : value.toBigInteger();
    }
}
