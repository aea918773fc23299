package org.fraiseql.store.reactive;

import io.vertx.core.Vertx;
import java.util.List;
import org.hibernate.SessionFactory;
import org.hibernate.boot.registry.StandardServiceRegistry;
import org.hibernate.boot.registry.StandardServiceRegistryBuilder;
import org.hibernate.cfg.AvailableSettings;
import org.hibernate.cfg.Configuration;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.reactive.mutiny.Mutiny;
import org.hibernate.reactive.pool.ReactiveConnectionPool;
import org.hibernate.reactive.provider.ReactiveServiceRegistryBuilder;
import org.hibernate.reactive.provider.Settings;
import org.hibernate.reactive.vertx.VertxInstance;
import org.hibernate.reactive.vertx.impl.ProvidedVertxInstance;

/** Builds Hibernate Reactive's session factory by hand: no persistence unit, and no look at the database, which may be away. */
final class HibernateReactive {
    /** The oldest that we answer for. */
    private static final int POSTGRESQL = 15;

    private HibernateReactive() {}

    /**
     * @param entities the application's own
     * @throws UnfitEntitiesException when they can't be mapped
     */
    static SessionFactory start(Vertx vertx, ReactivePool pool, List<Class<?>> entities) {
        StandardServiceRegistry services = new ReactiveServiceRegistryBuilder()
                .addService(VertxInstance.class, new ProvidedVertxInstance(vertx))
                .applySetting(Settings.SQL_CLIENT_POOL, pool)
                .applySetting(AvailableSettings.ALLOW_METADATA_ON_BOOT, false)
                .applySetting(AvailableSettings.JAKARTA_HBM2DDL_DB_NAME, "PostgreSQL")
                .applySetting(AvailableSettings.JAKARTA_HBM2DDL_DB_MAJOR_VERSION, POSTGRESQL)
                .applySetting(AvailableSettings.JAKARTA_HBM2DDL_DB_MINOR_VERSION, 0)
                .build();
        Configuration configuration = new Configuration();
        entities.forEach(configuration::addAnnotatedClass);
        try {
            return configuration.buildSessionFactory(services);
        } catch (RuntimeException | LinkageError e) {
            StandardServiceRegistryBuilder.destroy(services);
            if (entities.isEmpty()) {
                throw e;
            }
            throw new UnfitEntitiesException(e);
        }
    }

    /** What applications know of a session factory. */
    static Mutiny.SessionFactory sessions(SessionFactory factory) {
        return factory.unwrap(Mutiny.SessionFactory.class);
    }

    /** The pool that a session factory manages. */
    static ReactivePool pool(SessionFactory factory) {
        return (ReactivePool) factory.unwrap(SessionFactoryImplementor.class)
                .getServiceRegistry()
                .requireService(ReactiveConnectionPool.class);
    }
}
