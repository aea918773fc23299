package org.fraiseql.api;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.fraiseql.catalog.DeclaredShape;
import org.jspecify.annotations.Nullable;

/** What values of a sample have in common, in the words of {@code @type}. Values that have nothing in common are {@code JSON}. */
sealed interface SampledShape {
    SampledShape UNKNOWN = new Scalar("");
    SampledShape JSON = new Scalar("JSON");
    List<String> NUMBERS = List.of("Int", "BigInt", "Decimal");
    Pattern UUID = Pattern.compile("\\p{XDigit}{8}(?:-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");
    Pattern DATE = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");
    Pattern TIME = Pattern.compile("T\\d\\d:\\d\\d(?::\\d\\d(?:\\.\\d+)?)?");
    Pattern OFFSET = Pattern.compile("Z|[+-]\\d\\d(?::?\\d\\d)?");

    /** @param typeName empty when only null was seen */
    record Scalar(String typeName) implements SampledShape {}

    record Items(SampledShape item) implements SampledShape {}

    record Fields(Map<String, SampledShape> fields) implements SampledShape {
        public Fields {
            fields = new LinkedHashMap<>(fields);
        }
    }

    static SampledShape of(@Nullable Object value) {
        return switch (value) {
            case null -> UNKNOWN;
            case Boolean flag -> new Scalar("Boolean");
            case Integer number -> new Scalar("Int");
            case Long number -> new Scalar("BigInt");
            case BigInteger number -> new Scalar("Decimal");
            case Number number -> new Scalar("Decimal");
            case String text -> new Scalar(ofText(text));
            case List<?> items -> {
                SampledShape item = UNKNOWN;
                for (Object one : items) {
                    item = item.and(of(one));
                }
                yield new Items(item);
            }
            case Map<?, ?> object -> {
                Map<String, SampledShape> fields = new LinkedHashMap<>();
                object.forEach((key, inner) -> fields.put(String.valueOf(key), of(inner)));
                yield new Fields(fields);
            }
            default -> JSON;
        };
    }

    private static String ofText(String text) {
        if (UUID.matcher(text).matches()) {
            return "UUID";
        }
        if (text.length() < 10 || !DATE.matcher(text.substring(0, 10)).matches()) {
            return "String";
        }
        String rest = text.substring(10);
        if (rest.isEmpty()) {
            return "Date";
        }
        var time = TIME.matcher(rest);
        if (!time.lookingAt()) {
            return "String";
        }
        String offset = rest.substring(time.end());
        return offset.isEmpty() ? "LocalDateTime" : OFFSET.matcher(offset).matches() ? "DateTime" : "String";
    }

    /** What both have in common. */
    default SampledShape and(SampledShape other) {
        if (equals(UNKNOWN) || equals(other)) {
            return other;
        }
        if (other.equals(UNKNOWN)) {
            return this;
        }
        return switch (this) {
            case Scalar(String name) ->
                other instanceof Scalar(String otherName) ? new Scalar(common(name, otherName)) : JSON;
            case Items(SampledShape item) ->
                other instanceof Items(SampledShape otherItem) ? new Items(item.and(otherItem)) : JSON;
            case Fields(var fields) -> {
                if (!(other instanceof Fields(var otherFields))) {
                    yield JSON;
                }
                Map<String, SampledShape> all = new LinkedHashMap<>(fields);
                otherFields.forEach((key, shape) -> all.merge(key, shape, SampledShape::and));
                yield new Fields(all);
            }
        };
    }

    private static String common(String name, String other) {
        if (NUMBERS.contains(name) && NUMBERS.contains(other)) {
            return NUMBERS.get(Math.max(NUMBERS.indexOf(name), NUMBERS.indexOf(other)));
        }
        boolean isOtherThanText = List.of("Boolean", "JSON").contains(name) || NUMBERS.contains(name);
        boolean isOtherOtherThanText = List.of("Boolean", "JSON").contains(other) || NUMBERS.contains(other);
        return isOtherThanText || isOtherOtherThanText ? "JSON" : "String";
    }

    /** As {@code @type} has it. */
    default String written() {
        return switch (this) {
            case Scalar(String name) -> name.isEmpty() ? "JSON" : name;
            case Items(SampledShape item) -> "[" + item.written() + "]";
            case Fields(var fields) -> {
                if (fields.isEmpty()) {
                    yield "JSON";
                }
                List<String> members = new ArrayList<>();
                fields.forEach((key, shape) -> members.add(member(key, shape)));
                yield "{" + String.join(", ", members) + "}";
            }
        };
    }

    private static String member(String key, SampledShape shape) {
        boolean isId = key.equals("id") && shape instanceof Scalar;
        return DeclaredShape.written(key) + ": " + (isId ? "ID" : shape.written());
    }
}
