package org.fraiseql;

import graphql.schema.GraphQLSchema;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.fraiseql.catalog.Catalog;
import org.fraiseql.catalog.CatalogsByRole;
import org.fraiseql.catalog.DatabaseReading;
import org.fraiseql.catalog.read.CatalogBuilder;
import org.fraiseql.catalog.read.CatalogOptions;
import org.fraiseql.catalog.read.CatalogScope;
import org.fraiseql.catalog.read.RoleCatalogs;
import org.fraiseql.document.GraphQLRequest;
import org.fraiseql.execution.BeanFields;
import org.fraiseql.execution.Caller;
import org.fraiseql.execution.Observation;
import org.fraiseql.execution.Observer;
import org.fraiseql.execution.RequestContext;
import org.fraiseql.execution.RolledBack;
import org.fraiseql.plan.Plan;
import org.fraiseql.plan.write.MutationPlan;
import org.fraiseql.schema.SchemaTypes;
import org.fraiseql.sql.BoundStatement;
import org.fraiseql.store.Backend;
import org.fraiseql.store.RequestTerms;
import org.fraiseql.store.Transactions;
import org.fraiseql.store.WriteAttempt;
import org.fraiseql.store.WriteSession;
import org.fraiseql.store.jdbc.JdbcBackend;
import org.fraiseql.store.jdbc.JdbcCatalogSource;
import org.fraiseql.stream.ResponseBuffer;
import org.fraiseql.support.Deadline;
import org.fraiseql.support.EngineException;
import org.fraiseql.support.ErrorCode;
import org.fraiseql.support.Problem;
import org.fraiseql.support.config.ConfigReader;
import org.fraiseql.support.config.DatabaseConfig;
import org.fraiseql.support.config.FraiseqlConfig;
import org.fraiseql.support.config.LimitsConfig;
import org.fraiseql.support.config.WrittenConfig;
import org.jspecify.annotations.Nullable;

/** The engine over a database, with an observer that keeps what it sees. Serves the catalog alone, without beans; unless told otherwise, mutations are rolled back. */
public final class CatalogEngine {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    /** Tests run on the one that the build names, unless they name one themselves. */
    private static final String BACKEND = System.getProperty("fraiseql.test.backend", DatabaseConfig.JDBC);

    private final Catalog catalog;
    private final GraphQLSchema schema;
    private final DataSource dataSource;
    private final Seen seen = new Seen();
    private final Engine engine;

    private CatalogEngine(
            Catalog catalog, DataSource dataSource, LimitsConfig limits, boolean isKept, String backendName) {
        this(catalog, dataSource, limits, isKept, backendName, backend -> backend);
    }

    private CatalogEngine(
            Catalog catalog,
            DataSource dataSource,
            LimitsConfig limits,
            boolean isKept,
            String backendName,
            UnaryOperator<Backend> reads) {
        this.catalog = catalog;
        this.schema = SchemaTypes.of(catalog).alone();
        this.dataSource = dataSource;
        boolean isReactive = backendName.equals(DatabaseConfig.REACTIVE);
        Backend backend =
                isReactive ? ReactiveDatabases.of(dataSource).reads() : new JdbcBackend(dataSource, PATIENCE, 10);
        Transactions transactions =
                isReactive ? new ReactiveTransactions(dataSource, isKept) : new OwnTransactions(dataSource, isKept);
        this.engine = new Engine(reads.apply(backend), transactions, config(limits), seen);
    }

    private static FraiseqlConfig config(LimitsConfig limits) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("fraiseql.http.suggestions", "true");
        FraiseqlConfig read = ConfigReader.read(new WrittenConfig(values));
        return new FraiseqlConfig(
                read.db(),
                read.catalog(),
                limits,
                read.http(),
                read.json(),
                read.schema(),
                read.persistedOperations(),
                read.security(),
                read.telemetry());
    }

    public static CatalogEngine over(DataSource dataSource) {
        JdbcBackend backend = new JdbcBackend(dataSource, PATIENCE, 10);
        List<String> schemas = List.of("public");
        Catalog catalog = CatalogBuilder.build(
                new JdbcCatalogSource(backend.connections(), PATIENCE).read(schemas),
                new CatalogScope(schemas, List.of("*"), List.of()));
        return new CatalogEngine(catalog, dataSource, LimitsConfig.DEFAULT, false, BACKEND);
    }

    /** Serves what a connecting user with the rights of this role may use, beside whom there are no roles. */
    public static CatalogEngine ofUser(String role, DataSource dataSource) {
        JdbcBackend backend = new JdbcBackend(dataSource, PATIENCE, 10);
        List<String> schemas = List.of("public");
        DatabaseReading reading =
                new JdbcCatalogSource(backend.connections(), PATIENCE).read(schemas, Collections.singleton(role));
        Catalog catalog = CatalogBuilder.build(
                Objects.requireNonNull(reading.byRole().get(role)), new CatalogScope(schemas, List.of("*"), List.of()));
        return new CatalogEngine(catalog, dataSource, LimitsConfig.DEFAULT, false, BACKEND);
    }

    /** Serves what a role may use, with the names that are settled for the connecting user and the role. */
    public static CatalogEngine of(String role, DataSource dataSource) {
        JdbcBackend backend = new JdbcBackend(dataSource, PATIENCE, 10);
        List<String> schemas = List.of("public");
        DatabaseReading reading =
                new JdbcCatalogSource(backend.connections(), PATIENCE).read(schemas, Collections.singleton(role));
        CatalogsByRole catalogs =
                RoleCatalogs.of(reading, new CatalogScope(schemas, List.of("*"), List.of()), CatalogOptions.NONE);
        Catalog catalog = Objects.requireNonNull(catalogs.byRole().get(role));
        return new CatalogEngine(catalog, dataSource, LimitsConfig.DEFAULT, false, BACKEND);
    }

    /** What mutations do stays done. */
    public static CatalogEngine keeping(DataSource dataSource, Catalog catalog) {
        return new CatalogEngine(catalog, dataSource, LimitsConfig.DEFAULT, true, BACKEND);
    }

    /** The same on a backend of this name. */
    public static CatalogEngine keeping(DataSource dataSource, Catalog catalog, String backend) {
        return new CatalogEngine(catalog, dataSource, LimitsConfig.DEFAULT, true, backend);
    }

    public CatalogEngine limitedTo(LimitsConfig other) {
        return new CatalogEngine(catalog, dataSource, other, false, BACKEND);
    }

    /** The same on a backend of this name. */
    public CatalogEngine on(String backend) {
        return new CatalogEngine(catalog, dataSource, LimitsConfig.DEFAULT, false, backend);
    }

    /** The same, with something before its reads. */
    public CatalogEngine on(String backend, UnaryOperator<Backend> reads) {
        return new CatalogEngine(catalog, dataSource, LimitsConfig.DEFAULT, false, backend, reads);
    }

    public Catalog catalog() {
        return catalog;
    }

    public GraphQLSchema schema() {
        return schema;
    }

    /** The engine itself, for those who ask it as applications do. It serves the catalog from here on. */
    public Engine serving() {
        engine.serve(catalog, schema, BeanFields.NONE);
        return engine;
    }

    /** Answers without variables. */
    public Run run(String query) {
        return run(query, Optional.empty(), new LinkedHashMap<String, @Nullable Object>());
    }

    /** Answers a caller. */
    public Run run(String query, Caller caller) {
        return run(query, caller, Deadline.NEVER);
    }

    public Run run(String query, Caller caller, Deadline deadline) {
        return run(
                query,
                Optional.empty(),
                new LinkedHashMap<String, @Nullable Object>(),
                new RequestContext("test", deadline, false, Optional.of(caller)));
    }

    /** Answers a request that asks for big numbers as strings. */
    public Run runWithStrings(String query) {
        return run(
                query,
                Optional.empty(),
                new LinkedHashMap<String, @Nullable Object>(),
                new RequestContext("test", Deadline.NEVER, true));
    }

    public Run run(String query, Optional<String> operationName, Map<String, @Nullable Object> variables) {
        return run(query, operationName, variables, Deadline.NEVER);
    }

    public Run run(
            String query, Optional<String> operationName, Map<String, @Nullable Object> variables, Deadline deadline) {
        return run(query, operationName, variables, new RequestContext("test", deadline));
    }

    /** Answers one after the other into one buffer, as those of a batch are. */
    public synchronized List<String> batch(String... queries) {
        ByteArrayOutputStream sent = new ByteArrayOutputStream();
        ResponseBuffer out = ResponseBuffer.holding(Integer.MAX_VALUE, sent::write);
        List<String> answers = new ArrayList<>();
        for (String query : queries) {
            long start = out.mark();
            engine.serve(catalog, schema, BeanFields.NONE);
            engine.answer(
                    request(query, Optional.empty(), new LinkedHashMap<String, @Nullable Object>()),
                    new RequestContext("test", Deadline.NEVER),
                    out);
            answers.add(out.text(start, out.mark()));
        }
        return answers;
    }

    private synchronized Run run(
            String query,
            Optional<String> operationName,
            Map<String, @Nullable Object> variables,
            RequestContext context) {
        // without the plans of earlier requests, so that the observer sees this one's
        Served whole = new Served(catalog, schema, BeanFields.NONE);
        Map<String, Served.Part> byRole = new LinkedHashMap<>();
        context.caller().ifPresent(someone -> byRole.put(someone.role(), PartsOfTests.of(whole)));
        engine.serve(whole, byRole, Served.Makers.AT_ONCE);
        seen.forget();
        ByteArrayOutputStream sent = new ByteArrayOutputStream();
        ResponseBuffer out = new ResponseBuffer(sent::write);
        var result = engine.answer(request(query, operationName, variables), context, out);
        out.flush();
        return new Run(
                seen.plan,
                List.copyOf(seen.roots),
                seen.statements(),
                result.problems(),
                sent.toString(StandardCharsets.UTF_8));
    }

    @SuppressWarnings(
            "NullAway") // does not see the annotations inside the types of a record's components in a class file
    private static GraphQLRequest request(
            String query, Optional<String> operationName, Map<String, @Nullable Object> variables) {
        return new GraphQLRequest(query, operationName, variables, false);
    }

    /** Runs it again when PostgreSQL gave it up, as the container's does. */
    private interface RepeatedTransactions extends Transactions {
        @Override
        default <T> T inTransaction(RequestTerms terms, Function<WriteSession, T> work) {
            try {
                return onceInTransaction(terms, work);
            } catch (EngineException e) {
                if (e.code() != ErrorCode.TRANSACTION_ROLLBACK) {
                    throw e;
                }
                return onceInTransaction(terms, work);
            }
        }
    }

    private record OwnTransactions(DataSource dataSource, boolean isKept) implements RepeatedTransactions {
        @Override
        public <T> T onceInTransaction(RequestTerms terms, Function<WriteSession, T> work) {
            try (RolledBack transaction = RolledBack.begin(dataSource, PATIENCE)) {
                T result = work.apply(transaction.session(terms));
                if (isKept) {
                    transaction.keep();
                }
                return result;
            }
        }
    }

    /** The same in transactions of the reactive backend's own. */
    private record ReactiveTransactions(DataSource dataSource, boolean isKept) implements RepeatedTransactions {
        @Override
        public <T> T onceInTransaction(RequestTerms terms, Function<WriteSession, T> work) {
            RolledBack.restartSequences(dataSource);
            try (WriteSession session =
                    ReactiveDatabases.of(dataSource).writes().open(true, new WriteAttempt(), terms)) {
                T result = work.apply(session);
                if (isKept) {
                    session.commit();
                }
                return result;
            }
        }
    }

    private static final class Seen implements Observer {
        private Optional<Plan> plan = Optional.empty();
        private final List<Object> roots = new ArrayList<>();
        private Optional<Observation> ended = Optional.empty();

        void forget() {
            plan = Optional.empty();
            roots.clear();
            ended = Optional.empty();
        }

        @Override
        public void planned(Plan made) {
            plan = Optional.of(made);
            roots.addAll(made.roots());
        }

        @Override
        public void planned(MutationPlan made) {
            roots.addAll(made.roots());
        }

        @Override
        public void ended(Observation request) {
            ended = Optional.of(request);
        }

        List<Observation.Statement> statements() {
            return ended.orElseThrow().statements();
        }
    }

    /**
     * What became of one operation, as far as it came.
     *
     * @param plan of a query
     * @param roots the plans of the root fields, of a query or of a mutation
     * @param ran the statements with the root field of each, in the order in which they ran
     */
    public record Run(
            Optional<Plan> plan,
            List<Object> roots,
            List<Observation.Statement> ran,
            List<Problem> problems,
            String response) {

        public List<BoundStatement> statements() {
            return ran.stream().map(Observation.Statement::bound).toList();
        }

        /** The root field of each statement. */
        public List<String> keys() {
            return ran.stream().map(Observation.Statement::responseKey).toList();
        }

        /** The answer of an operation that must succeed. */
        public String data() {
            if (!problems.isEmpty()) {
                throw new AssertionError("the operation failed: " + response);
            }
            return response;
        }
    }
}
