package org.fraiseql.beans;

import graphql.schema.DataFetcher;
import graphql.schema.TypeResolver;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** How graphql-java finds the values of catalog fields: the plan has already run, its result lies in the context as a tree under response keys. */
final class CatalogFetchers {
    /** Context key of the results of the operation's catalog root fields: {@code Map<String responseKey, @Nullable Object tree>}; a tree may be a {@link Supplier} of it. */
    static final String RESULTS = "fraiseql.results";

    /** A root field's tree; a {@link RuntimeException} in its place is thrown. */
    static final DataFetcher<@Nullable Object> ROOT = environment -> {
        Map<String, @Nullable Object> results = environment.getGraphQlContext().get(RESULTS);
        String key = environment.getField().getResultKey();
        if (results == null || !results.containsKey(key)) {
            throw new IllegalStateException("No result for the catalog field " + key);
        }
        Object result = results.get(key) instanceof Supplier<?> later ? later.get() : results.get(key);
        if (result instanceof RuntimeException failure) {
            throw failure;
        }
        return result;
    };

    static final DataFetcher<@Nullable Object> CHILD = environment -> {
        Object parent = environment.getSource();
        return parent instanceof Map<?, ?> row ? row.get(environment.getField().getResultKey()) : null;
    };

    /** Interfaces and unions: the tree says its type under {@code __typename}. */
    static final TypeResolver TYPE_NAME = environment -> {
        Object object = environment.getObject();
        return object instanceof Map<?, ?> row
                ? environment.getSchema().getObjectType(String.valueOf(row.get("__typename")))
                : null;
    };

    private CatalogFetchers() {}
}
