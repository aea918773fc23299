package org.fraiseql.golden;

import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;
import org.fraiseql.catalog.Catalog;
import org.fraiseql.catalog.CatalogBuilder;
import org.fraiseql.catalog.CatalogSchema;
import org.fraiseql.catalog.CatalogScope;
import org.fraiseql.catalog.SchemaTypes;
import org.fraiseql.document.DocumentReader;
import org.fraiseql.document.GraphQLRequest;
import org.fraiseql.document.PreparedOperation;
import org.fraiseql.plan.Plan;
import org.fraiseql.plan.Planner;
import org.fraiseql.plan.RootPlan;
import org.fraiseql.sql.BoundStatement;
import org.fraiseql.sql.ReadRenderer;
import org.fraiseql.sql.RoutineRenderer;
import org.fraiseql.sql.SqlStatement;
import org.fraiseql.store.Backend;
import org.fraiseql.store.ReadSession;
import org.fraiseql.store.jdbc.JdbcBackend;
import org.fraiseql.store.jdbc.JdbcCatalogSource;
import org.fraiseql.stream.ResponseBuffer;
import org.fraiseql.stream.ResponseWriter;
import org.fraiseql.stream.RowWriter;
import org.fraiseql.support.EngineException;
import org.fraiseql.support.Problem;
import org.fraiseql.support.config.LimitsConfig;
import org.jspecify.annotations.Nullable;

/** The stages in the order of the engine, each result kept, so that a test can look at it. Serves the catalog alone, without beans. */
final class Pipeline {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Catalog catalog;
    private final GraphQLSchema schema;
    private final Backend backend;
    private final LimitsConfig limits;

    private Pipeline(Catalog catalog, Backend backend, LimitsConfig limits) {
        this.catalog = catalog;
        this.backend = backend;
        this.limits = limits;
        this.schema = schema(SchemaTypes.of(catalog));
    }

    static Pipeline over(DataSource dataSource) {
        JdbcBackend backend = new JdbcBackend(dataSource, PATIENCE, 10);
        List<String> schemas = List.of("public");
        Catalog catalog = CatalogBuilder.build(
                new JdbcCatalogSource(backend.connections(), PATIENCE).read(schemas),
                new CatalogScope(schemas, List.of("*"), List.of()));
        return new Pipeline(catalog, backend, LimitsConfig.DEFAULT);
    }

    Pipeline limitedTo(LimitsConfig other) {
        return new Pipeline(catalog, backend, other);
    }

    private static GraphQLSchema schema(CatalogSchema types) {
        GraphQLSchema.Builder schema = GraphQLSchema.newSchema()
                .query(GraphQLObjectType.newObject().name("Query").fields(types.queries()))
                .additionalTypes(new java.util.LinkedHashSet<>(types.types()));
        if (!types.mutations().isEmpty()) {
            schema.mutation(GraphQLObjectType.newObject().name("Mutation").fields(types.mutations()));
        }
        return schema.build();
    }

    Catalog catalog() {
        return catalog;
    }

    GraphQLSchema schema() {
        return schema;
    }

    /** Answers without variables. */
    Run run(String query) {
        return run(query, Optional.empty(), new LinkedHashMap<String, @Nullable Object>());
    }

    Run run(String query, Optional<String> operationName, Map<String, @Nullable Object> variables) {
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
        PreparedOperation operation = new DocumentReader(schema, limits.maxDepth())
                .read(request.query())
                .operation(request.operationName());
        Map<String, @Nullable Object> variables = operation.coerce(request.variables());
        Plan plan = new Planner(catalog, limits).plan(operation.read(variables));
        run.plan = Optional.of(plan);
        for (RootPlan root : plan.roots()) {
            statement(root).ifPresent(statement -> run.statements.put(root.responseKey(), statement));
        }
        run.statements.forEach((key, statement) -> {
            try {
                run.bound.put(key, statement.bind(variables, limits));
            } catch (EngineException e) {
                throw e.under(key, location(plan, key));
            }
        });
        write(plan, run, out);
    }

    private void write(Plan plan, Run run, ResponseBuffer out) {
        ResponseWriter response = new ResponseWriter(out);
        List<BoundStatement> bound = new ArrayList<>(run.bound.values());
        response.beginData();
        if (bound.isEmpty()) {
            plan.roots().forEach(root -> write(root, response));
        } else {
            try (ReadSession session = backend.open(bound)) {
                int statement = 0;
                for (RootPlan root : plan.roots()) {
                    if (statement(root).isPresent()) {
                        write(root, session, statement++, run, response, out);
                    } else {
                        write(root, response);
                    }
                }
            }
        }
        response.endData();
        response.end(run.problems);
    }

    private static void write(RootPlan root, ResponseWriter response) {
        if (!(root instanceof RootPlan.Typename typename)) {
            throw new IllegalStateException("a kind of root field without a statement: " + root);
        }
        response.key(root.responseKey());
        response.string(typename.typeName());
    }

    private static void write(
            RootPlan root, ReadSession session, int index, Run run, ResponseWriter response, ResponseBuffer out) {
        response.key(root.responseKey());
        long start = out.mark();
        RowWriter writer = RowWriter.of(
                Objects.requireNonNull(run.statements.get(root.responseKey())).layout());
        try {
            if (root instanceof RootPlan.Many || (root instanceof RootPlan.Value value && value.isList())) {
                response.list(session.rows(index), writer);
            } else {
                response.object(session.rows(index), writer);
            }
        } catch (EngineException e) {
            out.reset(start);
            response.nullValue();
            EngineException placed = e.under(root.responseKey(), location(root));
            run.problems.addAll(placed.problems());
        }
    }

    private static Optional<SqlStatement> statement(RootPlan root) {
        return switch (root) {
            case RootPlan.One one -> Optional.of(ReadRenderer.renderOne(one.read()));
            case RootPlan.Many many -> Optional.of(ReadRenderer.render(many.read()));
            case RootPlan.Value value -> Optional.of(RoutineRenderer.render(value));
            case RootPlan.Typename typename -> Optional.empty();
        };
    }

    private static Problem.Location location(Plan plan, String key) {
        return plan.roots().stream()
                .filter(root -> root.responseKey().equals(key))
                .map(Pipeline::location)
                .findFirst()
                .orElseThrow();
    }

    private static Problem.Location location(RootPlan root) {
        return switch (root) {
            case RootPlan.One one -> one.location();
            case RootPlan.Many many -> many.location();
            case RootPlan.Value value -> value.location();
            case RootPlan.Typename typename -> new Problem.Location(1, 1);
        };
    }

    /** What became of one operation, as far as it came. */
    static final class Run {
        Optional<Plan> plan = Optional.empty();
        final Map<String, SqlStatement> statements = new LinkedHashMap<>();
        final Map<String, BoundStatement> bound = new LinkedHashMap<>();
        final List<Problem> problems = new ArrayList<>();
        String response = "";

        /** The answer of an operation that must succeed. */
        String data() {
            if (!problems.isEmpty()) {
                throw new AssertionError("the operation failed: " + response);
            }
            return response;
        }
    }
}
