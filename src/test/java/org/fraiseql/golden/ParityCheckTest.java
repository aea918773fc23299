package org.fraiseql.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.fraiseql.Engine;
import org.fraiseql.Interceptors;
import org.fraiseql.ReactiveDatabases;
import org.fraiseql.WithoutTransactions;
import org.fraiseql.catalog.Catalog;
import org.fraiseql.document.GraphQLRequest;
import org.fraiseql.document.KnownOperations;
import org.fraiseql.execution.BeanFields;
import org.fraiseql.execution.Observer;
import org.fraiseql.execution.ParityCheck;
import org.fraiseql.execution.ParityStatistics;
import org.fraiseql.execution.RequestContext;
import org.fraiseql.schema.SchemaTypes;
import org.fraiseql.store.Backend;
import org.fraiseql.store.ReadSession;
import org.fraiseql.store.Rows;
import org.fraiseql.store.jdbc.JdbcBackend;
import org.fraiseql.stream.ResponseBuffer;
import org.fraiseql.support.Deadline;
import org.fraiseql.support.EngineException;
import org.fraiseql.support.ErrorCode;
import org.fraiseql.support.Problem;
import org.fraiseql.support.config.ConfigReader;
import org.fraiseql.support.config.FraiseqlConfig;
import org.fraiseql.support.config.WrittenConfig;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Reads that are answered by one backend and looked at on another. */
class ParityCheckTest {
    private static final SessionDataSource DATABASE = SharedDatabase.withSql("parity", """
            CREATE TABLE number (id int PRIMARY KEY, name text NOT NULL);
            INSERT INTO number VALUES (1, 'one'), (2, 'two');
            CREATE TABLE long_text (id int PRIMARY KEY, text text NOT NULL);
            INSERT INTO long_text VALUES (1, repeat('x', 1100000));
            CREATE VIEW moment AS SELECT 1 AS id, clock_timestamp() AS now;
            """);
    private static final Backend JDBC = new JdbcBackend(DATABASE, Duration.ofSeconds(10), 2);
    private static final FraiseqlConfig CONFIG =
            ConfigReader.read(new WrittenConfig(new LinkedHashMap<String, String>()));

    private final List<String> told = new ArrayList<>();
    private final Logger logger = Logger.getLogger("org.fraiseql.parity");
    private final Handler listener = new Handler() {
        @Override
        public void publish(LogRecord entry) {
            told.add(entry.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listen() {
        logger.addHandler(listener);
        logger.setUseParentHandlers(false);
    }

    @AfterEach
    void listenNoMore() {
        logger.removeHandler(listener);
    }

    private static ParityCheck check(Backend other, double sample, Consumer<Runnable> later) {
        return new ParityCheck(JDBC, other, CONFIG.limits(), sample, later);
    }

    private static ParityStatistics ran(ParityCheck check, String... queries) {
        Engine engine = engine(check);
        for (String query : queries) {
            answered(engine, query).release();
        }
        return check.statistics();
    }

    private static Engine engine(ParityCheck check) {
        Engine engine = new Engine(
                JDBC, new WithoutTransactions(), CONFIG, Observer.NONE, KnownOperations.NONE, check, Interceptors.NONE);
        Catalog catalog = org.fraiseql.CatalogEngine.over(DATABASE).catalog();
        engine.serve(catalog, SchemaTypes.of(catalog).alone(), BeanFields.NONE);
        return engine;
    }

    private static ResponseBuffer answered(Engine engine, String query) {
        ByteArrayOutputStream sent = new ByteArrayOutputStream();
        ResponseBuffer out = ResponseBuffer.holding(Integer.MAX_VALUE, sent::write);
        engine.answer(
                new GraphQLRequest(query, Optional.empty(), new LinkedHashMap<String, @Nullable Object>(), false),
                new RequestContext("test", Deadline.NEVER),
                out);
        return out;
    }

    /** The other backend with bytes of its own. */
    private static Backend wrong(String from, String to) {
        return (statements, terms) -> {
            ReadSession session = JDBC.open(statements, terms);
            return new ReadSession() {
                @Override
                public Rows rows(int statement) {
                    Rows rows = session.rows(statement);
                    return new Rows() {
                        @Override
                        public boolean next() {
                            return rows.next();
                        }

                        @Override
                        public byte @Nullable [] column(int index) {
                            byte[] value = rows.column(index);
                            return value == null
                                    ? null
                                    : new String(value, StandardCharsets.UTF_8)
                                            .replace(from, to)
                                            .getBytes(StandardCharsets.UTF_8);
                        }
                    };
                }

                @Override
                public void close() {
                    session.close();
                }
            };
        };
    }

    @Test
    void backendsThatAgreeAreCountedAndNothingIsTold() {
        ParityCheck check = check(ReactiveDatabases.of(DATABASE).reads(), 1, Runnable::run);
        assertThat(ran(check, "{ numbers { id name } }", "{ number(id: 2) { name } }", "{ __typename }"))
                .isEqualTo(new ParityStatistics(2, 0, 0, 0, 0));
        assertThat(told).isEmpty();
    }

    @Test
    void backendsThatDifferAreToldWithTheOperationButNoneOfItsValues() {
        ParityCheck check = check(wrong("two", "zwei"), 1, Runnable::run);
        assertThat(ran(check, "query Two { number(id: 2) { name } }", "{ number(id: 1) { name } }"))
                .isEqualTo(new ParityStatistics(2, 1, 0, 0, 0));
        assertThat(told)
                .singleElement()
                .asString()
                .contains("operation without a name", "SHA-256 of its document", "part at character 27 of 34 and 35")
                .doesNotContain("zwei", "two");
    }

    @Test
    void anErrorOfTheOtherBackendIsADifferenceUnlessItMayPass() {
        Backend refusing = (statements, terms) -> {
            throw new EngineException(Problem.of(ErrorCode.TYPE_MISMATCH, "a secret"));
        };
        Backend away = (statements, terms) -> {
            throw new EngineException(Problem.of(ErrorCode.SERVICE_UNAVAILABLE, "away"));
        };
        assertThat(ran(check(refusing, 1, Runnable::run), "{ numbers { id } }"))
                .isEqualTo(new ParityStatistics(1, 1, 0, 0, 0));
        assertThat(ran(check(away, 1, Runnable::run), "{ numbers { id } }"))
                .isEqualTo(new ParityStatistics(0, 0, 0, 0, 1));
        assertThat(told)
                .singleElement()
                .asString()
                .contains("failed with TYPE_MISMATCH")
                .doesNotContain("secret");
    }

    /** Somebody may have changed the database meanwhile. */
    @Test
    void anErrorThatIsNoneAtTheSecondLookIsNoDifference() {
        AtomicInteger asked = new AtomicInteger();
        Backend atFirst = (statements, terms) -> {
            if (asked.incrementAndGet() == 1) {
                throw new EngineException(Problem.of(ErrorCode.NOT_FOUND, "no column"));
            }
            return JDBC.open(statements, terms);
        };
        assertThat(ran(check(atFirst, 1, Runnable::run), "{ numbers { id } }"))
                .isEqualTo(new ParityStatistics(1, 0, 0, 0, 0));
        assertThat(told).isEmpty();
    }

    /** The clock itself is another one each time. */
    @Test
    void whatChangesByItselfIsNoDifference() {
        ParityCheck check = check(ReactiveDatabases.of(DATABASE).reads(), 1, Runnable::run);
        assertThat(ran(check, "{ moments { now } }")).isEqualTo(new ParityStatistics(0, 0, 1, 0, 0));
        assertThat(told).isEmpty();
    }

    @Test
    void longAnswersAreSkippedAndFailuresAreNotLookedAt() {
        ParityCheck check = check(JDBC, 1, Runnable::run);
        assertThat(ran(check, "{ longTexts { text } }", "{ nonsense }")).isEqualTo(new ParityStatistics(0, 0, 0, 1, 0));
    }

    @Test
    void aShareIsTakenEvenly() {
        String[] queries = new String[12];
        java.util.Arrays.fill(queries, "{ numbers { id } }");
        assertThat(ran(check(JDBC, 0.25, Runnable::run), queries).compared()).isEqualTo(3);
        assertThat(ran(check(JDBC, 0, Runnable::run), queries).compared()).isZero();
    }

    @Test
    void nothingIsComparedBeforeTheAnswerHasLeft() {
        ParityCheck check = check(JDBC, 1, Runnable::run);
        Engine engine = engine(check);
        ResponseBuffer slow = answered(engine, "{ numbers { id } }");
        answered(engine, "{ number(id: 1) { id } }").release();
        assertThat(check.statistics().compared()).isEqualTo(1);
        slow.release();
        assertThat(check.statistics().compared()).isEqualTo(2);
    }

    /** They can't pile up: nobody waits for the comparison, and so many wait for their turn. */
    @Test
    void whatCanNotWaitIsSkipped() {
        List<Runnable> later = new ArrayList<>();
        ParityCheck check = check(JDBC, 1, later::add);
        String[] queries = new String[20];
        java.util.Arrays.fill(queries, "{ numbers { id } }");
        assertThat(ran(check, queries)).isEqualTo(new ParityStatistics(0, 0, 0, 4, 0));
        assertThat(later).hasSize(1);
        later.getFirst().run();
        assertThat(check.statistics()).isEqualTo(new ParityStatistics(16, 0, 0, 4, 0));
    }
}
