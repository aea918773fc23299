package org.fraiseql.schema;

import graphql.schema.GraphQLCodeRegistry;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLUnionType;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The catalog's part of the GraphQL schema. Types refer to each other by name only.
 *
 * @param types all object, input, enum and scalar types of the catalog, but for GraphQL's own scalars
 */
public record CatalogSchema(
        List<GraphQLFieldDefinition> queries, List<GraphQLFieldDefinition> mutations, Set<GraphQLNamedType> types) {

    public CatalogSchema {
        queries = List.copyOf(queries);
        mutations = List.copyOf(mutations);
        types = new LinkedHashSet<>(types);
    }

    /** A schema of the catalog alone, without beans. It can be asked and printed, not executed. */
    public GraphQLSchema alone() {
        GraphQLSchema.Builder schema = GraphQLSchema.newSchema()
                .query(GraphQLObjectType.newObject().name("Query").fields(queries))
                .additionalTypes(new LinkedHashSet<>(types))
                .codeRegistry(unions());
        if (!mutations.isEmpty()) {
            schema.mutation(GraphQLObjectType.newObject().name("Mutation").fields(mutations));
        }
        return schema.build();
    }

    /** graphql-java wants to know how it would tell the types of a union apart. */
    @SuppressWarnings("NullAway") // null is what a resolver says that does not know
    private GraphQLCodeRegistry unions() {
        GraphQLCodeRegistry.Builder code = GraphQLCodeRegistry.newCodeRegistry();
        types.stream()
                .filter(GraphQLUnionType.class::isInstance)
                .forEach(union -> code.typeResolver(union.getName(), environment -> null));
        return code.build();
    }
}
