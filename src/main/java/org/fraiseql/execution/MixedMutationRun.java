package org.fraiseql.execution;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fraiseql.document.AnswerShape;
import org.fraiseql.document.PreparedRequest;
import org.fraiseql.execution.CompiledMutation.Root;
import org.fraiseql.store.WriteSession;
import org.fraiseql.stream.AddedValue;
import org.fraiseql.stream.HeldRows;
import org.fraiseql.stream.HeldValue;
import org.fraiseql.stream.ResponseBuffer;
import org.fraiseql.stream.ResponseWriter;
import org.fraiseql.support.EngineException;
import org.fraiseql.support.ErrorCode;
import org.fraiseql.support.Problem;

/**
 * A mutation with fields of beans and of the catalog: they run in the order of the request, all in one transaction. Beans whose methods are
 * {@code @Transactional} join it. Runs once: a bean may do what can't be rolled back.
 */
final class MixedMutationRun {
    /** Stands for a field that was not run because one before it failed; nobody is told of it. */
    private static final String NOT_RUN = "not run";

    private final BeanFields beans;
    private final PreparedRequest request;
    private final CompiledMutation mutation;
    private final MutationRun catalogRun;
    private final ConstraintMessages messages;
    private Optional<EngineException> failure = Optional.empty();

    MixedMutationRun(
            BeanFields beans,
            PreparedRequest request,
            CompiledMutation mutation,
            MutationRun catalogRun,
            ConstraintMessages messages) {
        this.beans = beans;
        this.request = request;
        this.mutation = mutation;
        this.catalogRun = catalogRun;
        this.messages = messages;
    }

    /** The whole response. @throws EngineException when any field failed, so that all are rolled back */
    ResponseBuffer run(WriteSession session) {
        Map<String, Root> roots = new LinkedHashMap<>();
        mutation.roots().forEach(root -> roots.put(root.responseKey(), root));
        Map<String, Answered> values = new LinkedHashMap<>();
        HeldRows rows = new HeldRows(catalogRun.held());
        CatalogFields fields = key -> {
            Root root = roots.get(key);
            if (root == null) {
                return Optional.empty();
            }
            Answered value = value(root, session, rows);
            values.put(key, value);
            return value.held();
        };
        BeanAnswer answer = beans.execute(request, fields, catalogRun.deadline());
        List<Problem> problems = answer.problems().stream()
                .filter(problem -> !problem.message().equals(NOT_RUN))
                .toList();
        if (!problems.isEmpty() || answer.data().isEmpty()) {
            throw failure(problems);
        }
        catalogRun.ending(session);
        return response(
                answer.data().get(),
                values,
                answer.explained(catalogRun.explanation()).extensions());
    }

    private EngineException failure(List<Problem> problems) {
        return problems.isEmpty()
                ? new EngineException(Problem.of(ErrorCode.INTERNAL_ERROR, "Internal error"))
                : new EngineException(problems, failure.orElse(null));
    }

    /** @param held what beans have to add to */
    private record Answered(ResponseBuffer json, Optional<HeldValue> held) {
        void write(AddedValue added, ResponseBuffer out) {
            if (held.isEmpty()) {
                json.appendTo(out);
                return;
            }
            out.addProblems(json.takeProblems());
            held.get().write(added, out);
        }
    }

    private Answered value(Root root, WriteSession session, HeldRows rows) {
        if (failure.isPresent()) {
            throw new EngineException(Problem.of(ErrorCode.TRANSACTION_ROLLBACK, NOT_RUN));
        }
        try {
            ResponseBuffer value = catalogRun.emptyAnswer();
            catalogRun.one(root, session, value);
            session.leaveCaller(); // a bean may be next
            AnswerShape shape = mutation.shapes().get(root.responseKey());
            if (shape == null) {
                return new Answered(value, Optional.empty());
            }
            return new Answered(value, Optional.of(rows.read(value.bytes(0, value.mark()), shape)));
        } catch (EngineException e) {
            EngineException explained = messages.explained(e);
            failure = Optional.of(explained);
            throw explained;
        }
    }

    private ResponseBuffer response(
            Map<String, AddedValue> fields, Map<String, Answered> values, Map<String, String> extensions) {
        ResponseBuffer out = catalogRun.emptyAnswer();
        ResponseWriter response = new ResponseWriter(out);
        response.beginData();
        fields.forEach((key, given) -> {
            response.key(key);
            Answered value = values.get(key);
            if (value == null) {
                response.json(given.json());
            } else {
                value.write(given, out);
            }
        });
        response.endData();
        response.end(out.problems(), extensions);
        return out;
    }
}
