package org.fraiseql.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import org.fraiseql.support.Deadline;
import org.junit.jupiter.api.Test;

class RequestPlaceTest {
    private static final String CLIENT = "a";
    private static final String OTHER = "b";

    private final RequestGate gate = new RequestGate(1, 1, 10);
    private final Semaphore threads = new Semaphore(1);

    private RequestPlace entered(String client) {
        assertThat(gate.enter(client)).as("there is a place for " + client).isTrue();
        return new RequestPlace(gate, client, threads);
    }

    private boolean isFree() {
        if (gate.enter("c")) {
            gate.leave("c");
            return true;
        }
        return false;
    }

    @Test
    void whatIsLentIsForOthers() {
        RequestPlace place = entered(CLIENT);
        assertThat(isFree()).isFalse();
        place.lend();
        RequestPlace others = entered(OTHER);
        assertThat(isFree()).isFalse();
        others.close();
        place.close();
        assertThat(isFree()).isTrue();
    }

    /** The one that has come back and the one that has its place work at once; then one more has to leave first. */
    @Test
    void whoComesBackIsLetInWhoeverIsThere() {
        RequestPlace place = entered(CLIENT);
        place.lend();
        RequestPlace others = entered(OTHER);
        place.takeBack();
        others.close();
        assertThat(isFree()).isFalse();
        place.close();
        assertThat(isFree()).isTrue();
    }

    /** Nobody would be there to answer others, were they all waiting. */
    @Test
    void noMoreAreLentThanThereAreThreadsForThoseThatWait() {
        RequestGate two = new RequestGate(2, 2, 10);
        assertThat(two.enter(CLIENT)).isTrue();
        assertThat(two.enter(CLIENT)).isTrue();
        RequestPlace first = new RequestPlace(two, CLIENT, threads);
        RequestPlace second = new RequestPlace(two, CLIENT, threads);
        first.lend();
        second.lend();
        assertThat(threads.availablePermits()).isZero();
        assertThat(two.enter(OTHER)).isTrue();
        assertThat(two.enter(OTHER)).as("the second has kept its place").isFalse();
        first.close();
        assertThat(threads.availablePermits()).isEqualTo(1);
        second.lend();
        assertThat(two.enter(OTHER)).isTrue();
        second.takeBack();
        assertThat(threads.availablePermits())
                .as("others have its place: it is one thread more than there are places")
                .isZero();
        second.close();
        assertThat(threads.availablePermits()).isEqualTo(1);
    }

    /** One client, with many that come back, would have the places of all. */
    @Test
    void whoComesBackInTurnWaitsUntilItsClientMayHaveMore() throws Exception {
        RequestPlace place = entered(CLIENT);
        place.lend();
        RequestPlace others = entered(OTHER);
        Thread returning = new Thread(() -> place.takeBackInTurn(Deadline.NEVER));
        returning.start();
        assertThat(returning.join(Duration.ofMillis(100))).isFalse();
        others.close();
        assertThat(returning.join(Duration.ofSeconds(10))).isTrue();
        assertThat(isFree()).isFalse();
        place.close();
        assertThat(isFree()).isTrue();
    }

    @Test
    void whoComesBackIsFirst() throws Exception {
        RequestPlace place = entered(CLIENT);
        place.lend();
        RequestPlace others = entered(OTHER);
        RequestGate.Turn waiting = gate.queue(OTHER, Deadline.NEVER, 100);
        Thread returning = new Thread(() -> place.takeBackInTurn(Deadline.NEVER));
        returning.start();
        while (LockSupport.getBlocker(returning) != gate) {
            Thread.onSpinWait();
        }
        others.close();
        assertThat(returning.join(Duration.ofSeconds(10))).isTrue();
        assertThat(waiting.isDecidedWithin(Duration.ofMillis(10))).isFalse();
        place.close();
        assertThat(waiting.isDecidedWithin(Duration.ofSeconds(10))).isTrue();
    }

    /** What it asks next is refused, as its time is over. */
    @Test
    void nobodyWaitsForItsReturnBeyondItsTime() {
        RequestPlace place = entered(CLIENT);
        place.lend();
        RequestPlace others = entered(OTHER);
        place.takeBackInTurn(Deadline.in(Duration.ofMillis(50)));
        others.close();
        assertThat(isFree()).isFalse();
        place.close();
        assertThat(isFree()).isTrue();
    }

    @Test
    void twiceIsAsOnce() {
        RequestPlace place = entered(CLIENT);
        place.takeBack();
        place.lend();
        place.lend();
        place.takeBack();
        place.takeBack();
        assertThat(isFree()).isFalse();
        assertThat(threads.availablePermits()).isZero();
        place.close();
        assertThat(isFree()).isTrue();
        assertThat(threads.availablePermits()).isEqualTo(1);
    }
}
