package org.fraiseql.store.reactive;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.fraiseql.sql.SessionStatements;
import org.fraiseql.store.CatalogChanges;
import org.fraiseql.store.HealthReport;
import org.fraiseql.support.EngineException;

/** Listens on a connection of the pool, which is kept until it is closed. */
final class ReactiveCatalogChanges implements CatalogChanges {
    /** Many notifications are one change. */
    private static final int MOST_UNHEARD = 16;

    private enum Heard {
        CHANGE,
        END
    }

    private final ReactiveConnections connections;
    private final ReactiveErrors errors;
    private final Lease lease;
    private final BlockingQueue<Heard> heard = new LinkedBlockingQueue<>(MOST_UNHEARD);
    private boolean isLost;

    private ReactiveCatalogChanges(ReactiveConnections connections, ReactiveErrors errors, Lease lease) {
        this.connections = connections;
        this.errors = errors;
        this.lease = lease;
    }

    static CatalogChanges open(ReactiveConnections connections, ReactiveErrors errors) {
        try {
            Lease lease = connections.lease(connections.patience());
            ReactiveCatalogChanges changes = new ReactiveCatalogChanges(connections, errors, lease);
            changes.listen();
            return changes;
        } catch (CommandFailedException e) {
            throw errors.failed(e);
        }
    }

    private void listen() throws CommandFailedException {
        lease.connection().notificationHandler(notification -> heard.offer(Heard.CHANGE));
        lease.connection().closeHandler(closed -> {
            heard.clear();
            heard.offer(Heard.END);
        });
        try {
            Answer.await(lease.send(SessionStatements.LISTEN), connections.answerTimeout());
        } catch (CommandFailedException e) {
            lease.discard();
            throw e;
        }
    }

    @Override
    public boolean await(Duration patience) {
        try {
            Heard next = heard.poll(patience.toNanos(), TimeUnit.NANOSECONDS);
            if (next == Heard.END) {
                throw lost(new CommandFailedException(new IOException("the connection has ended")));
            }
            return next == Heard.CHANGE;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw lost(new CommandFailedException(e));
        }
    }

    @Override
    public HealthReport check() {
        try {
            return Answer.await(
                    ReactivePing.ask(connections, lease.connection(), System.nanoTime()), connections.answerTimeout());
        } catch (CommandFailedException e) {
            throw lost(e);
        }
    }

    private EngineException lost(CommandFailedException e) {
        isLost = true;
        connections.lostWatch();
        return errors.failed(e);
    }

    @Override
    public void close() {
        if (isLost) {
            lease.discard();
            return;
        }
        lease.connection().notificationHandler(null);
        lease.connection().closeHandler(null);
        lease.send(SessionStatements.UNLISTEN);
        lease.release();
    }
}
