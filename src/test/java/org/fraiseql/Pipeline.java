package org.fraiseql;

import graphql.schema.GraphQLCodeRegistry;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLUnionType;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.fraiseql.catalog.Catalog;
import org.fraiseql.catalog.read.CatalogBuilder;
import org.fraiseql.catalog.read.CatalogScope;
import org.fraiseql.document.DocumentReader;
import org.fraiseql.document.GraphQLRequest;
import org.fraiseql.document.ParsedDocument;
import org.fraiseql.document.PreparedOperation;
import org.fraiseql.execution.CompiledCall;
import org.fraiseql.execution.CompiledMutation;
import org.fraiseql.execution.CompiledOperation;
import org.fraiseql.execution.ConstraintMessages;
import org.fraiseql.execution.MutationRunner;
import org.fraiseql.execution.RolledBack;
import org.fraiseql.plan.Plan;
import org.fraiseql.plan.Planner;
import org.fraiseql.plan.write.MutationPlan;
import org.fraiseql.plan.write.WritePlanner;
import org.fraiseql.schema.CatalogSchema;
import org.fraiseql.schema.SchemaTypes;
import org.fraiseql.sql.BoundStatement;
import org.fraiseql.sql.SqlStatement;
import org.fraiseql.store.Backend;
import org.fraiseql.store.ReadSession;
import org.fraiseql.store.jdbc.JdbcBackend;
import org.fraiseql.store.jdbc.JdbcCatalogSource;
import org.fraiseql.stream.ResponseBuffer;
import org.fraiseql.stream.ResponseWriter;
import org.fraiseql.support.EngineException;
import org.fraiseql.support.Problem;
import org.fraiseql.support.config.LimitsConfig;
import org.jspecify.annotations.Nullable;

/** The stages in the order of the engine, each result kept, so that a test can look at it. Serves the catalog alone, without beans. */
public final class Pipeline {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Catalog catalog;
    private final GraphQLSchema schema;
    private final DataSource dataSource;
    private final Backend backend;
    private final LimitsConfig limits;
    private final DocumentReader reader;
    private final Map<String, ParsedDocument> documents = new LinkedHashMap<>();

    private Pipeline(Catalog catalog, DataSource dataSource, LimitsConfig limits) {
        this.catalog = catalog;
        this.dataSource = dataSource;
        this.backend = new JdbcBackend(dataSource, PATIENCE, 10);
        this.limits = limits;
        this.schema = schema(SchemaTypes.of(catalog));
        this.reader = new DocumentReader(schema, limits.maxDepth());
    }

    public static Pipeline over(DataSource dataSource) {
        JdbcBackend backend = new JdbcBackend(dataSource, PATIENCE, 10);
        List<String> schemas = List.of("public");
        Catalog catalog = CatalogBuilder.build(
                new JdbcCatalogSource(backend.connections(), PATIENCE).read(schemas),
                new CatalogScope(schemas, List.of("*"), List.of()));
        return new Pipeline(catalog, dataSource, LimitsConfig.DEFAULT);
    }

    public Pipeline limitedTo(LimitsConfig other) {
        return new Pipeline(catalog, dataSource, other);
    }

    private static GraphQLSchema schema(CatalogSchema types) {
        GraphQLSchema.Builder schema = GraphQLSchema.newSchema()
                .query(GraphQLObjectType.newObject().name("Query").fields(types.queries()))
                .additionalTypes(new java.util.LinkedHashSet<>(types.types()))
                .codeRegistry(unions(types));
        if (!types.mutations().isEmpty()) {
            schema.mutation(GraphQLObjectType.newObject().name("Mutation").fields(types.mutations()));
        }
        return schema.build();
    }

    /** graphql-java executes nothing here, but wants to know. */
    @SuppressWarnings("NullAway")
    private static GraphQLCodeRegistry unions(CatalogSchema types) {
        GraphQLCodeRegistry.Builder code = GraphQLCodeRegistry.newCodeRegistry();
        types.types().stream()
                .filter(GraphQLUnionType.class::isInstance)
                .forEach(union -> code.typeResolver(union.getName(), environment -> null));
        return code.build();
    }

    public Catalog catalog() {
        return catalog;
    }

    public GraphQLSchema schema() {
        return schema;
    }

    /** Answers without variables. */
    public Run run(String query) {
        return run(query, Optional.empty(), new LinkedHashMap<String, @Nullable Object>());
    }

    public Run run(String query, Optional<String> operationName, Map<String, @Nullable Object> variables) {
        Run run = new Run();
        ByteArrayOutputStream sent = new ByteArrayOutputStream();
        ResponseBuffer out = new ResponseBuffer(sent::write);
        try {
            answer(request(query, operationName, variables), run, out);
        } catch (EngineException e) {
            out.reset(0);
            new ResponseWriter(out).errorsOnly(e.problems());
            run.problems.addAll(e.problems());
        }
        out.flush();
        run.response = sent.toString(StandardCharsets.UTF_8);
        return run;
    }

    @SuppressWarnings(
            "NullAway") // does not see the annotations inside the types of a record's components in a class file
    private static GraphQLRequest request(
            String query, Optional<String> operationName, Map<String, @Nullable Object> variables) {
        return new GraphQLRequest(query, operationName, variables, false);
    }

    private void answer(GraphQLRequest request, Run run, ResponseBuffer out) {
        PreparedOperation operation =
                documents.computeIfAbsent(request.query(), reader::read).operation(request.operationName());
        Map<String, @Nullable Object> variables = operation.coerce(request.variables());
        Planner planner = new Planner(catalog, limits);
        if (operation.kind() == PreparedOperation.Kind.MUTATION) {
            mutate(new WritePlanner(catalog, planner, limits).plan(operation.read(variables)), variables, run, out);
            return;
        }
        Plan plan = planner.plan(operation.read(variables));
        run.plan = Optional.of(plan);
        run.roots = List.copyOf(plan.roots());
        CompiledOperation compiled = CompiledOperation.of(plan);
        run.statements = compiled.bind(variables, limits);
        write(compiled, run, out);
    }

    /** In a transaction that is rolled back. */
    private void mutate(MutationPlan plan, Map<String, @Nullable Object> variables, Run run, ResponseBuffer out) {
        run.roots = List.copyOf(plan.roots());
        CompiledMutation compiled =
                CompiledMutation.of(plan, catalog.writeModel().hasDeferrable());
        MutationRunner runner = new MutationRunner(compiled, variables, limits);
        try (RolledBack transaction = RolledBack.begin(dataSource, PATIENCE)) {
            runner.run(transaction.session(bound -> record(bound, compiled, run)))
                    .appendTo(out);
        } catch (EngineException e) {
            EngineException explained = ConstraintMessages.explained(e, catalog.writeModel());
            run.problems.addAll(explained.problems());
            ResponseWriter response = new ResponseWriter(out);
            response.nullData();
            response.end(run.problems);
        }
    }

    private static void record(BoundStatement bound, CompiledMutation compiled, Run run) {
        List<BoundStatement> statements = new ArrayList<>(run.statements);
        statements.add(bound);
        run.statements = List.copyOf(statements);
        // that of the transaction's number belongs to none
        Optional<String> key = compiled.roots().stream()
                .filter(root -> isOf(root, bound))
                .map(CompiledMutation.Root::responseKey)
                .findFirst();
        run.keys.add(key.orElseGet(run.keys::getLast));
    }

    private static boolean isOf(CompiledMutation.Root root, BoundStatement bound) {
        return switch (root) {
            case CompiledMutation.Root.Written written -> isOf(written, bound);
            case CompiledMutation.Root.Called called ->
                statements(called.call()).anyMatch(statement -> statement == bound.statement());
            case CompiledMutation.Root.Typename typename -> false;
        };
    }

    private static Stream<SqlStatement> statements(CompiledCall call) {
        Stream<SqlStatement> more =
                switch (call) {
                    case CompiledCall.Kept kept -> Stream.of(kept.read());
                    case CompiledCall.Response response ->
                        response.success().stream()
                                .filter(CompiledCall.Member.Row.class::isInstance)
                                .map(member -> ((CompiledCall.Member.Row) member).statement());
                    case CompiledCall.Direct direct -> Stream.empty();
                    case CompiledCall.Nothing nothing -> Stream.empty();
                };
        return Stream.concat(Stream.of(call.statement()), more);
    }

    private static boolean isOf(CompiledMutation.Root.Written root, BoundStatement bound) {
        return root.steps().stream().anyMatch(step -> step.statement() == bound.statement())
                || root.readBack()
                        .filter(read -> read.statement() == bound.statement())
                        .isPresent();
    }

    private void write(CompiledOperation compiled, Run run, ResponseBuffer out) {
        ResponseWriter response = new ResponseWriter(out);
        response.beginData();
        if (run.statements.isEmpty()) {
            write(compiled, Optional.empty(), run, response, out);
        } else {
            try (ReadSession session = backend.open(run.statements)) {
                write(compiled, Optional.of(session), run, response, out);
            }
        }
        response.endData();
        response.end(run.problems);
    }

    private static void write(
            CompiledOperation compiled,
            Optional<ReadSession> session,
            Run run,
            ResponseWriter response,
            ResponseBuffer out) {
        int statement = 0;
        for (CompiledOperation.Root root : compiled.roots()) {
            response.key(root.responseKey());
            switch (root) {
                case CompiledOperation.Root.Typename typename -> response.string(typename.typeName());
                case CompiledOperation.Root.Read read -> {
                    run.keys.add(read.responseKey());
                    write(read, session.orElseThrow(), statement++, run, response, out);
                }
            }
        }
    }

    private static void write(
            CompiledOperation.Root.Read read,
            ReadSession session,
            int index,
            Run run,
            ResponseWriter response,
            ResponseBuffer out) {
        long start = out.mark();
        try {
            if (read.isList()) {
                response.list(session.rows(index), read.writer());
            } else {
                response.object(session.rows(index), read.writer());
            }
        } catch (EngineException e) {
            out.reset(start);
            response.nullValue();
            run.problems.addAll(e.under(read.responseKey(), read.location()).problems());
        }
    }

    /** What became of one operation, as far as it came. */
    public static final class Run {
        private Optional<Plan> plan = Optional.empty();
        private List<Object> roots = List.of();
        private List<BoundStatement> statements = List.of();
        private final List<String> keys = new ArrayList<>();
        private final List<Problem> problems = new ArrayList<>();
        private String response = "";

        public Optional<Plan> plan() {
            return plan;
        }

        /** The plans of the root fields, of a query or of a mutation. */
        public List<Object> roots() {
            return roots;
        }

        /** Bound, in the order of the root fields that have one. */
        public List<BoundStatement> statements() {
            return statements;
        }

        /** The root field of each statement. */
        public List<String> keys() {
            return keys;
        }

        public List<Problem> problems() {
            return problems;
        }

        public String response() {
            return response;
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
