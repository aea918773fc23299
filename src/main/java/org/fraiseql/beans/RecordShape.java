package org.fraiseql.beans;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.fraiseql.catalog.DeclaredShape;
import org.fraiseql.query.SqlSource;
import org.jspecify.annotations.Nullable;

/**
 * What a record says of documents, as {@code @type} has it.
 *
 * @param written empty where there is a problem
 */
record RecordShape(String written, Optional<String> problem) {
    private static final int DEEPEST = 32;

    private static final Map<Class<?>, String> SCALARS = scalars();

    private static Map<Class<?>, String> scalars() {
        Map<Class<?>, String> scalars = new LinkedHashMap<>();
        for (Class<?> type : List.of(int.class, Integer.class, short.class, Short.class)) {
            scalars.put(type, "Int");
        }
        for (Class<?> type : List.of(long.class, Long.class, BigInteger.class)) {
            scalars.put(type, "BigInt");
        }
        for (Class<?> type : List.of(double.class, Double.class, float.class, Float.class)) {
            scalars.put(type, "Float");
        }
        for (Class<?> type : List.of(JsonValue.class, JsonObject.class, JsonArray.class)) {
            scalars.put(type, "JSON");
        }
        scalars.put(boolean.class, "Boolean");
        scalars.put(Boolean.class, "Boolean");
        scalars.put(BigDecimal.class, "Decimal");
        scalars.put(String.class, "String");
        scalars.put(UUID.class, "UUID");
        scalars.put(LocalDate.class, "Date");
        scalars.put(LocalTime.class, "Time");
        scalars.put(OffsetTime.class, "TimeTz");
        scalars.put(LocalDateTime.class, "LocalDateTime");
        scalars.put(OffsetDateTime.class, "DateTime");
        scalars.put(Instant.class, "DateTime");
        scalars.put(byte[].class, "Bytes");
        return scalars;
    }

    static RecordShape of(Class<?> type) {
        try {
            if (!type.isRecord()) {
                throw new UnfitException("is no record");
            }
            return new RecordShape(fields(type, new ArrayList<>()), Optional.empty());
        } catch (UnfitException e) {
            return new RecordShape(
                    "",
                    Optional.of("@SqlSource of %s has no effect: it %s.".formatted(type.getName(), e.getMessage())));
        }
    }

    /** What no document can be declared by. The message follows upon "it". */
    private static final class UnfitException extends Exception {
        private static final long serialVersionUID = 1L;

        UnfitException(String message) {
            super(message);
        }
    }

    /** @param around the records in which it stands */
    private static String fields(Class<?> type, List<Class<?>> around) throws UnfitException {
        if (around.contains(type) || around.size() == DEEPEST) {
            throw new UnfitException("contains " + type.getSimpleName() + ", which contains itself");
        }
        List<Class<?>> within = new ArrayList<>(around);
        within.add(type);
        List<String> fields = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            boolean isKey = isPresent(component, Id.class);
            String value = isKey ? "ID" : value(component.getAnnotatedType(), component.getName(), within);
            fields.add(key(component) + ": " + value + (isNonNull(component) ? "!" : ""));
        }
        if (fields.isEmpty()) {
            throw new UnfitException("has no components");
        }
        return "{" + String.join(", ", fields) + "}";
    }

    private static String value(AnnotatedType annotated, String component, List<Class<?>> within)
            throws UnfitException {
        Type type = annotated.getType();
        if (annotated instanceof AnnotatedParameterizedType list
                && type instanceof ParameterizedType raw
                && raw.getRawType().equals(List.class)) {
            AnnotatedType item = list.getAnnotatedActualTypeArguments()[0];
            String mark = item.isAnnotationPresent(NonNull.class) ? "!" : "";
            return "[" + value(item, component, within) + mark + "]";
        }
        if (type instanceof Class<?> known) {
            if (SCALARS.containsKey(known)) {
                return SCALARS.get(known);
            }
            if (known.isEnum() || known.isAnnotationPresent(SqlSource.class)) {
                return typeName(known);
            }
            if (known.isRecord()) {
                return fields(known, within);
            }
        }
        throw new UnfitException("has the component %s of the type %s, which no key of a document has"
                .formatted(component, type.getTypeName()));
    }

    /** Its name in GraphQL: a view's, or an enum's of the database. */
    private static String typeName(Class<?> type) {
        org.eclipse.microprofile.graphql.Type named = type.getAnnotation(org.eclipse.microprofile.graphql.Type.class);
        if (named != null && !named.value().isEmpty()) {
            return named.value();
        }
        Name name = type.getAnnotation(Name.class);
        return name == null ? type.getSimpleName() : name.value();
    }

    private static String key(RecordComponent component) {
        Name name = annotation(component, Name.class);
        return DeclaredShape.written(name == null ? component.getName() : name.value());
    }

    private static boolean isNonNull(RecordComponent component) {
        return component.getType().isPrimitive() || isPresent(component, NonNull.class);
    }

    private static boolean isPresent(RecordComponent component, Class<? extends Annotation> type) {
        return annotation(component, type) != null;
    }

    /** MicroProfile's annotations do not stand at components themselves, but at what the compiler makes of them. */
    private static <A extends Annotation> @Nullable A annotation(RecordComponent component, Class<A> type) {
        for (AnnotatedElement place : places(component)) {
            A found = place.getAnnotation(type);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private static List<AnnotatedElement> places(RecordComponent component) {
        List<AnnotatedElement> places = new ArrayList<>();
        places.add(component);
        places.add(component.getAccessor());
        try {
            places.add(component.getDeclaringRecord().getDeclaredField(component.getName()));
        } catch (NoSuchFieldException impossible) {
            throw new IllegalStateException(impossible);
        }
        return places;
    }
}
