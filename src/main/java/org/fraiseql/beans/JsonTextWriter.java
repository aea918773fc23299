package org.fraiseql.beans;

import jakarta.json.JsonValue;
import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes graphql-java's result tree as JSON text; numbers keep the digits they have. */
final class JsonTextWriter {
    private final StringBuilder json = new StringBuilder();

    private JsonTextWriter() {}

    static String write(@Nullable Object tree) {
        JsonTextWriter writer = new JsonTextWriter();
        writer.value(tree);
        return writer.json.toString();
    }

    private void value(@Nullable Object value) {
        switch (value) {
            case null -> json.append("null");
            case Map<?, ?> map -> object(map);
            case Iterable<?> items -> array(items);
            case Boolean flag -> json.append(flag.booleanValue());
            case JsonValue raw -> json.append(raw);
            case Double number when !Double.isFinite(number) -> text(number.toString());
            case Float number when !Float.isFinite(number) -> text(number.toString());
            case Number number -> json.append(number);
            default -> text(value.toString());
        }
    }

    private void object(Map<?, ?> map) {
        json.append('{');
        String separator = "";
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            json.append(separator);
            text(String.valueOf(entry.getKey()));
            json.append(':');
            value(entry.getValue());
            separator = ",";
        }
        json.append('}');
    }

    private void array(Iterable<?> items) {
        json.append('[');
        Iterator<?> iterator = items.iterator();
        while (iterator.hasNext()) {
            value(iterator.next());
            if (iterator.hasNext()) {
                json.append(',');
            }
        }
        json.append(']');
    }

    private void text(String text) {
        json.append('"');
        for (int i = 0; i < text.length(); i++) {
            character(text.charAt(i));
        }
        json.append('"');
    }

    /** What RFC 8259 section 7 says must be escaped, and nothing else. */
    private void character(char character) {
        switch (character) {
            case '"', '\\' -> json.append('\\').append(character);
            case '\n' -> json.append("\\n");
            case '\r' -> json.append("\\r");
            case '\t' -> json.append("\\t");
            case '\b' -> json.append("\\b");
            case '\f' -> json.append("\\f");
            default -> {
                if (character < ' ') {
                    json.append(String.format("\\u%04x", (int) character));
                } else {
                    json.append(character);
                }
            }
        }
    }
}
