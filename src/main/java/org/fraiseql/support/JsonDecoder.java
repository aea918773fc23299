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
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decodes one JSON value (RFC 8259) from UTF-8 into plain Java: String, Boolean, Integer, Long, BigInteger, BigDecimal (all digits kept), List, Map, null.
 * A byte order mark is passed over; bytes that are no UTF-8 (RFC 8259, section 8.1) are refused, as anything put in their place would be stored as if it
 * were meant. Every request's body comes this way: JSON-P's tree of it cost as much as the rest of our own way for a small read.
 */
public final class JsonDecoder {
    private static final byte[] MARK = "\uFEFF".getBytes(UTF_8);
    private static final int MAX_DEPTH = 1_000;
    /** So many digits fit into a long. */
    private static final int SAFE_DIGITS = 18;

    private final byte[] json;
    private final boolean isOurs;
    private int at;
    private int depth;

    private JsonDecoder(byte[] json, boolean isOurs) {
        this.json = json;
        this.isOurs = isOurs;
    }

    /**
     * What a client sends. A key that is given twice is refused, as nobody knows which of the values another reader on the way has looked at (RFC 8259,
     * section 4); numbers are bounded by {@link Numeral#excess}.
     */
    public static @Nullable Object decode(byte[] json) throws JsonProblem {
        return new JsonDecoder(json, false).decode();
    }

    /**
     * What we have written ourselves: the database may have keys twice in it, of which the last counts, and numbers of any length, which become a {@link Number}
     * that only has its text.
     */
    public static @Nullable Object decodeOurs(byte[] json) throws JsonProblem {
        return new JsonDecoder(json, true).decode();
    }

    private @Nullable Object decode() {
        skipMark();
        Object value = value();
        skipSpace();
        if (at < json.length) {
            throw JsonProblem.ofAll("has more than one JSON value.");
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
            put(name, members);
            if (isLast('}')) {
                return members;
            }
        }
    }

    private void put(String name, Map<String, @Nullable Object> members) {
        int before = members.size();
        try {
            members.put(name, value());
        } catch (JsonProblem e) {
            throw e.in(name);
        }
        if (members.size() == before && !isOurs) {
            throw JsonProblem.ofValue("is given twice.").in(name);
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
            add(items);
            if (isLast(']')) {
                return items;
            }
        }
    }

    private void add(List<@Nullable Object> items) {
        try {
            items.add(value());
        } catch (JsonProblem e) {
            throw e.in(items.size());
        }
    }

    private void enter() {
        at++;
        if (++depth > MAX_DEPTH) {
            throw JsonProblem.ofAll("is nested more than %d levels deep.".formatted(MAX_DEPTH));
        }
    }

    private void leave() {
        at++;
        depth--;
    }

    /** Reads what follows a member or an item. @return whether it is the end, and no comma */
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
                if (at > clean) {
                    text.append(utf8(clean));
                }
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
                throw JsonProblem.ofAll("is not in UTF-8.");
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

    /** Reads one digit or more. The number is right for up to {@value #SAFE_DIGITS} of them. */
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
        String text = new String(json, start, at - start, ISO_8859_1);
        Optional<String> excess = Numeral.excess(text);
        if (excess.isEmpty()) {
            return number(new BigDecimal(text));
        }
        if (isOurs) {
            return new WrittenNumber(text);
        }
        throw JsonProblem.ofValue(excess.get() + ".");
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

    private static JsonProblem unexpected() {
        return JsonProblem.ofAll("is no JSON.");
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
