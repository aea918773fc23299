package org.fraiseql.store.jdbc;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/**
 * The pool as Open Liberty tells of it: its size by the {@code ConnectionManagerMBean}, which is there once a connection was asked for; what was opened and closed
 * by the monitoring of connection pools, where the server has that ({@code monitor-1.0}, which telemetry brings with it).
 */
final class LibertyPool implements ContainerPool {
    private static final String MANAGER = "WebSphere:type=com.ibm.ws.jca.cm.mbean.ConnectionManagerMBean,jndiName=%s,*";
    private static final String MONITORED = "WebSphere:type=ConnectionPoolStats,name=%s,*";

    private final Mbeans beans;
    private final String name;

    LibertyPool(MBeanServer server, String name) {
        this.beans = new Mbeans(server);
        this.name = name;
    }

    @Override
    public Optional<Figures> figures() {
        return beans.like(MANAGER.formatted(name)).stream()
                .flatMap(manager -> figures(manager).stream())
                .findFirst();
    }

    private Optional<Figures> figures(ObjectName manager) {
        OptionalLong idle = beans.number(manager, "Available");
        OptionalLong size = beans.number(manager, "Size");
        if (idle.isEmpty() || size.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Figures(
                (int) size.getAsLong(),
                (int) Math.min(idle.getAsLong(), size.getAsLong()),
                max(manager),
                monitored("CreateCount"),
                monitored("DestroyCount")));
    }

    private OptionalInt max(ObjectName manager) {
        OptionalLong max = beans.number(manager, "MaxSize");
        return max.isPresent() ? OptionalInt.of((int) max.getAsLong()) : OptionalInt.empty();
    }

    private OptionalLong monitored(String attribute) {
        return beans.like(MONITORED.formatted(name)).stream()
                .map(stats -> beans.number(stats, attribute))
                .filter(OptionalLong::isPresent)
                .findFirst()
                .orElseGet(OptionalLong::empty);
    }
}
