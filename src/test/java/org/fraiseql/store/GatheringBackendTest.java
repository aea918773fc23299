package org.fraiseql.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.fraiseql.sql.BoundStatement;
import org.fraiseql.sql.CallerSettings;
import org.fraiseql.sql.SqlStatement;
import org.fraiseql.sql.TestStatements;
import org.fraiseql.support.Deadline;
import org.fraiseql.support.EngineException;
import org.fraiseql.support.ErrorCode;
import org.fraiseql.support.Problem;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Reads that come while others are under way. The database stands still until a test lets it go on. */
@Timeout(30)
class GatheringBackendTest {
    private static final SqlStatement BY_KEY = TestStatements.byKey();

    private final Database database = new Database();
    private final Backend backend = new GatheringBackend(database, 2, Duration.ofMinutes(1));
    private final ExecutorService clients = Executors.newCachedThreadPool();

    /** Answers each key with itself. Keys that begin with {@code bad} are refused. */
    private static final class Database implements Backend {
        private final List<BoundStatement> asked = Collections.synchronizedList(new ArrayList<>());
        private final Semaphore arrived = new Semaphore(0);
        private final Semaphore released = new Semaphore(0);
        private volatile String suffix = "";

        @Override
        public ReadSession open(List<BoundStatement> statements, RequestTerms terms) {
            BoundStatement bound = statements.getFirst();
            asked.add(bound);
            arrived.release();
            released.acquireUninterruptibly();
            List<String> keys = keys(bound);
            if (keys.contains("gone")) {
                throw new ReadCancelledException(new InterruptedException());
            }
            if (keys.stream().anyMatch(key -> key.startsWith("bad"))) {
                throw new EngineException(Problem.of(ErrorCode.BAD_USER_INPUT, "bad"));
            }
            return new Session(isTogether(bound), keys, suffix);
        }

        static boolean isTogether(BoundStatement bound) {
            return bound.statement().columnCount() == 2;
        }

        static List<String> keys(BoundStatement bound) {
            String value = bound.values().getFirst();
            return isTogether(bound)
                    ? List.of(value.substring(2, value.length() - 2).split("\",\""))
                    : List.of(value);
        }

        List<Integer> sizes() {
            return asked.stream().map(bound -> keys(bound).size()).toList();
        }
    }

    private record Session(boolean isTogether, List<String> keys, String suffix) implements ReadSession {
        @Override
        public Rows rows(int statement) {
            Iterator<String> left = keys.iterator();
            return new Rows() {
                private int at;
                private String key = "";

                @Override
                public boolean next() {
                    if (!left.hasNext()) {
                        return false;
                    }
                    at++;
                    key = left.next();
                    return true;
                }

                @Override
                public byte @Nullable [] column(int index) {
                    String cell = isTogether && index == 0 ? Integer.toString(at) : key + suffix;
                    return cell.getBytes(UTF_8);
                }
            };
        }

        @Override
        public void close() {
            // nothing is open
        }
    }

    @AfterEach
    void end() {
        database.released.release(1_000);
        clients.shutdownNow();
    }

    private String read(String key, RequestTerms terms) {
        return read(backend, key, terms);
    }

    private static String read(Backend backend, String key, RequestTerms terms) {
        try (ReadSession session = backend.open(List.of(new BoundStatement(BY_KEY, List.of(key), 1)), terms)) {
            Rows rows = session.rows(0);
            assertThat(rows.next()).isTrue();
            byte[] cell = rows.column(0);
            assertThat(rows.next()).isFalse();
            return cell == null ? "" : new String(cell, UTF_8);
        }
    }

    private static RequestTerms terms() {
        return RequestTerms.until(Deadline.NEVER);
    }

    private Future<String> ask(String key) {
        return ask(key, terms());
    }

    private Future<String> ask(String key, RequestTerms terms) {
        return clients.submit(() -> read(key, terms));
    }

    private Future<String> askWaiting(String key) {
        return askWaiting(key, terms());
    }

    /** Asks, and comes back when that waits. */
    private Future<String> askWaiting(String key, RequestTerms terms) {
        FutureTask<String> read = new FutureTask<>(() -> read(key, terms));
        Thread thread = new Thread(read);
        thread.setDaemon(true);
        thread.start();
        while (!(LockSupport.getBlocker(thread) instanceof GatheredRead)) {
            Thread.onSpinWait();
        }
        return read;
    }

    /** One of those under way ends, and the next goes. */
    private BoundStatement next() {
        database.released.release();
        database.arrived.acquireUninterruptibly();
        return database.asked.getLast();
    }

    /** Two statements are under way, and do not end. */
    private List<Future<String>> twoUnderWay() {
        List<Future<String>> both = List.of(ask("first"), ask("second"));
        database.arrived.acquireUninterruptibly(2);
        return both;
    }

    @Test
    void whoComesAloneGoesAlone() {
        database.released.release(1_000);
        for (int i = 0; i < 10; i++) {
            assertThat(read("k" + i, terms())).isEqualTo("k" + i);
        }
        assertThat(database.sizes()).containsOnly(1).hasSize(10);
    }

    @Test
    void whoComesMeanwhileGoesTogetherAndEachGetsItsOwnRow() throws Exception {
        List<Future<String>> under = twoUnderWay();
        Map<String, Future<String>> more = new LinkedHashMap<>();
        IntStream.range(0, 4).forEach(i -> more.put("k" + i, askWaiting("k" + i)));
        assertThat(Database.keys(next())).containsExactly("k0", "k1", "k2", "k3");
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
            clients.execute(() -> read(asInService, key, terms()));
            database.arrived.acquireUninterruptibly(); // none of them ends
        }
        assertThat(database.sizes()).containsExactly(1, 1, 1);
    }

    @Test
    void whatFailsTogetherFailsForItselfAlone() throws Exception {
        twoUnderWay();
        List<Future<String>> more = List.of(askWaiting("k1"), askWaiting("bad"), askWaiting("k2"));
        assertThat(Database.keys(next())).hasSize(3);
        database.released.release(1_000);
        assertThat(more.get(0).get()).isEqualTo("k1");
        assertThat(more.get(2).get()).isEqualTo("k2");
        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(() -> more.get(1).get())
                .withCauseInstanceOf(EngineException.class)
                .withMessageContaining("bad");
        assertThat(database.sizes()).containsExactly(1, 1, 3, 1, 1, 1);
    }

    /** As when the client of the one that reads for all is gone. */
    @Test
    void whoIsCancelledHarmsNobodyElse() throws Exception {
        twoUnderWay();
        Future<String> gone = askWaiting("gone");
        Future<String> other = askWaiting("k");
        assertThat(Database.keys(next())).containsExactly("gone", "k");
        database.released.release(1_000);
        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(gone::get)
                .withCauseInstanceOf(ReadCancelledException.class);
        assertThat(other.get()).isEqualTo("k");
    }

    @Test
    void theSameReadsAreOne() throws Exception {
        twoUnderWay();
        List<Future<String>> more =
                IntStream.range(0, 3).mapToObj(i -> askWaiting("same")).toList();
        assertThat(next().statement()).isSameAs(BY_KEY);
        database.released.release(1_000);
        for (Future<String> each : more) {
            assertThat(each.get()).isEqualTo("same");
        }
        assertThat(database.asked).hasSize(3);
    }

    @Test
    void callersAreNotMixed() throws Exception {
        List<Future<String>> all = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            all.add(ask("k", new RequestTerms(Deadline.NEVER, caller("t" + i))));
            all.add(ask("k", new RequestTerms(Deadline.NEVER, caller("t" + i))));
        }
        database.arrived.acquireUninterruptibly(8);
        database.released.release(1_000);
        for (Future<String> each : all) {
            assertThat(each.get()).isEqualTo("k");
        }
        assertThat(database.asked).hasSize(8);
    }

    @Test
    void theRequestsOfOneCallerGoTogether() {
        ask("k1", new RequestTerms(Deadline.NEVER, caller("t")));
        ask("k2", new RequestTerms(Deadline.NEVER, caller("t")));
        database.arrived.acquireUninterruptibly(2);
        askWaiting("k3", new RequestTerms(Deadline.NEVER, caller("t")));
        askWaiting("k4", new RequestTerms(Deadline.NEVER, caller("t")));
        assertThat(Database.keys(next())).containsExactly("k3", "k4");
    }

    private static CallerSettings caller(String tenant) {
        Map<String, String> claims = new LinkedHashMap<>();
        claims.put("tenant", tenant);
        return CallerSettings.of("role", claims);
    }

    @Test
    void aDeadlineIsEachOnesOwn() throws Exception {
        twoUnderWay();
        Future<String> patient = askWaiting("k1");
        Future<String> hasty = askWaiting("k2", RequestTerms.until(Deadline.in(Duration.ofMillis(500))));
        assertThat(Database.keys(next())).containsExactly("k1", "k2");
        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(hasty::get)
                .withMessageContaining("Query timeout after 500 ms");
        database.released.release(1_000);
        assertThat(patient.get()).isEqualTo("k1");
    }

    /** No answer is older than its request. */
    @Test
    void nobodyJoinsWhatWasSent() throws Exception {
        twoUnderWay();
        Future<String> earlier = askWaiting("k");
        next();
        database.suffix = " of later";
        Future<String> later = askWaiting("k");
        database.released.release(1_000);
        assertThat(later.get()).isEqualTo("k of later");
        earlier.get();
        assertThat(database.asked).hasSize(4);
    }

    @Test
    void moreThanFitGoInSeveral() throws Exception {
        twoUnderWay();
        List<Future<String>> all = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            all.add(askWaiting("k" + i));
        }
        database.released.release(1_000);
        for (int i = 0; i < 300; i++) {
            assertThat(all.get(i).get()).isEqualTo("k" + i);
        }
        assertThat(database.sizes()).allMatch(size -> size <= 64).anyMatch(size -> size == 64);
        assertThat(database.sizes().stream().mapToInt(size -> size).sum()).isEqualTo(302);
    }

    /** What is read together is held. */
    @Test
    void ofLongAnswersFewerGoTogether() throws Exception {
        database.suffix = "x".repeat(300_000);
        twoUnderWay();
        List<Future<String>> all = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            all.add(askWaiting("k" + i));
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
        BoundStatement page = new BoundStatement(BY_KEY, List.of("k"), 101);
        List<Future<?>> all = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            all.add(clients.submit(() -> backend.open(List.of(page), terms()).close()));
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
            all.add(clients.submit(() -> backend.open(List.of(one), terms()).close()));
        }
        all.forEach(each -> assertThat(each).succeedsWithin(Duration.ofSeconds(10)));
        assertThat(database.asked).hasSize(20).allMatch(each -> each.statement() == statement);
    }
}
