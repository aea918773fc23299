package org.fraiseql.api;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import org.fraiseql.store.OverdueStatements;
import org.jspecify.annotations.Nullable;

/**
 * Ends statements whose request has no time left. PostgreSQL's own time-out counts for each statement anew; this counts for the request. A thread of its own:
 * the server's may all be waiting for those statements.
 */
@ApplicationScoped
public class DeadlineWatch {
    private static final System.Logger LOG = System.getLogger(DeadlineWatch.class.getName());
    private static final long EVERY_MILLIS = 200;

    @Inject
    @SuppressWarnings("NullAway.Init") // injected by the container
    OverdueStatements statements;

    @Resource
    @SuppressWarnings("NullAway.Init") // injected by the container
    ManagedThreadFactory threads;

    private @Nullable Thread watch;

    void start(@Observes @Initialized(ApplicationScoped.class) Object event) {
        Thread started = threads.newThread(this::run);
        started.setDaemon(true);
        started.setName("fraiseql-deadlines");
        started.start();
        watch = started;
    }

    void end(@Observes @BeforeDestroyed(ApplicationScoped.class) Object event) {
        if (watch != null) {
            watch.interrupt();
        }
    }

    private void run() {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                Thread.sleep(EVERY_MILLIS);
                statements.cancel();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (RuntimeException e) {
                LOG.log(System.Logger.Level.WARNING, "Statements that are overdue could not be ended", e);
            }
        }
    }
}
