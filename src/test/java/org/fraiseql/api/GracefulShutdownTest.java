package org.fraiseql.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated
class GracefulShutdownTest {
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicBoolean isIdle = new AtomicBoolean();
    private final AtomicInteger cuts = new AtomicInteger();

    private GracefulShutdown within(Duration patience) {
        GracefulShutdown shutdown = new GracefulShutdown(patience);
        shutdown.of(isIdle::get, cuts::incrementAndGet);
        return shutdown;
    }

    @Test
    void refusesFromItsBeginningAndEndsWhenNothingIsUnderWay() throws Exception {
        GracefulShutdown shutdown = within(Duration.ofSeconds(30));
        assertThat(shutdown.hasBegun()).isFalse();

        CompletableFuture<Void> end = CompletableFuture.runAsync(shutdown::finish, threads);
        TimeUnit.MILLISECONDS.sleep(300);
        assertThat(shutdown.hasBegun()).isTrue();
        assertThat(end).isNotDone();

        isIdle.set(true);
        end.get(5, TimeUnit.SECONDS);
        assertThat(cuts).hasValue(0);
    }

    @Test
    void cutsOffWhatIsLeftWhenTheTimeIsOver() {
        GracefulShutdown shutdown = new GracefulShutdown(Duration.ofMillis(200));
        shutdown.of(isIdle::get, () -> {
            cuts.incrementAndGet();
            isIdle.set(true);
        });
        long start = System.nanoTime();
        shutdown.finish();
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isBetween(Duration.ofMillis(200), Duration.ofMillis(1_800));
        assertThat(cuts).hasValue(1);
    }

    /** A request that goes on with another thread is seen nowhere in between. */
    @Test
    void oneMomentOfQuietIsNoEnd() throws Exception {
        GracefulShutdown shutdown = new GracefulShutdown(Duration.ofSeconds(30));
        AtomicInteger looks = new AtomicInteger();
        shutdown.of(() -> looks.incrementAndGet() % 3 == 0 || isIdle.get(), cuts::incrementAndGet);
        CompletableFuture<Void> end = CompletableFuture.runAsync(shutdown::finish, threads);
        TimeUnit.MILLISECONDS.sleep(500);
        assertThat(end).isNotDone();
        isIdle.set(true);
        end.get(5, TimeUnit.SECONDS);
    }

    @Test
    void theTimeIsCountedFromTheBeginningWhoeverWaits() throws Exception {
        GracefulShutdown shutdown = within(Duration.ofMillis(600));
        CompletableFuture<Void> ofTheServer = CompletableFuture.runAsync(shutdown::finish, threads);
        TimeUnit.MILLISECONDS.sleep(500);
        long start = System.nanoTime();
        CompletableFuture<Void> ofTheApplication = CompletableFuture.runAsync(shutdown::finish, threads);
        while (cuts.get() < 2) {
            TimeUnit.MILLISECONDS.sleep(10);
        }
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(550));
        isIdle.set(true);
        CompletableFuture.allOf(ofTheServer, ofTheApplication).get(5, TimeUnit.SECONDS);
    }
}
