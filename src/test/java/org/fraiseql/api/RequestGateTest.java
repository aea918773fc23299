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
        leaveAndAwait(gate, List.of(greedy.getFirst(), modest.getFirst(), greedy.getLast()));
        assertThat(gate.waiting()).isZero();
    }

    /** The addresses of one IPv6 network cost nothing. */
    @Test
    void aNetworkIsOneClient() throws Exception {
        RequestGate gate = new RequestGate(1, 40);
        gate.enter("2001:db8:0:1::ffff", Deadline.NEVER);
        List<CompletableFuture<Void>> greedy = new ArrayList<>();
        for (int i = 1; i <= 40; i++) {
            greedy.add(enters(gate, "2001:db8:0:1::" + Integer.toHexString(i)));
            awaitWaiting(gate, i);
        }
        CompletableFuture<Void> modest = enters(gate, "2001:db8:0:2::1");
        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(() -> greedy.removeLast().get(5, TimeUnit.SECONDS));
        leaveAndAwait(gate, List.of(greedy.removeFirst(), modest));
        leaveAndAwait(gate, greedy);
    }

    @Test
    void clientsTakeTurns() throws Exception {
        RequestGate gate = new RequestGate(1, 10);
        gate.enter("greedy", Deadline.NEVER);
        List<CompletableFuture<Void>> greedy = entering(gate, "greedy", 4);
        CompletableFuture<Void> first = enters(gate, "modest");
        awaitWaiting(gate, 5);
        CompletableFuture<Void> second = enters(gate, "modest");
        awaitWaiting(gate, 6);
        leaveAndAwait(gate, List.of(greedy.get(0), first, greedy.get(1), second, greedy.get(2), greedy.get(3)));
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
