package org.fraiseql.beans;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.fraiseql.catalog.WriteModel;
import org.fraiseql.document.GraphQLRequest;
import org.fraiseql.execution.CompiledMutation;
import org.fraiseql.execution.CompiledMutation.Root;
import org.fraiseql.execution.ConstraintMessages;
import org.fraiseql.execution.MutationRunner;
import org.fraiseql.store.WriteSession;
import org.fraiseql.support.EngineException;
import org.fraiseql.support.ErrorCode;
import org.fraiseql.support.Problem;
import org.jspecify.annotations.Nullable;

/**
 * A mutation with root fields of beans and of the catalog: graphql-java runs them in the order of the request, all in one transaction. Beans whose methods
 * are {@code @Transactional} join it. Runs once: a bean may do what can't be rolled back.
 */
public final class MixedMutation {
    /** Stands for a field that was not run because one before it failed; nobody is told of it. */
    private static final String NOT_RUN = "not run";

    private final PublishedSchema schema;
    private final GraphQLRequest request;
    private final CompiledMutation mutation;
    private final MutationRunner runner;
    private final WriteModel writing;
    private Optional<EngineException> failure = Optional.empty();

    public MixedMutation(
            PublishedSchema schema,
            GraphQLRequest request,
            CompiledMutation mutation,
            MutationRunner runner,
            WriteModel writing) {
        this.schema = schema;
        this.request = request;
        this.mutation = mutation;
        this.runner = runner;
        this.writing = writing;
    }

    /** @throws EngineException when any field failed, so that all are rolled back */
    public BeanAnswer run(WriteSession session) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        for (Root root : mutation.roots()) {
            Root named = root instanceof Root.Called called ? called.named() : root;
            if (!(named instanceof Root.Typename)) {
                Supplier<@Nullable Object> tree = () -> tree(named, session);
                fields.put(root.responseKey(), tree);
            }
        }
        BeanAnswer answer =
                schema.execute(request.query(), request.operationName().orElse(null), request.variables(), fields);
        List<Problem> problems = answer.problems().stream()
                .filter(problem -> !problem.message().equals(NOT_RUN))
                .toList();
        if (!problems.isEmpty()) {
            throw new EngineException(problems, failure.orElse(null));
        }
        if (mutation.checksDeferred()) {
            session.checkDeferred();
        }
        return answer;
    }

    private @Nullable Object tree(Root root, WriteSession session) {
        if (failure.isPresent()) {
            throw new EngineException(Problem.of(ErrorCode.TRANSACTION_ROLLBACK, NOT_RUN));
        }
        try {
            return JsonValues.of(out -> runner.run(root, session, out));
        } catch (EngineException e) {
            EngineException explained = ConstraintMessages.explained(e, writing);
            failure = Optional.of(explained);
            throw explained;
        }
    }
}
