package org.fraiseql.support;

import jakarta.json.JsonNumber;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON-P values as plain Java ones: String, Boolean, Integer, Long, BigInteger, BigDecimal (all digits kept), List, Map, null. */
public final class JsonValues {
    private JsonValues() {}

    public static @Nullable Object toJava(JsonValue value) {
        return switch (value.getValueType()) {
            case NULL -> null;
            case TRUE -> Boolean.TRUE;
            case FALSE -> Boolean.FALSE;
            case STRING -> ((JsonString) value).getString();
            case NUMBER -> number((JsonNumber) value);
            case ARRAY -> {
                List<@Nullable Object> items = new ArrayList<>();
                value.asJsonArray().forEach(item -> items.add(toJava(item)));
                yield items;
            }
            case OBJECT -> toMap(value);
        };
    }

    public static Map<String, @Nullable Object> toMap(JsonValue object) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        object.asJsonObject().forEach((name, item) -> fields.put(name, toJava(item)));
        return fields;
    }

    private static Number number(JsonNumber number) {
        BigDecimal value = number.bigDecimalValue();
        if (value.scale() > 0 || value.scale() < 0) {
            return value;
        }
        int bits = value.unscaledValue().bitLength();
        return bits < 32 ? value.intValueExact() : bits < 64 ? (Number) value.longValueExact() : value.toBigInteger();
    }
}
