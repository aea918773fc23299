package org.fraiseql.execution;

import java.util.List;
import java.util.Map;
import org.fraiseql.execution.CompiledMutation.Root;
import org.fraiseql.store.WriteSession;
import org.fraiseql.stream.ResponseBuffer;
import org.fraiseql.stream.ResponseWriter;
import org.fraiseql.support.EngineException;
import org.fraiseql.support.config.LimitsConfig;
import org.jspecify.annotations.Nullable;

/** Runs a mutation's root fields in order on one connection and keeps the answer until the transaction is committed. May run again from the beginning. */
public final class MutationRunner {
    private final CompiledMutation mutation;
    private final Map<String, @Nullable Object> variables;
    private final LimitsConfig limits;

    public MutationRunner(CompiledMutation mutation, Map<String, @Nullable Object> variables, LimitsConfig limits) {
        this.mutation = mutation;
        this.variables = variables;
        this.limits = limits;
    }

    /** The whole response. */
    public ResponseBuffer run(WriteSession session) {
        ResponseBuffer out = ResponseBuffer.whole();
        ResponseWriter response = new ResponseWriter(out);
        response.beginData();
        for (Root root : mutation.roots()) {
            response.key(root.responseKey());
            run(root, session, out);
        }
        if (mutation.checksDeferred()) {
            session.checkDeferred();
        }
        response.endData();
        response.end(List.of());
        return out;
    }

    /** Runs one root field and writes its value. */
    public void run(Root root, WriteSession session, ResponseBuffer out) {
        switch (root) {
            case Root.Typename(String key, String typeName) -> new ResponseWriter(out).string(typeName);
            case Root.Called called -> {
                try {
                    new CallRunner(session, variables, limits).run(called.call(), out);
                } catch (EngineException e) {
                    throw e.under(called.responseKey(), called.location());
                }
            }
            case Root.Written written -> {
                try {
                    new WriteRunner(written, session, variables, limits).run(out);
                } catch (EngineException e) {
                    throw e.under(written.responseKey(), written.location());
                }
            }
        }
    }
}
