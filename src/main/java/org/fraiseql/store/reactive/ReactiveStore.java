package org.fraiseql.store.reactive;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import java.time.Duration;
import java.util.List;
import org.fraiseql.store.Backend;
import org.fraiseql.store.CatalogChanges;
import org.fraiseql.store.PoolMonitor;
import org.fraiseql.store.ReadCancellation;
import org.fraiseql.store.WriteBackend;
import org.fraiseql.support.config.DatabaseAddress;
import org.fraiseql.support.config.DatabaseConfig;
import org.hibernate.SessionFactory;
import org.hibernate.reactive.mutiny.Mutiny;

/** All of the reactive backend. Connects when it is first asked; closing it ends its threads and connections. Thread-safe. */
public final class ReactiveStore implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(ReactiveStore.class.getName());
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Vertx vertx;
    private final SessionFactory factory;
    private final ReactivePool pool;
    private final ReactiveConnections connections;
    private final ReactiveErrors errors;
    private final ReactiveBackend reads;
    private final ReactiveWrites writes;

    private ReactiveStore(Vertx vertx, SessionFactory factory, DatabaseConfig config) {
        this.vertx = vertx;
        this.factory = factory;
        this.errors = new ReactiveErrors(config.queryTimeout());
        this.pool = HibernateReactive.pool(factory);
        this.connections = new ReactiveConnections(vertx, pool, config);
        this.reads = new ReactiveBackend(connections, errors, config.retryTimeouts());
        this.writes = new ReactiveWrites(
                connections, errors, config.mutationIsolation().sqlName());
    }

    /**
     * @param entities of the application's own sessions
     * @throws UnfitEntitiesException when these can't be mapped
     */
    public static ReactiveStore start(DatabaseAddress address, DatabaseConfig config, List<Class<?>> entities) {
        // no cache of files: nothing is served from here, and nothing is to be left behind
        Vertx vertx = Vertx.vertx(new VertxOptions()
                .setFileSystemOptions(new FileSystemOptions()
                        .setClassPathResolvingEnabled(false)
                        .setFileCachingEnabled(false)));
        try {
            SessionFactory factory = HibernateReactive.start(vertx, new ReactivePool(vertx, address, config), entities);
            return new ReactiveStore(vertx, factory, config);
        } catch (RuntimeException | LinkageError e) {
            vertx.close();
            throw e;
        }
    }

    public Backend reads() {
        return reads;
    }

    public WriteBackend writes() {
        return writes;
    }

    public PoolMonitor monitor() {
        return new ReactivePoolMonitor(connections, errors);
    }

    public CatalogChanges.Source changes() {
        return () -> ReactiveCatalogChanges.open(connections, errors);
    }

    public ReadCancellation cancellation() {
        return reads.cancellation();
    }

    /** Hibernate Reactive's own {@link Mutiny.SessionFactory}, with its connections as Hibernate wants them: as the connecting user, without the settings of a caller. Closed with this store. */
    public AutoCloseable sessions() {
        return HibernateReactive.sessions(factory);
    }

    /** Ends statements whose deadline is over. */
    public void cancelOverdue() {
        reads.cancelOverdue();
        writes.cancelOverdue();
    }

    /** Connections are ended as PostgreSQL wants it, unless the network does not let them. */
    @Override
    public void close() {
        factory.close();
        Future<Void> closing = pool.closed().eventually(() -> vertx.close());
        try {
            Answer.await(closing, PATIENCE);
        } catch (CommandFailedException silent) {
            pool.cutAll();
            end(closing);
        }
    }

    private static void end(Future<Void> closing) {
        try {
            Answer.await(closing, PATIENCE);
        } catch (CommandFailedException e) {
            LOG.log(System.Logger.Level.WARNING, "The threads of the reactive backend have not ended in time", e);
        }
    }
}
