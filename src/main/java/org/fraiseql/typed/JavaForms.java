package org.fraiseql.typed;

import jakarta.json.Json;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which types of Java the scalars of GraphQL can be had as. A string can be had of all of them. */
final class JavaForms {
    static final String JSON = "JSON";

    private static final Map<Class<?>, Form> FORMS = forms();

    private JavaForms() {}

    /** @param scalars their names in GraphQL */
    private record Form(List<String> scalars, ValueReader reader) {}

    private static Map<Class<?>, Form> forms() {
        Map<Class<?>, Form> forms = new LinkedHashMap<>();
        Form flags = new Form(List.of("Boolean"), JsonCursor::flag);
        forms.put(boolean.class, flags);
        forms.put(Boolean.class, flags);
        Form ints = new Form(List.of("Int"), at -> Math.toIntExact(at.integer()));
        forms.put(int.class, ints);
        forms.put(Integer.class, ints);
        Form longs = new Form(List.of("Int", "BigInt"), JsonCursor::integer);
        forms.put(long.class, longs);
        forms.put(Long.class, longs);
        Form doubles = new Form(List.of("Int", "Float"), at -> Double.valueOf(at.text()));
        forms.put(double.class, doubles);
        forms.put(Double.class, doubles);
        forms.put(BigInteger.class, new Form(List.of("Int", "BigInt"), at -> new BigInteger(at.text())));
        forms.put(BigDecimal.class, new Form(List.of("Int", "BigInt", "Decimal"), at -> new BigDecimal(at.text())));
        forms.put(UUID.class, new Form(List.of("UUID"), at -> UUID.fromString(at.text())));
        forms.put(LocalDate.class, new Form(List.of("Date"), at -> IsoTimes.date(at.text())));
        forms.put(LocalTime.class, new Form(List.of("Time"), at -> LocalTime.parse(at.text())));
        forms.put(LocalDateTime.class, new Form(List.of("LocalDateTime"), at -> IsoTimes.dateTime(at.text())));
        forms.put(OffsetDateTime.class, new Form(List.of("DateTime"), at -> IsoTimes.offsetDateTime(at.text())));
        forms.put(Instant.class, new Form(List.of("DateTime"), at -> IsoTimes.instant(at.text())));
        forms.put(JsonValue.class, new Form(List.of(JSON), at -> json(at.raw())));
        return forms;
    }

    private static JsonValue json(String text) {
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            return reader.readValue();
        }
    }

    /** Reads a scalar of this name; empty when it can't be had as the type. */
    static Optional<ValueReader> reader(Type java, String scalar) {
        if (java.equals(String.class)) {
            return Optional.of(scalar.equals(JSON) ? JsonCursor::raw : JsonCursor::text);
        }
        return Optional.ofNullable(FORMS.get(java))
                .filter(form -> form.scalars().contains(scalar))
                .map(Form::reader);
    }

    /** Reads whatever has this type's form. */
    static Optional<ValueReader> reader(Type java) {
        return java.equals(String.class)
                ? Optional.of(JsonCursor::text)
                : Optional.ofNullable(FORMS.get(java)).map(Form::reader);
    }

    /** What a list is of; null for other types. */
    static @Nullable Type items(Type java) {
        return java instanceof ParameterizedType list
                        && (list.getRawType().equals(List.class)
                                || list.getRawType().equals(Collection.class))
                ? list.getActualTypeArguments()[0]
                : null;
    }

    /** The record that a component is, or that it is a list of. */
    static Optional<Class<?>> recordIn(Type java) {
        Type items = items(java);
        if (items != null) {
            return recordIn(items);
        }
        return java instanceof Class<?> type && type.isRecord() ? Optional.of(type) : Optional.empty();
    }
}
