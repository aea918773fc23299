package org.fraiseql.hostile;

import graphql.schema.GraphQLSchema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fraiseql.api.RequestBodies;
import org.fraiseql.beans.NumbersBean;
import org.fraiseql.catalog.Catalog;
import org.fraiseql.document.DocumentReader;
import org.fraiseql.document.GraphQLRequest;
import org.fraiseql.document.ParsedDocument;
import org.fraiseql.document.PreparedOperation;
import org.fraiseql.execution.CompiledMutation;
import org.fraiseql.execution.CompiledOperation;
import org.fraiseql.execution.MutationRunner;
import org.fraiseql.plan.Planner;
import org.fraiseql.plan.write.WritePlanner;
import org.fraiseql.schema.SchemaTypes;
import org.fraiseql.sql.BoundStatement;
import org.fraiseql.store.Rows;
import org.fraiseql.store.WriteSession;
import org.fraiseql.support.EngineException;
import org.fraiseql.support.Problem;
import org.fraiseql.support.config.LimitsConfig;
import org.jspecify.annotations.Nullable;

/** A request's way from the bytes of its body to the values that are bound, or to what a bean is given, without a database. */
final class RequestPath {
    private static final LimitsConfig LIMITS = LimitsConfig.DEFAULT;

    private final Catalog catalog;
    private final NumbersBean bean;
    private final DocumentReader reader;
    private final Map<String, ParsedDocument> documents = new LinkedHashMap<>();

    RequestPath(Catalog catalog) {
        this.catalog = catalog;
        this.bean = new NumbersBean(SchemaTypes.of(catalog));
        this.reader = new DocumentReader(bean.schema(), LIMITS.maxDepth());
    }

    GraphQLSchema schema() {
        return bean.schema();
    }

    /** @param problems none when the request can be run @param boundCharacters of the values */
    record Outcome(List<Problem> problems, long boundCharacters) {}

    Outcome of(byte[] body) {
        try {
            List<Problem> problems = new ArrayList<>();
            long bound = 0;
            for (GraphQLRequest request : RequestBodies.post(body, LIMITS)) {
                Outcome outcome = of(request);
                problems.addAll(outcome.problems());
                bound += outcome.boundCharacters();
            }
            return new Outcome(problems, bound);
        } catch (EngineException e) {
            return new Outcome(e.problems(), 0);
        }
    }

    Outcome get(Map<String, String> parameters) {
        try {
            return of(RequestBodies.get(parameters, LIMITS));
        } catch (EngineException e) {
            return new Outcome(e.problems(), 0);
        }
    }

    private Outcome of(GraphQLRequest request) {
        PreparedOperation operation = document(request.query()).operation(request.operationName());
        Map<String, @Nullable Object> variables = operation.coerce(request.variables());
        if (operation.rootFieldNames().contains(NumbersBean.FIELD)) {
            return new Outcome(bean.run(request), 0);
        }
        Planner planner = new Planner(catalog, LIMITS);
        if (operation.kind() == PreparedOperation.Kind.QUERY) {
            operation.shape(variables);
            CompiledOperation compiled = CompiledOperation.of(planner.plan(operation.read(variables)));
            return new Outcome(List.of(), characters(compiled.bind(variables, LIMITS)));
        }
        CompiledMutation compiled =
                CompiledMutation.of(new WritePlanner(catalog, planner, LIMITS).plan(operation.read(variables)), false);
        OneRow session = new OneRow();
        new MutationRunner(compiled, variables, LIMITS).run(session).release();
        return new Outcome(List.of(), characters(session.statements));
    }

    /** The last one is kept, as the engine keeps many. */
    private ParsedDocument document(String query) {
        ParsedDocument known = documents.get(query);
        if (known != null) {
            return known;
        }
        ParsedDocument read = reader.read(query);
        documents.clear();
        documents.put(query, read);
        return read;
    }

    private static long characters(List<BoundStatement> statements) {
        return statements.stream()
                .flatMap(statement -> statement.values().stream())
                .mapToLong(String::length)
                .sum();
    }

    /** A database in which each statement gives one row of ones. */
    private static final class OneRow implements WriteSession {
        private final List<BoundStatement> statements = new ArrayList<>();

        @Override
        public Rows run(BoundStatement statement) {
            statements.add(statement);
            return new Rows() {
                private boolean isRead;

                @Override
                public boolean next() {
                    boolean isFirst = !isRead;
                    isRead = true;
                    return isFirst;
                }

                @Override
                public byte @Nullable [] column(int index) {
                    return new byte[] {'1'};
                }
            };
        }

        @Override
        public void recordTransactionId(String number) {}

        @Override
        public void checkDeferred() {}

        @Override
        public void close() {}
    }
}
