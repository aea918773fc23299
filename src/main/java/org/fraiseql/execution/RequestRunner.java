package org.fraiseql.execution;

import org.fraiseql.catalog.WriteModel;
import org.fraiseql.document.PreparedRequest;
import org.fraiseql.store.Backend;
import org.fraiseql.store.Transactions;
import org.fraiseql.stream.ResponseBuffer;
import org.fraiseql.support.config.LimitsConfig;

/** Runs compiled requests, each as its kind wants it, within the limits of those who ask. Thread-safe. */
public record RequestRunner(QueryRunner queries, MutationRunner mutations) {
    /** @param told of the queries that were answered */
    public static RequestRunner of(
            Backend backend, Transactions transactions, LimitsConfig limits, AnsweredReads told) {
        return new RequestRunner(new QueryRunner(backend, limits, told), new MutationRunner(transactions, limits));
    }

    /**
     * Writes the whole response.
     *
     * @param model for the wording of violated constraints
     */
    public ExecutionResult run(
            CompiledRequest compiled,
            WriteModel model,
            BeanFields beans,
            PreparedRequest prepared,
            ResponseBuffer out,
            RequestTrace trace) {
        return switch (compiled) {
            case CompiledRequest.Query(var operation) -> queries.run(operation, prepared, out, trace);
            case CompiledRequest.Mutation(var mutation) -> mutations.run(mutation, model, prepared, out, trace);
            case CompiledRequest.BeanQuery(var catalogFields) ->
                queries.runWithBeans(catalogFields, beans, prepared, out, trace);
            case CompiledRequest.AssembledQuery query -> queries.runAssembled(query, beans, prepared, out, trace);
            case CompiledRequest.MixedMutation(var catalogFields) ->
                mutations.runWithBeans(catalogFields, model, beans, prepared, out, trace);
            case CompiledRequest.BeanMutation() -> mutations.runBeans(beans, prepared, out, trace);
        };
    }
}
