package org.fraiseql.beans;

import graphql.language.OperationDefinition;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import io.smallrye.graphql.execution.ExecutionResponse;
import io.smallrye.graphql.execution.ExecutionResponseWriter;
import io.smallrye.graphql.execution.ExecutionService;
import io.smallrye.graphql.execution.context.SmallRyeContextManager;
import io.smallrye.graphql.schema.model.Schema;
import jakarta.json.JsonObject;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One state of the shared schema, and how operations run on it that need the beans. Immutable and thread-safe. */
public final class PublishedSchema {
    private final GraphQLSchema ofBeans;
    private final GraphQLSchema merged;
    private final ExecutionService execution;

    PublishedSchema(Schema model, GraphQLSchema ofBeans, GraphQLSchema merged) {
        this.ofBeans = ofBeans;
        this.merged = merged;
        this.execution = new ExecutionService(merged, model);
    }

    /** Beans and catalog: what requests are validated against and what introspection shows. */
    public GraphQLSchema graphQLSchema() {
        return merged;
    }

    /** Whether a root field is answered by a bean. */
    public boolean isBeanField(OperationDefinition.Operation operation, String fieldName) {
        GraphQLObjectType root =
                switch (operation) {
                    case QUERY -> ofBeans.getQueryType();
                    case MUTATION -> ofBeans.getMutationType();
                    case SUBSCRIPTION -> ofBeans.getSubscriptionType();
                };
        return root != null && root.getFieldDefinition(fieldName) != null;
    }

    /**
     * Runs an operation with graphql-java: beans, introspection and {@code __typename} anywhere, and catalog fields out of {@code catalogResults}.
     * Blocks; runs on the caller's thread and in its CDI request context.
     *
     * @param variables raw JSON values: String, Boolean, Number (BigDecimal keeps all digits), Map, List, null
     * @param catalogResults for each catalog root field its response key and its tree, {@code Map} in selection order under response keys,
     *     {@code List}, String, BigDecimal, Integer, Boolean or null; a RuntimeException (an EngineException, say) becomes that field's error;
     *     a {@link java.util.function.Supplier} is asked when the field's turn comes, on the caller's thread
     */
    public BeanAnswer execute(
            String query,
            @Nullable String operationName,
            Map<String, ? extends @Nullable Object> variables,
            Map<String, ? extends @Nullable Object> catalogResults) {
        JsonObject request = RequestJson.of(query, operationName, variables);
        Map<String, Object> context = new HashMap<>();
        context.put(CatalogFetchers.RESULTS, catalogResults);
        Outcome outcome = new Outcome();
        // SmallRye keeps its context in an inheritable thread local: a pooled thread would bring that of an earlier
        // request
        SmallRyeContextManager.clearCurrentSmallRyeContext();
        try {
            execution.executeSync(request, context, outcome);
        } finally {
            SmallRyeContextManager.clearCurrentSmallRyeContext();
        }
        return outcome.answer(context);
    }

    private static final class Outcome implements ExecutionResponseWriter {
        private @Nullable ExecutionResponse response;
        private @Nullable Throwable failure;

        @Override
        public void write(ExecutionResponse executionResponse) {
            response = executionResponse;
        }

        @Override
        public void fail(Throwable throwable) {
            failure = throwable;
        }

        BeanAnswer answer(Map<String, Object> context) {
            if (response == null) {
                return BeanAnswer.failed(
                        failure == null ? new IllegalStateException("SmallRye GraphQL gave no answer") : failure);
            }
            return BeanAnswer.of(response.getExecutionResult(), context.get(SmallRyeContextManager.CONTEXT));
        }
    }
}
