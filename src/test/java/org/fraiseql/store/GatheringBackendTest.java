package org.fraiseql.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.fraiseql.sql.BoundStatement;
import org.fraiseql.sql.SqlStatement;
import org.fraiseql.sql.TestStatements;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Reads that come while others are under way. The database stands still until a test lets it go on. */
@Timeout(30)
class GatheringBackendTest {
    private static final Duration LONG = Duration.ofMinutes(1);

    private final StandingDatabase database = new StandingDatabase();
    private final Backend backend = new GatheringBackend(database, 2, 2, LONG, LONG);
    private final KeyReaders readers = new KeyReaders(database, backend);

    @AfterEach
    void end() {
        readers.end();
    }

    @Test
    void whoComesAloneGoesAlone() {
        database.released.release(1_000);
        for (int i = 0; i < 10; i++) {
            assertThat(readers.read("k" + i, KeyReaders.terms())).isEqualTo("k" + i);
        }
        assertThat(database.sizes()).containsOnly(1).hasSize(10);
    }

    @Test
    void whoComesMeanwhileGoesTogetherAndEachGetsItsOwnRow() throws Exception {
        List<Future<String>> under = readers.twoUnderWay();
        Map<String, Future<String>> more = new LinkedHashMap<>();
        IntStream.range(0, 4).forEach(i -> more.put("k" + i, readers.askWaiting("k" + i)));
        assertThat(StandingDatabase.keys(readers.next())).containsExactly("k0", "k1", "k2", "k3");
        database.released.release(1_000);
        for (Map.Entry<String, Future<String>> each : more.entrySet()) {
            assertThat(each.getValue().get()).isEqualTo(each.getKey());
        }
        assertThat(under).extracting(Future::get).containsExactlyInAnyOrder("first", "second");
        assertThat(database.asked).hasSize(3);
    }

    @Test
    void nobodyWaitsLongForStatementsUnderWay() {
        Backend asInService = new GatheringBackend(database, 2);
        for (int i = 1; i <= 3; i++) {
            String key = "k" + i;
            readers.submit(() -> readers.read(asInService, key, KeyReaders.terms()));
            database.awaitArrivals(1); // none of them ends
        }
        assertThat(database.sizes()).containsExactly(1, 1, 1);
    }

    @Test
    void theSameReadsAreOne() throws Exception {
        readers.twoUnderWay();
        List<Future<String>> more =
                IntStream.range(0, 3).mapToObj(i -> readers.askWaiting("same")).toList();
        assertThat(readers.next().statement()).isSameAs(readers.statement());
        database.released.release(1_000);
        for (Future<String> each : more) {
            assertThat(each.get()).isEqualTo("same");
        }
        assertThat(database.asked).hasSize(3);
    }

    /** No answer is older than its request. */
    @Test
    void nobodyJoinsWhatWasSent() throws Exception {
        readers.twoUnderWay();
        Future<String> earlier = readers.askWaiting("k");
        readers.next();
        database.suffix = " of later";
        Future<String> later = readers.askWaiting("k");
        database.released.release(1_000);
        assertThat(later.get()).isEqualTo("k of later");
        earlier.get();
        assertThat(database.asked).hasSize(4);
    }

    @Test
    void moreThanFitGoInSeveral() throws Exception {
        readers.twoUnderWay();
        List<Future<String>> all = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            all.add(readers.askWaiting("k" + i));
        }
        database.released.release(1_000);
        for (int i = 0; i < 300; i++) {
            assertThat(all.get(i).get()).isEqualTo("k" + i);
        }
        assertThat(database.sizes()).allMatch(size -> size <= 64).anyMatch(size -> size == 64);
        assertThat(database.sizes().stream().mapToInt(size -> size).sum()).isEqualTo(302);
    }

    /** What all of them wait for is the way there. */
    @Test
    void farAwayAsManyGoTogether() throws Exception {
        database.distance = Duration.ofMillis(60);
        readers.twoUnderWay();
        List<Future<String>> all = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            all.add(readers.askWaiting("k" + i));
        }
        database.released.release(1_000);
        for (Future<String> each : all) {
            each.get();
        }
        assertThat(database.sizes()).anyMatch(size -> size >= 16);
    }

    /** The statements under way would not be over soon. */
    @Test
    void ofWhatTakesLongMoreMayBeUnderWay() throws Exception {
        Backend backendOfMany = new GatheringBackend(database, 2, 4, LONG, LONG);
        KeyReaders asking = new KeyReaders(database, backendOfMany);
        database.distance = Duration.ofMillis(20);
        asking.twoUnderWay();
        Future<String> third = asking.askWaiting("k1"); // nobody knows yet how long it takes
        asking.next();
        asking.ask("k2");
        asking.ask("k3");
        database.awaitArrivals(2);
        asking.askWaiting("k4");
        database.released.release(1_000);
        assertThat(third.get()).isEqualTo("k1");
        asking.end();
    }

    /** It holds no connection; with its place another request may come, and go together with it. */
    @Test
    void whoWaitsLendsItsPlaceAndWhoReadsTakesItBack() throws Exception {
        readers.twoUnderWay();
        NotedPlace leading = new NotedPlace();
        NotedPlace other = new NotedPlace();
        Future<String> first = readers.askWaiting("k1", leading.terms());
        Future<String> second = readers.askWaiting("k2", other.terms());
        assertThat(leading.isLent()).isTrue();
        assertThat(StandingDatabase.keys(readers.next())).containsExactly("k1", "k2");
        assertThat(leading.isLent()).as("it reads for both").isFalse();
        database.released.release(1_000);
        first.get();
        second.get();
        assertThat(other.isLent()).as("another has read for it").isTrue();
    }

    @Test
    void whoGoesAloneAtOnceLendsNothing() {
        database.released.release(1_000);
        NotedPlace place = new NotedPlace();
        readers.read("k", place.terms());
        assertThat(place.wasLent()).isFalse();
    }

    @Test
    void whoGoesAloneInTheEndHasItsPlaceBack() throws Exception {
        readers.twoUnderWay();
        NotedPlace bad = new NotedPlace();
        NotedPlace other = new NotedPlace();
        Future<String> failing = readers.askWaiting("bad", bad.terms());
        Future<String> following = readers.askWaiting("k", other.terms());
        database.released.release(1_000);
        assertThat(following.get()).isEqualTo("k");
        assertThat(failing).failsWithin(Duration.ofSeconds(10));
        assertThat(List.of(bad.wasLent(), other.wasLent())).containsOnly(true);
        assertThat(List.of(bad.isLent(), other.isLent())).containsOnly(false);
    }

    /** What is tried again need not be what goes together. */
    @Test
    void whatDoesNotGoTogetherHasItsPlace() {
        database.released.release(1_000);
        NotedPlace place = new NotedPlace();
        place.lend();
        BoundStatement page = new BoundStatement(readers.statement(), List.of("k"), 1_000);
        backend.open(List.of(page), place.terms()).close();
        assertThat(place.isLent()).isFalse();
    }

    /** What is read together is held. */
    @Test
    void ofLongAnswersFewerGoTogether() throws Exception {
        database.suffix = "x".repeat(300_000);
        readers.twoUnderWay();
        List<Future<String>> all = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            all.add(readers.askWaiting("k" + i));
        }
        database.released.release(1_000);
        for (Future<String> each : all) {
            each.get();
        }
        assertThat(database.sizes().stream().filter(size -> size == 4)).hasSizeLessThanOrEqualTo(2);
        assertThat(database.sizes().stream().skip(5)).allMatch(size -> size <= 3);
    }

    @Test
    void longListsGoAlone() {
        database.released.release(1_000);
        BoundStatement page = new BoundStatement(readers.statement(), List.of("k"), 51);
        List<Future<?>> all = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            all.add(readers.submit(
                    () -> backend.open(List.of(page), KeyReaders.terms()).close()));
        }
        all.forEach(each -> assertThat(each).succeedsWithin(Duration.ofSeconds(10)));
        assertThat(database.sizes()).containsOnly(1).hasSize(20);
    }

    /** All rows of those that go together are held. */
    @Test
    void readsWhoseRowsWereTooLongGoAlone() {
        database.released.release(1_000);
        SqlStatement statement = TestStatements.byKey();
        statement.foundTooLong();
        List<Future<?>> all = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            BoundStatement one = new BoundStatement(statement, List.of("k" + i), 1);
            all.add(readers.submit(
                    () -> backend.open(List.of(one), KeyReaders.terms()).close()));
        }
        all.forEach(each -> assertThat(each).succeedsWithin(Duration.ofSeconds(10)));
        assertThat(database.asked).hasSize(20).allMatch(each -> each.statement() == statement);
    }
}
