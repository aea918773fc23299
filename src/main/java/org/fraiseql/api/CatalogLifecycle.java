package org.fraiseql.api;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.fraiseql.Engine;
import org.fraiseql.beans.BeanSchema;
import org.fraiseql.catalog.Catalog;
import org.fraiseql.catalog.CatalogSource;
import org.fraiseql.catalog.Notice;
import org.fraiseql.catalog.read.CatalogBuilder;
import org.fraiseql.catalog.read.CatalogOptions;
import org.fraiseql.catalog.read.CatalogScope;
import org.fraiseql.schema.SchemaTypes;
import org.fraiseql.store.CatalogChanges;
import org.fraiseql.support.EngineException;
import org.fraiseql.support.config.CatalogConfig;
import org.fraiseql.support.config.DirectivesFile;
import org.fraiseql.support.config.FraiseqlConfig;

/**
 * Brings the catalog to the engine at start-up and goes on trying while the database is away: the application deploys all the same, answers what beans
 * can answer, and readiness tells why it is not ready.
 */
@ApplicationScoped
public class CatalogLifecycle {
    private static final System.Logger LOG = System.getLogger(CatalogLifecycle.class.getName());
    private static final long RETRY_MILLIS = 1_000;
    private static final Duration LISTEN_PATIENCE = Duration.ofSeconds(2);
    /** With fewer, the connection that listens would be missed by requests. */
    private static final int MIN_CONNECTIONS_TO_LISTEN = 3;

    @Inject
    @SuppressWarnings("NullAway.Init") // injected by the container
    CatalogSource source;

    @Inject
    @SuppressWarnings("NullAway.Init") // injected by the container
    CatalogChanges.Source changes;

    @Inject
    @SuppressWarnings("NullAway.Init") // injected by the container
    BeanSchema beans;

    @Inject
    @SuppressWarnings("NullAway.Init") // injected by the container
    Engine engine;

    @Inject
    @SuppressWarnings("NullAway.Init") // injected by the container
    FraiseqlConfig config;

    @Resource
    @SuppressWarnings("NullAway.Init") // injected by the container
    ManagedScheduledExecutorService executor;

    private volatile Optional<String> failure = Optional.of("The catalog has not been read yet");
    private volatile boolean isEnding;
    private final AtomicBoolean isReloadAsked = new AtomicBoolean();

    /** Deployment waits for the first reading, so that a server which says it is up answers queries; a database that is down says so at once. */
    void start(@Observes @Initialized(ApplicationScoped.class) Object event) {
        LOG.log(System.Logger.Level.INFO, "Configuration: {0}", config);
        engine.serve(Catalog.EMPTY, beans.publish(SchemaTypes.of(Catalog.EMPTY)));
        read();
        if (config.db().maxConnections() >= MIN_CONNECTIONS_TO_LISTEN) {
            executor.execute(this::listen);
        } else {
            LOG.log(
                    System.Logger.Level.INFO,
                    "The pool is too small to keep a connection that hears notifications to reload");
        }
    }

    void end(@Observes @BeforeDestroyed(ApplicationScoped.class) Object event) {
        isEnding = true;
    }

    /** Why the catalog is not served as it is in the database; empty when all is well. */
    public List<String> problems() {
        return failure.map(List::of).orElse(List.of());
    }

    /** What is served now; before the first reading nothing of the database. */
    Catalog catalog() {
        return engine.isCatalogServed() ? engine.catalog() : Catalog.EMPTY;
    }

    /**
     * Reads the catalog anew. Requests in flight finish on the old one; if the reading fails, so do later ones, and readiness says why.
     *
     * @return what went wrong, if anything
     */
    public Optional<String> reload() {
        read();
        return failure;
    }

    /** A request met a database that is not as the catalog says. Many requests ask at once; one reading answers them all. */
    void askForReload() {
        if (isReloadAsked.compareAndSet(false, true)) {
            executor.schedule(
                    () -> {
                        isReloadAsked.set(false);
                        read();
                    },
                    RETRY_MILLIS,
                    TimeUnit.MILLISECONDS);
        }
    }

    /** Holds one connection that listens; when it is lost, whatever was said meanwhile is made up for by a reading. */
    private void listen() {
        boolean isFirst = true;
        while (!isEnding) {
            try (CatalogChanges listening = changes.open()) {
                if (!isFirst) {
                    read();
                }
                isFirst = false;
                listenOn(listening);
            } catch (EngineException e) {
                pause();
            } catch (RuntimeException | NoClassDefFoundError e) {
                LOG.log(
                        System.Logger.Level.WARNING,
                        "Notifications to reload are not heard: the driver's classes can't be seen",
                        e);
                return;
            }
        }
    }

    private void listenOn(CatalogChanges listening) {
        while (!isEnding) {
            if (listening.await(LISTEN_PATIENCE) && !isEnding) {
                read();
            }
        }
    }

    private void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(RETRY_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            isEnding = true;
        }
    }

    private synchronized void read() {
        try {
            CatalogConfig scope = config.catalog();
            Catalog built = CatalogBuilder.build(
                    source.read(scope.schemas()),
                    new CatalogScope(scope.schemas(), scope.include(), scope.exclude()),
                    new CatalogOptions(
                            config.json().bigNumbersAsStrings(),
                            beans.takenNames(),
                            DirectivesFile.read(scope.directives())));
            Catalog catalog = scope.mutations() ? built : built.readOnly();
            report(catalog);
            engine.serve(catalog, beans.publish(SchemaTypes.of(catalog)));
            failure = Optional.empty();
            LOG.log(
                    System.Logger.Level.INFO,
                    "Serving {0} tables and views of PostgreSQL {1}",
                    catalog.tables().size(),
                    catalog.serverVersion());
        } catch (EngineException e) {
            retryAfter(e.problems().getFirst().message(), e);
        } catch (RuntimeException e) {
            retryAfter("The catalog can't be published: " + e.getMessage(), e);
        }
    }

    private void retryAfter(String message, RuntimeException cause) {
        boolean isNew = !failure.equals(Optional.of(message));
        failure = Optional.of(message);
        if (isNew) {
            LOG.log(System.Logger.Level.WARNING, "The catalog could not be read: " + message + "; trying again", cause);
        }
        if (!isEnding) {
            executor.schedule(this::read, RETRY_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private static void report(Catalog catalog) {
        for (Notice notice : catalog.notices()) {
            LOG.log(System.Logger.Level.WARNING, notice.message());
        }
    }
}
