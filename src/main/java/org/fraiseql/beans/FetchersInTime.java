package org.fraiseql.beans;

import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.FieldCoordinates;
import graphql.schema.GraphQLCodeRegistry;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import io.smallrye.graphql.execution.datafetcher.AbstractDataFetcher;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.fraiseql.support.Deadline;
import org.jspecify.annotations.Nullable;

/** Fetchers that call beans, within the time of their request. */
final class FetchersInTime {
    /** Context key of the request's {@link Deadline}. */
    static final String DEADLINE = "fraiseql.deadline";

    private final RunningBeans running;

    FetchersInTime(RunningBeans running) {
        this.running = running;
    }

    /** Of all fields that are methods of beans. */
    void replace(GraphQLSchema ofBeans, GraphQLCodeRegistry.Builder code) {
        for (GraphQLNamedType type : ofBeans.getAllTypesAsList()) {
            if (type instanceof GraphQLObjectType object) {
                object.getFieldDefinitions().forEach(field -> replace(object, field, code));
            }
        }
    }

    private void replace(GraphQLObjectType type, GraphQLFieldDefinition field, GraphQLCodeRegistry.Builder code) {
        FieldCoordinates place = FieldCoordinates.coordinates(type, field);
        DataFetcher<?> fetcher = code.getDataFetcher(place, field);
        if (fetcher instanceof AbstractDataFetcher) {
            code.dataFetcher(place, inTime(fetcher));
        }
    }

    DataFetcher<?> inTime(DataFetcher<?> ofBean) {
        return environment -> get(ofBean, environment);
    }

    private @Nullable Object get(DataFetcher<?> ofBean, DataFetchingEnvironment environment) throws Exception {
        Deadline deadline =
                Objects.requireNonNull(environment.getGraphQlContext().get(DEADLINE));
        Object value = running.<@Nullable Object>call(() -> ofBean.get(environment), deadline);
        return value instanceof CompletionStage<?> later && deadline != Deadline.NEVER
                ? inTime(later, deadline)
                : value;
    }

    private static CompletionStage<?> inTime(CompletionStage<?> later, Deadline deadline) {
        return later.toCompletableFuture()
                .copy()
                .orTimeout(Math.max(1, deadline.left().toMillis()), TimeUnit.MILLISECONDS)
                .exceptionallyCompose(failure -> CompletableFuture.failedFuture(
                        failure instanceof TimeoutException && deadline.isOver() ? deadline.exceeded() : failure));
    }
}
