package org.fraiseql.beans;

import graphql.ExecutionResult;
import graphql.schema.GraphQLSchema;
import io.smallrye.graphql.execution.ExecutionResponse;
import io.smallrye.graphql.execution.ExecutionResponseWriter;
import io.smallrye.graphql.execution.ExecutionService;
import io.smallrye.graphql.execution.context.SmallRyeContext;
import io.smallrye.graphql.execution.context.SmallRyeContextManager;
import io.smallrye.graphql.schema.model.Schema;
import jakarta.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;
import org.fraiseql.catalog.AddedFields;
import org.fraiseql.document.GraphQLRequest;
import org.fraiseql.document.PreparedRequest;
import org.fraiseql.execution.BeanAnswer;
import org.fraiseql.execution.BeanFields;
import org.fraiseql.execution.CatalogFields;
import org.fraiseql.support.Deadline;
import org.jspecify.annotations.Nullable;

/** One state of the shared schema, and how operations run on it that need the beans. Immutable and thread-safe. */
public final class PublishedSchema implements BeanFields {
    private final GraphQLSchema merged;
    private final FittingRows rows;
    private final ExecutionService execution;

    PublishedSchema(Schema model, GraphQLSchema merged, FittingRows rows) {
        this.merged = merged;
        this.rows = rows;
        this.execution = new ExecutionService(merged, model);
    }

    /** Beans and catalog: what requests are validated against and what introspection shows. */
    public GraphQLSchema graphQLSchema() {
        return merged;
    }

    @Override
    public AddedFields added() {
        return rows.added();
    }

    /** Runs an operation with graphql-java: beans, introspection and {@code __typename} anywhere, and catalog fields as they are given. */
    @Override
    public BeanAnswer execute(PreparedRequest prepared, CatalogFields catalogFields, Deadline deadline) {
        GraphQLRequest given = prepared.request();
        JsonObject request = RequestJson.of(given.query(), given.operationName().orElse(null), given.variables());
        Map<String, Object> context = new LinkedHashMap<>();
        context.put(CatalogFetchers.FIELDS, catalogFields);
        context.put(FetchersInTime.DEADLINE, deadline);
        RequestThread thread = new RequestThread();
        context.put(FetchersInTime.THREAD, thread);
        Outcome outcome = new Outcome(thread);
        SmallRyeThreadState.clear();
        try {
            execution.executeAsync(request, context, outcome);
            thread.workUntil(() -> outcome.isThere() || isExecuted(context));
        } finally {
            SmallRyeThreadState.clear();
        }
        return outcome.answer(context);
    }

    /** What hears of the result may fail, and SmallRye then writes nothing. */
    private static boolean isExecuted(Map<String, Object> context) {
        return context.get(SmallRyeContextManager.CONTEXT) instanceof SmallRyeContext own
                && own.unwrap(ExecutionResult.class) != null;
    }

    private static final class Outcome implements ExecutionResponseWriter {
        private final RequestThread thread;
        private volatile @Nullable ExecutionResponse response;
        private volatile @Nullable Throwable failure;

        Outcome(RequestThread thread) {
            this.thread = thread;
        }

        boolean isThere() {
            return response != null || failure != null;
        }

        @Override
        public void write(ExecutionResponse executionResponse) {
            response = executionResponse;
            thread.execute(() -> {});
        }

        @Override
        public void fail(Throwable throwable) {
            failure = throwable;
            thread.execute(() -> {});
        }

        BeanAnswer answer(Map<String, Object> context) {
            ExecutionResponse given = response;
            Throwable thrown = failure;
            if (given == null) {
                return BeanAnswers.failed(
                        thrown == null ? new IllegalStateException("SmallRye GraphQL gave no answer") : thrown);
            }
            return BeanAnswers.of(given.getExecutionResult(), context.get(SmallRyeContextManager.CONTEXT));
        }
    }
}
