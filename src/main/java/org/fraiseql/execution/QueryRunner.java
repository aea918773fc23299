package org.fraiseql.execution;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fraiseql.document.Explanation;
import org.fraiseql.document.PreparedRequest;
import org.fraiseql.execution.CompiledOperation.Root;
import org.fraiseql.plan.Bindings;
import org.fraiseql.sql.BoundStatement;
import org.fraiseql.store.Backend;
import org.fraiseql.store.ReadSession;
import org.fraiseql.stream.HeldBytes;
import org.fraiseql.stream.ResponseBuffer;
import org.fraiseql.stream.ResponseWriter;
import org.fraiseql.support.EngineException;
import org.fraiseql.support.Problem;
import org.fraiseql.support.config.LimitsConfig;

/** Runs compiled queries: binds their values, opens a session, writes the response while the rows come. Thread-safe. */
public final class QueryRunner {
    private final Backend backend;
    private final LimitsConfig limits;
    private final AnsweredReads told;

    public QueryRunner(Backend backend, LimitsConfig limits) {
        this(backend, limits, AnsweredReads.NOBODY);
    }

    /** @param told of the queries that were answered */
    public QueryRunner(Backend backend, LimitsConfig limits, AnsweredReads told) {
        this.backend = backend;
        this.limits = limits;
        this.told = told;
    }

    /**
     * Writes the whole response. A root field that fails is null and has its problems, unless a part of it has left already.
     *
     * @throws EngineException when no root field could be read
     * @throws org.fraiseql.stream.StreamInterruptedException when it failed after bytes had left
     */
    public ExecutionResult run(
            CompiledOperation compiled, PreparedRequest request, ResponseBuffer out, RequestTrace trace) {
        trace.stageEnded("plan");
        List<BoundStatement> statements = bind(compiled, request, trace);
        if (statements.isEmpty()) {
            return write(compiled, request, Optional.empty(), out, trace);
        }
        long start = out.mark();
        ExecutionResult result = read(statements, compiled, request, out, trace);
        if (result.problems().isEmpty() && request.request().explanation() == Explanation.NONE) {
            told.answered(compiled, request, trace.terms().caller(), out, start);
        }
        return result;
    }

    private ExecutionResult read(
            List<BoundStatement> statements,
            CompiledOperation compiled,
            PreparedRequest request,
            ResponseBuffer out,
            RequestTrace trace) {
        try (ReadSession session = trace.opening(() -> backend.open(statements, trace.terms()))) {
            trace.stageEnded("db");
            out.beginReading(session::sendingUntil);
            return write(compiled, request, Optional.of(session), out, trace);
        } finally {
            out.endReading();
        }
    }

    /**
     * Opens the only field of a query, whose rows the caller reads one by one.
     *
     * @throws EngineException when it could not be read
     */
    public FieldRows open(CompiledOperation compiled, PreparedRequest request, RequestTrace trace) {
        trace.stageEnded("plan");
        Root.Read field = compiled.onlyRead();
        List<BoundStatement> statements = bind(compiled, request, trace);
        ReadSession session =
                trace.opening(() -> backend.open(statements, trace.terms().keepingPlace()));
        trace.stageEnded("db");
        return FieldRows.of(field, session, trace);
    }

    /** Beans answer their fields; then those of the catalog are read and written where they stand, as in a query of theirs alone. */
    public ExecutionResult runWithBeans(
            CompiledOperation catalogFields,
            BeanFields beans,
            PreparedRequest request,
            ResponseBuffer out,
            RequestTrace trace) {
        trace.stageEnded("plan");
        List<BoundStatement> statements = bind(catalogFields, request, trace);
        BeanAnswer answer =
                beans.execute(request, CatalogFields.READ_LATER, trace.terms().deadline());
        trace.stageEnded("beans");
        Map<String, String> explanation = AnswerExplanation.of(catalogFields.cost(), request, limits, trace);
        MixedAnswer mixed = new MixedAnswer(answer.explained(explanation), catalogFields, out, trace);
        if (statements.isEmpty() || answer.data().isEmpty()) {
            return mixed.write(Optional.empty());
        }
        try (ReadSession session =
                trace.opening(() -> backend.open(statements, trace.terms().keepingPlace()))) {
            trace.stageEnded("db");
            out.beginReading(session::sendingUntil);
            return mixed.write(Optional.of(session));
        } catch (EngineException e) {
            return mixed.writeWithoutDatabase(e);
        } finally {
            out.endReading();
        }
    }

    /** Rows are read and held; beans add their fields to them, and no connection waits for that. */
    public ExecutionResult runAssembled(
            CompiledRequest.AssembledQuery query,
            BeanFields beans,
            PreparedRequest request,
            ResponseBuffer out,
            RequestTrace trace) {
        trace.stageEnded("plan");
        CompiledOperation compiled = query.catalogFields();
        List<BoundStatement> statements = bind(compiled, request, trace);
        try (HeldBytes bytes = out.memory().begin(limits.maxBufferedBytes())) {
            HeldFields held = new HeldFields(compiled, bytes);
            return assembled(query, held, statements, beans, request, out, trace);
        }
    }

    private ExecutionResult assembled(
            CompiledRequest.AssembledQuery query,
            HeldFields held,
            List<BoundStatement> statements,
            BeanFields beans,
            PreparedRequest request,
            ResponseBuffer out,
            RequestTrace trace) {
        try (ReadSession session =
                trace.opening(() -> backend.open(statements, trace.terms().keepingPlace()))) {
            held.read(session);
        } catch (EngineException e) {
            if (query.isOfCatalog()) {
                throw e;
            }
            held.failed(e);
        }
        trace.stageEnded("db");
        BeanAnswer answer = beans.execute(request, held::value, trace.terms().deadline());
        trace.stageEnded("beans");
        return new AssembledAnswer(query, held, out, trace)
                .write(answer.explained(
                        AnswerExplanation.of(query.catalogFields().cost(), request, limits, trace)));
    }

    private List<BoundStatement> bind(CompiledOperation compiled, PreparedRequest request, RequestTrace trace) {
        Bindings bindings = new Bindings(request.values());
        List<BoundStatement> statements = new ArrayList<>(compiled.roots().size());
        for (Root root : compiled.roots()) {
            switch (root) {
                case Root.Typename typename -> {}
                case Root.Read read -> statements.add(expecting(compiled, read.bind(bindings, limits), read, bindings));
            }
        }
        compiled.cost().check(bindings, limits.maxCost());
        trace.run(compiled, statements);
        trace.stageEnded("sql");
        if (request.request().explanation() == Explanation.PLANS) {
            trace.explained(StatementPlans.of(statements, backend, trace.terms()));
            trace.stageEnded("explain");
        }
        return statements;
    }

    /** How rows of lists within lists are fetched is a matter of how many there may be. */
    private static BoundStatement expecting(
            CompiledOperation compiled, BoundStatement bound, Root.Read read, Bindings bindings) {
        return bound.statement().hasLists()
                ? bound.expecting(compiled.cost().rows(read.responseKey(), bindings))
                : bound;
    }

    private ExecutionResult write(
            CompiledOperation compiled,
            PreparedRequest request,
            Optional<ReadSession> session,
            ResponseBuffer out,
            RequestTrace trace) {
        ResponseWriter response = new ResponseWriter(out);
        List<EngineException> failures = new ArrayList<>(0);
        response.beginData();
        int statement = 0;
        for (Root root : compiled.roots()) {
            response.key(root.responseKey());
            switch (root) {
                case Root.Typename(String key, String typeName) -> response.string(typeName);
                case Root.Read read ->
                    read.writeOrNull(session.orElseThrow(), statement++, response, out)
                            .ifPresent(failures::add);
            }
        }
        response.endData();
        List<Problem> problems = new ArrayList<>(out.takeProblems());
        failures.forEach(failure -> problems.addAll(failure.problems()));
        response.end(problems, AnswerExplanation.of(compiled.cost(), request, limits, trace));
        trace.stageEnded("stream");
        return problems.isEmpty()
                ? ExecutionResult.success(trace.times())
                : new ExecutionResult(
                        problems, failures.size() < compiled.roots().size(), failures, trace.times());
    }
}
