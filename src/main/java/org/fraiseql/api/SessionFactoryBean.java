package org.fraiseql.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.Extension;

/**
 * Lets beans of the application inject Hibernate Reactive's {@code Mutiny.SessionFactory}, where the WAR has it. Known by its name alone, so that nothing of it is loaded where
 * nobody injects it.
 */
public final class SessionFactoryBean implements Extension {
    private static final String SESSION_FACTORY = "org.hibernate.reactive.mutiny.Mutiny$SessionFactory";

    void add(@Observes AfterBeanDiscovery beans) {
        Class<?> type;
        try {
            type = Class.forName(SESSION_FACTORY, false, SessionFactoryBean.class.getClassLoader());
        } catch (ClassNotFoundException | LinkageError e) {
            return;
        }
        beans.addBean()
                .beanClass(SessionFactoryBean.class)
                .types(Object.class, type)
                .scope(ApplicationScoped.class)
                .produceWith(
                        instances -> instances.select(OwnSessions.class).get().factory());
    }
}
