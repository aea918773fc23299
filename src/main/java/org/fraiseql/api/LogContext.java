package org.fraiseql.api;

import java.lang.reflect.Method;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the server writes beside every line that a thread logs, in the form that its administrator has chosen: on Open Liberty fields {@code ext_…} of JSON, on
 * WildFly the mapped diagnostic context ({@code mdc} of JSON, {@code %X{…}} in patterns). No API of Jakarta EE has a word for it. Thread-safe.
 */
interface LogContext {
    /** A server that has neither. */
    LogContext NONE = new LogContext() {
        @Override
        public void put(String name, String value) {}

        @Override
        public void remove(String name) {}
    };

    void put(String name, String value);

    void remove(String name);

    /** The log context of the server that we run on. Open Liberty's is looked for first: the WAR brings JBoss's class to it, which none of its logs read. */
    static LogContext ofServer() {
        return Stream.of(
                        found("com.ibm.websphere.logging.hpel.LogRecordContext", "addExtension", "removeExtension"),
                        found("org.jboss.logging.MDC", "put", "remove"))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(NONE);
    }

    private static Optional<LogContext> found(String type, String put, String remove) {
        try {
            Class<?> context = Class.forName(type, true, LogContext.class.getClassLoader());
            Method putting = Stream.of(context.getMethods())
                    .filter(method -> method.getName().equals(put) && method.getParameterCount() == 2)
                    .findFirst()
                    .orElseThrow(() -> new NoSuchMethodException(put));
            return Optional.of(new ServerLogContext(putting, context.getMethod(remove, String.class)));
        } catch (ReflectiveOperationException | LinkageError otherServer) {
            return Optional.empty();
        }
    }
}
