package org.fraiseql.beans;

import static graphql.schema.GraphQLTypeReference.typeRef;

import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLInputObjectField;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLInputType;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLNonNull;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLOutputType;
import graphql.schema.GraphQLScalarType;
import graphql.schema.GraphQLType;
import java.util.List;
import java.util.Set;

/**
 * Rewrites the catalog's types so that they refer to the shared scalars by name: graphql-java allows one object per type name, and for
 * these names it is {@link SharedScalars}'.
 */
final class ScalarReferences {
    private final Set<String> shared;

    ScalarReferences(Set<String> shared) {
        this.shared = shared;
    }

    GraphQLNamedType in(GraphQLNamedType type) {
        return switch (type) {
            case GraphQLObjectType object ->
                object.transform(builder -> builder.replaceFields(
                        object.getFieldDefinitions().stream().map(this::in).toList()));
            case GraphQLInputObjectType input ->
                input.transform(builder -> builder.replaceFields(
                        input.getFieldDefinitions().stream().map(this::in).toList()));
            default -> type;
        };
    }

    GraphQLFieldDefinition in(GraphQLFieldDefinition field) {
        List<GraphQLArgument> arguments =
                field.getArguments().stream().map(this::in).toList();
        return field.transform(builder ->
                builder.type((GraphQLOutputType) reference(field.getType())).replaceArguments(arguments));
    }

    private GraphQLArgument in(GraphQLArgument argument) {
        return argument.transform(builder -> builder.type((GraphQLInputType) reference(argument.getType())));
    }

    private GraphQLInputObjectField in(GraphQLInputObjectField field) {
        return field.transform(builder -> builder.type((GraphQLInputType) reference(field.getType())));
    }

    private GraphQLType reference(GraphQLType type) {
        return switch (type) {
            case GraphQLNonNull nonNull -> GraphQLNonNull.nonNull(reference(nonNull.getWrappedType()));
            case GraphQLList list -> GraphQLList.list(reference(list.getWrappedType()));
            case GraphQLScalarType scalar when shared.contains(scalar.getName()) -> typeRef(scalar.getName());
            default -> type;
        };
    }
}
