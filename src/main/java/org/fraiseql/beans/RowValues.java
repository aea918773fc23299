package org.fraiseql.beans;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.fraiseql.catalog.ColumnType;
import org.fraiseql.catalog.PgScalar;
import org.jspecify.annotations.Nullable;

/** Which Java types the values of a column can have, and how they are made of the plain values of their JSON. */
final class RowValues {
    private static final Set<PgScalar> INTEGERS = EnumSet.of(PgScalar.INT2, PgScalar.INT4);
    private static final Set<PgScalar> LONGS = with(INTEGERS, PgScalar.INT8, PgScalar.INT8_AS_STRING);
    private static final Set<PgScalar> NO_TEXTS = EnumSet.of(PgScalar.JSON, PgScalar.JSONB, PgScalar.HSTORE);
    private static final Map<Class<?>, Form> FORMS = forms();

    private RowValues() {}

    /** @param reading from the value's text */
    private record Form(Set<PgScalar> scalars, Function<String, Object> reading) {}

    private static Map<Class<?>, Form> forms() {
        Map<Class<?>, Form> forms = new LinkedHashMap<>();
        Form flags = new Form(EnumSet.of(PgScalar.BOOL), Boolean::valueOf);
        forms.put(boolean.class, flags);
        forms.put(Boolean.class, flags);
        Form ints = new Form(INTEGERS, Integer::valueOf);
        forms.put(int.class, ints);
        forms.put(Integer.class, ints);
        Form longs = new Form(LONGS, Long::valueOf);
        forms.put(long.class, longs);
        forms.put(Long.class, longs);
        Form doubles = new Form(with(INTEGERS, PgScalar.FLOAT4, PgScalar.FLOAT8), Double::valueOf);
        forms.put(double.class, doubles);
        forms.put(Double.class, doubles);
        forms.put(BigInteger.class, new Form(LONGS, BigInteger::new));
        forms.put(
                BigDecimal.class, new Form(with(LONGS, PgScalar.NUMERIC, PgScalar.NUMERIC_AS_STRING), BigDecimal::new));
        forms.put(UUID.class, new Form(EnumSet.of(PgScalar.UUID), UUID::fromString));
        forms.put(LocalDate.class, new Form(EnumSet.of(PgScalar.DATE), LocalDate::parse));
        forms.put(LocalTime.class, new Form(EnumSet.of(PgScalar.TIME), LocalTime::parse));
        forms.put(LocalDateTime.class, new Form(EnumSet.of(PgScalar.TIMESTAMP), LocalDateTime::parse));
        forms.put(OffsetDateTime.class, new Form(EnumSet.of(PgScalar.TIMESTAMPTZ), OffsetDateTime::parse));
        forms.put(Instant.class, new Form(EnumSet.of(PgScalar.TIMESTAMPTZ), text -> OffsetDateTime.parse(text)
                .toInstant()));
        return forms;
    }

    private static Set<PgScalar> with(Set<PgScalar> some, PgScalar... more) {
        Set<PgScalar> all = EnumSet.copyOf(some);
        all.addAll(List.of(more));
        return all;
    }

    /** Whether values of the column can be had as the Java type. */
    static boolean fit(ColumnType column, Type java) {
        return switch (column) {
            case ColumnType.Scalar(PgScalar scalar, var name) ->
                java.equals(String.class) ? !NO_TEXTS.contains(scalar) : isIn(scalar, java);
            case ColumnType.Enumeration labels ->
                java.equals(String.class) || java instanceof Class<?> type && type.isEnum();
            case ColumnType.Range range -> java.equals(String.class);
            case ColumnType.Array(ColumnType item, var name) -> items(java) instanceof Type ofItem && fit(item, ofItem);
            case ColumnType.Composite composite -> false;
            case ColumnType.Document document -> false;
        };
    }

    private static boolean isIn(PgScalar scalar, Type java) {
        Form form = java instanceof Class<?> type ? FORMS.get(type) : null;
        return form != null && form.scalars().contains(scalar);
    }

    /** What a list is of; null for other types. */
    private static @Nullable Type items(Type java) {
        return java instanceof ParameterizedType list
                        && (list.getRawType().equals(List.class)
                                || list.getRawType().equals(Collection.class))
                ? list.getActualTypeArguments()[0]
                : null;
    }

    /**
     * The value as a Java type that {@linkplain #fit fits} its column.
     *
     * @throws RuntimeException when there is no such value of the type, as the date {@code infinity}
     */
    static @Nullable Object of(@Nullable Object plain, Type java) {
        if (plain == null) {
            return null;
        }
        Type ofItem = items(java);
        if (ofItem != null) {
            List<@Nullable Object> items = new ArrayList<>();
            ((List<?>) plain).forEach(item -> items.add(of(item, ofItem)));
            return items;
        }
        String text = plain.toString();
        if (java.equals(String.class)) {
            return text;
        }
        Class<?> type = (Class<?>) java;
        return type.isEnum()
                ? constant(type, text)
                : Objects.requireNonNull(FORMS.get(type)).reading().apply(text);
    }

    private static Object constant(Class<?> type, String name) {
        for (Object constant : type.getEnumConstants()) {
            if (((Enum<?>) constant).name().equals(name)) {
                return constant;
            }
        }
        throw new IllegalArgumentException(type.getName() + " has no " + name);
    }
}
