package org.fraiseql.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ConnectException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.fraiseql.catalog.Assurances;
import org.fraiseql.catalog.Catalog;
import org.fraiseql.catalog.DatabaseSnapshot;
import org.fraiseql.catalog.SnapshotFixture;
import org.fraiseql.catalog.SqlName;
import org.fraiseql.catalog.TakenNames;
import org.fraiseql.catalog.read.CatalogOptions;
import org.fraiseql.support.EngineException;
import org.fraiseql.support.ErrorCode;
import org.fraiseql.support.Problem;
import org.fraiseql.support.config.ConfigReader;
import org.fraiseql.support.config.WrittenConfig;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** On a database that answers as it is told, and a clock that goes when it is told. */
class CatalogRefreshTest {
    private static final DatabaseSnapshot BOOKS = snapshot("book");

    private final Deque<Object> answers = new ArrayDeque<>();
    private final List<Catalog> served = new ArrayList<>();
    private final ManualTimer timer = new ManualTimer();
    private final LogLines log = new LogLines();
    private int readings;

    private final CatalogRefresh refresh = new CatalogRefresh(
            this::answer,
            ConfigReader.read(new WrittenConfig(new LinkedHashMap<>())),
            () -> CatalogOptions.NONE,
            catalogs -> served.add(catalogs.whole()),
            timer);

    /** A snapshot, or an exception; the last one for good. */
    private DatabaseSnapshot answer(List<String> schemas) {
        readings++;
        Object answer = answers.size() > 1 ? answers.remove() : answers.getFirst();
        if (answer instanceof RuntimeException failure) {
            throw failure;
        }
        if (answer instanceof Error failure) {
            throw failure;
        }
        return (DatabaseSnapshot) answer;
    }

    private static DatabaseSnapshot snapshot(String... tables) {
        SnapshotFixture fixture = new SnapshotFixture();
        for (String table : tables) {
            fixture.table(table).column("id", "int4").primaryKey("id");
        }
        return fixture.snapshot();
    }

    private static EngineException away(String reason) {
        SQLException driver =
                new SQLException("Connection to db.example:5432 refused.", new ConnectException("refused"));
        return new EngineException(Problem.of(ErrorCode.SERVICE_UNAVAILABLE, reason), driver);
    }

    @BeforeEach
    void listen() {
        log.attach();
    }

    @AfterEach
    void stopListening() {
        log.detach();
    }

    @Test
    void servesWhatItReadsAndLeavesItAtThat() {
        answers.add(BOOKS);
        assertThat(refresh.problems()).containsExactly("The catalog has not been read yet");
        refresh.read();
        assertThat(refresh.problems()).isEmpty();
        assertThat(served).hasSize(1);
        assertThat(timer.delays).isEmpty();
    }

    /** Regression: without mutations it was told of tables that they have none that create rows. */
    @ParameterizedTest
    @CsvSource({"true,1", "false,0"})
    void nothingIsToldOfMutationsWhereThereAreNone(String mutations, int notices) {
        SnapshotFixture fixture = new SnapshotFixture();
        fixture.table("book")
                .columns("id int4!")
                .column("title", "text!", "@omit create")
                .primaryKey("id");
        answers.add(fixture.writableSnapshot());
        Map<String, String> keys = new LinkedHashMap<>();
        keys.put("fraiseql.catalog.mutations", mutations);

        new CatalogRefresh(
                        this::answer,
                        ConfigReader.read(new WrittenConfig(keys)),
                        () -> CatalogOptions.NONE,
                        catalogs -> served.add(catalogs.whole()),
                        timer)
                .read();

        assertThat(served.getLast().notices())
                .filteredOn(notice -> notice.message().contains("has no mutations that create rows"))
                .hasSize(notices);
        assertThat(served.getLast().notices()).hasSize(notices);
    }

    @Test
    void triesAgainAfterASecondAndThenTwiceAsLongEachTime() {
        answers.add(away("away"));
        refresh.read();
        for (int i = 0; i < 7; i++) {
            timer.runNext();
        }
        assertThat(timer.delays).extracting(Duration::toSeconds).containsExactly(1L, 2L, 4L, 8L, 16L, 30L, 30L, 30L);
        assertThat(readings).isEqualTo(8);

        answers.clear();
        answers.add(BOOKS);
        timer.runNext();
        assertThat(refresh.problems()).isEmpty();
        answers.clear();
        answers.add(away("away"));
        refresh.read();
        assertThat(timer.delays.getLast()).hasSeconds(1);
    }

    /** Regression: five reloads that failed were five chains of attempts from then on. */
    @Test
    void fiveReadingsThatFailLeaveOneAttempt() {
        answers.add(away("away"));
        for (int i = 0; i < 5; i++) {
            refresh.read();
        }
        assertThat(timer.waiting()).isEqualTo(1);
        timer.runNext();
        assertThat(timer.waiting()).isEqualTo(1);
        assertThat(readings).isEqualTo(6);
    }

    @Test
    void manyRequestsThatMeetAnotherDatabaseMakeOneReading() {
        answers.add(BOOKS);
        for (int i = 0; i < 100; i++) {
            refresh.askedByRequest();
        }
        assertThat(timer.waiting()).isEqualTo(1);
        timer.runNext();
        assertThat(readings).isEqualTo(1);
        assertThat(timer.waiting()).isZero();
    }

    /** Regression: whoever knew a request that fails so could keep a large catalog being read. */
    @Test
    void requestsThatMeetAnotherDatabaseMakeAReadingNowAndThen() {
        answers.add(BOOKS);
        refresh.askedByRequest();
        assertThat(timer.delays).containsExactly(Duration.ofSeconds(1));
        timer.runNext();
        timer.pass(Duration.ofSeconds(2));
        refresh.askedByRequest();
        refresh.askedByRequest();
        assertThat(timer.delays).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(8));
        timer.pass(Duration.ofSeconds(8));
        timer.runNext();
        assertThat(readings).isEqualTo(2);

        timer.pass(Duration.ofMinutes(5));
        refresh.askedByRequest();
        assertThat(timer.delays.getLast()).hasSeconds(1);
    }

    /** Whoever changes the database and says so is heard. */
    @Test
    void theBudgetOfRequestsIsNotThatOfNotifications() {
        answers.add(BOOKS);
        refresh.askedByRequest();
        timer.runNext();
        refresh.askedByRequest();
        assertThat(timer.delays.getLast()).hasSeconds(10);
        refresh.read();
        assertThat(readings).isEqualTo(2);
        assertThat(timer.waiting()).isZero();
    }

    /** Regression: nothing was served, without a word. */
    @Test
    void aDatabaseWithoutTheConfiguredSchemasIsAFailure() {
        answers.add(in("shop"));
        refresh.read();
        assertThat(refresh.problems())
                .containsExactly("The database has none of the schemas of fraiseql.catalog.schemas: public");
        assertThat(served).isEmpty();
        answers.clear();
        answers.add(in("public"));
        timer.runNext();
        assertThat(refresh.problems()).isEmpty();
    }

    private static DatabaseSnapshot in(String schema) {
        return new DatabaseSnapshot(
                BOOKS.serverVersion(),
                BOOKS.relations(),
                BOOKS.columns(),
                BOOKS.keys(),
                BOOKS.indexes(),
                BOOKS.foreignKeys(),
                BOOKS.types(),
                BOOKS.attributes(),
                BOOKS.routines(),
                BOOKS.writes(),
                Assurances.NONE.with(List.of(new Assurances.SchemaRow(schema, true, false))),
                BOOKS.statistics());
    }

    @Test
    void whoeverAsksNeedNotWaitForAnAttemptThatIsFarOff() {
        answers.add(away("away"));
        refresh.read();
        timer.runNext();
        timer.runNext();
        assertThat(timer.delays.getLast()).hasSeconds(4);
        refresh.askedByRequest();
        assertThat(timer.delays.getLast()).hasSeconds(1);
        assertThat(timer.waiting()).isEqualTo(1);
    }

    @Test
    void aReadingThatSucceedsMeanwhileMakesTheAttemptNeedless() {
        answers.add(away("away"));
        answers.add(BOOKS);
        refresh.read();
        refresh.read();
        assertThat(timer.waiting()).isZero();
        assertThat(refresh.problems()).isEmpty();
    }

    @Test
    void theLogTellsEachReasonOnceAndWithItsCause() {
        answers.add(away("away"));
        answers.add(away("away"));
        answers.add(away("expired"));
        refresh.read();
        timer.runNext();
        timer.runNext();
        timer.runNext();
        assertThat(log.warnings())
                .containsExactly(
                        "The catalog could not be read, trying again: away (Connection to db.example:5432 refused.: refused)",
                        "The catalog could not be read, trying again: expired (Connection to db.example:5432 refused.: refused)");
        assertThat(log.records)
                .allSatisfy(record -> assertThat(record.getThrown()).isNull());
        assertThat(refresh.problems()).containsExactly("expired");
    }

    @Test
    void aDefectIsToldWithItsTrace() {
        answers.add(new IllegalStateException("odd"));
        refresh.read();
        assertThat(log.records).singleElement().satisfies(record -> assertThat(record.getThrown())
                .isInstanceOf(IllegalStateException.class));
        assertThat(timer.waiting()).isEqualTo(1);
    }

    /** Nothing is down because of a name: one gives way, and the log says so. */
    /** Regression: it ended the attempts without a word. */
    @Test
    void aClassThatIsMissingIsToldAndTriedAgain() {
        answers.add(new NoClassDefFoundError("org/fraiseql/Missing"));
        answers.add(BOOKS);
        refresh.read();
        assertThat(refresh.failure().orElseThrow()).contains("org/fraiseql/Missing");
        timer.runNext();
        assertThat(served).hasSize(1);
    }

    @Test
    void aCatalogWhoseNamesMeetIsServedAndTold() {
        answers.add(BOOKS);
        answers.add(snapshot("book", "Book"));
        refresh.read();
        refresh.read();
        assertThat(served).hasSize(2);
        assertThat(served.getLast().tables()).hasSize(2);
        assertThat(refresh.problems()).isEmpty();
        assertThat(log.warnings()).singleElement().asString().contains("public.book", "public.Book");
    }

    /** Its plans stay, and the log is not told again. */
    @Test
    void whatHasNotChangedIsNotServedAgain() {
        answers.add(snapshot("book", "Book"));
        answers.add(snapshot("book", "Book"));
        answers.add(BOOKS);
        refresh.read();
        refresh.read();
        assertThat(served).hasSize(1);
        assertThat(log.warnings()).hasSize(1);
        assertThat(refresh.problems()).isEmpty();
        refresh.read();
        assertThat(served).hasSize(2);
    }

    /** Every autovacuum made a new catalog, and plans and notices with it. */
    @Test
    void otherStatisticsAreServedWhenTheyAreFarOff() {
        answers.add(counted(1_000));
        answers.add(counted(1_999));
        answers.add(counted(2_000));
        for (int i = 0; i < 3; i++) {
            refresh.read();
        }
        assertThat(served)
                .extracting(catalog ->
                        catalog.statistics().rows(new SqlName("public", "book")).orElseThrow())
                .containsExactly(1_000.0, 2_000.0);
        assertThat(log.warnings()).hasSize(1);
    }

    private static DatabaseSnapshot counted(int rows) {
        SnapshotFixture fixture = new SnapshotFixture();
        fixture.table("book").column("id", "int4").primaryKey("id");
        fixture.table("Book").column("id", "int4").primaryKey("id");
        return fixture.rows("book", rows).snapshot();
    }

    /** Whoever asks whether we are ready needs no key for it. */
    @Test
    void namesAndTextsOfExceptionsAreNotForAnybody() {
        answers.add(in("shop"));
        answers.add(new IllegalStateException("line 3 of /etc/secret.properties"));
        answers.add(away("away"));
        answers.add(BOOKS);
        refresh.read();
        assertThat(refresh.problemsForAnybody()).containsExactly("The catalog can't be served; the log says why");
        refresh.read();
        assertThat(refresh.problems()).singleElement().asString().contains("secret");
        assertThat(refresh.problemsForAnybody()).containsExactly("The catalog can't be served; the log says why");
        refresh.read();
        assertThat(refresh.problemsForAnybody()).containsExactly("away");
        refresh.read();
        assertThat(refresh.problemsForAnybody()).isEmpty();
    }

    @Test
    void whatCouldNotBePublishedIsTriedAgain() {
        answers.add(BOOKS);
        CatalogRefresh failing = new CatalogRefresh(
                this::answer,
                ConfigReader.read(new WrittenConfig(new LinkedHashMap<>())),
                () -> CatalogOptions.NONE,
                catalogs -> {
                    served.add(catalogs.whole());
                    if (served.size() == 1) {
                        throw new IllegalStateException("odd");
                    }
                },
                timer);
        failing.read();
        assertThat(failing.problems()).isNotEmpty();
        failing.read();
        assertThat(served).hasSize(2);
        assertThat(failing.problems()).isEmpty();
    }

    @Test
    void aCatalogLeavesTheNamesOfBeansToThem() {
        answers.add(BOOKS);
        new CatalogRefresh(
                        this::answer,
                        ConfigReader.read(new WrittenConfig(new LinkedHashMap<>())),
                        () -> new CatalogOptions(
                                false,
                                new TakenNames(
                                        new LinkedHashSet<>(List.of("Book")),
                                        new LinkedHashSet<>(),
                                        new LinkedHashSet<>()),
                                new LinkedHashMap<>()),
                        catalogs -> served.add(catalogs.whole()),
                        timer)
                .read();
        assertThat(served).singleElement().satisfies(catalog -> assertThat(catalog.tables())
                .containsOnlyKeys("PublicBook"));
    }

    @Test
    void nothingIsTriedAfterTheEnd() {
        answers.add(away("away"));
        refresh.read();
        refresh.end();
        assertThat(timer.waiting()).isZero();
        refresh.read();
        refresh.askedByRequest();
        assertThat(timer.waiting()).isZero();
    }

    @Test
    void anExecutorThatTakesNothingMoreIsNoFailure() {
        answers.add(away("away"));
        timer.isClosed = true;
        refresh.read();
        assertThat(refresh.problems()).containsExactly("away");
    }

    /** A database that hangs must not hang those who only ask. */
    @Test
    void whoeverAsksDoesNotWaitForTheReadingThatRuns() throws InterruptedException {
        CountDownLatch isReading = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        CatalogRefresh slow = new CatalogRefresh(
                schemas -> {
                    isReading.countDown();
                    await(mayEnd);
                    return BOOKS;
                },
                ConfigReader.read(new WrittenConfig(new LinkedHashMap<>())),
                () -> CatalogOptions.NONE,
                catalogs -> served.add(catalogs.whole()),
                timer);
        Thread reading = Thread.ofVirtual().start(slow::read);
        await(isReading);
        Thread asking = Thread.ofVirtual().start(() -> {
            slow.askedByRequest();
            slow.problems();
            slow.end();
        });
        assertThat(asking.join(Duration.ofSeconds(5))).isTrue();
        mayEnd.countDown();
        reading.join();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Runs nothing before it is told to. */
    private static final class ManualTimer implements CatalogRefresh.Timer {
        private final List<Duration> delays = new ArrayList<>();
        private final Deque<FutureTask<?>> tasks = new ArrayDeque<>();
        private boolean isClosed;
        private long nanos;

        void pass(Duration time) {
            nanos += time.toNanos();
        }

        @Override
        public long nanoTime() {
            return nanos;
        }

        @Override
        public Future<?> after(Duration delay, Runnable task) {
            if (isClosed) {
                throw new RejectedExecutionException("closed");
            }
            FutureTask<?> future = new FutureTask<>(task, "");
            delays.add(delay);
            tasks.add(future);
            return future;
        }

        int waiting() {
            tasks.removeIf(Future::isDone);
            return tasks.size();
        }

        void runNext() {
            assertThat(waiting()).isEqualTo(1);
            tasks.remove().run();
        }
    }

    private static final class LogLines extends Handler {
        private final Logger logger = Logger.getLogger(CatalogRefresh.class.getName());
        private final List<LogRecord> records = new ArrayList<>();

        void attach() {
            logger.addHandler(this);
            logger.setUseParentHandlers(false);
        }

        void detach() {
            logger.removeHandler(this);
            logger.setUseParentHandlers(true);
        }

        List<String> warnings() {
            return records.stream().map(LogRecord::getMessage).toList();
        }

        @Override
        public void publish(LogRecord line) {
            if (line.getLevel().intValue() >= Level.WARNING.intValue()) {
                records.add(line);
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
