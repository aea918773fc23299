package org.fraiseql.execution;

import java.util.List;
import java.util.Optional;
import org.fraiseql.catalog.WriteModel;
import org.fraiseql.document.PreparedRequest;
import org.fraiseql.plan.Bindings;
import org.fraiseql.store.Transactions;
import org.fraiseql.stream.HeldBytes;
import org.fraiseql.stream.ResponseBuffer;
import org.fraiseql.stream.ResponseWriter;
import org.fraiseql.support.EngineException;
import org.fraiseql.support.Problem;
import org.fraiseql.support.config.LimitsConfig;

/** Runs compiled mutations, each in one transaction; nothing is sent before it is committed. Thread-safe. */
public final class MutationRunner {
    private final Transactions transactions;
    private final LimitsConfig limits;

    public MutationRunner(Transactions transactions, LimitsConfig limits) {
        this.transactions = transactions;
        this.limits = limits;
    }

    /** Writes the whole response: all root fields, or {@code data: null} and the error that undid them. */
    public ExecutionResult run(
            CompiledMutation mutation,
            WriteModel model,
            PreparedRequest request,
            ResponseBuffer out,
            RequestTrace trace) {
        trace.stageEnded("plan");
        check(mutation, request);
        try (HeldBytes held = out.memory().begin(limits.maxBufferedBytes())) {
            MutationRun run = new MutationRun(mutation, request, limits, held, trace);
            ResponseBuffer answer = transactions.inTransaction(trace.terms(), run::all);
            trace.stageEnded("db");
            return applied(answer, out, trace);
        } catch (EngineException e) {
            trace.stageEnded("db");
            return nothingApplied(messages(model, trace).explained(e), out, trace);
        }
    }

    /** Fields of beans and of the catalog, in order and in one transaction. */
    public ExecutionResult runWithBeans(
            CompiledMutation mutation,
            WriteModel model,
            BeanFields beans,
            PreparedRequest request,
            ResponseBuffer out,
            RequestTrace trace) {
        trace.stageEnded("plan");
        check(mutation, request);
        try (HeldBytes held = out.memory().begin(limits.maxBufferedBytes())) {
            MutationRun catalogRun = new MutationRun(mutation, request, limits, held, trace);
            MixedMutationRun run = new MixedMutationRun(beans, request, mutation, catalogRun, messages(model, trace));
            ResponseBuffer answer = transactions.onceInTransaction(trace.terms(), run::run);
            trace.stageEnded("beans");
            return applied(answer, out, trace);
        } catch (EngineException e) {
            trace.stageEnded("beans");
            return nothingApplied(messages(model, trace).explained(e), out, trace);
        }
    }

    private static ConstraintMessages messages(WriteModel model, RequestTrace trace) {
        return new ConstraintMessages(model, !trace.terms().caller().isNone());
    }

    /** Fields of beans alone, which see to their transactions themselves. */
    public ExecutionResult runBeans(BeanFields beans, PreparedRequest request, ResponseBuffer out, RequestTrace trace) {
        BeanAnswer answer =
                beans.execute(request, CatalogFields.READ_LATER, trace.terms().deadline());
        trace.stageEnded("beans");
        return new MixedAnswer(answer, CompiledOperation.NONE, out, trace).write(Optional.empty());
    }

    /** Refuses the mutation before its transaction begins. */
    private void check(CompiledMutation mutation, PreparedRequest request) {
        mutation.cost().check(new Bindings(request.values()), limits.maxCost());
    }

    private static ExecutionResult applied(ResponseBuffer answer, ResponseBuffer out, RequestTrace trace) {
        trace.applied();
        List<Problem> problems = answer.takeProblems(); // they stand in the answer
        answer.appendTo(out);
        return problems.isEmpty()
                ? ExecutionResult.success(trace.times())
                : new ExecutionResult(problems, true, List.of(), trace.times());
    }

    private static ExecutionResult nothingApplied(EngineException failure, ResponseBuffer out, RequestTrace trace) {
        ResponseWriter response = new ResponseWriter(out);
        trace.wroteNothing();
        response.nullData();
        response.end(failure.problems());
        return ExecutionResult.failed(failure, trace.times());
    }
}
