package org.fraiseql.execution;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fraiseql.catalog.WriteModel;
import org.fraiseql.document.PreparedRequest;
import org.fraiseql.execution.CompiledMutation.Root;
import org.fraiseql.store.WriteSession;
import org.fraiseql.support.EngineException;
import org.fraiseql.support.ErrorCode;
import org.fraiseql.support.Problem;
import org.jspecify.annotations.Nullable;

/**
 * A mutation with root fields of beans and of the catalog: they run in the order of the request, all in one transaction. Beans whose methods are
 * {@code @Transactional} join it. Runs once: a bean may do what can't be rolled back.
 */
final class MixedMutationRun {
    /** Stands for a field that was not run because one before it failed; nobody is told of it. */
    private static final String NOT_RUN = "not run";

    private final BeanFields beans;
    private final PreparedRequest request;
    private final CompiledMutation mutation;
    private final MutationRun catalogRun;
    private final WriteModel model;
    private Optional<EngineException> failure = Optional.empty();

    MixedMutationRun(
            BeanFields beans,
            PreparedRequest request,
            CompiledMutation mutation,
            MutationRun catalogRun,
            WriteModel model) {
        this.beans = beans;
        this.request = request;
        this.mutation = mutation;
        this.catalogRun = catalogRun;
        this.model = model;
    }

    /** @throws EngineException when any field failed, so that all are rolled back */
    BeanAnswer run(WriteSession session) {
        Map<String, Root> roots = new LinkedHashMap<>();
        mutation.roots().forEach(root -> roots.put(root.responseKey(), withTypename(root)));
        BeanAnswer answer = beans.execute(request, responseKey -> {
            Root root = roots.get(responseKey);
            return root == null ? CatalogFields.NONE.value(responseKey) : value(root, session);
        });
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

    private static Root withTypename(Root root) {
        return root instanceof Root.Called called ? called.named() : root;
    }

    private @Nullable Object value(Root root, WriteSession session) {
        if (failure.isPresent()) {
            throw new EngineException(Problem.of(ErrorCode.TRANSACTION_ROLLBACK, NOT_RUN));
        }
        try {
            return JsonValues.of(out -> catalogRun.one(root, session, out));
        } catch (EngineException e) {
            EngineException explained = ConstraintMessages.explained(e, model);
            failure = Optional.of(explained);
            throw explained;
        }
    }
}
