package org.fraiseql.store.jdbc;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import javax.management.JMException;
import javax.management.JMRuntimeException;
import javax.management.MBeanServer;
import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;

/** Reads what a container tells over JMX. What it does not tell is empty. Thread-safe. */
final class Mbeans {
    private final MBeanServer server;

    Mbeans(MBeanServer server) {
        this.server = server;
    }

    /** The names of MBeans that a pattern matches. */
    Set<ObjectName> like(String pattern) {
        return server.queryNames(name(pattern), null);
    }

    private static ObjectName name(String pattern) {
        try {
            return new ObjectName(pattern);
        } catch (MalformedObjectNameException e) {
            throw new IllegalArgumentException(pattern, e);
        }
    }

    OptionalLong number(ObjectName bean, String attribute) {
        return value(bean, attribute)
                .filter(Number.class::isInstance)
                .map(value -> OptionalLong.of(((Number) value).longValue()))
                .orElseGet(OptionalLong::empty);
    }

    Optional<Object> value(ObjectName bean, String attribute) {
        try {
            return Optional.ofNullable(server.getAttribute(bean, attribute));
        } catch (JMException | JMRuntimeException notTold) {
            return Optional.empty();
        }
    }
}
