package org.fraiseql.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.entry;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import org.fraiseql.CatalogEngine;
import org.fraiseql.Engine;
import org.fraiseql.PartsOfTests;
import org.fraiseql.Served;
import org.fraiseql.document.GraphQLRequest;
import org.fraiseql.document.KnownOperations;
import org.fraiseql.execution.AnsweredReads;
import org.fraiseql.execution.BeanFields;
import org.fraiseql.execution.Caller;
import org.fraiseql.execution.Observer;
import org.fraiseql.execution.RequestContext;
import org.fraiseql.execution.RolledBack;
import org.fraiseql.query.CatalogInterceptor;
import org.fraiseql.query.CatalogOperation;
import org.fraiseql.query.QueryException;
import org.fraiseql.query.RowsChanged;
import org.fraiseql.sql.CallerSettings;
import org.fraiseql.store.RequestTerms;
import org.fraiseql.store.Transactions;
import org.fraiseql.store.WriteSession;
import org.fraiseql.store.jdbc.JdbcBackend;
import org.fraiseql.stream.ClientGoneException;
import org.fraiseql.stream.ResponseBuffer;
import org.fraiseql.support.Deadline;
import org.fraiseql.support.config.ConfigReader;
import org.fraiseql.support.config.WrittenConfig;
import org.fraiseql.typed.ChangedRows;
import org.fraiseql.typed.InterceptedRequests;
import org.fraiseql.typed.TransactionEnd;
import org.fraiseql.typed.TypedQueries;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What interceptors and observers hear of operations that end in other ways than with a whole answer, and as whom they ask meanwhile. */
class InterceptionEndsTest {
    private static final String SCHEMA = """
            CREATE TABLE item (id int PRIMARY KEY, name text);
            CREATE VIEW v_wide AS SELECT g AS id, repeat('x', 1000) AS text FROM generate_series(1, 1000) g;
            """;

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final SessionDataSource database = SharedDatabase.withSql("interception-ends", SCHEMA);
    private final List<CatalogInterceptor.Outcome> outcomes = new ArrayList<>();
    private final List<RowsChanged> told = new ArrayList<>();
    private final List<String> happened = new ArrayList<>();
    private boolean isInTransaction;
    private Consumer<CatalogOperation> before = operation -> {};

    /** What is done between the attempts at a transaction; empty where the first succeeds. */
    private Optional<Runnable> betweenAttempts = Optional.empty();

    @BeforeEach
    void fill() {
        SharedDatabase.execute(database, "TRUNCATE item", "INSERT INTO item VALUES (1, 'one')");
    }

    private final class Interceptor implements CatalogInterceptor {
        @Override
        public void before(CatalogOperation operation) {
            before.accept(operation);
        }

        @Override
        public void after(CatalogOperation operation, Outcome outcome) {
            outcomes.add(outcome);
        }
    }

    private final class Told implements ChangedRows {
        @Override
        public boolean isInTransaction() {
            return isInTransaction;
        }

        @Override
        public void tell(RowsChanged changed) {
            told.add(changed);
            happened.add("told");
        }
    }

    private final class Attempts implements Transactions {
        @Override
        public <T> T inTransaction(RequestTerms terms, Function<WriteSession, T> work) {
            betweenAttempts.ifPresent(meanwhile -> {
                try (RolledBack failing = RolledBack.beginAsIs(database, PATIENCE)) {
                    T lost = work.apply(failing.session(terms));
                    assertThat(lost).isNotNull();
                }
                meanwhile.run();
            });
            return onceInTransaction(terms, work);
        }

        @Override
        public <T> T onceInTransaction(RequestTerms terms, Function<WriteSession, T> work) {
            try (RolledBack transaction = RolledBack.beginAsIs(database, PATIENCE)) {
                T result = work.apply(noting(transaction.session(terms)));
                transaction.keep();
                return result;
            }
        }
    }

    /** Notes when what was deferred is checked, and when the session stops to be the caller's. */
    private WriteSession noting(WriteSession session) {
        return (WriteSession) Proxy.newProxyInstance(
                WriteSession.class.getClassLoader(),
                new Class<?>[] {WriteSession.class},
                (proxy, method, arguments) -> {
                    switch (method.getName()) {
                        case "leaveCaller" -> happened.add("left");
                        case "checkDeferred" -> happened.add("checked");
                        default -> {}
                    }
                    return method.invoke(session, arguments);
                });
    }

    private Engine engine(Map<String, String> settings) {
        CatalogEngine read = CatalogEngine.over(database);
        Engine engine = new Engine(
                new JdbcBackend(database, PATIENCE, 10),
                new Attempts(),
                ConfigReader.read(new WrittenConfig(new LinkedHashMap<>(settings))),
                Observer.NONE,
                KnownOperations.NONE,
                AnsweredReads.NOBODY,
                new InterceptedRequests(List.of(new Interceptor()), new Told()));
        Map<String, Served.Part> byRole = new LinkedHashMap<>();
        byRole.put("postgres", PartsOfTests.of(new Served(read.catalog(), read.schema(), BeanFields.NONE)));
        engine.serve(new Served(read.catalog(), read.schema(), BeanFields.NONE), byRole, Served.Makers.AT_ONCE);
        return engine;
    }

    private static GraphQLRequest request(String query) {
        return new GraphQLRequest(query, Optional.empty(), new LinkedHashMap<>(), false);
    }

    private static ResponseBuffer ofClientThatIsGone() {
        return new ResponseBuffer((bytes, offset, length) -> {
            throw new IOException("gone");
        });
    }

    @Test
    void anAnswerThatIsNotTakenToItsEndIsHeardOf() {
        Engine engine = engine(Map.of());
        assertThatExceptionOfType(ClientGoneException.class)
                .isThrownBy(() -> engine.answer(request("{ wides { id text } }"), ofClientThatIsGone()));
        assertThat(outcomes).singleElement().satisfies(outcome -> {
            assertThat(outcome.isSuccess()).isFalse();
            assertThat(outcome.rowsRead()).isPositive();
            assertThat(outcome.problems())
                    .extracting(QueryException.Problem::code)
                    .containsExactly("INTERNAL_ERROR");
        });
    }

    @Test
    void whatAnAttemptThatWasRolledBackHasWrittenIsNotTold() {
        betweenAttempts = Optional.of(() -> SharedDatabase.execute(database, "DELETE FROM item"));
        ResponseBuffer out = ResponseBuffer.unbounded(1024);
        engine(Map.of())
                .answer(request("mutation { bulkUpdateItems(all: true, input: {name: \"x\"}) { updatedCount } }"), out);
        assertThat(out.text(0, out.mark())).isEqualTo("{\"data\":{\"bulkUpdateItems\":{\"updatedCount\":0}}}");
        assertThat(told).isEmpty();
        assertThat(outcomes).singleElement().satisfies(outcome -> assertThat(outcome.rowsWritten())
                .isZero());
    }

    /** They work as beans do: as the connecting user, not as a role that may be allowed less. */
    @Test
    void observersInsideTheTransactionDoNotWorkUnderTheCallersRole() {
        isInTransaction = true;
        engine(Map.of())
                .answer(
                        request("mutation { bulkUpdateItems(all: true, input: {name: \"x\"}) { updatedCount } }"),
                        ResponseBuffer.unbounded(1024));
        assertThat(happened).containsExactly("checked", "left", "told");
    }

    @Test
    void whatIsCommittedIsTold() {
        engine(Map.of())
                .answer(
                        request("mutation { bulkUpdateItems(all: true, input: {name: \"x\"}) { updatedCount } }"),
                        ResponseBuffer.unbounded(1024));
        assertThat(told).singleElement().satisfies(change -> assertThat(change.rows())
                .isEqualTo(1));
    }

    @Test
    void anInterceptorAsksAsWhoeverItWorksFor() {
        AtomicReference<Engine> own = new AtomicReference<>();
        Map<String, Long> counted = new LinkedHashMap<>();
        before = operation -> counted.put(
                operation.caller().map(CatalogOperation.Caller::subject).orElse(""),
                new TypedQueries(own.get(), TransactionEnd.NEVER).from("items").count());
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("fraiseql.security.mode", "required");
        settings.put("fraiseql.security.roles", "postgres");
        own.set(engine(settings));
        Caller alice = new Caller(
                "alice", "postgres", Set.of(), "{}", false, CallerSettings.of("postgres", new LinkedHashMap<>()));
        ResponseBuffer out = ResponseBuffer.unbounded(1024);
        own.get()
                .answer(
                        request("{ items { name } }"),
                        new RequestContext("1", Deadline.NEVER, false, Optional.of(alice)),
                        out);
        assertThat(out.text(0, out.mark())).isEqualTo("{\"data\":{\"items\":[{\"name\":\"one\"}]}}");
        assertThat(counted).containsExactly(entry("alice", 1L));
        assertThat(own.get().mayAsk()).isFalse();
    }
}
