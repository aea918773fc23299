package org.fraiseql.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.MessageFormat;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.fraiseql.container.Eventually;
import org.fraiseql.store.HealthReport;
import org.fraiseql.store.PoolMonitor;
import org.fraiseql.store.PoolStatistics;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PoolStatsLogTest {
    private static final Logger LOG = Logger.getLogger("org.fraiseql.pool");
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final PoolStatistics COUNTED = PoolStatistics.counted(1, 2, 20, 17, 3);
    private static final PoolStatistics TOLD = new PoolStatistics(
            OptionalInt.of(5), 1, OptionalInt.of(4), 2, 20, 17, 3, OptionalLong.of(9), OptionalLong.of(4));

    /** More threads than are needed, so that runs could overlap. */
    private final ScheduledExecutorService scheduler = Executors.newScheduledThreadPool(4);

    private final StubMonitor monitor = new StubMonitor();
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord told) {
            lines.add(MessageFormat.format(told.getMessage(), told.getParameters()));
        }

        @Override
        public void flush() {
            // lines are kept as they come
        }

        @Override
        public void close() {
            // nothing is held
        }
    };

    /** With dials: how long a reading takes, and whether it fails. */
    private static final class StubMonitor implements PoolMonitor {
        private final AtomicInteger readings = new AtomicInteger();
        private final AtomicInteger atOnce = new AtomicInteger();
        private final AtomicInteger mostAtOnce = new AtomicInteger();
        private volatile Duration takes = Duration.ZERO;
        private volatile boolean fails;

        @Override
        public PoolStatistics statistics() {
            mostAtOnce.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
            try {
                readings.incrementAndGet();
                TimeUnit.MILLISECONDS.sleep(takes.toMillis());
                if (fails) {
                    throw new IllegalStateException("no figures today");
                }
                return COUNTED;
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            } finally {
                atOnce.decrementAndGet();
            }
        }

        @Override
        public boolean isExhausted() {
            return false;
        }

        @Override
        public HealthReport check() {
            return HealthReport.unhealthy(Duration.ZERO, "not asked here");
        }
    }

    @BeforeEach
    void listen() {
        LOG.addHandler(handler);
    }

    @AfterEach
    void end() {
        LOG.removeHandler(handler);
        scheduler.shutdownNow();
    }

    @Test
    void aLineHasWhatIsKnownAndNothingElse() {
        assertThat(PoolStatsLog.line(COUNTED)).isEqualTo("active=1 waiting=2 max=20 acquired=17 timeouts=3");
        assertThat(PoolStatsLog.line(TOLD))
                .isEqualTo("size=5 active=1 idle=4 waiting=2 max=20 acquired=17 timeouts=3 created=9 destroyed=4");
    }

    @Test
    void tellsAgainAndAgainUntilItEnds() throws InterruptedException {
        PoolStatsLog log = new PoolStatsLog(monitor, Duration.ofMillis(20));
        log.start(scheduler);
        Eventually.holds(PATIENCE, () -> lines.size() >= 3);
        assertThat(lines).containsOnly("Pool: active=1 waiting=2 max=20 acquired=17 timeouts=3");
        log.end();
        TimeUnit.MILLISECONDS.sleep(100);
        int told = lines.size();
        TimeUnit.MILLISECONDS.sleep(200);
        assertThat(lines).hasSize(told);
    }

    @Test
    void goesOnWhenAReadingFailed() {
        monitor.fails = true;
        new PoolStatsLog(monitor, Duration.ofMillis(20)).start(scheduler);
        Eventually.holds(PATIENCE, () -> monitor.readings.get() >= 2);
        monitor.fails = false;
        Eventually.holds(PATIENCE, () -> lines.stream().anyMatch(line -> line.startsWith("Pool: ")));
    }

    @Test
    void readingsThatTakeLongerThanTheIntervalDoNotOverlap() {
        monitor.takes = Duration.ofMillis(60);
        new PoolStatsLog(monitor, Duration.ofMillis(10)).start(scheduler);
        Eventually.holds(PATIENCE, () -> monitor.readings.get() >= 4);
        assertThat(monitor.mostAtOnce).hasValue(1);
    }

    @Test
    void saysNothingWhereNobodyAsksForIt() throws InterruptedException {
        new PoolStatsLog(monitor, Duration.ZERO).start(scheduler);
        TimeUnit.MILLISECONDS.sleep(100);
        assertThat(monitor.readings).hasValue(0);
        new PoolStatsLog(monitor, Duration.ZERO).end();
    }
}
