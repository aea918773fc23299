package org.fraiseql.api;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;

/** @param put static, takes name and value; @param remove static, takes the name */
record ServerLogContext(Method put, Method remove) implements LogContext {
    @Override
    public void put(String name, String value) {
        call(put, name, value);
    }

    @Override
    public void remove(String name) {
        call(remove, name);
    }

    private static void call(Method method, Object... arguments) {
        try {
            method.invoke(null, arguments);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException(e);
        }
    }
}
