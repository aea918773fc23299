package org.fraiseql.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.fraiseql.store.CatalogChanges;
import org.fraiseql.store.ConnectionCircuit;
import org.fraiseql.store.HealthReport;
import org.fraiseql.store.HealthReport.State;
import org.fraiseql.store.OutageGuard;
import org.fraiseql.store.PoolMonitor;
import org.fraiseql.store.PoolStatistics;
import org.fraiseql.support.EngineException;
import org.fraiseql.support.ErrorCode;
import org.fraiseql.support.Problem;
import org.fraiseql.support.config.ConfigReader;
import org.fraiseql.support.config.FraiseqlConfig;
import org.fraiseql.support.config.WrittenConfig;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatabaseWatchTest {
    private static final HealthReport HEALTHY =
            new HealthReport(State.HEALTHY, Duration.ZERO, Optional.of("18.6"), "OK");
    private static final EngineException AWAY =
            new EngineException(Problem.of(ErrorCode.SERVICE_UNAVAILABLE, "Service temporarily unavailable"));

    private final StubDatabase database = new StubDatabase();
    private final AtomicInteger changes = new AtomicInteger();
    private final OutageGuard guard = new OutageGuard(new ConnectionCircuit());
    private final DatabaseWatch watch = watch("20");

    private DatabaseWatch watch(String maxConnections) {
        return new DatabaseWatch(database, database, guard, config(maxConnections));
    }

    private static FraiseqlConfig config(String maxConnections) {
        return ConfigReader.read(
                new WrittenConfig(Map.of("fraiseql.db.max-connections", maxConnections, "fraiseql.db.min-idle", "0")));
    }

    /** Regression: one request more than there were connections waited in the container's pool, which knows no order. */
    @ParameterizedTest
    @CsvSource({"1, 1", "2, 2", "3, 2", "20, 19"})
    void requestsHaveTheConnectionsThatItDoesNotKeep(String pool, int forRequests) {
        assertThat(DatabaseWatch.connectionsForRequests(config(pool).db())).isEqualTo(forRequests);
    }

    /** With dials for what the watch meets. */
    private static final class StubDatabase implements CatalogChanges.Source, PoolMonitor, CatalogChanges {
        private volatile boolean isAway;
        private volatile boolean isExhausted;
        private volatile boolean isNotified;
        private volatile boolean hangs;
        private volatile boolean isFormerPrimary;
        private final CountDownLatch goOn = new CountDownLatch(1);
        private final AtomicInteger opened = new AtomicInteger();
        private final AtomicInteger asked = new AtomicInteger();

        @Override
        public CatalogChanges open() {
            if (hangs) {
                await();
            }
            if (isAway || isExhausted) {
                throw AWAY;
            }
            opened.incrementAndGet();
            return this;
        }

        private void await() {
            try {
                goOn.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public boolean await(Duration patience) {
            try {
                Thread.sleep(10);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            boolean was = isNotified;
            isNotified = false;
            return was;
        }

        @Override
        public HealthReport check() {
            asked.incrementAndGet();
            if (isAway || isFormerPrimary) {
                throw AWAY;
            }
            return HEALTHY;
        }

        @Override
        public void close() {
            // nothing is held
        }

        @Override
        public PoolStatistics statistics() {
            return PoolStatistics.counted(isExhausted ? 20 : 1, 0, 20, 0, 0);
        }

        @Override
        public boolean isExhausted() {
            return isExhausted;
        }
    }

    private void start(DatabaseWatch started) {
        Thread.ofVirtual().start(() -> started.run(changes::incrementAndGet));
    }

    @AfterEach
    void end() {
        watch.end();
        database.goOn.countDown();
    }

    private static void eventually(BooleanSupplier condition) {
        long end = System.nanoTime() + Duration.ofSeconds(5).toNanos();
        while (System.nanoTime() < end) {
            if (condition.getAsBoolean()) {
                return;
            }
            Thread.onSpinWait();
        }
        fail("did not come to hold");
    }

    private void becomes(State state) {
        eventually(() -> watch.last().state() == state);
    }

    @Test
    void tellsWhatItHasSeenLast() {
        assertThat(watch.last().state()).isEqualTo(State.UNHEALTHY);
        start(watch);
        becomes(State.HEALTHY);
        database.isAway = true;
        becomes(State.UNHEALTHY);
        assertThat(watch.last().message()).isEqualTo("Service temporarily unavailable");
        database.isAway = false;
        becomes(State.HEALTHY);
    }

    /** Regression: a full pool made the server unready, and the load balancer gave its load to the others. */
    @Test
    void aFullPoolIsNoFaultOfTheDatabase() {
        start(watch);
        becomes(State.HEALTHY);
        database.isExhausted = true;
        database.isAway = true;
        becomes(State.BUSY);
    }

    @Test
    void aFullPoolDoesNotExcuseADatabaseThatIsAway() throws InterruptedException {
        database.isAway = true;
        start(watch);
        eventually(() -> watch.last().message().startsWith("Service"));
        database.isExhausted = true;
        Thread.sleep(1_500);
        assertThat(watch.last().state()).isEqualTo(State.UNHEALTHY);
    }

    /** Its own connection may be lost without the database being away. */
    @Test
    void aLostConnectionIsReplacedBeforeAnythingIsSaid() throws InterruptedException {
        start(watch);
        becomes(State.HEALTHY);
        database.hangs = true;
        database.isAway = true;
        int asked = database.asked.get();
        eventually(() -> database.asked.get() > asked);
        Thread.sleep(500);
        assertThat(watch.last().state()).isEqualTo(State.HEALTHY);
        becomes(State.UNHEALTHY);
    }

    /** Regression: each new connection began the time anew in which it may be the connection's own fault. */
    @Test
    void aDatabaseWhoseConnectionsAreAllOfNoUseIsUnhealthy() {
        start(watch);
        becomes(State.HEALTHY);
        database.isFormerPrimary = true;
        becomes(State.UNHEALTHY);
        database.isFormerPrimary = false;
        becomes(State.HEALTHY);
    }

    @Test
    void tellsOfChangesAndOfThoseThatItMayHaveMissed() {
        start(watch);
        becomes(State.HEALTHY);
        assertThat(changes).hasValue(0);
        database.isNotified = true;
        eventually(() -> changes.get() == 1);
        database.isAway = true;
        becomes(State.UNHEALTHY);
        database.isAway = false;
        eventually(() -> changes.get() == 2);
    }

    @Test
    void takesNoConnectionOfItsOwnFromASmallPool() {
        DatabaseWatch small = watch("2");
        start(small);
        eventually(() -> small.last().state() == State.HEALTHY);
        assertThat(database.opened).hasValue(0);
        small.end();
    }
}
