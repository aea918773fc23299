package org.fraiseql.schema;

import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLNamedType;
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
}
