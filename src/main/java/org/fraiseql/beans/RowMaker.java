package org.fraiseql.beans;

import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.fraiseql.catalog.AddedFields;
import org.fraiseql.stream.HeldValue;
import org.fraiseql.support.EngineException;
import org.fraiseql.support.ErrorCode;
import org.fraiseql.support.JsonDecoder;
import org.fraiseql.support.Problem;
import org.jspecify.annotations.Nullable;

/**
 * Makes objects of a class of the application: a record, or a class with a constructor without parameters, whose fields are set.
 *
 * @param problems what keeps it from being made of anything
 */
record RowMaker(Class<?> type, List<RowProperty> properties, List<String> problems) {
    RowMaker {
        properties = List.copyOf(properties);
        problems = List.copyOf(problems);
    }

    /** @param names of the properties, those of Java with those of GraphQL. Needs the application's class loader as the thread's context class loader. */
    static RowMaker of(String className, Map<String, String> names) {
        Class<?> type = loaded(className);
        List<RowProperty> properties = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        names.forEach((name, fieldName) -> {
            Optional<java.lang.reflect.Type> ofProperty = type(type, name);
            ofProperty.ifPresent(found -> properties.add(new RowProperty(name, fieldName, found)));
            if (ofProperty.isEmpty()) {
                problems.add(name + " is computed, and no field of the class; @Ignore leaves it out");
            }
        });
        if (names.isEmpty()) {
            problems.add("it has no property that can be filled with a column");
        }
        if (!type.isRecord() && constructor(type).isEmpty()) {
            problems.add("it is neither a record nor a class with a constructor that has no parameters");
        }
        return new RowMaker(type, properties, problems);
    }

    private static Class<?> loaded(String className) {
        try {
            return Class.forName(className, false, Thread.currentThread().getContextClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Optional<java.lang.reflect.Type> type(Class<?> type, String property) {
        if (!type.isRecord()) {
            return field(type, property).map(Field::getGenericType);
        }
        for (RecordComponent component : type.getRecordComponents()) {
            if (component.getName().equals(property)) {
                return Optional.of(component.getGenericType());
            }
        }
        return Optional.empty();
    }

    private static Optional<Field> field(Class<?> type, String name) {
        for (Class<?> owner = type; owner != null; owner = owner.getSuperclass()) {
            for (Field field : owner.getDeclaredFields()) {
                if (field.getName().equals(name)) {
                    return Optional.of(field);
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<Constructor<?>> constructor(Class<?> type) {
        if (type.isInterface() || Modifier.isAbstract(type.getModifiers())) {
            return Optional.empty();
        }
        for (Constructor<?> constructor : type.getDeclaredConstructors()) {
            if (constructor.getParameterCount() == 0) {
                return Optional.of(constructor);
            }
        }
        return Optional.empty();
    }

    /** @throws EngineException when a column's value is none of its property's type, or the class does not take it */
    Object make(HeldValue.Row row) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        properties.forEach(property -> values.put(property.name(), value(row, property)));
        try {
            return type.isRecord() ? made(values) : filled(values);
        } catch (ReflectiveOperationException | RuntimeException e) {
            throw new EngineException(
                    Problem.of(ErrorCode.INTERNAL_ERROR, "No " + type.getSimpleName() + " could be made of the row"),
                    e.getCause() == null ? e : e.getCause());
        }
    }

    private static @Nullable Object value(HeldValue.Row row, RowProperty property) {
        byte[] json = row.json(AddedFields.key(property.fieldName())).orElseThrow();
        try {
            return RowValues.of(JsonDecoder.decodeOurs(json), property.type());
        } catch (RuntimeException e) {
            throw new EngineException(
                    Problem.of(
                            ErrorCode.INTERNAL_ERROR,
                            "The value of " + property.fieldName() + " is no "
                                    + property.type().getTypeName()),
                    e);
        }
    }

    private Object made(Map<String, @Nullable Object> values) throws ReflectiveOperationException {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types = new Class<?>[components.length];
        @Nullable Object[] arguments = new @Nullable Object[components.length];
        for (int i = 0; i < components.length; i++) {
            types[i] = components[i].getType();
            arguments[i] = values.containsKey(components[i].getName())
                    ? values.get(components[i].getName())
                    : nothing(types[i]);
        }
        Constructor<?> constructor = type.getDeclaredConstructor(types);
        constructor.setAccessible(true);
        return constructor.newInstance(arguments);
    }

    /** What a field has to which nobody gives a value. */
    private static @Nullable Object nothing(Class<?> type) {
        return type.isPrimitive() ? Array.get(Array.newInstance(type, 1), 0) : null;
    }

    private Object filled(Map<String, @Nullable Object> values) throws ReflectiveOperationException {
        Constructor<?> constructor = constructor(type).orElseThrow();
        constructor.setAccessible(true);
        Object made = Objects.requireNonNull(constructor.newInstance());
        for (Map.Entry<String, @Nullable Object> value : values.entrySet()) {
            Field field = field(type, value.getKey()).orElseThrow();
            field.setAccessible(true);
            field.set(made, value.getValue());
        }
        return made;
    }
}
