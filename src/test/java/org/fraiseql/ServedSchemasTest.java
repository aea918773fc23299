package org.fraiseql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.fraiseql.catalog.Catalog;
import org.fraiseql.catalog.SnapshotFixture;
import org.fraiseql.catalog.SqlName;
import org.fraiseql.catalog.Statistics;
import org.fraiseql.document.KnownOperations;
import org.fraiseql.document.PersistedQueries;
import org.fraiseql.execution.BeanFields;
import org.fraiseql.execution.Observer;
import org.fraiseql.schema.SchemaTypes;
import org.fraiseql.support.Deadline;
import org.fraiseql.support.EngineException;
import org.fraiseql.support.ErrorCode;
import org.fraiseql.support.config.ConfigReader;
import org.fraiseql.support.config.FraiseqlConfig;
import org.fraiseql.support.config.WrittenConfig;
import org.junit.jupiter.api.Test;

/** A role's schema is there while it is asked for. */
class ServedSchemasTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final List<Catalog> made = Collections.synchronizedList(new ArrayList<>());
    private final AtomicLong nanos = new AtomicLong();
    private final Map<String, Served.Part> byRole = new LinkedHashMap<>();
    private Executor makers = Runnable::run;
    private int waiting = 20;

    private static Catalog catalog(String table) {
        SnapshotFixture db = new SnapshotFixture();
        db.table(table).columns("id int4!").primaryKey("id");
        return db.catalog();
    }

    private Served.Part part(String table) {
        return part(catalog(table));
    }

    private Served.Part part(Catalog catalog) {
        return new Served.Part(catalog, "", () -> {
            made.add(catalog);
            return new Served(catalog, SchemaTypes.of(catalog).alone(), BeanFields.NONE);
        });
    }

    private ServedSchemas schemas(String... settings) {
        Map<String, String> keys = new LinkedHashMap<>();
        keys.put("fraiseql.security.mode", "required");
        keys.put("fraiseql.security.roles", "a,b,c");
        for (int i = 0; i < settings.length; i += 2) {
            keys.put(settings[i], settings[i + 1]);
        }
        FraiseqlConfig config = ConfigReader.read(new WrittenConfig(keys));
        PersistedQueries queries = new PersistedQueries(
                config.limits(), config.persistedOperations().mode(), KnownOperations.NONE);
        return new ServedSchemas(
                new Served(Catalog.EMPTY, SchemaTypes.of(catalog("whole")).alone(), BeanFields.NONE),
                byRole,
                config,
                nanos::get,
                (one, count) -> new ServedSchema(
                        one.catalog(), one.schema(), one.beans(), config, config.limits(), queries, Observer.NONE),
                Served.Makers.of(makers, waiting));
    }

    @Test
    void aSchemaIsMadeWhenSomebodyOfTheRoleAsksFirst() {
        byRole.put("a", part("x"));
        byRole.put("b", part("y"));
        ServedSchemas schemas = schemas();
        assertThat(schemas.catalog("a").tables()).containsOnlyKeys("X");
        assertThat(made).isEmpty();
        assertThat(schemas.of("a", Deadline.NEVER)).isSameAs(schemas.of("a", Deadline.NEVER));
        assertThat(made).hasSize(1);
        assertThat(schemas.awake()).hasSize(1);
    }

    @Test
    void rolesThatMayUseTheSameShareIt() {
        Served.Part part = part("x");
        byRole.put("a", part);
        byRole.put("b", part);
        ServedSchemas schemas = schemas();
        assertThat(schemas.of("a", Deadline.NEVER)).isSameAs(schemas.of("b", Deadline.NEVER));
        assertThat(made).hasSize(1);
    }

    @Test
    void aRoleOfWhichNothingWasReadHasNone() {
        assertThatExceptionOfType(EngineException.class)
                .isThrownBy(() -> schemas().of("a", Deadline.NEVER))
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.SERVICE_UNAVAILABLE));
    }

    @Test
    void whatNobodyAsksIsGivenUpAndMadeAgain() {
        byRole.put("a", part("x"));
        byRole.put("b", part("y"));
        ServedSchemas schemas = schemas("fraiseql.security.schema-idle-ms", "60000");
        ServedSchema first = schemas.of("a", Deadline.NEVER);
        nanos.addAndGet(Duration.ofSeconds(50).toNanos());
        assertThat(schemas.of("a", Deadline.NEVER)).isSameAs(first);
        nanos.addAndGet(Duration.ofSeconds(61).toNanos());
        schemas.of("b", Deadline.NEVER);
        assertThat(schemas.awake()).hasSize(1);
        assertThat(schemas.of("a", Deadline.NEVER)).isNotSameAs(first);
        assertThat(made).hasSize(3);
    }

    @Test
    void noMoreThanSoManyAreHeld() {
        byRole.put("a", part("x"));
        byRole.put("b", part("y"));
        byRole.put("c", part("z"));
        ServedSchemas schemas = schemas("fraiseql.security.max-schemas", "2");
        for (int round = 0; round < 3; round++) {
            byRole.keySet().forEach(role -> schemas.of(role, Deadline.NEVER));
        }
        assertThat(schemas.awake()).hasSize(2);
    }

    /** Regression: which one went was a matter of how often each had been asked. */
    @Test
    void ofTooManyTheOneGoesThatWasAskedLongestAgo() {
        byRole.put("a", part("x"));
        byRole.put("b", part("y"));
        byRole.put("c", part("z"));
        ServedSchemas schemas = schemas("fraiseql.security.max-schemas", "2");
        ServedSchema a = schemas.of("a", Deadline.NEVER);
        for (int round = 0; round < 20; round++) {
            schemas.of("b", Deadline.NEVER);
        }
        schemas.of("a", Deadline.NEVER);
        ServedSchema c = schemas.of("c", Deadline.NEVER);
        assertThat(schemas.awake()).containsExactly(a, c);
    }

    @Test
    void noSchemaIsGivenUpAtOnce() {
        assertThatThrownBy(() -> schemas("fraiseql.security.schema-idle-ms", "0"))
                .hasMessageContaining("fraiseql.security.schema-idle-ms");
    }

    /** Regression: each request tried again to make it, under a lock that all others waited for, and nobody was told. */
    @Test
    void whatCannotBeMadeIsToldAndTriedAgainAfterSomeSeconds() {
        Catalog catalog = catalog("x");
        byRole.put("a", new Served.Part(catalog, "", () -> {
            made.add(catalog);
            throw new IllegalStateException("no such type");
        }));
        ServedSchemas schemas = schemas();
        assertThat(schemas.problems()).isEmpty();
        for (int round = 0; round < 3; round++) {
            assertThatExceptionOfType(EngineException.class)
                    .isThrownBy(() -> schemas.of("a", Deadline.NEVER))
                    .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.SERVICE_UNAVAILABLE));
        }
        assertThat(made).hasSize(1);
        assertThat(schemas.problems()).singleElement().asString().contains("The schema of a", "no such type");
        nanos.addAndGet(ServedSchemas.FIRST_RETRY.toNanos());
        assertThatExceptionOfType(EngineException.class).isThrownBy(() -> schemas.of("a", Deadline.NEVER));
        assertThat(made).hasSize(2);
    }

    /** Regression: one that takes long to fail was begun again each five seconds, and the others waited for that. */
    @Test
    void whatFailsAgainIsLeftTwiceAsLong() {
        Catalog catalog = catalog("x");
        byRole.put("a", new Served.Part(catalog, "", () -> {
            made.add(catalog);
            throw new OutOfMemoryError("of the test");
        }));
        ServedSchemas schemas = schemas();
        List<Long> seconds = new ArrayList<>();
        for (long second = 0; second <= 200; second++) {
            int before = made.size();
            assertThatExceptionOfType(EngineException.class).isThrownBy(() -> schemas.of("a", Deadline.NEVER));
            if (made.size() > before) {
                seconds.add(second);
            }
            nanos.addAndGet(Duration.ofSeconds(1).toNanos());
        }
        assertThat(seconds).containsExactly(0L, 5L, 15L, 35L, 75L, 135L, 195L);
        assertThat(schemas.problems()).singleElement().asString().contains("OutOfMemoryError: of the test");
    }

    /** The system has no thread left, say. */
    @Test
    void whereNoThreadMakesItAnymoreThatIsToldAndTriedAgain() {
        byRole.put("a", part("x"));
        List<String> tried = new ArrayList<>();
        makers = none -> {
            tried.add("");
            throw new OutOfMemoryError("unable to create native thread");
        };
        ServedSchemas schemas = schemas();
        for (int round = 0; round < 3; round++) {
            assertThatExceptionOfType(EngineException.class)
                    .isThrownBy(() -> schemas.of("a", Deadline.NEVER))
                    .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.SERVICE_UNAVAILABLE));
        }
        assertThat(tried).hasSize(1);
        assertThat(schemas.problems()).singleElement().asString().contains("native thread");
    }

    /** Regression: all places were those of requests that waited for one schema. */
    @Test
    void onlySoManyWaitForSchemasAndTheOthersAreToldAtOnce() throws Exception {
        byRole.put("a", part("x"));
        byRole.put("b", part("y"));
        List<Runnable> toDo = Collections.synchronizedList(new ArrayList<>());
        makers = toDo::add;
        waiting = 1;
        ServedSchemas schemas = schemas();
        ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();
        try {
            Future<ServedSchema> waits = callers.submit(() -> schemas.of("a", Deadline.in(PATIENCE)));
            eventually(() -> toDo.size() == 1);
            Thread.sleep(50); // it has its permit
            for (String role : List.of("a", "b")) {
                assertThatExceptionOfType(EngineException.class)
                        .isThrownBy(() -> schemas.of(role, Deadline.in(PATIENCE)))
                        .satisfies(e -> assertThat(e.problems())
                                .singleElement()
                                .asString()
                                .contains("SERVICE_UNAVAILABLE", "Too many requests wait"));
            }
            assertThat(toDo).as("what is asked for is made all the same").hasSize(2);
            List.copyOf(toDo).forEach(Runnable::run);
            assertThat(waits.get(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isSameAs(schemas.of("a", Deadline.NEVER));
            assertThat(schemas.awake()).hasSize(2);
        } finally {
            schemas.end();
            callers.shutdown();
        }
    }

    private static void eventually(BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(end);
            Thread.sleep(1);
        }
    }

    /** Regression: as long as it took. */
    @Test
    void whoeverHasNoDeadlineWaitsAsLongAsARequestMay() {
        byRole.put("a", part("x"));
        makers = never -> {};
        assertThatExceptionOfType(EngineException.class)
                .isThrownBy(
                        () -> schemas("fraiseql.limits.max-request-ms", "20").of("a", Deadline.NEVER))
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.QUERY_TIMEOUT));
    }

    /** Regression: whoever asked first made it, and all others waited for that as long as it took, with their places. */
    @Test
    void whoeverWaitsForASchemaWaitsNoLongerThanItsTime() {
        Catalog catalog = catalog("x");
        CountDownLatch end = new CountDownLatch(1);
        byRole.put("a", new Served.Part(catalog, "", () -> {
            await(end);
            return new Served(catalog, SchemaTypes.of(catalog).alone(), BeanFields.NONE);
        }));
        byRole.put("b", part("y"));
        byRole.put("c", part("z"));
        ExecutorService oneByOne = Executors.newSingleThreadExecutor();
        try {
            makers = oneByOne;
            ServedSchemas schemas = schemas("fraiseql.security.max-schemas", "1");
            for (String role : List.of("a", "b", "a", "b", "c")) {
                assertThatExceptionOfType(EngineException.class)
                        .isThrownBy(() -> schemas.of(role, Deadline.in(Duration.ofMillis(20))))
                        .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.QUERY_TIMEOUT));
            }
            assertThat(made).isEmpty();
            end.countDown();
            assertThat(schemas.of("c", Deadline.in(PATIENCE)).catalog().tables())
                    .containsOnlyKeys("Z");
            // each was made once, though requests had gone before it was
            assertThat(made).hasSize(2);
            assertThat(schemas.awake()).hasSize(1);
        } finally {
            end.countDown();
            oneByOne.shutdown();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As when the application ends. */
    @Test
    void whereNothingIsMadeAnyMoreARequestIsToldSo() {
        byRole.put("a", part("x"));
        makers = refused -> {
            throw new RejectedExecutionException();
        };
        ServedSchemas schemas = schemas();
        assertThatExceptionOfType(EngineException.class)
                .isThrownBy(() -> schemas.of("a", Deadline.NEVER))
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.SERVICE_UNAVAILABLE));
    }

    /** Regression: it was never told, and who asked on no deadline waited for ever. */
    @Test
    void whoeverWaitsIsToldWhenTheApplicationEnds() throws Exception {
        byRole.put("a", part("x"));
        CountDownLatch asked = new CountDownLatch(1);
        makers = never -> asked.countDown();
        ServedSchemas schemas = schemas();
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<ServedSchema> waiting = callers.submit(() -> schemas.of("a", Deadline.NEVER));
            await(asked);
            schemas.end();
            assertThatThrownBy(() -> waiting.get(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                    .rootCause()
                    .isInstanceOfSatisfying(EngineException.class, told -> assertThat(told.problems())
                            .singleElement()
                            .asString()
                            .contains("The service ends, or is about to be started anew."));
        }
    }

    /** Regression: it took the place of one that could be made, and was tried again with each request. */
    @Test
    void whatCannotBeMadeTakesNobodysPlace() {
        byRole.put("a", part("x"));
        byRole.put("b", new Served.Part(catalog("y"), "", () -> {
            made.add(catalog("y"));
            throw new AssertionError("a defect");
        }));
        ServedSchemas schemas = schemas("fraiseql.security.max-schemas", "1");
        ServedSchema a = schemas.of("a", Deadline.NEVER);
        for (int round = 0; round < 3; round++) {
            assertThatExceptionOfType(EngineException.class).isThrownBy(() -> schemas.of("b", Deadline.NEVER));
            assertThat(schemas.of("a", Deadline.NEVER)).isSameAs(a);
        }
        assertThat(made).hasSize(2);
        assertThat(schemas.problems()).singleElement().asString().contains("a defect");
    }

    /** Regression: all were made anew, by those who asked next; then before anything new was served, one after the other. */
    @Test
    void afterAReloadTheSchemasAreThereThatWereThereBefore() {
        byRole.put("a", part("x"));
        byRole.put("b", part("y"));
        byRole.put("c", part("z"));
        ServedSchemas before = schemas();
        ServedSchema a = before.of("a", Deadline.NEVER);
        before.of("b", Deadline.NEVER);
        made.clear();
        byRole.put("a", part("x"));
        byRole.put("b", part("changed"));
        ServedSchemas after = schemas();

        after.takeOver(before);

        assertThat(made).isEmpty();
        assertThat(after.awake()).containsExactly(a);
        after.makeChanged();
        assertThat(made).hasSize(1);
        assertThat(after.awake()).hasSize(2);
        assertThat(after.of("a", Deadline.NEVER)).isSameAs(a);
        assertThat(after.of("b", Deadline.NEVER).catalog().tables()).containsOnlyKeys("Changed");
        assertThat(made).hasSize(1);
    }

    /** Until what has changed is made, as many wait for it as may; the others are served as before. */
    @Test
    void whoMayNotWaitAfterAReloadIsServedAsBefore() {
        byRole.put("a", part("x"));
        ServedSchemas before = schemas();
        ServedSchema was = before.of("a", Deadline.NEVER);
        List<Runnable> toDo = new ArrayList<>();
        makers = toDo::add;
        waiting = 0;
        byRole.put("a", part("changed"));
        ServedSchemas after = schemas();
        after.takeOver(before);
        before.retire(after);
        after.makeChanged();
        assertThat(after.of("a", Deadline.NEVER)).isSameAs(was);

        byRole.put("a", part("changed_again"));
        ServedSchemas last = schemas();
        last.takeOver(after);
        after.retire(last);
        last.makeChanged();
        assertThat(before.of("a", Deadline.NEVER)).isSameAs(was);

        made.clear();
        toDo.forEach(Runnable::run);
        assertThat(made).as("what nobody wants any more is not made").hasSize(1);
        assertThat(before.of("a", Deadline.NEVER).catalog().tables()).containsOnlyKeys("ChangedAgain");
    }

    /** Regression: who comes to have the rights of another one was served what that one was, names in it that nobody of them may see any more. */
    @Test
    void noRoleIsServedWhatAnotherOneWas() {
        byRole.put("a", part("secret"));
        byRole.put("c", part("x"));
        ServedSchemas before = schemas();
        before.of("a", Deadline.NEVER);
        before.of("c", Deadline.NEVER);
        makers = later -> {};
        waiting = 0;
        Served.Part alike = part("y");
        byRole.put("a", alike);
        byRole.put("c", alike);
        ServedSchemas after = schemas();
        after.takeOver(before);
        before.retire(after);
        after.makeChanged();
        for (String role : List.of("a", "c")) {
            assertThatExceptionOfType(EngineException.class)
                    .isThrownBy(() -> after.of(role, Deadline.NEVER))
                    .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.SERVICE_UNAVAILABLE));
        }
    }

    /** What is equal is taken over from whoever has it, though another role that has become alike was asked longer ago. */
    @Test
    void whatIsEqualIsTakenOverFirst() {
        byRole.put("a", part("secret"));
        Served.Part same = part("x");
        byRole.put("c", same);
        ServedSchemas before = schemas();
        before.of("a", Deadline.NEVER);
        before.of("c", Deadline.NEVER);
        made.clear();
        byRole.put("a", same);
        ServedSchemas after = schemas();
        after.takeOver(before);
        assertThat(after.of("a", Deadline.NEVER).catalog().tables()).containsOnlyKeys("X");
        assertThat(made).isEmpty();
    }

    /** Regression: it was made all the same, before what is served now. */
    @Test
    void whoeverWaitsForWhatIsServedNoMoreIsServedWhatIs() throws Exception {
        byRole.put("a", part("x"));
        List<Runnable> toDo = Collections.synchronizedList(new ArrayList<>());
        makers = toDo::add;
        ServedSchemas before = schemas();
        byRole.put("a", part("changed"));
        ServedSchemas after = schemas();
        ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();
        try {
            Future<ServedSchema> waits = callers.submit(() -> before.of("a", Deadline.in(PATIENCE)));
            eventually(() -> toDo.size() == 1);
            after.takeOver(before);
            before.retire(after);
            eventually(() -> toDo.size() == 2);
            toDo.forEach(Runnable::run);
            assertThat(waits.get(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                            .catalog()
                            .tables())
                    .containsOnlyKeys("Changed");
            assertThat(made).hasSize(1);
        } finally {
            after.end();
            callers.shutdown();
        }
    }

    /** Regression: each reading had it tried again. */
    @Test
    void whatCouldNotBeMadeIsNotTriedAgainByAReload() {
        Catalog catalog = catalog("x");
        Served.Part broken = new Served.Part(catalog, "", () -> {
            made.add(catalog);
            throw new IllegalStateException("no such type");
        });
        byRole.put("a", broken);
        ServedSchemas before = schemas();
        assertThatExceptionOfType(EngineException.class).isThrownBy(() -> before.of("a", Deadline.NEVER));
        ServedSchemas after = schemas();
        after.takeOver(before);
        after.makeChanged();
        assertThatExceptionOfType(EngineException.class).isThrownBy(() -> after.of("a", Deadline.NEVER));
        assertThat(made).hasSize(1);
        assertThat(after.problems()).isEqualTo(before.problems()).hasSize(1);
        byRole.put("a", part("mended"));
        ServedSchemas mended = schemas();
        mended.takeOver(after);
        assertThat(mended.problems()).isEmpty();
        assertThat(mended.of("a", Deadline.NEVER).catalog().tables()).containsOnlyKeys("Mended");
    }

    @Test
    void withOtherStatisticsASchemaStaysAndItsPlansDoNot() {
        byRole.put("a", part("x"));
        ServedSchemas before = schemas();
        ServedSchema was = before.of("a", Deadline.NEVER);
        made.clear();
        Map<SqlName, Double> rows = new LinkedHashMap<>();
        rows.put(new SqlName("public", "x"), 7.0);
        Catalog grown = was.catalog().with(new Statistics(rows, new LinkedHashMap<>()));
        byRole.put("a", part(grown));
        ServedSchemas after = schemas();

        after.takeOver(before);

        ServedSchema now = after.of("a", Deadline.NEVER);
        assertThat(made).isEmpty();
        assertThat(now.schema()).isSameAs(was.schema());
        assertThat(now.plans()).isNotSameAs(was.plans());
        assertThat(now.catalog()).isSameAs(grown);
    }
}
