package org.fraiseql.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.Semaphore;
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
        assertThat(threads.availablePermits()).isEqualTo(1);
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
        place.close();
        assertThat(isFree()).isTrue();
        assertThat(threads.availablePermits()).isEqualTo(1);
    }
}
