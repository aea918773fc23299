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
import io.smallrye.graphql.execution.datafetcher.BatchDataFetcher;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.fraiseql.support.Deadline;
import org.jspecify.annotations.Nullable;

/**
 * Fetchers that call beans within the time of their request: none is called after it, and none that answers later is waited for. What is at work is not stopped. What is
 * selected of a later answer is worked out on the request's own thread.
 */
final class FetchersInTime {
    /** Context key of the request's {@link Deadline}. */
    static final String DEADLINE = "fraiseql.deadline";

    /** Context key of the {@link RequestThread}. */
    static final String THREAD = "fraiseql.thread";

    private FetchersInTime() {}

    /** Replaces the fetchers of all fields that are methods of beans. */
    static void replace(GraphQLSchema ofBeans, GraphQLCodeRegistry.Builder code) {
        for (GraphQLNamedType type : ofBeans.getAllTypesAsList()) {
            if (type instanceof GraphQLObjectType object) {
                object.getFieldDefinitions().forEach(field -> replace(object, field, code));
            }
        }
    }

    private static void replace(
            GraphQLObjectType type, GraphQLFieldDefinition field, GraphQLCodeRegistry.Builder code) {
        FieldCoordinates place = FieldCoordinates.coordinates(type, field);
        DataFetcher<?> fetcher = code.getDataFetcher(place, field);
        if (fetcher instanceof AbstractDataFetcher || fetcher instanceof BatchDataFetcher) {
            code.dataFetcher(place, inTime(fetcher));
        }
    }

    static DataFetcher<?> inTime(DataFetcher<?> ofBean) {
        return environment -> get(ofBean, environment);
    }

    private static @Nullable Object get(DataFetcher<?> ofBean, DataFetchingEnvironment environment) throws Exception {
        Deadline deadline =
                Objects.requireNonNull(environment.getGraphQlContext().get(DEADLINE));
        deadline.check();
        Object value = ofBean.get(environment);
        return value instanceof CompletionStage<?> later
                ? later(later.toCompletableFuture(), deadline, environment)
                : value;
    }

    private static CompletableFuture<?> later(
            CompletableFuture<?> answer, Deadline deadline, DataFetchingEnvironment environment) {
        if (answer.isDone()) {
            return answer;
        }
        RequestThread thread =
                Objects.requireNonNull(environment.getGraphQlContext().get(THREAD));
        return (deadline == Deadline.NEVER ? answer : inTime(answer, deadline))
                .whenCompleteAsync((value, failure) -> {}, thread);
    }

    /** A bean's own {@link TimeoutException} comes wrapped. */
    private static CompletableFuture<?> inTime(CompletableFuture<?> later, Deadline deadline) {
        return later.copy()
                .orTimeout(deadline.left().toNanos(), TimeUnit.NANOSECONDS)
                .exceptionallyCompose(failure -> CompletableFuture.failedFuture(
                        failure instanceof TimeoutException ? deadline.exceeded() : failure));
    }
}
