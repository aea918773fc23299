package org.fraiseql.beans;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request in the form in which SmallRye takes it and shows it to beans: {@code {query, operationName, variables}}. */
final class RequestJson {
    /** Kept, because each call of {@code Json} looks the provider up again. */
    private static final JsonProvider JSON = JsonProvider.provider();

    private RequestJson() {}

    static JsonObject of(
            String query, @Nullable String operationName, Map<String, ? extends @Nullable Object> variables) {
        JsonObjectBuilder request = JSON.createObjectBuilder().add("query", query);
        if (operationName != null) {
            request.add("operationName", operationName);
        }
        return request.add("variables", value(variables)).build();
    }

    private static JsonValue value(@Nullable Object value) {
        return switch (value) {
            case null -> JsonValue.NULL;
            case JsonValue json -> json;
            case Boolean flag -> flag ? JsonValue.TRUE : JsonValue.FALSE;
            case Number number -> JSON.createValue(new BigDecimal(number.toString()));
            case Map<?, ?> map -> {
                JsonObjectBuilder object = JSON.createObjectBuilder();
                map.forEach((key, item) -> object.add(String.valueOf(key), value(item)));
                yield object.build();
            }
            case List<?> list -> {
                JsonArrayBuilder array = JSON.createArrayBuilder();
                list.forEach(item -> array.add(value(item)));
                yield array.build();
            }
            default -> JSON.createValue(value.toString());
        };
    }
}
