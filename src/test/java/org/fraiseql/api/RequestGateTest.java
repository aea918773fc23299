package org.fraiseql.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.fraiseql.support.Deadline;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RequestGateTest {
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void end() {
        threads.shutdownNow();
    }

    @Test
    void letsSoManyInAndTellsTheNextAtOnce() throws Exception {
        RequestGate gate = new RequestGate(2, 0);
        gate.enter("a", Deadline.NEVER);
        gate.enter("a", Deadline.NEVER);
        long start = System.nanoTime();
        assertThatExceptionOfType(HttpProblem.class)
                .isThrownBy(() -> gate.enter("b", Deadline.NEVER))
                .satisfies(problem -> assertThat(problem.status()).isEqualTo(503));
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(1));
        gate.leave();
        gate.enter("b", Deadline.NEVER);
    }

    @Test
    void whoWaitsGetsThePlaceThatIsLeft() throws Exception {
        RequestGate gate = new RequestGate(1, 1);
        gate.enter("a", Deadline.NEVER);
        CompletableFuture<Void> next = enters(gate, "b");
        awaitWaiting(gate, 1);
        assertThatExceptionOfType(HttpProblem.class).isThrownBy(() -> gate.enter("c", Deadline.NEVER));
        gate.leave();
        next.get(5, TimeUnit.SECONDS);
        assertThat(gate.waiting()).isZero();
    }

    @Test
    void nobodyWaitsLongerThanItsDeadline() throws Exception {
        RequestGate gate = new RequestGate(1, 5);
        gate.enter("a", Deadline.NEVER);
        assertThatExceptionOfType(HttpProblem.class)
                .isThrownBy(() -> gate.enter("b", Deadline.in(Duration.ofMillis(50))));
        assertThat(gate.waiting()).isZero();
        gate.leave();
        gate.enter("b", Deadline.NEVER);
    }

    @Test
    void oneClientAloneMayTakeTheWholeRoom() throws Exception {
        RequestGate gate = new RequestGate(1, 3);
        gate.enter("proxy", Deadline.NEVER);
        List<CompletableFuture<Void>> entering = entering(gate, "proxy", 3);
        assertThatExceptionOfType(HttpProblem.class).isThrownBy(() -> gate.enter("proxy", Deadline.NEVER));
        leaveAndAwait(gate, entering);
    }

    @Test
    void whoHasTheMostGivesUpItsYoungestForAnother() throws Exception {
        RequestGate gate = new RequestGate(1, 3);
        gate.enter("greedy", Deadline.NEVER);
        List<CompletableFuture<Void>> greedy = entering(gate, "greedy", 3);
        List<CompletableFuture<Void>> modest = new ArrayList<>();
        modest.add(enters(gate, "modest"));
        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(() -> greedy.removeLast().get(5, TimeUnit.SECONDS));
        assertThatExceptionOfType(HttpProblem.class)
                .as("two and two are fair")
                .isThrownBy(() -> gate.enter("modest", Deadline.NEVER));
        leaveAndAwait(gate, greedy);
        leaveAndAwait(gate, modest);
        assertThat(gate.waiting()).isZero();
    }

    /** One after the other, so that it is known who is the youngest. */
    private List<CompletableFuture<Void>> entering(RequestGate gate, String client, int count)
            throws InterruptedException {
        List<CompletableFuture<Void>> entering = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            entering.add(enters(gate, client));
            awaitWaiting(gate, i);
        }
        return entering;
    }

    private static void leaveAndAwait(RequestGate gate, List<CompletableFuture<Void>> entering) throws Exception {
        for (CompletableFuture<Void> one : entering) {
            gate.leave();
            one.get(5, TimeUnit.SECONDS);
        }
    }

    private CompletableFuture<Void> enters(RequestGate gate, String client) {
        return CompletableFuture.runAsync(
                () -> {
                    try {
                        gate.enter(client, Deadline.NEVER);
                    } catch (HttpProblem e) {
                        throw new IllegalStateException(e);
                    }
                },
                threads);
    }

    private static void awaitWaiting(RequestGate gate, int count) throws InterruptedException {
        for (int i = 0; i < 500 && gate.waiting() < count; i++) {
            Thread.sleep(10);
        }
        assertThat(gate.waiting()).isEqualTo(count);
    }
}
