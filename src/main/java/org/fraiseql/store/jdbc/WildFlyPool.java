package org.fraiseql.store.jdbc;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/** The pool as WildFly's management tells of it over JMX, where the datasource has {@code statistics-enabled=true}: without that all its figures are 0. */
final class WildFlyPool implements ContainerPool {
    private static final String DATASOURCES = "jboss.as:subsystem=datasources,*";

    private final Mbeans beans;
    private final String name;

    WildFlyPool(MBeanServer server, String name) {
        this.beans = new Mbeans(server);
        this.name = name;
    }

    @Override
    public Optional<Figures> figures() {
        return beans.like(DATASOURCES).stream()
                .filter(this::isOurs)
                .flatMap(datasource -> beans.like(datasource + ",statistics=pool").stream())
                .flatMap(pool -> figures(pool).stream())
                .findFirst();
    }

    private boolean isOurs(ObjectName datasource) {
        return datasource.getKeyProperty("statistics") == null
                && beans.value(datasource, "jndiName")
                        .filter(jndi -> jndi.equals("java:/" + name))
                        .isPresent();
    }

    private Optional<Figures> figures(ObjectName pool) {
        boolean isCounted = beans.value(pool, "statisticsEnabled")
                .filter(Boolean.TRUE::equals)
                .isPresent();
        OptionalLong size = beans.number(pool, "ActiveCount");
        OptionalLong idle = beans.number(pool, "IdleCount");
        if (!isCounted || size.isEmpty() || idle.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Figures(
                (int) size.getAsLong(),
                (int) Math.min(idle.getAsLong(), size.getAsLong()),
                OptionalInt.empty(),
                beans.number(pool, "CreatedCount"),
                beans.number(pool, "DestroyedCount")));
    }
}
