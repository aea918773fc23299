package org.fraiseql.execution;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fraiseql.document.PreparedRequest;
import org.fraiseql.execution.CompiledOperation.Root;
import org.fraiseql.sql.BoundStatement;
import org.fraiseql.store.Backend;
import org.fraiseql.store.ReadSession;
import org.fraiseql.stream.ResponseBuffer;
import org.fraiseql.stream.ResponseWriter;
import org.fraiseql.stream.StreamInterruptedException;
import org.fraiseql.support.EngineException;
import org.fraiseql.support.Problem;
import org.fraiseql.support.config.LimitsConfig;

/** Runs compiled queries: binds their values, opens a session, writes the response while the rows come. Thread-safe. */
public final class QueryRunner {
    private final Backend backend;
    private final LimitsConfig limits;

    public QueryRunner(Backend backend, LimitsConfig limits) {
        this.backend = backend;
        this.limits = limits;
    }

    /**
     * Writes the whole response. A root field that fails is null and has its problems, unless a part of it has left already.
     *
     * @throws EngineException when no root field could be read
     * @throws StreamInterruptedException when it failed after bytes had left
     */
    public ExecutionResult run(
            CompiledOperation compiled, PreparedRequest request, ResponseBuffer out, RequestTrace trace) {
        trace.stageEnded("plan");
        List<BoundStatement> statements = bind(compiled, request, trace);
        if (statements.isEmpty()) {
            return write(compiled, Optional.empty(), out, trace);
        }
        try (ReadSession session = backend.open(statements)) {
            trace.stageEnded("db");
            out.beginReading();
            return write(compiled, Optional.of(session), out, trace);
        } finally {
            out.endReading();
        }
    }

    /** Beans answer their fields; the catalog's fields of the same query are read before, all in one session. */
    public ExecutionResult runWithBeans(
            CompiledOperation catalogFields,
            BeanFields beans,
            PreparedRequest request,
            ResponseBuffer out,
            RequestTrace trace) {
        trace.stageEnded("plan");
        List<BoundStatement> statements = bind(catalogFields, request, trace);
        CatalogFields fetched = FetchedFields.fetch(catalogFields, statements, backend);
        trace.stageEnded("db");
        BeanAnswer answer = beans.execute(request, fetched);
        trace.stageEnded("beans");
        return write(answer, new ResponseWriter(out), trace);
    }

    static ExecutionResult write(BeanAnswer answer, ResponseWriter response, RequestTrace trace) {
        if (answer.isExecuted()) {
            response.data(answer.data());
            response.end(answer.problems(), answer.extensions());
        } else {
            response.errorsOnly(answer.problems());
        }
        return new ExecutionResult(answer.problems(), answer.hasData(), List.of(), trace.times());
    }

    private List<BoundStatement> bind(CompiledOperation compiled, PreparedRequest request, RequestTrace trace) {
        List<BoundStatement> statements = new ArrayList<>(compiled.roots().size());
        for (Root root : compiled.roots()) {
            switch (root) {
                case Root.Typename typename -> {}
                case Root.Read read -> statements.add(read.bind(request.values(), limits));
            }
        }
        trace.run(compiled, statements);
        trace.stageEnded("sql");
        return statements;
    }

    private static ExecutionResult write(
            CompiledOperation compiled, Optional<ReadSession> session, ResponseBuffer out, RequestTrace trace) {
        ResponseWriter response = new ResponseWriter(out);
        List<EngineException> failures = new ArrayList<>(0);
        response.beginData();
        int statement = 0;
        for (Root root : compiled.roots()) {
            response.key(root.responseKey());
            switch (root) {
                case Root.Typename(String key, String typeName) -> response.string(typeName);
                case Root.Read read ->
                    write(read, session.orElseThrow(), statement++, response, out)
                            .ifPresent(failures::add);
            }
        }
        response.endData();
        List<Problem> problems = failures.stream()
                .flatMap(failure -> failure.problems().stream())
                .toList();
        response.end(problems);
        trace.stageEnded("stream");
        return failures.isEmpty()
                ? ExecutionResult.success(trace.times())
                : new ExecutionResult(
                        problems, failures.size() < compiled.roots().size(), failures, trace.times());
    }

    /** Writes one root field; if it fails, null. */
    private static Optional<EngineException> write(
            Root.Read read, ReadSession session, int statement, ResponseWriter response, ResponseBuffer out) {
        long start = out.mark();
        try {
            read.write(session.rows(statement), response);
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
}
