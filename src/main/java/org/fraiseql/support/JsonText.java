package org.fraiseql.support;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes a value that came in as JSON back as JSON text. Numbers keep their digits. */
public final class JsonText {
    private JsonText() {}

    public static String of(@Nullable Object value) {
        StringBuilder text = new StringBuilder();
        append(value, text);
        return text.toString();
    }

    private static void append(@Nullable Object value, StringBuilder text) {
        switch (value) {
            case null -> text.append("null");
            case Number number -> text.append(number);
            case Boolean flag -> text.append(flag);
            case List<?> items -> appendItems(items, text);
            case Map<?, ?> fields -> appendFields(fields, text);
            default -> appendString(value.toString(), text);
        }
    }

    private static void appendItems(List<?> items, StringBuilder text) {
        text.append('[');
        String separator = "";
        for (Object item : items) {
            text.append(separator);
            append(item, text);
            separator = ",";
        }
        text.append(']');
    }

    private static void appendFields(Map<?, ?> fields, StringBuilder text) {
        text.append('{');
        String separator = "";
        for (Map.Entry<?, ?> field : fields.entrySet()) {
            text.append(separator);
            appendString(String.valueOf(field.getKey()), text);
            text.append(':');
            append(field.getValue(), text);
            separator = ",";
        }
        text.append('}');
    }

    private static void appendString(String string, StringBuilder text) {
        text.append('"');
        for (int i = 0; i < string.length(); i++) {
            char letter = string.charAt(i);
            if (letter == '"' || letter == '\\') {
                text.append('\\').append(letter);
            } else if (letter < 0x20) {
                text.append(String.format("\\u%04x", (int) letter));
            } else {
                text.append(letter);
            }
        }
        text.append('"');
    }
}
