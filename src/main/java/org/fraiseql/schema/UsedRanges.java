package org.fraiseql.schema;

import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLModifiedType;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeReference;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The scalars of ranges, such as {@code DateRange}: there may be one for each other scalar, so that only those are in the schema to which something refers, be it
 * a column, an argument or what a function returns.
 */
final class UsedRanges {
    private final Set<String> missing = new TreeSet<>();
    private final Map<String, GraphQLNamedType> types;

    private UsedRanges(Map<String, GraphQLNamedType> types) {
        this.types = types;
    }

    /** @param types all others; those of the ranges are added */
    static void addTo(Map<String, GraphQLNamedType> types, List<GraphQLFieldDefinition> operations) {
        UsedRanges used = new UsedRanges(types);
        operations.forEach(used::field);
        types.values().forEach(used::type);
        used.missing.forEach(name -> types.put(name, CatalogScalars.range(name)));
    }

    private void type(GraphQLNamedType type) {
        if (type instanceof GraphQLObjectType object) {
            object.getFieldDefinitions().forEach(this::field);
        } else if (type instanceof GraphQLInputObjectType input) {
            input.getFieldDefinitions().forEach(field -> reference(field.getType()));
        }
    }

    private void field(GraphQLFieldDefinition field) {
        reference(field.getType());
        field.getArguments().forEach(argument -> reference(argument.getType()));
    }

    private void reference(GraphQLType type) {
        GraphQLType named = type;
        while (named instanceof GraphQLModifiedType modified) {
            named = modified.getWrappedType();
        }
        if (named instanceof GraphQLTypeReference reference
                && CatalogScalars.isRange(reference.getName())
                && !types.containsKey(reference.getName())) {
            missing.add(reference.getName());
        }
    }
}
