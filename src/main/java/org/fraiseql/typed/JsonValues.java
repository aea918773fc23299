package org.fraiseql.typed;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.json.JsonValue;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Period;
import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.fraiseql.query.QueryException;
import org.fraiseql.support.JsonDecoder;
import org.jspecify.annotations.Nullable;

/** Values of Java as variables of GraphQL have them: plain values of JSON. */
final class JsonValues {
    private JsonValues() {}

    /**
     * @param path where it stands, for the message
     * @throws QueryException when it is nothing that JSON has
     */
    static @Nullable Object of(@Nullable Object value, String path) {
        return switch (value) {
            case null -> null;
            case String text -> text;
            case Boolean flag -> flag;
            case Integer number -> number;
            case Long number -> number;
            case BigInteger number -> number;
            case BigDecimal number -> number;
            case Short number -> number.intValue();
            case Byte number -> number.intValue();
            case Double number -> real(number, number.toString());
            case Float number -> real(number.doubleValue(), number.toString());
            case Enum<?> constant -> constant.name();
            case UUID id -> id.toString();
            case Temporal time -> time.toString();
            case Duration duration -> duration.toString();
            case Period period -> period.toString();
            case JsonValue json -> JsonDecoder.decode(json.toString().getBytes(UTF_8));
            case Optional<?> optional -> of(optional.orElse(null), path);
            case Map<?, ?> map -> members(map, path);
            case Collection<?> items -> items(items, path);
            case Record row -> members(components(row), path);
            default -> throw Failures.noValue(path, value.getClass());
        };
    }

    /** Names of numbers that are none go as strings. */
    private static Object real(double number, String text) {
        return Double.isFinite(number) ? new BigDecimal(text) : text;
    }

    /** What a record or map has, without what is left out. */
    static Map<String, @Nullable Object> object(Object given, String path) {
        return members(given(given, path), path);
    }

    /** What a record or map has, as it is. */
    static Map<?, ?> given(Object given, String path) {
        return switch (given) {
            case Record row -> components(row);
            case Map<?, ?> map -> map;
            default -> throw Failures.noRow(path, given.getClass());
        };
    }

    private static Map<String, @Nullable Object> members(Map<?, ?> given, String path) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        given.forEach((key, value) -> {
            boolean isLeftOut = value instanceof Optional<?> optional && optional.isEmpty();
            if (!isLeftOut) {
                members.put(String.valueOf(key), of(value, path + "." + key));
            }
        });
        return members;
    }

    private static Map<String, @Nullable Object> components(Record row) {
        Map<String, @Nullable Object> components = new LinkedHashMap<>();
        for (RecordComponent component : row.getClass().getRecordComponents()) {
            components.put(component.getName(), value(component, row));
        }
        return components;
    }

    private static @Nullable Object value(RecordComponent component, Record row) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(row);
        } catch (ReflectiveOperationException e) {
            throw Failures.unreadable(row.getClass().getSimpleName(), component.getName(), e);
        }
    }

    private static List<@Nullable Object> items(Collection<?> given, String path) {
        List<@Nullable Object> items = new ArrayList<>(given.size());
        given.forEach(item -> items.add(of(item, path + "[" + items.size() + "]")));
        return items;
    }
}
