package org.fraiseql.execution;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fraiseql.execution.CompiledOperation.Root;
import org.fraiseql.store.ReadSession;
import org.fraiseql.stream.AddedValue;
import org.fraiseql.stream.ResponseBuffer;
import org.fraiseql.stream.ResponseWriter;
import org.fraiseql.support.EngineException;
import org.fraiseql.support.Problem;

/** Writes the answer of a query of beans and catalog: the beans' values as they are, the catalog's fields while their rows come. Used once. */
final class MixedAnswer {
    private final BeanAnswer beans;
    private final Map<String, Root.Read> reads = new LinkedHashMap<>();
    private final ResponseBuffer out;
    private final ResponseWriter response;
    private final RequestTrace trace;
    private final long start;

    MixedAnswer(BeanAnswer beans, CompiledOperation catalogFields, ResponseBuffer out, RequestTrace trace) {
        this.beans = beans;
        for (Root root : catalogFields.roots()) {
            if (root instanceof Root.Read read) {
                reads.put(read.responseKey(), read);
            }
        }
        this.out = out;
        this.response = new ResponseWriter(out);
        this.trace = trace;
        this.start = out.mark();
    }

    /** @param session empty when no field of the catalog is to be read */
    ExecutionResult write(Optional<ReadSession> session) {
        if (!beans.isExecuted()) {
            response.errorsOnly(beans.problems());
            return new ExecutionResult(beans.problems(), false, List.of(), trace.times());
        }
        if (beans.data().isEmpty()) {
            response.nullData();
            response.end(beans.problems(), beans.extensions());
            return new ExecutionResult(beans.problems(), false, List.of(), trace.times());
        }
        List<EngineException> failures = new ArrayList<>();
        response.beginData();
        int statement = 0;
        for (Map.Entry<String, AddedValue> field : beans.data().get().entrySet()) {
            response.key(field.getKey());
            Root.Read read = reads.get(field.getKey());
            if (read == null) {
                response.json(field.getValue().json());
            } else {
                read.writeOrNull(session.orElseThrow(), statement++, response, out)
                        .ifPresent(failures::add);
            }
        }
        return end(failures);
    }

    /** The beans' fields are answered all the same. */
    ExecutionResult writeWithoutDatabase(EngineException failure) {
        out.reset(start);
        List<EngineException> failures = new ArrayList<>();
        response.beginData();
        for (Map.Entry<String, AddedValue> field : beans.data().orElseThrow().entrySet()) {
            response.key(field.getKey());
            Root.Read read = reads.get(field.getKey());
            response.json(read == null ? field.getValue().json() : "null");
            if (read != null) {
                failures.add(read.failed(failure));
            }
        }
        return end(failures);
    }

    private ExecutionResult end(List<EngineException> failures) {
        List<Problem> problems = new ArrayList<>(beans.problems());
        problems.addAll(out.takeProblems());
        failures.forEach(failure -> problems.addAll(failure.problems()));
        response.endData();
        response.end(problems, beans.extensions());
        trace.stageEnded("stream");
        return new ExecutionResult(problems, true, failures, trace.times());
    }
}
