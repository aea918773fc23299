package org.fraiseql.api;

import jakarta.servlet.ServletInputStream;
import java.io.IOException;
import java.lang.reflect.Method;
import java.util.Optional;

/**
 * Whether a read would find something, without a wait.
 *
 * <p>{@link ServletInputStream#available} says so on WildFly. On Open Liberty 26 it says so only after a first read; what came together with the head is asked
 * for by the names of Liberty's own public methods. On a server where they do not exist the answer is no, and the body comes a little later.
 */
final class WaitingBytes {
    private static final ClassValue<Optional<Method>> CONTEXT = method("getISC");
    private static final ClassValue<Optional<Method>> IS_READ_DATA_AVAILABLE = method("isReadDataAvailable");

    private WaitingBytes() {}

    /** @param announced the length of the body; of one in chunks, negative, Liberty would read the size of the next chunk, and wait for it */
    static boolean are(ServletInputStream in, long announced) throws IOException {
        return in.available() > 0 || (announced > 0 && areFirst(in));
    }

    private static boolean areFirst(ServletInputStream in) {
        Optional<Method> contextOf = CONTEXT.get(in.getClass());
        if (contextOf.isEmpty()) {
            return false;
        }
        try {
            Object context = contextOf.get().invoke(in);
            Optional<Method> ask = context == null ? Optional.empty() : IS_READ_DATA_AVAILABLE.get(context.getClass());
            return ask.isPresent() && Boolean.TRUE.equals(ask.get().invoke(context));
        } catch (ReflectiveOperationException otherServer) {
            return false;
        }
    }

    private static ClassValue<Optional<Method>> method(String name) {
        return new ClassValue<>() {
            @Override
            protected Optional<Method> computeValue(Class<?> type) {
                try {
                    return Optional.of(type.getMethod(name));
                } catch (NoSuchMethodException otherServer) {
                    return Optional.empty();
                }
            }
        };
    }
}
