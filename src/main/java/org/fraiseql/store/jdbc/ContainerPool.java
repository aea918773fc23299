package org.fraiseql.store.jdbc;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import javax.management.MBeanServer;

/** Port: what the container itself knows of the pool. Thread-safe. */
@FunctionalInterface
public interface ContainerPool {
    /** A datasource of which nobody tells anything. */
    ContainerPool UNKNOWN = Optional::empty;

    /** Empty where the container does not tell, or has made no pool yet. */
    Optional<Figures> figures();

    /**
     * The pool at one moment.
     *
     * @param size connections that are open
     * @param idle those of them that nobody uses
     * @param created since the pool was made; empty where it is not counted
     * @param destroyed since the same
     */
    record Figures(int size, int idle, OptionalInt max, OptionalLong created, OptionalLong destroyed) {}

    /**
     * The pool of a datasource on Open Liberty or WildFly.
     *
     * @param name of the datasource in JNDI, without {@code java:/}
     */
    static ContainerPool of(MBeanServer server, String name) {
        List<ContainerPool> known = List.of(new LibertyPool(server, name), new WildFlyPool(server, name));
        return () -> known.stream().flatMap(pool -> pool.figures().stream()).findFirst();
    }
}
