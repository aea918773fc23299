package org.fraiseql.execution;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fraiseql.stream.AddedValue;
import org.fraiseql.stream.HeldValue;
import org.fraiseql.stream.ResponseBuffer;
import org.fraiseql.stream.ResponseWriter;
import org.fraiseql.support.Problem;

/** Writes the answer of a query whose rows were held for beans. Used once. */
final class AssembledAnswer {
    private final CompiledRequest.AssembledQuery query;
    private final HeldFields held;
    private final ResponseBuffer out;
    private final ResponseWriter response;
    private final RequestTrace trace;

    AssembledAnswer(CompiledRequest.AssembledQuery query, HeldFields held, ResponseBuffer out, RequestTrace trace) {
        this.query = query;
        this.held = held;
        this.out = out;
        this.response = new ResponseWriter(out);
        this.trace = trace;
    }

    ExecutionResult write(BeanAnswer answer) {
        if (answer.data().isEmpty()) {
            return withoutData(answer);
        }
        response.beginData();
        for (Map.Entry<String, AddedValue> field : answer.data().get().entrySet()) {
            response.key(field.getKey());
            write(field.getKey(), field.getValue());
        }
        response.endData();
        List<Problem> problems = new ArrayList<>(held.problems());
        held.failures().forEach(failure -> problems.addAll(failure.problems()));
        problems.addAll(answer.problems());
        response.end(problems, answer.extensions());
        trace.stageEnded("stream");
        boolean hasData = !query.isOfCatalog()
                || held.failures().size() < query.catalogFields().roots().size();
        return problems.isEmpty()
                ? ExecutionResult.success(trace.times())
                : new ExecutionResult(problems, hasData, held.failures(), trace.times());
    }

    private void write(String responseKey, AddedValue given) {
        Optional<HeldValue> rows = held.value(responseKey);
        Optional<byte[]> json = held.json(responseKey);
        if (rows.isPresent()) {
            rows.get().write(given, out);
        } else if (json.isPresent()) {
            response.json(json.get());
        } else {
            response.json(given.json());
        }
    }

    private ExecutionResult withoutData(BeanAnswer answer) {
        if (answer.isExecuted()) {
            response.nullData();
            response.end(answer.problems(), answer.extensions());
        } else {
            response.errorsOnly(answer.problems());
        }
        return new ExecutionResult(answer.problems(), false, List.of(), trace.times());
    }
}
