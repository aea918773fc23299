package org.fraiseql.beans;

import static graphql.schema.GraphQLTypeUtil.isNonNull;
import static graphql.schema.GraphQLTypeUtil.unwrapNonNull;

import graphql.Scalars;
import graphql.schema.DataFetcher;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLType;
import graphql.schema.TypeResolver;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.fraiseql.execution.CatalogFields;
import org.fraiseql.stream.HeldValue;
import org.jspecify.annotations.Nullable;

/**
 * What graphql-java is given for fields of the catalog: the engine is told that the field's turn has come and writes its value itself, graphql-java gets a
 * placeholder, which is dropped. Null will do, unless the field says that it is never null. Where beans add fields to rows it is given {@link BeanRow}s.
 */
final class CatalogFetchers {
    /** Context key of the {@link CatalogFields} of the operation. */
    static final String FIELDS = "fraiseql.fields";

    private static final Object PLACEHOLDER = new Object();

    /** A root field. */
    static final DataFetcher<@Nullable Object> ROOT = environment -> {
        CatalogFields fields =
                Objects.requireNonNull(environment.getGraphQlContext().get(FIELDS));
        Optional<HeldValue> rows = fields.turnOf(environment.getField().getResultKey());
        return rows.isPresent() ? BeanRow.of(rows.get()) : placeholder(environment.getFieldType());
    };

    /** A field of a placeholder, or of a row that beans add to. */
    static final DataFetcher<@Nullable Object> CHILD = environment -> {
        String key = environment.getField().getResultKey();
        return environment.getSource() instanceof BeanRow row && row.hasNested(key)
                ? row.nested(key)
                : placeholder(environment.getFieldType());
    };

    /** Never asked: fields of interfaces and unions are nullable, or lists, which are empty. */
    @SuppressWarnings("NullAway") // null is what a resolver says that does not know
    static final TypeResolver NO_TYPE = environment -> null;

    private CatalogFetchers() {}

    private static @Nullable Object placeholder(GraphQLType type) {
        if (!isNonNull(type)) {
            return null;
        }
        GraphQLType present = unwrapNonNull(type);
        if (present instanceof GraphQLList) {
            return List.of();
        }
        if (present instanceof GraphQLObjectType) {
            return PLACEHOLDER;
        }
        if (present instanceof GraphQLEnumType labels) {
            return labels.getValues().getFirst().getValue();
        }
        if (present.equals(Scalars.GraphQLBoolean)) {
            return false;
        }
        return present.equals(Scalars.GraphQLString) ? "" : 0;
    }
}
