package org.fraiseql.beans;

import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLScalarType;
import graphql.schema.GraphQLSchema;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.fraiseql.catalog.TakenNames;
import org.jspecify.annotations.Nullable;

/** Finds the names that the catalog has to leave to beans. Scalars are none of them: both sides share those. */
final class BeanNames {
    private BeanNames() {}

    static TakenNames of(GraphQLSchema beans) {
        Set<String> roots = new LinkedHashSet<>();
        Stream.of(beans.getQueryType(), beans.getMutationType(), beans.getSubscriptionType())
                .filter(type -> type != null)
                .forEach(type -> roots.add(type.getName()));
        Set<String> types = new LinkedHashSet<>();
        beans.getAllTypesAsList().stream()
                .filter(type -> !(type instanceof GraphQLScalarType))
                .map(GraphQLNamedType::getName)
                .filter(name -> !roots.contains(name) && !name.startsWith("__"))
                .sorted()
                .forEach(types::add);
        return new TakenNames(types, fields(beans.getQueryType()), fields(beans.getMutationType()));
    }

    private static Set<String> fields(@Nullable GraphQLObjectType root) {
        Set<String> names = new LinkedHashSet<>();
        if (root != null) {
            root.getFieldDefinitions().stream()
                    .map(GraphQLFieldDefinition::getName)
                    .sorted()
                    .forEach(names::add);
        }
        return names;
    }
}
