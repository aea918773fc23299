package org.fraiseql;

import org.fraiseql.document.PreparedRequest;
import org.fraiseql.execution.AnsweredReads;
import org.fraiseql.execution.CompiledRequest;
import org.fraiseql.execution.ExecutionResult;
import org.fraiseql.execution.MutationRunner;
import org.fraiseql.execution.QueryRunner;
import org.fraiseql.execution.RequestTrace;
import org.fraiseql.store.Backend;
import org.fraiseql.store.Transactions;
import org.fraiseql.stream.ResponseBuffer;
import org.fraiseql.support.config.LimitsConfig;

/** What runs compiled requests within the limits of those who ask. Thread-safe. */
record Runners(QueryRunner queries, MutationRunner mutations) {
    /** @param told of the queries that were answered */
    static Runners of(Backend backend, Transactions transactions, LimitsConfig limits, AnsweredReads told) {
        return new Runners(new QueryRunner(backend, limits, told), new MutationRunner(transactions, limits));
    }

    ExecutionResult run(
            CompiledRequest compiled,
            ServedSchema now,
            PreparedRequest prepared,
            ResponseBuffer out,
            RequestTrace trace) {
        return switch (compiled) {
            case CompiledRequest.Query(var operation) -> queries.run(operation, prepared, out, trace);
            case CompiledRequest.Mutation(var mutation) ->
                mutations.run(mutation, now.catalog().writeModel(), prepared, out, trace);
            case CompiledRequest.BeanQuery(var catalogFields) ->
                queries.runWithBeans(catalogFields, now.beans(), prepared, out, trace);
            case CompiledRequest.AssembledQuery query -> queries.runAssembled(query, now.beans(), prepared, out, trace);
            case CompiledRequest.MixedMutation(var catalogFields) ->
                mutations.runWithBeans(catalogFields, now.catalog().writeModel(), now.beans(), prepared, out, trace);
            case CompiledRequest.BeanMutation() -> mutations.runBeans(now.beans(), prepared, out, trace);
        };
    }
}
