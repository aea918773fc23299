package org.fraiseql.execution;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fraiseql.execution.CompiledOperation.Root;
import org.fraiseql.sql.BoundStatement;
import org.fraiseql.store.Backend;
import org.fraiseql.store.ReadSession;
import org.fraiseql.stream.ResponseWriter;
import org.fraiseql.support.EngineException;
import org.jspecify.annotations.Nullable;

/** The catalog's fields of a query that beans take part in, fetched beforehand in one session. Not thread-safe. */
final class FetchedFields implements CatalogFields {
    /** For each response key its value, or the exception that becomes the field's error. */
    private final Map<String, @Nullable Object> values = new LinkedHashMap<>();

    private FetchedFields() {}

    static FetchedFields fetch(CompiledOperation compiled, List<BoundStatement> statements, Backend backend) {
        FetchedFields fetched = new FetchedFields();
        if (!statements.isEmpty()) {
            fetched.fetchAll(compiled, statements, backend);
        }
        return fetched;
    }

    private void fetchAll(CompiledOperation compiled, List<BoundStatement> statements, Backend backend) {
        try (ReadSession session = backend.open(statements)) {
            int statement = 0;
            for (Root root : compiled.roots()) {
                switch (root) {
                    case Root.Typename typename -> {}
                    case Root.Read read -> values.put(read.responseKey(), valueOrFailure(read, session, statement++));
                }
            }
        } catch (EngineException e) {
            compiled.roots().forEach(root -> values.putIfAbsent(root.responseKey(), e));
        }
    }

    private static @Nullable Object valueOrFailure(Root.Read read, ReadSession session, int statement) {
        try {
            return JsonValues.of(out -> read.write(session.rows(statement), new ResponseWriter(out)));
        } catch (EngineException e) {
            return e;
        }
    }

    @Override
    public @Nullable Object value(String responseKey) {
        Object value = values.get(responseKey);
        if (value instanceof EngineException failure) {
            throw failure;
        }
        if (value == null && !values.containsKey(responseKey)) {
            return CatalogFields.NONE.value(responseKey);
        }
        return value;
    }
}
