package org.fraiseql.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.stream.IntStream;
import org.fraiseql.sql.CallerSettings;
import org.fraiseql.support.Deadline;
import org.fraiseql.support.EngineException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The failure of one of those that go together is the failure of one, and nobody's time is spent by others. */
@Timeout(30)
class GatheringFailuresTest {
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Duration SHORT = Duration.ofMillis(300);

    private final StandingDatabase database = new StandingDatabase();
    private final GatheringBackend backend = new GatheringBackend(database, 2, 2, LONG, LONG);
    private final KeyReaders readers = new KeyReaders(database, backend);

    @AfterEach
    void end() {
        readers.end();
    }

    private KeyReaders readers(Duration patience, Duration together) {
        return new KeyReaders(database, new GatheringBackend(database, 2, 2, patience, together));
    }

    private static RequestTerms within(Duration time) {
        return RequestTerms.until(Deadline.in(time));
    }

    @Test
    void whatFailsTogetherFailsForItselfAlone() throws Exception {
        readers.twoUnderWay();
        Future<String> one = readers.askWaiting("k1");
        Future<String> bad = readers.askWaiting("bad");
        Future<String> other = readers.askWaiting("k2");
        assertThat(StandingDatabase.keys(readers.next())).hasSize(3);
        database.released.release(1_000);
        assertThat(one.get()).isEqualTo("k1");
        assertThat(other.get()).isEqualTo("k2");
        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(bad::get)
                .withCauseInstanceOf(EngineException.class)
                .withMessageContaining("bad");
        assertThat(database.sizes()).containsExactly(1, 1, 3, 1, 1, 1);
    }

    /** The one that leads is none of those that are to blame, and is told nothing of it. */
    @ParameterizedTest
    @ValueSource(strings = {"broken", "exhausting"})
    void aDefectOfOneIsADefectOfOneAndEachConnectionGoesBack(String kind) throws Exception {
        List<Future<String>> under = readers.twoUnderWay();
        Future<String> leader = readers.askWaiting("k1");
        Future<String> defect = readers.askWaiting(kind);
        Future<String> other = readers.askWaiting("k2");
        assertThat(StandingDatabase.keys(readers.next())).hasSize(3);
        database.released.release(1_000);
        assertThat(leader.get()).isEqualTo("k1");
        assertThat(other.get()).isEqualTo("k2");
        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(defect::get)
                .withMessageContaining("a defect");
        assertThat(under).extracting(Future::get).hasSize(2);
        assertThat(database.open).hasValue(0);
    }

    @Test
    void whoIsCancelledHarmsNobodyElse() throws Exception {
        readers.twoUnderWay();
        Future<String> gone = readers.askWaiting("gone");
        Future<String> other = readers.askWaiting("k");
        assertThat(StandingDatabase.keys(readers.next())).containsExactly("gone", "k");
        database.released.release(1_000);
        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(gone::get)
                .withCauseInstanceOf(ReadCancelledException.class);
        assertThat(other.get()).isEqualTo("k");
    }

    /** Its client may hang up: the statement is for others, too. */
    @Test
    void whoReadsForOthersIsNotCancelled() throws Exception {
        List<Thread> cancelled = new ArrayList<>();
        ReadCancellation cancellation = backend.sparing(cancelled::add);
        readers.twoUnderWay();
        FutureTask<String> read = new FutureTask<>(() -> readers.read("k1", KeyReaders.terms()));
        Thread leader = KeyReaders.start(read);
        KeyReaders.awaitWaiting(leader);
        Future<String> other = readers.askWaiting("k2");
        cancellation.cancelReadOf(leader);
        assertThat(cancelled).as("it waits, for nobody else").containsExactly(leader);
        assertThat(StandingDatabase.keys(readers.next())).containsExactly("k1", "k2");
        cancellation.cancelReadOf(leader);
        assertThat(cancelled).as("it reads for both").hasSize(1);
        database.released.release(1_000);
        assertThat(read.get()).isEqualTo("k1");
        assertThat(other.get()).isEqualTo("k2");
        cancellation.cancelReadOf(leader);
        assertThat(cancelled).as("it reads for nobody else").hasSize(2);
    }

    /** Its place would be kept for nobody. */
    @Test
    @SuppressWarnings("NullAway") // what fails is no matter
    void whoFailsWhileItWaitsLeavesTheLine() throws Exception {
        readers.twoUnderWay();
        for (int i = 0; i < 3; i++) {
            Future<String> failing = readers.ask(
                    "failing", new RequestTerms(Deadline.NEVER, CallerSettings.NONE, null, false, Place.KEPT));
            assertThatExceptionOfType(ExecutionException.class)
                    .isThrownBy(failing::get)
                    .withCauseInstanceOf(NullPointerException.class);
        }
        Future<String> next = readers.askWaiting("k1");
        assertThat(StandingDatabase.keys(readers.next())).containsExactly("k1");
        database.released.release(1_000);
        assertThat(next.get()).isEqualTo("k1");
    }

    /** It would lose with others what it has. */
    @Test
    void whoHasLittleTimeGoesAloneAtOnce() {
        readers.twoUnderWay();
        readers.askWaiting("k1");
        readers.ask("hasty", within(Duration.ofMillis(999)));
        database.awaitArrivals(1);
        assertThat(StandingDatabase.keys(database.asked.getLast())).containsExactly("hasty");
    }

    /** Neither too little nor too much, whoever leads. */
    @Test
    void theTimeOfOneIsNotThatOfAll() {
        KeyReaders asking = readers(LONG, SHORT);
        asking.twoUnderWay();
        asking.askWaiting("k1", within(Duration.ofSeconds(2)));
        asking.askWaiting("k2", within(Duration.ofSeconds(20)));
        assertThat(StandingDatabase.keys(asking.next())).containsExactly("k1", "k2");
        assertThat(database.terms.getLast().deadline().total()).isEqualTo(SHORT);
    }

    /** The statement of the others stands still, and nobody ends it. */
    @Test
    void whoHasWaitedLongForOthersGoesAlone() throws Exception {
        KeyReaders asking = readers(Duration.ofSeconds(2), SHORT);
        asking.twoUnderWay();
        asking.askWaiting("k1");
        Future<String> held = asking.askWaiting("k2");
        database.awaitArrivals(1);
        assertThat(StandingDatabase.keys(database.asked.getLast())).containsExactly("k1", "k2");
        database.awaitArrivals(1);
        assertThat(StandingDatabase.keys(database.asked.getLast())).containsExactly("k2");
        database.released.release(1_000);
        assertThat(held.get()).isEqualTo("k2");
    }

    /** Those that come later do not go with others any more. */
    @Test
    void aSlowOneHoldsNobodyForLong() throws Exception {
        database.released.release(1_000);
        KeyReaders asking = readers(Duration.ofSeconds(2), SHORT);
        asking.ask("slow under way");
        asking.ask("slow under way, too");
        database.awaitArrivals(2);
        Future<String> fast = asking.askWaiting("k1");
        Future<String> slow = asking.askWaiting("slow");
        assertThat(fast.get()).isEqualTo("k1");
        assertThat(slow.isDone()).isFalse();
        Future<String> later = asking.ask("k2");
        assertThat(asking.ask("k3").get()).isEqualTo("k3");
        assertThat(later.get()).isEqualTo("k2");
        assertThat(database.sizes()).containsExactly(1, 1, 2, 1, 1, 1, 1);
        assertThat(asking.statement().isBetterApart())
                .as("also when nobody is there any more who would know")
                .isTrue();
    }

    /** They run one after the other. */
    @Test
    void ofSlowReadsFewerGoTogether() throws Exception {
        database.takes = Duration.ofMillis(30);
        readers.twoUnderWay();
        List<Future<String>> all = IntStream.range(0, 30)
                .mapToObj(i -> readers.askWaiting("k" + i))
                .toList();
        database.released.release(1_000);
        for (Future<String> each : all) {
            each.get();
        }
        assertThat(database.sizes()).filteredOn(size -> size == 4).hasSizeBetween(1, 2);
        assertThat(database.sizes().stream().skip(5)).allMatch(size -> size <= 2);
    }
}
