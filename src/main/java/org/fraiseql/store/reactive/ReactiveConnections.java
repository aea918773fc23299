package org.fraiseql.store.reactive;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.fraiseql.sql.SessionStatements;
import org.fraiseql.store.PoolStatistics;
import org.fraiseql.support.Deadline;
import org.fraiseql.support.config.DatabaseConfig;

/**
 * Hands out connections of the pool and counts them. A connection whose other end has closed leaves the pool by itself; one whose network has forgotten it does
 * not, so the first one after a quiet moment is tested, as the JDBC backend does. Thread-safe.
 */
final class ReactiveConnections {
    private static final long QUIET_NANOS = Duration.ofMillis(500).toNanos();
    /** A database that stays read-only costs new connections so often, and no more often. */
    private static final long BETWEEN_READ_ONLY_NANOS = Duration.ofSeconds(1).toNanos();

    private final Vertx vertx;
    private final ReactivePool pool;
    private final DatabaseConfig config;
    private final AtomicInteger active = new AtomicInteger();
    private final AtomicInteger waiting = new AtomicInteger();
    private final LongAdder acquired = new LongAdder();
    private final LongAdder timeouts = new LongAdder();
    /** When the pool was last in use, {@link System#nanoTime}. */
    private volatile long lastUsed = System.nanoTime() - QUIET_NANOS;

    private final AtomicBoolean isToBeEmptied = new AtomicBoolean();
    private final AtomicLong lastReadOnly = new AtomicLong(System.nanoTime() - BETWEEN_READ_ONLY_NANOS);

    ReactiveConnections(Vertx vertx, ReactivePool pool, DatabaseConfig config) {
        this.vertx = vertx;
        this.pool = pool;
        this.config = config;
    }

    /** A connection; the failure is a {@link NoConnectionException}. */
    Future<Lease> borrow() {
        waiting.incrementAndGet();
        Future<SqlConnection> found = isToBeEmptied.getAndSet(false) ? emptied() : take();
        return found.transform(taken -> {
            waiting.decrementAndGet();
            if (taken.failed()) {
                if (ReactiveErrors.isWaitInVain(taken.cause())) {
                    timeouts.increment();
                }
                return Future.failedFuture(new NoConnectionException(taken.cause()));
            }
            acquired.increment();
            active.incrementAndGet();
            pool.sockets().taken(taken.result());
            return Future.succeededFuture(new Lease(this, PgConnection.cast(taken.result())));
        });
    }

    /** Waits for a connection. One that comes when nobody waits any more goes back. */
    Lease lease(Duration limit) throws CommandFailedException {
        Future<Lease> borrowed = borrow();
        try {
            return Answer.await(borrowed, limit);
        } catch (CommandFailedException e) {
            borrowed.onSuccess(Lease::release);
            throw e;
        }
    }

    /** The same for a request, which waits no longer than its deadline. */
    Lease lease(Deadline deadline) throws CommandFailedException {
        Duration left = deadline.left();
        return lease(patience().isZero() || left.compareTo(patience()) < 0 ? left.plusNanos(1) : patience());
    }

    /** Ends a connection on which an answer does not come in the time that it may take. */
    void endIfSilent(Future<?> answer, SqlConnection connection) {
        if (answerTimeout().isZero()) {
            return;
        }
        long timer = vertx.setTimer(Math.max(1, answerTimeout().toMillis()), late -> OpenSockets.close(connection));
        answer.onComplete(done -> vertx.cancelTimer(timer));
    }

    private Future<SqlConnection> take() {
        Future<SqlConnection> taken = living(config.maxConnections());
        return isDoubtful() ? taken.compose(this::tested) : taken;
    }

    private Future<SqlConnection> emptied() {
        pool.sockets().closeIdle();
        return living(config.maxConnections());
    }

    /** Passes over what has just ended; so many times, as often as all of the pool may have. */
    private Future<SqlConnection> living(int times) {
        return pool.ofText().getConnection().compose(taken -> {
            if (times == 0 || !pool.sockets().isEnding(taken)) {
                return Future.succeededFuture(taken);
            }
            OpenSockets.close(taken);
            return living(times - 1);
        });
    }

    private boolean isDoubtful() {
        return config.testOnCheckout() && System.nanoTime() - lastUsed > QUIET_NANOS;
    }

    /** The connection if it answers; else all that nobody uses are closed, as they are as old. */
    private Future<SqlConnection> tested(SqlConnection connection) {
        return isAlive(connection).compose(alive -> Future.succeededFuture(connection), dead -> {
            OpenSockets.close(connection);
            return emptied();
        });
    }

    /** Fails when there is no answer in the time that validation may take. */
    Future<Void> isAlive(SqlConnection connection) {
        Promise<Void> answer = Promise.promise();
        long timer =
                vertx.setTimer(Math.max(1, config.validationTimeout().toMillis()), late -> answer.tryFail("silent"));
        connection.query(SessionStatements.ALIVE).execute().onComplete(asked -> {
            vertx.cancelTimer(timer);
            if (asked.succeeded()) {
                answer.tryComplete();
            } else {
                answer.tryFail(asked.cause());
            }
        });
        return answer.future();
    }

    boolean isQuiet() {
        return isToBeEmptied.get() || isDoubtful();
    }

    void released(SqlConnection connection) {
        active.decrementAndGet();
        lastUsed = System.nanoTime();
        pool.sockets().givenBack(connection);
    }

    void discarded(SqlConnection connection) {
        active.decrementAndGet();
        lastUsed = System.nanoTime() - 2 * QUIET_NANOS;
        pool.sockets().givenBack(connection);
    }

    /** A session takes no changes. So may others that began with it, while new ones take them: the pool is emptied, but not more often than once in a while. */
    void foundReadOnly() {
        long now = System.nanoTime();
        long last = lastReadOnly.get();
        if (now - last >= BETWEEN_READ_ONLY_NANOS && lastReadOnly.compareAndSet(last, now)) {
            isToBeEmptied.set(true);
        }
    }

    /** The session that watches the database is lost, and will be opened where the primary is by then: so must be the others. */
    void lostWatch() {
        if (isPrimaryWanted()) {
            foundReadOnly();
        }
    }

    /** The client for single statements that many requests send on one connection; empty where that is not wanted. */
    Optional<SqlClient> pipelined() {
        return pool.pipelined();
    }

    /** How long a connection and the answer on it are waited for; zero for ever. */
    Duration patience() {
        return config.socketTimeout().isZero()
                ? Duration.ZERO
                : config.socketTimeout().plus(config.connectionTimeout());
    }

    /** How long an answer is waited for; zero for ever. */
    Duration answerTimeout() {
        return config.socketTimeout();
    }

    /** Whether a server that takes no changes is the wrong one. */
    boolean isPrimaryWanted() {
        return config.isPrimaryWanted();
    }

    /** Whether the pool was emptied while the connection was in use. */
    boolean isOutdated(SqlConnection connection) {
        return pool.sockets().isOutdated(connection);
    }

    boolean isExhausted() {
        return active.get() >= config.maxConnections();
    }

    /** The pool tells its size, with what is being opened; the rest is counted here and at the sockets. */
    PoolStatistics statistics() {
        int size = pool.ofText().size();
        int inUse = Math.min(active.get(), size);
        return new PoolStatistics(
                OptionalInt.of(size),
                inUse,
                OptionalInt.of(size - inUse),
                waiting.get(),
                config.maxConnections(),
                acquired.sum(),
                timeouts.sum(),
                OptionalLong.of(pool.sockets().created()),
                OptionalLong.of(pool.sockets().destroyed()));
    }
}
