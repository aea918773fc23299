package org.fraiseql.beans;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fraiseql.execution.CompiledOperation;
import org.fraiseql.execution.CompiledOperation.Root;
import org.fraiseql.sql.BoundStatement;
import org.fraiseql.store.Backend;
import org.fraiseql.store.ReadSession;
import org.fraiseql.stream.ResponseWriter;
import org.fraiseql.support.EngineException;
import org.fraiseql.support.config.LimitsConfig;
import org.jspecify.annotations.Nullable;

/** Fetches the catalog's fields of an operation that beans take part in, as trees for graphql-java. */
public final class CatalogResults {
    private final Backend backend;
    private final LimitsConfig limits;

    public CatalogResults(Backend backend, LimitsConfig limits) {
        this.backend = backend;
        this.limits = limits;
    }

    /** For each response key its tree, or the exception that becomes the field's error. */
    public Map<String, @Nullable Object> fetch(CompiledOperation compiled, Map<String, @Nullable Object> variables) {
        Map<String, @Nullable Object> results = new LinkedHashMap<>();
        List<BoundStatement> statements = compiled.bind(variables, limits);
        if (statements.isEmpty()) {
            return results;
        }
        try (ReadSession session = backend.open(statements)) {
            int statement = 0;
            for (Root root : compiled.roots()) {
                if (root instanceof Root.Read read) {
                    results.put(root.responseKey(), tree(read, session, statement++));
                }
            }
        } catch (EngineException e) {
            compiled.roots().forEach(root -> results.putIfAbsent(root.responseKey(), e));
        }
        return results;
    }

    private static @Nullable Object tree(Root.Read read, ReadSession session, int statement) {
        try {
            return JsonValues.of(out -> {
                ResponseWriter response = new ResponseWriter(out);
                if (read.isList()) {
                    response.list(session.rows(statement), read.writer());
                } else {
                    response.object(session.rows(statement), read.writer());
                }
            });
        } catch (EngineException e) {
            return e;
        }
    }
}
