package org.fraiseql;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.fraiseql.beans.BeanAnswer;
import org.fraiseql.beans.CatalogResults;
import org.fraiseql.beans.MixedMutation;
import org.fraiseql.beans.PublishedSchema;
import org.fraiseql.catalog.Catalog;
import org.fraiseql.document.GraphQLRequest;
import org.fraiseql.document.PersistedQueries;
import org.fraiseql.document.PreparedOperation;
import org.fraiseql.execution.CompiledMutation;
import org.fraiseql.execution.CompiledOperation;
import org.fraiseql.execution.ConstraintMessages;
import org.fraiseql.execution.MutationRunner;
import org.fraiseql.sql.BoundStatement;
import org.fraiseql.store.Backend;
import org.fraiseql.store.ReadSession;
import org.fraiseql.store.Transactions;
import org.fraiseql.stream.ResponseBuffer;
import org.fraiseql.stream.ResponseWriter;
import org.fraiseql.stream.StreamInterruptedException;
import org.fraiseql.support.CacheMonitor;
import org.fraiseql.support.CacheStatistics;
import org.fraiseql.support.EngineException;
import org.fraiseql.support.ErrorCode;
import org.fraiseql.support.Problem;
import org.fraiseql.support.StageTimes;
import org.fraiseql.support.config.FraiseqlConfig;
import org.jspecify.annotations.Nullable;

/** Puts the stages in a row: document, plan, sql, store, stream. Thread-safe. */
public final class Engine implements CacheMonitor {
    private final Backend backend;
    private final Transactions writes;
    private final FraiseqlConfig config;
    private final SlowQueries slowQueries;
    private final PersistedQueries persistedQueries = new PersistedQueries();
    private final AtomicReference<@Nullable ServedSchema> serving = new AtomicReference<>();

    public Engine(Backend backend, Transactions writes, FraiseqlConfig config) {
        this.backend = backend;
        this.writes = writes;
        this.config = config;
        this.slowQueries = new SlowQueries(config.db());
    }

    /** Serves this catalog from the next request on. Requests in flight finish on the one they began with. */
    public void serve(Catalog catalog, PublishedSchema schema) {
        serving.set(new ServedSchema(catalog, schema, config.limits()));
    }

    /** The schema requests are validated against. @throws EngineException {@code SERVICE_UNAVAILABLE} before there is one */
    public PublishedSchema schema() {
        return current().schema();
    }

    public Catalog catalog() {
        return current().catalog();
    }

    @Override
    public CacheStatistics plans() {
        return current().plans();
    }

    @Override
    public CacheStatistics documents() {
        return current().documents();
    }

    @Override
    public CacheStatistics persistedQueries() {
        return persistedQueries.statistics();
    }

    /** Whether the catalog was read; before, only beans answer. */
    public boolean isCatalogServed() {
        ServedSchema now = serving.get();
        return now != null && !now.catalog().serverVersion().isEmpty();
    }

    /**
     * Answers a request: writes the whole response into the buffer, errors included.
     *
     * @throws StreamInterruptedException when it failed after bytes had left; the response must be aborted
     * @throws org.fraiseql.stream.ClientGoneException when the client hung up
     */
    public ExecutionResult answer(GraphQLRequest given, ResponseBuffer out) {
        StageTimes times = new StageTimes();
        ResponseWriter response = new ResponseWriter(out);
        long start = out.mark();
        try {
            GraphQLRequest request = persistedQueries.complete(given);
            ServedSchema now = current();
            PreparedOperation operation = prepare(now, request);
            persistedQueries.remember(request);
            Map<String, @Nullable Object> variables = operation.coerce(request.variables());
            times.ended("parse");
            if (!now.isCompiled(operation)) {
                if (operation.kind() == PreparedOperation.Kind.MUTATION && now.hasCatalogFields(operation)) {
                    return answerMixed(now, request, operation, variables, response, times);
                }
                return answerWithBeans(now, request, operation, variables, response, times);
            }
            if (operation.kind() == PreparedOperation.Kind.MUTATION) {
                return answerMutation(now, operation, variables, out, times);
            }
            CompiledOperation compiled = now.compiled(operation, variables);
            times.ended("plan");
            List<BoundStatement> statements = compiled.bind(variables, config.limits());
            times.ended("sql");
            ExecutionResult answer = answerCompiled(compiled, statements, out, times);
            slowQueries.report(statements, times);
            return answer;
        } catch (EngineException e) {
            out.reset(start);
            response.errorsOnly(e.problems());
            return new ExecutionResult(e.problems(), false, List.of(e), times);
        }
    }

    private ServedSchema current() {
        ServedSchema now = serving.get();
        if (now == null) {
            throw new EngineException(Problem.of(ErrorCode.SERVICE_UNAVAILABLE, "Service temporarily unavailable"));
        }
        return now;
    }

    private PreparedOperation prepare(ServedSchema now, GraphQLRequest request) {
        PreparedOperation operation;
        try {
            operation = now.document(request.query()).operation(request.operationName());
        } catch (EngineException e) {
            boolean mayBeOfTheCatalog = !isCatalogServed() && e.code() == ErrorCode.GRAPHQL_VALIDATION_FAILED;
            throw mayBeOfTheCatalog
                    ? new EngineException(
                            Problem.of(ErrorCode.SERVICE_UNAVAILABLE, "Service temporarily unavailable")
                                    .hint("The database has not been reached yet; see /health/ready."),
                            e)
                    : e;
        }
        operation.checkAllowed(request);
        if (operation.introspects() && !config.http().introspection()) {
            throw new EngineException(Problem.of(ErrorCode.GRAPHQL_VALIDATION_FAILED, "Introspection is switched off.")
                    .hint("fraiseql.http.introspection=true switches it on."));
        }
        return operation;
    }

    /** All root fields in one transaction; nothing is sent before it is committed. */
    private ExecutionResult answerMutation(
            ServedSchema now,
            PreparedOperation operation,
            Map<String, @Nullable Object> variables,
            ResponseBuffer out,
            StageTimes times) {
        MutationRunner runner =
                new MutationRunner(now.compiledMutation(operation, variables), variables, config.limits());
        times.ended("plan");
        try {
            ResponseBuffer answer = writes.inTransaction(runner::run);
            times.ended("db");
            answer.appendTo(out);
            return new ExecutionResult(List.of(), true, List.of(), times);
        } catch (EngineException e) {
            times.ended("db");
            return nothingApplied(
                    ConstraintMessages.explained(e, now.catalog().writeModel()), new ResponseWriter(out), times);
        }
    }

    /** Fields of beans and of the catalog, in order and in one transaction. */
    private ExecutionResult answerMixed(
            ServedSchema now,
            GraphQLRequest request,
            PreparedOperation operation,
            Map<String, @Nullable Object> variables,
            ResponseWriter response,
            StageTimes times) {
        CompiledMutation compiled = now.compiledMutation(operation, variables);
        MixedMutation mutation = new MixedMutation(
                now.schema(),
                request,
                compiled,
                new MutationRunner(compiled, variables, config.limits()),
                now.catalog().writeModel());
        times.ended("plan");
        try {
            BeanAnswer answer = writes.onceInTransaction(mutation::run);
            times.ended("beans");
            response.json("{\"data\":" + answer.dataJson());
            response.end(List.of());
            return new ExecutionResult(List.of(), true, List.of(), times);
        } catch (EngineException e) {
            times.ended("beans");
            return nothingApplied(ConstraintMessages.explained(e, now.catalog().writeModel()), response, times);
        }
    }

    private static ExecutionResult nothingApplied(EngineException failure, ResponseWriter response, StageTimes times) {
        response.nullData();
        response.end(failure.problems());
        return new ExecutionResult(failure.problems(), false, List.of(failure), times);
    }

    private ExecutionResult answerCompiled(
            CompiledOperation compiled, List<BoundStatement> statements, ResponseBuffer out, StageTimes times) {
        ResponseWriter response = new ResponseWriter(out);
        if (statements.isEmpty()) {
            return write(compiled, Optional.empty(), response, out, times);
        }
        try (ReadSession session = backend.open(statements)) {
            times.ended("db");
            return write(compiled, Optional.of(session), response, out, times);
        }
    }

    private static ExecutionResult write(
            CompiledOperation compiled,
            Optional<ReadSession> session,
            ResponseWriter response,
            ResponseBuffer out,
            StageTimes times) {
        List<Problem> problems = new ArrayList<>();
        List<EngineException> failures = new ArrayList<>();
        response.beginData();
        int statement = 0;
        for (CompiledOperation.Root root : compiled.roots()) {
            response.key(root.responseKey());
            switch (root) {
                case CompiledOperation.Root.Typename(String key, String typeName) -> response.string(typeName);
                case CompiledOperation.Root.Read read -> {
                    int index = statement++;
                    write(read, session.orElseThrow(), index, response, out).ifPresent(failure -> {
                        failures.add(failure);
                        problems.addAll(failure.problems());
                    });
                }
            }
        }
        response.endData();
        response.end(problems);
        times.ended("stream");
        return new ExecutionResult(problems, failures.size() < compiled.roots().size(), failures, times);
    }

    /** Writes one root field; if it fails, null and its problems, unless a part of it has left already. */
    private static Optional<EngineException> write(
            CompiledOperation.Root.Read read,
            ReadSession session,
            int index,
            ResponseWriter response,
            ResponseBuffer out) {
        long start = out.mark();
        try {
            if (read.isList()) {
                response.list(session.rows(index), read.writer());
            } else {
                response.object(session.rows(index), read.writer());
            }
            return Optional.empty();
        } catch (EngineException e) {
            if (!out.canReset(start)) {
                throw new StreamInterruptedException(e);
            }
            out.reset(start);
            response.nullValue();
            return Optional.of(e.under(read.responseKey(), read.location()));
        }
    }

    /** Beans answer their fields through SmallRye; the catalog's fields of the same operation are fetched here, by the same plans and statements. */
    private ExecutionResult answerWithBeans(
            ServedSchema now,
            GraphQLRequest request,
            PreparedOperation operation,
            Map<String, @Nullable Object> variables,
            ResponseWriter response,
            StageTimes times) {
        Map<String, @Nullable Object> fromCatalog = operation.kind() == PreparedOperation.Kind.QUERY
                ? new CatalogResults(backend, config.limits()).fetch(now.compiled(operation, variables), variables)
                : java.util.Collections.emptyMap();
        times.ended("db");
        var answer = now.schema()
                .execute(request.query(), request.operationName().orElse(null), request.variables(), fromCatalog);
        if (!answer.isExecuted()) {
            response.errorsOnly(answer.problems());
        } else {
            response.json("{\"data\":" + answer.dataJson());
            response.end(answer.problems());
        }
        times.ended("beans");
        return new ExecutionResult(answer.problems(), answer.data() != null, List.of(), times);
    }
}
