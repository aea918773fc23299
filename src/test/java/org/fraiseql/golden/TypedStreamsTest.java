package org.fraiseql.golden;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.LongFunction;
import java.util.stream.Stream;
import org.fraiseql.Engine;
import org.fraiseql.WithoutTransactions;
import org.fraiseql.execution.BeanFields;
import org.fraiseql.execution.Observation;
import org.fraiseql.execution.Observer;
import org.fraiseql.plan.Plan;
import org.fraiseql.plan.write.MutationPlan;
import org.fraiseql.query.Queries;
import org.fraiseql.query.QueryException;
import org.fraiseql.store.Backend;
import org.fraiseql.store.ReadSession;
import org.fraiseql.store.Rows;
import org.fraiseql.support.EngineException;
import org.fraiseql.support.ErrorCode;
import org.fraiseql.support.Problem;
import org.fraiseql.support.config.ConfigReader;
import org.fraiseql.support.config.WrittenConfig;
import org.fraiseql.typed.TypedQueries;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Streams over a database that is played here, whose answers never end: what is held of them would be too much. */
class TypedStreamsTest {
    private static final int MANY = 2_000_000;

    private final List<Runnable> told = new ArrayList<>();
    private final List<Observation> ended = new ArrayList<>();
    private int open;
    private long failsAt = Long.MAX_VALUE;
    private LongFunction<String> cell = Long::toString;
    /** Of the first column, where it is not what the others are. */
    private int longest;

    record Row(int id) {}

    private Queries queries() {
        Backend backend = (statements, terms) -> new EndlessSession();
        Engine engine = new Engine(
                backend,
                new WithoutTransactions(),
                ConfigReader.read(new WrittenConfig(new LinkedHashMap<>())),
                new Ended());
        engine.serve(GoldenDatabase.engine().catalog(), GoldenDatabase.engine().schema(), BeanFields.NONE);
        return new TypedQueries(engine, told::add);
    }

    private Stream<Row> numbers() {
        return queries().from("users").as(Row.class).stream();
    }

    @Test
    void readsNoMoreThanIsAskedForAndHoldsNoneOfIt() {
        try (Stream<Row> numbers = numbers()) {
            assertThat(open).isEqualTo(1);
            assertThat(numbers.limit(MANY).mapToLong(Row::id).sum()).isEqualTo(MANY * (MANY + 1L) / 2);
        }
        assertThat(open).isZero();
        assertThat(ended).hasSize(1);
    }

    record Named(String name, int id) {}

    /** Longer than a block of a buffer, then short again. */
    @Test
    void rowsMayHaveAnySize() {
        cell = at -> at % 2 == 1 ? "1" : "22";
        longest = 300_000;
        try (Stream<Named> rows = queries().from("users").as(Named.class).stream()) {
            assertThat(rows.limit(4).map(row -> row.name().length() + " " + row.id()))
                    .containsExactly("300000 1", "300000 22", "300000 1", "300000 22");
        }
    }

    @Test
    void isClosedOnce() {
        Stream<Row> numbers = numbers();
        numbers.close();
        numbers.close();
        assertThat(open).isZero();
        assertThat(ended).hasSize(1);
    }

    @Test
    void endsWithItsTransaction() {
        Iterator<Row> numbers = numbers().iterator();
        assertThat(numbers.next()).isEqualTo(new Row(1));
        told.forEach(Runnable::run); // before the commit
        told.forEach(Runnable::run); // and behind it
        assertThat(open).isZero();
        assertThatThrownBy(() -> {
                    numbers.next();
                    numbers.next();
                })
                .isInstanceOf(QueryException.class)
                .hasMessage("The transaction in which this stream was opened has ended, and the stream with it.");
    }

    @Test
    void endsWithATransactionThatAnotherThreadHasEnded() throws InterruptedException {
        try (Stream<Row> numbers = numbers()) {
            Thread reaper = Thread.ofVirtual().start(() -> told.forEach(Runnable::run));
            reaper.join();
            assertThat(open).as("the owner may be reading").isEqualTo(1);
            assertThatThrownBy(numbers::findFirst).isInstanceOf(QueryException.class);
            assertThat(open).isZero();
        }
    }

    @Test
    void givesTheConnectionBackWhenReadingFails() {
        failsAt = 3;
        try (Stream<Row> numbers = numbers()) {
            assertThatThrownBy(numbers::count)
                    .isInstanceOf(QueryException.class)
                    .satisfies(e -> assertThat(((QueryException) e).code()).isEqualTo("SERVICE_UNAVAILABLE"));
            assertThat(open).isZero();
        }
        assertThat(ended).singleElement().satisfies(one -> assertThat(
                        one.result().orElseThrow().problems())
                .hasSize(1));
    }

    @Test
    void givesTheConnectionBackWhenARecordFails() {
        assertThatThrownBy(() -> queries().from("users").as(Refusing.class).list())
                .isInstanceOf(QueryException.class);
        assertThat(open).isZero();
    }

    record Refusing(int id) {
        Refusing {
            throw new IllegalStateException("no");
        }
    }

    private final class EndlessSession implements ReadSession {
        private long at;

        EndlessSession() {
            open++;
        }

        @Override
        public Rows rows(int statement) {
            return new Rows() {
                @Override
                public boolean next() {
                    at++;
                    if (at == failsAt) {
                        throw new EngineException(Problem.of(ErrorCode.SERVICE_UNAVAILABLE, "gone"));
                    }
                    return true;
                }

                @Override
                public byte @Nullable [] column(int index) {
                    boolean isLong = longest > 0 && index == 0;
                    return (isLong ? "x".repeat(longest) : cell.apply(at)).getBytes(UTF_8);
                }
            };
        }

        @Override
        public void close() {
            open--;
        }
    }

    private final class Ended implements Observer {
        @Override
        public void planned(Plan made) {}

        @Override
        public void planned(MutationPlan made) {}

        @Override
        public void ended(Observation request) {
            ended.add(request);
        }
    }
}
