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
            case NUMBER -> number(((JsonNumber) value).bigDecimalValue());
            case ARRAY -> {
                List<@Nullable Object> items = new ArrayList<>();
                value.asJsonArray().forEach(item -> items.add(toJava(item)));
                yield items;
            }
            case OBJECT -> toMap(value);
        };
    }

    private static Map<String, @Nullable Object> toMap(JsonValue object) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        object.asJsonObject().forEach((name, item) -> fields.put(name, toJava(item)));
        return fields;
    }

    /** The smallest of Integer, Long and BigInteger that holds it, if it has no fraction and no exponent. */
    static Number number(BigDecimal value) {
        if (value.scale() > 0 || value.scale() < 0) {
            return value;
        }
        int bits = value.unscaledValue().bitLength();
        return bits < 32 ? value.intValueExact() : bits < 64 ? (Number) value.longValueExact() : value.toBigInteger();
    }
}
