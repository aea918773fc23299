package org.fraiseql.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.fraiseql.support.Deadline;
import org.junit.jupiter.api.Test;

class RequestGateTest {
    private static final int SHORT = 100;
    /** Whose requests have the places first. */
    private static final String INSIDE = "inside";
    /** Has the room of three. */
    private static final int LONG = 2 * 16 * 1024;

    /** The names of those that were told, in this order, an exclamation mark behind those that were refused. */
    private final List<String> told = new ArrayList<>();

    @Test
    void letsSoManyInAndTellsTheNextAtOnce() {
        RequestGate gate = new RequestGate(2, 2, 0);
        assertThat(gate.enter(INSIDE)).isTrue();
        assertThat(gate.enter(INSIDE)).isTrue();
        assertThat(gate.enter(INSIDE)).isFalse();
        assertBusy(gate, "b");
        gate.leave(INSIDE);
        assertThat(gate.enter(INSIDE)).isTrue();
    }

    @Test
    void whoWaitsGetsThePlaceThatIsLeft() throws Exception {
        RequestGate gate = full(1);
        queue(gate, "b", "b1");
        assertBusy(gate, "c");
        assertThat(told).isEmpty();
        gate.leave(INSIDE);
        assertThat(told).containsExactly("b1");
        assertThat(gate.waiting()).isZero();
        assertThat(gate.enter(INSIDE)).as("the place is b's").isFalse();
        gate.leave("b");
        assertThat(gate.enter(INSIDE)).isTrue();
    }

    @Test
    void aPlaceThatIsLeftJustThenIsTakenAtOnce() throws Exception {
        RequestGate gate = full(1);
        gate.leave(INSIDE);
        queue(gate, "b", "b1");
        assertThat(told).containsExactly("b1");
        assertThat(gate.enter(INSIDE)).isFalse();
    }

    @Test
    void nobodyWaitsLongerThanItsDeadline() throws Exception {
        RequestGate gate = full(5);
        queue(gate, "a", "patient");
        queue(gate, "a", Deadline.in(Duration.ofMillis(50)), SHORT, "late");
        gate.refuseLate();
        assertThat(told).isEmpty();
        Thread.sleep(60);
        gate.refuseLate();
        assertThat(told).containsExactly("late!");
        gate.leave(INSIDE);
        assertThat(told).containsExactly("late!", "patient");
        gate.leave("a");
        assertThat(gate.enter(INSIDE)).isTrue();
    }

    @Test
    void allAreRefusedInTheEnd() throws Exception {
        RequestGate gate = full(5);
        queue(gate, "a", "a1");
        queue(gate, "b", "b1");
        gate.refuseAll();
        assertThat(told).containsExactly("a1!", "b1!");
        assertThat(gate.waiting()).isZero();
    }

    @Test
    void oneClientAloneMayTakeTheWholeRoom() throws Exception {
        RequestGate gate = full(3);
        queue(gate, "proxy", "1", "2", "3");
        assertBusy(gate, "proxy");
        leave(gate, INSIDE, "proxy", "proxy");
        assertThat(told).containsExactly("1", "2", "3");
    }

    @Test
    void whoHasTheMostGivesUpItsYoungestForAnother() throws Exception {
        RequestGate gate = full(3);
        queue(gate, "greedy", "g1", "g2", "g3");
        queue(gate, "modest", "m1");
        assertThat(told).containsExactly("g3!");
        assertBusy(gate, "modest"); // two and two are fair
        leave(gate, INSIDE, "greedy", "modest");
        assertThat(told).containsExactly("g3!", "g1", "m1", "g2");
        assertThat(gate.waiting()).isZero();
    }

    @Test
    void aClientHasOnlyItsShareOfThePlaces() throws Exception {
        RequestGate gate = new RequestGate(4, 3, 10);
        assertThat(List.of(gate.enter("greedy"), gate.enter("greedy"), gate.enter("greedy"), gate.enter("greedy")))
                .containsExactly(true, true, true, false);
        queue(gate, "greedy", "g4", "g5");
        assertThat(told).isEmpty();
        assertThat(gate.enter("modest")).isTrue();
        assertThat(gate.enter("modest")).as("all are taken").isFalse();
        gate.leave("modest");
        assertThat(told)
                .as("the place is free, and is not for who has its share")
                .isEmpty();
        gate.leave("greedy");
        assertThat(told).containsExactly("g4");
        assertThat(gate.enter("modest")).isTrue();
        queue(gate, "modest", "m2");
        gate.leave("greedy");
        assertThat(told).as("in the order in which they came").containsExactly("g4", "g5");
        gate.leave("greedy");
        assertThat(told).containsExactly("g4", "g5", "m2");
    }

    @Test
    void clientsTakeTurns() throws Exception {
        RequestGate gate = full(10);
        queue(gate, "greedy", "g1", "g2", "g3", "g4");
        queue(gate, "modest", "m1", "m2");
        leave(gate, INSIDE, "greedy", "modest", "greedy", "modest", "greedy");
        assertThat(told).containsExactly("g1", "m1", "g2", "m2", "g3", "g4");
    }

    @Test
    void aLongRequestTakesTheRoomOfSeveral() throws Exception {
        RequestGate gate = full(4);
        queue(gate, "greedy", Deadline.NEVER, LONG, "g1");
        queue(gate, "greedy", Deadline.NEVER, LONG, "g2");
        assertBusy(gate, "greedy");
        queue(gate, "modest", "m1");
        assertThat(told).containsExactly("g2!");
        leave(gate, INSIDE, "greedy");
        assertThat(told).containsExactly("g2!", "g1", "m1");
    }

    /** Whoever is longer than all the room there is. */
    @Test
    void aLongRequestWaitsWhereNobodyElseDoes() throws Exception {
        RequestGate gate = full(1);
        queue(gate, "a", Deadline.NEVER, LONG, "long");
        assertBusy(gate, "a");
        gate.leave(INSIDE);
        assertThat(told).containsExactly("long");
    }

    @Test
    void thePlaceOfAClientThatIsGoneGoesToTheNext() throws Exception {
        RequestGate gate = full(5);
        RequestGate.Turn waits = gate.queue("a", Deadline.NEVER, SHORT);
        RequestGate.Turn hasEntered = gate.queue("b", Deadline.NEVER, SHORT);
        gate.queue("c", Deadline.NEVER, SHORT).whenDecided(() -> {
            throw new IllegalStateException("its request has ended");
        });
        queue(gate, "d", "d1");
        waits.abandon();
        gate.leave(INSIDE);
        hasEntered.abandon();
        assertThat(told).containsExactly("d1");
        gate.leave("d");
        assertThat(gate.enter(INSIDE)).isTrue();
    }

    @Test
    void whoHasTakenItsPlaceCannotAbandonIt() throws Exception {
        RequestGate gate = full(1);
        RequestGate.Turn turn = gate.queue("a", Deadline.NEVER, SHORT);
        gate.leave(INSIDE);
        turn.take();
        turn.abandon();
        assertThat(gate.enter(INSIDE)).isFalse();
        assertThatExceptionOfType(HttpProblem.class).isThrownBy(turn::take);
    }

    @Test
    void aThreadMayWaitForAShortTime() throws Exception {
        RequestGate gate = full(5);
        RequestGate.Turn first = gate.queue("a", Deadline.NEVER, SHORT);
        assertThat(first.isDecidedWithin(Duration.ofMillis(5))).isFalse();
        first.whenDecided(() -> told.add("later"));
        RequestGate.Turn second = gate.queue("b", Deadline.NEVER, SHORT);
        gate.leave(INSIDE);
        assertThat(told).containsExactly("later");
        try (ExecutorService thread = Executors.newVirtualThreadPerTaskExecutor()) {
            thread.submit(() -> gate.leave("a"));
            assertThat(second.isDecidedWithin(Duration.ofSeconds(5))).isTrue();
        }
        second.take();
    }

    @Test
    void noPlaceIsLostOrDoubledHoweverManyComeAndGo() throws Exception {
        int clients = 8;
        RequestGate gate = new RequestGate(3, 3, 4);
        AtomicInteger within = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        AtomicInteger answered = new AtomicInteger();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < clients; i++) {
                String client = "client" + i % 3;
                threads.submit(() -> {
                    for (int n = 0; n < 5_000; n++) {
                        if (isAdmitted(gate, client, n)) {
                            most.accumulateAndGet(within.incrementAndGet(), Math::max);
                            Thread.yield();
                            within.decrementAndGet();
                            answered.incrementAndGet();
                            gate.leave(client);
                        }
                    }
                    return null;
                });
            }
        }
        assertThat(answered).hasPositiveValue();
        assertThat(most).hasValueLessThanOrEqualTo(3);
        assertThat(gate.waiting()).isZero();
        assertThat(List.of(gate.enter(INSIDE), gate.enter(INSIDE), gate.enter(INSIDE), gate.enter(INSIDE)))
                .containsExactly(true, true, true, false);
    }

    private static boolean isAdmitted(RequestGate gate, String client, int number) throws InterruptedException {
        if (gate.enter(client)) {
            return true;
        }
        try {
            RequestGate.Turn turn = gate.queue(client, Deadline.NEVER, SHORT);
            if (number % 5 == 0 && turn.isDecidedWithin(Duration.ofNanos(20_000))) {
                turn.take();
                return true;
            }
            CountDownLatch decided = new CountDownLatch(1);
            turn.whenDecided(decided::countDown);
            if (number % 7 == 0) {
                turn.abandon();
                return false;
            }
            decided.await();
            turn.take();
            return true;
        } catch (HttpProblem refused) {
            return false;
        }
    }

    /** One place, which is taken. */
    private static RequestGate full(int maxQueue) {
        RequestGate gate = new RequestGate(1, 1, maxQueue);
        assertThat(gate.enter(INSIDE)).isTrue();
        return gate;
    }

    private void queue(RequestGate gate, String client, String... names) throws HttpProblem {
        for (String name : names) {
            queue(gate, client, Deadline.NEVER, SHORT, name);
        }
    }

    private void queue(RequestGate gate, String client, Deadline deadline, int bytes, String name) throws HttpProblem {
        RequestGate.Turn turn = gate.queue(client, deadline, bytes);
        turn.whenDecided(() -> {
            try {
                turn.take();
                told.add(name);
            } catch (HttpProblem refused) {
                told.add(name + "!");
            }
        });
    }

    private static void leave(RequestGate gate, String... clients) {
        for (String client : clients) {
            gate.leave(client);
        }
    }

    private static void assertBusy(RequestGate gate, String client) {
        assertThatExceptionOfType(HttpProblem.class)
                .isThrownBy(() -> gate.queue(client, Deadline.NEVER, SHORT))
                .satisfies(problem -> assertThat(problem.status()).isEqualTo(503));
    }
}
