package org.fraiseql.typed;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.util.List;
import org.fraiseql.query.QueryException;
import org.jspecify.annotations.Nullable;

/** Makes records of objects. Members come in the order of the components, unless somebody else has written the query. Immutable, thread-safe. */
final class RecordReader<R> implements ValueReader {
    private final Class<R> type;
    private final String[] names;
    private final byte[][] keys;
    private final Class<?>[] types;
    private final boolean[] isPrimitive;
    private final ValueReader[] readers;
    private final MethodHandle maker;

    /** @param readers of the components, in their order */
    RecordReader(Class<R> type, List<ValueReader> readers) {
        RecordComponent[] components = type.getRecordComponents();
        this.type = type;
        this.names = new String[components.length];
        this.keys = new byte[components.length][];
        this.isPrimitive = new boolean[components.length];
        this.readers = readers.toArray(ValueReader[]::new);
        this.types = new Class<?>[components.length];
        for (int i = 0; i < components.length; i++) {
            names[i] = components[i].getName();
            keys[i] = ("\"" + names[i] + "\":").getBytes(UTF_8);
            types[i] = components[i].getType();
            isPrimitive[i] = types[i].isPrimitive();
        }
        this.maker = maker(type, types);
    }

    private static MethodHandle maker(Class<?> type, Class<?>[] components) {
        try {
            return MethodHandles.privateLookupIn(type, MethodHandles.lookup())
                    .findConstructor(type, MethodType.methodType(void.class, components))
                    .asSpreader(Object[].class, components.length)
                    .asType(MethodType.methodType(Object.class, Object[].class));
        } catch (ReflectiveOperationException e) {
            throw Failures.notMade(type.getSimpleName(), e);
        }
    }

    @Override
    public R read(JsonCursor at) {
        @Nullable Object[] values = new @Nullable Object[names.length];
        boolean[] isKnown = new boolean[names.length];
        if (at.peek() != '{') {
            throw Failures.noObject(type.getSimpleName());
        }
        at.take('{');
        int expected = 0;
        for (boolean isFirst = true; at.hasNext('}', isFirst); isFirst = false) {
            int component = expected < keys.length && at.takes(keys[expected]) ? expected : component(at.key());
            if (component < 0) {
                at.skip();
                continue;
            }
            values[component] = value(component, at);
            isKnown[component] = true;
            expected = component + 1;
        }
        for (int i = 0; i < isKnown.length; i++) {
            if (!isKnown[i]) {
                throw Failures.missing(type.getSimpleName(), names[i]);
            }
        }
        return made(values);
    }

    private int component(String name) {
        for (int i = 0; i < names.length; i++) {
            if (names[i].equals(name)) {
                return i;
            }
        }
        return -1;
    }

    List<String> names() {
        return List.of(names);
    }

    /** The types of the components. */
    List<Class<?>> types() {
        return List.of(types);
    }

    /** The value of a component. */
    @Nullable
    Object value(int component, JsonCursor at) {
        if (at.takesNull()) {
            if (isPrimitive[component]) {
                throw Failures.nullInPrimitive(type.getSimpleName(), names[component]);
            }
            return null;
        }
        try {
            return readers[component].read(at);
        } catch (QueryException e) {
            throw e;
        } catch (RuntimeException e) {
            throw Failures.unreadable(type.getSimpleName(), names[component], e);
        }
    }

    /** @param values of all components */
    R made(@Nullable Object[] values) {
        try {
            return type.cast((Object) maker.invokeExact(values));
        } catch (Throwable e) {
            if (e instanceof Error error) {
                throw error;
            }
            throw Failures.notMade(type.getSimpleName(), e);
        }
    }
}
