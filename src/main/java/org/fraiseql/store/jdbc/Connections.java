package org.fraiseql.store.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.fraiseql.store.PoolStatistics;
import org.fraiseql.support.Deadline;

/**
 * Hands out connections of the container's pool and counts them. What else the pool has only the container knows: {@link ContainerPool}. Thread-safe.
 *
 * <p>A container that tests every connection it hands out spends a round trip on each request, a quarter of the processor time of a read by key. Tested
 * here is only the first connection after the pool has been quiet for a moment (HikariCP does the same for each connection). A connection that died in
 * a busy pool is met by the statement itself: it fails as a lost connection, on which the container empties its pool and reads are run again.
 */
final class Connections {
    private static final long QUIET_NANOS = Duration.ofMillis(500).toNanos();
    /** A database that stays read-only costs new connections so often, and no more often. */
    private static final long BETWEEN_READ_ONLY_NANOS = Duration.ofSeconds(1).toNanos();

    private final DataSource dataSource;
    private final DataSource inTransactions;
    private final JdbcErrors errors;
    private final Checkout checkout;
    private final SocketTimeout socketTimeout;
    private final PoolTurns turns;
    private final AtomicInteger active = new AtomicInteger();
    private final AtomicInteger waiting = new AtomicInteger();
    private final LongAdder acquired = new LongAdder();
    private final LongAdder timeouts = new LongAdder();
    /** When the pool was last in use, {@link System#nanoTime}. */
    private volatile long lastUsed = System.nanoTime() - QUIET_NANOS;

    /**
     * One connection is given back after the other. Open Liberty (26.0.0.3) offers a connection to others a moment before it forgets that it is being given back:
     * who takes and gives it back within that moment is not heard, and the pool has one connection less for good.
     */
    private final ReentrantLock givingBack = new ReentrantLock();

    private final AtomicBoolean isToBeEmptied = new AtomicBoolean();
    private final AtomicLong lastReadOnly = new AtomicLong(System.nanoTime() - BETWEEN_READ_ONLY_NANOS);

    /** @param inTransactions the same pool, whose handles are one and the same connection within a JTA transaction */
    Connections(DataSource dataSource, DataSource inTransactions, JdbcErrors errors, Checkout checkout) {
        this.dataSource = dataSource;
        this.inTransactions = inTransactions;
        this.errors = errors;
        this.checkout = checkout;
        this.turns = new PoolTurns(checkout.turns(), checkout.connectionTimeout());
        this.socketTimeout = new SocketTimeout(checkout.socketTimeout());
    }

    /** For a request, which waits no longer than its deadline. */
    Connection acquire(Deadline deadline) {
        return inTurn(deadline, this::acquire, turns::belongsTo);
    }

    /** The connection of a JTA transaction that a request has begun; it counts as taken until {@link #giveTurnBack}. */
    Connection acquireInTransaction(Deadline deadline) {
        return inTurn(deadline, this::acquireInTransaction, shared -> {});
    }

    private Connection inTurn(Deadline deadline, Supplier<Connection> acquiring, Consumer<Connection> owning) {
        waiting.incrementAndGet();
        try {
            turns.take(deadline);
        } catch (SQLException e) {
            timeouts.increment();
            throw errors.noConnection(e);
        } finally {
            waiting.decrementAndGet();
        }
        try {
            Connection connection = acquiring.get();
            owning.accept(connection);
            return connection;
        } catch (RuntimeException | Error e) {
            turns.giveBack();
            throw e;
        }
    }

    Connection acquire() {
        return acquire(isDoubtful() ? this::tested : this::open);
    }

    /**
     * The connection of the thread's JTA transaction. Never tested, as the container could not take a dead one out of the transaction again:
     * {@link #test} comes before the transaction.
     */
    Connection acquireInTransaction() {
        return acquire(inTransactions::getConnection);
    }

    /** Makes sure that the pool has no connections that are dead or take no changes, as far as that can be known. Outside of a JTA transaction. */
    void test(Deadline deadline) {
        if (isDoubtful()) {
            release(acquire(deadline));
        }
    }

    private interface Source {
        Connection open() throws SQLException;
    }

    private Connection acquire(Source source) {
        waiting.incrementAndGet();
        try {
            Connection connection = limited(source.open());
            acquired.increment();
            active.incrementAndGet();
            return connection;
        } catch (SQLException e) {
            if (JdbcErrors.isWaitInVain(e)) {
                timeouts.increment();
            }
            throw errors.noConnection(e);
        } finally {
            waiting.decrementAndGet();
        }
    }

    private boolean isDoubtful() {
        return isToBeEmptied.get() || (checkout.isTested() && System.nanoTime() - lastUsed > QUIET_NANOS);
    }

    /** Throwing away the first makes the container empty its pool, so the second connection is new. */
    private Connection tested() throws SQLException {
        Connection connection = open();
        if (!isToBeEmptied.getAndSet(false) && isAlive(connection)) {
            return connection;
        }
        throwAway(connection);
        return open();
    }

    /**
     * Passes over what the driver has closed: with a socket time-out Open Liberty takes it back into the pool, and notices when it hands it out again, with an
     * error. Only then it empties the pool.
     */
    private Connection open() throws SQLException {
        for (int left = checkout.maxConnections(); ; left--) {
            try {
                return dataSource.getConnection();
            } catch (SQLException e) {
                if (left == 0 || !JdbcErrors.isOfClosedConnection(e)) {
                    throw e;
                }
            }
        }
    }

    /** Asks whether anybody is there, and waits for the answer only so long as validation may take. */
    boolean isAlive(Connection connection) {
        try {
            return connection.isValid(checkout.validationSeconds());
        } catch (SQLException dead) {
            return false;
        }
    }

    private Connection limited(Connection connection) throws SQLException {
        try {
            socketTimeout.limit(connection);
            return connection;
        } catch (SQLException e) {
            throwAway(connection);
            throw e;
        }
    }

    void release(Connection connection) {
        active.decrementAndGet();
        lastUsed = System.nanoTime();
        close(connection);
        turns.giveBack(connection);
    }

    /** Ends a transaction that has only read. A connection that can't even do that is not given back. */
    void rollBackAndRelease(Connection connection) {
        try {
            connection.rollback();
            connection.setAutoCommit(true);
        } catch (SQLException e) {
            discard(connection);
            return;
        }
        release(connection);
    }

    /** The pool must not have it again, and others of the pool may be no better. */
    void discard(Connection connection) {
        active.decrementAndGet();
        lastUsed = System.nanoTime() - 2 * QUIET_NANOS;
        throwAway(connection);
        turns.giveBack(connection);
    }

    /** The driver has ended it, for what was asked on it: the pool must not have it again, and nothing is wrong with the others. */
    void drop(Connection connection) {
        active.decrementAndGet();
        lastUsed = System.nanoTime();
        Eviction.dropOne(connection);
        close(connection);
        turns.giveBack(connection);
    }

    private void throwAway(Connection connection) {
        Eviction.evict(connection);
        close(connection);
    }

    /**
     * A session takes no changes. So may others of the pool that began with it, and new ones may take them, if the database is writable again or another one has
     * taken its place: the pool is emptied, but not more often than once in a while.
     */
    void foundReadOnly() {
        long now = System.nanoTime();
        long last = lastReadOnly.get();
        if (now - last >= BETWEEN_READ_ONLY_NANOS && lastReadOnly.compareAndSet(last, now)) {
            isToBeEmptied.set(true);
        }
    }

    /** The pool has it again, unless what failed on it has ended it. */
    void release(Connection connection, SQLException failure) {
        if (JdbcErrors.isConnectionLost(failure)) {
            discard(connection);
        } else {
            release(connection);
        }
    }

    /** The container gives back what is in a JTA transaction when that ends; the thread says before and after. */
    void startGivingBack() {
        givingBack.lock();
    }

    void endGivingBack() {
        while (givingBack.isHeldByCurrentThread()) {
            givingBack.unlock();
        }
    }

    /** A transaction is over whose connection was waited for. */
    void giveTurnBack() {
        turns.giveBack();
    }

    private void close(Connection connection) {
        givingBack.lock();
        try {
            connection.close();
        } catch (SQLException e) {
            // the container drops what it can't close; nothing is left for us to do
        } finally {
            givingBack.unlock();
        }
    }

    /** Whether a server that takes no changes is the wrong one. */
    boolean isPrimaryWanted() {
        return checkout.isPrimaryWanted();
    }

    boolean isExhausted() {
        return active.get() >= checkout.maxConnections();
    }

    /** What is counted here. */
    PoolStatistics counted() {
        return PoolStatistics.counted(
                active.get(), waiting.get(), checkout.maxConnections(), acquired.sum(), timeouts.sum());
    }
}
