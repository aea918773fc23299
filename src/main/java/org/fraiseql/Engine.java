package org.fraiseql;

import graphql.schema.GraphQLSchema;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.fraiseql.catalog.Catalog;
import org.fraiseql.document.GraphQLRequest;
import org.fraiseql.document.KnownOperations;
import org.fraiseql.document.PersistedQueries;
import org.fraiseql.document.PreparedRequest;
import org.fraiseql.execution.AnsweredReads;
import org.fraiseql.execution.BeanFields;
import org.fraiseql.execution.CompiledRequest;
import org.fraiseql.execution.ExecutionResult;
import org.fraiseql.execution.MutationRunner;
import org.fraiseql.execution.Observer;
import org.fraiseql.execution.QueryRunner;
import org.fraiseql.execution.RequestTrace;
import org.fraiseql.store.Backend;
import org.fraiseql.store.Transactions;
import org.fraiseql.stream.ResponseBuffer;
import org.fraiseql.stream.ResponseWriter;
import org.fraiseql.stream.StreamInterruptedException;
import org.fraiseql.support.CacheMonitor;
import org.fraiseql.support.CacheStatistics;
import org.fraiseql.support.EngineException;
import org.fraiseql.support.ErrorCode;
import org.fraiseql.support.Problem;
import org.fraiseql.support.config.FraiseqlConfig;
import org.fraiseql.support.config.LimitsConfig;
import org.jspecify.annotations.Nullable;

/** Puts the stages in a row: document, plan and sql, execution with store and stream. Thread-safe. */
public final class Engine implements CacheMonitor {
    private final Runners ofClients;
    private final Runners ofApplication;
    private final FraiseqlConfig config;
    private final Observer observer;
    private final PersistedQueries persistedQueries;
    private final AtomicReference<@Nullable ServedSchema> served = new AtomicReference<>();

    private record Runners(QueryRunner queries, MutationRunner mutations) {
        static Runners of(Backend backend, Transactions transactions, LimitsConfig limits) {
            return of(backend, transactions, limits, AnsweredReads.NOBODY);
        }

        static Runners of(Backend backend, Transactions transactions, LimitsConfig limits, AnsweredReads told) {
            return new Runners(new QueryRunner(backend, limits, told), new MutationRunner(transactions, limits));
        }
    }

    public Engine(Backend backend, Transactions transactions, FraiseqlConfig config, Observer observer) {
        this(backend, transactions, config, observer, KnownOperations.NONE);
    }

    /** @param known operations that clients may name instead of sending them */
    public Engine(
            Backend backend,
            Transactions transactions,
            FraiseqlConfig config,
            Observer observer,
            KnownOperations known) {
        this(backend, transactions, config, observer, known, AnsweredReads.NOBODY);
    }

    /** @param told of the queries of clients that were answered */
    public Engine(
            Backend backend,
            Transactions transactions,
            FraiseqlConfig config,
            Observer observer,
            KnownOperations known,
            AnsweredReads told) {
        this.ofClients = Runners.of(backend, transactions, config.limits(), told);
        this.ofApplication = Runners.of(backend, transactions, config.limits().withoutMaxCost());
        this.config = config;
        this.persistedQueries = new PersistedQueries(
                config.limits(), config.persistedOperations().mode(), known);
        this.observer = observer;
    }

    /**
     * Answers a request: writes the whole response into the buffer, errors included.
     *
     * @throws StreamInterruptedException when it failed after bytes had left; the response must be aborted
     * @throws org.fraiseql.stream.ClientGoneException when the client hung up
     */
    public ExecutionResult answer(GraphQLRequest request, RequestContext context, ResponseBuffer out) {
        boolean isObserved = observer != Observer.NONE;
        RequestTrace trace = new RequestTrace(context.deadline(), isObserved);
        Optional<ExecutionResult> result = Optional.empty();
        try {
            ExecutionResult answered = answer(request, context, out, trace);
            result = Optional.of(answered);
            return answered;
        } finally {
            if (isObserved) {
                observer.ended(trace.observation(context.requestId(), request.operationName(), result));
            }
        }
    }

    /** Answers a request of the application's own, as beans have them; in their JTA transaction, if there is one. */
    public ExecutionResult answer(GraphQLRequest request, ResponseBuffer out) {
        return answer(request, RequestContext.OF_APPLICATION, out);
    }

    private ExecutionResult answer(
            GraphQLRequest request, RequestContext context, ResponseBuffer out, RequestTrace trace) {
        long start = out.mark();
        try {
            ServedSchema now = current();
            PreparedRequest prepared = now.prepare(request, context.isOfApplication());
            trace.times().ended("parse");
            CompiledRequest compiled = now.plans().compile(prepared, context.bigNumbersAsStrings());
            return run(context.isOfApplication() ? ofApplication : ofClients, compiled, now, prepared, out, trace);
        } catch (EngineException e) {
            out.reset(start);
            new ResponseWriter(out).errorsOnly(shown(e.problems()));
            return ExecutionResult.failed(e, trace.times());
        }
    }

    private List<Problem> shown(List<Problem> problems) {
        return config.http().suggestions()
                ? problems
                : problems.stream().map(Problem::withoutSuggestions).toList();
    }

    private static ExecutionResult run(
            Runners runners,
            CompiledRequest compiled,
            ServedSchema now,
            PreparedRequest prepared,
            ResponseBuffer out,
            RequestTrace trace) {
        return switch (compiled) {
            case CompiledRequest.Query(var operation) -> runners.queries().run(operation, prepared, out, trace);
            case CompiledRequest.Mutation(var mutation) ->
                runners.mutations().run(mutation, now.catalog().writeModel(), prepared, out, trace);
            case CompiledRequest.BeanQuery(var catalogFields) ->
                runners.queries().runWithBeans(catalogFields, now.beans(), prepared, out, trace);
            case CompiledRequest.MixedMutation(var catalogFields) ->
                runners.mutations()
                        .runWithBeans(catalogFields, now.catalog().writeModel(), now.beans(), prepared, out, trace);
            case CompiledRequest.BeanMutation() -> runners.mutations().runBeans(now.beans(), prepared, out, trace);
        };
    }

    /** Serves this catalog from the next request on. Requests in flight finish on the one they began with. @param schema of catalog and beans */
    public void serve(Catalog catalog, GraphQLSchema schema, BeanFields beans) {
        served.set(new ServedSchema(catalog, schema, beans, config, persistedQueries, observer));
    }

    /** Compiles the known operations for what is served now. @return what does not fit it, a line each */
    public List<String> prepareKnown() {
        return current().prepareKnown();
    }

    private ServedSchema current() {
        ServedSchema now = served.get();
        if (now == null) {
            throw new EngineException(Problem.of(ErrorCode.SERVICE_UNAVAILABLE, "Service temporarily unavailable"));
        }
        return now;
    }

    /** The schema requests are validated against. @throws EngineException {@code SERVICE_UNAVAILABLE} before there is one */
    public GraphQLSchema schema() {
        return current().schema();
    }

    public Catalog catalog() {
        return current().catalog();
    }

    /** Whether the catalog was read; before, only beans answer. */
    public boolean isCatalogServed() {
        ServedSchema now = served.get();
        return now != null && now.isOfDatabase();
    }

    @Override
    public CacheStatistics plans() {
        return current().plans().statistics();
    }

    @Override
    public CacheStatistics documents() {
        return current().documents().statistics();
    }

    @Override
    public CacheStatistics persistedQueries() {
        return persistedQueries.statistics();
    }
}
