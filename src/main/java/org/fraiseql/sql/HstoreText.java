package org.fraiseql.sql;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;
import java.util.Optional;
import org.fraiseql.support.JsonDecoder;
import org.fraiseql.support.JsonProblem;
import org.fraiseql.support.JsonText;
import org.jspecify.annotations.Nullable;

/** PostgreSQL manual, hstore: {@code "a"=>"1", "b"=>NULL}. Its text form is needed where it stands within another value. */
final class HstoreText {
    private HstoreText() {}

    /** What JSON stands for; nothing unless it is an object. Its values become texts as {@code json_each_text} makes them. */
    static Optional<String> ofJson(String json) {
        if (!(decoded(json) instanceof Map<?, ?> members)) {
            return Optional.empty();
        }
        StringBuilder text = new StringBuilder();
        members.forEach((key, value) -> {
            text.append(text.isEmpty() ? "" : ",");
            ArrayText.append(String.valueOf(key), text);
            text.append("=>");
            if (value == null) {
                text.append("NULL");
            } else {
                ArrayText.append(value instanceof String plain ? plain : JsonText.of(value), text);
            }
        });
        return Optional.of(text.toString());
    }

    private static @Nullable Object decoded(String json) {
        try {
            return JsonDecoder.decodeOurs(json.getBytes(UTF_8));
        } catch (JsonProblem e) {
            throw new IllegalArgumentException(e);
        }
    }
}
