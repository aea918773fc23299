package org.fraiseql.execution;

import java.util.Map;
import org.fraiseql.document.PreparedRequest;
import org.fraiseql.execution.CompiledMutation.Root;
import org.fraiseql.store.WriteSession;
import org.fraiseql.stream.HeldBytes;
import org.fraiseql.stream.MissingValueException;
import org.fraiseql.stream.ResponseBuffer;
import org.fraiseql.stream.ResponseWriter;
import org.fraiseql.support.Deadline;
import org.fraiseql.support.EngineException;
import org.fraiseql.support.Problem;
import org.fraiseql.support.config.LimitsConfig;
import org.jspecify.annotations.Nullable;

/** A mutation's root fields, run in order on one connection; the answer is kept until the transaction is committed. May run again from the beginning. */
final class MutationRun {
    private final CompiledMutation mutation;
    private final PreparedRequest request;
    private final Map<String, @Nullable Object> values;
    private final LimitsConfig limits;
    private final HeldBytes held;
    private final RequestTrace trace;

    /** @param held by the answer until the transaction has ended */
    MutationRun(
            CompiledMutation mutation,
            PreparedRequest request,
            LimitsConfig limits,
            HeldBytes held,
            RequestTrace trace) {
        this.held = held;
        this.mutation = mutation;
        this.request = request;
        this.values = request.values();
        this.limits = limits;
        this.trace = trace;
    }

    /** The whole response. */
    ResponseBuffer all(WriteSession session) {
        held.close(); // of an attempt that has failed
        ResponseBuffer out = emptyAnswer();
        ResponseWriter response = new ResponseWriter(out);
        trace.wroteNothing();
        response.beginData();
        for (Root root : mutation.roots()) {
            response.key(root.responseKey());
            one(root, session, out);
        }
        ending(session);
        response.endData();
        response.end(out.problems(), explanation());
        return out;
    }

    /** All root fields have run. */
    void ending(WriteSession session) {
        boolean isHeard = trace.isHeardInTransaction();
        if (mutation.checksDeferred() || isHeard) {
            session.checkDeferred();
        }
        if (isHeard) {
            session.leaveCaller(); // they work in the transaction as beans do
        }
        trace.allWritten();
    }

    /** What it costs, see {@link AnswerExplanation}. */
    Map<String, String> explanation() {
        return AnswerExplanation.of(mutation.cost(), request, limits, trace);
    }

    Deadline deadline() {
        return trace.terms().deadline();
    }

    HeldBytes held() {
        return held;
    }

    /** Holds an answer until the transaction has ended. */
    ResponseBuffer emptyAnswer() {
        return ResponseBuffer.whole(held);
    }

    /** Runs one root field and writes its value. */
    void one(Root root, WriteSession session, ResponseBuffer out) {
        switch (root) {
            case Root.Typename(String key, String typeName) -> new ResponseWriter(out).string(typeName);
            case Root.Called called ->
                placed(called.responseKey(), called.location(), out, () -> new CallRunner(
                                trace.noting(called.responseKey(), session), values, limits, out, held)
                        .run(called.call()));
            case Root.Written written ->
                placed(written.responseKey(), written.location(), out, () -> write(written, session, out));
        }
    }

    private void write(Root.Written written, WriteSession session, ResponseBuffer out) {
        WriteRunner runner =
                new WriteRunner(written, trace.noting(written.responseKey(), session), values, limits, held);
        runner.run(out);
        trace.wrote(written.responseKey(), runner.written(), runner.others());
    }

    private static void placed(String responseKey, Problem.Location location, ResponseBuffer out, Runnable work) {
        int problems = out.problemCount();
        try {
            work.run();
        } catch (MissingValueException e) {
            throw new EngineException(e.problem()).under(responseKey, location);
        } catch (EngineException e) {
            throw e.under(responseKey, location);
        }
        out.placed(problems, responseKey, location);
    }
}
