package org.fraiseql.beans;

import graphql.schema.DataFetcher;
import graphql.schema.TypeResolver;
import java.util.Map;
import org.fraiseql.execution.CatalogFields;
import org.jspecify.annotations.Nullable;

/** How graphql-java finds the values of catalog fields: the engine runs their plans and gives each result as a tree under response keys. */
final class CatalogFetchers {
    /** Context key of the {@link CatalogFields} of the operation. */
    static final String FIELDS = "fraiseql.fields";

    /** A root field's tree. */
    static final DataFetcher<@Nullable Object> ROOT = environment -> {
        CatalogFields fields = environment.getGraphQlContext().getOrDefault(FIELDS, CatalogFields.NONE);
        return fields.value(environment.getField().getResultKey());
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
