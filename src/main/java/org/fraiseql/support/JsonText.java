package org.fraiseql.support;

import java.util.HexFormat;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** JSON as text. Not thread-safe. */
public final class JsonText implements JsonOutput {
    private static final HexFormat HEX = HexFormat.of();

    private final StringBuilder text = new StringBuilder();

    /** A plain value, see {@link JsonWriter#value}. */
    public static String of(@Nullable Object value) {
        return of(value, item -> false);
    }

    /** @param isJson whether a value that is no plain one prints itself as JSON; others print themselves as text */
    public static String of(@Nullable Object value, Predicate<Object> isJson) {
        JsonText text = new JsonText();
        new JsonWriter(text, isJson).value(value);
        return text.take();
    }

    /** What was written since it was last taken. */
    public String take() {
        String taken = text.toString();
        text.setLength(0);
        return taken;
    }

    @Override
    public void json(String json) {
        text.append(json);
    }

    @Override
    public void string(String string) {
        text.append('"');
        for (int i = 0; i < string.length(); i++) {
            character(string.charAt(i));
        }
        text.append('"');
    }

    private void character(char character) {
        byte escape = character < 128 ? JsonEscapes.letter(character) : JsonEscapes.NONE;
        if (escape == JsonEscapes.NONE) {
            text.append(character);
            return;
        }
        text.append('\\').append((char) escape);
        if (escape == JsonEscapes.UNICODE) {
            text.append(HEX.toHexDigits(character));
        }
    }
}
