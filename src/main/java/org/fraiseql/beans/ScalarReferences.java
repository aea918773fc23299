package org.fraiseql.beans;

import static org.fraiseql.schema.TypeReferences.typeRef;

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
        GraphQLOutputType type = (GraphQLOutputType) reference(field.getType());
        return type == field.getType() && arguments.equals(field.getArguments())
                ? field
                : field.transform(builder -> builder.type(type).replaceArguments(arguments));
    }

    private GraphQLArgument in(GraphQLArgument argument) {
        GraphQLInputType type = (GraphQLInputType) reference(argument.getType());
        return type == argument.getType() ? argument : argument.transform(builder -> builder.type(type));
    }

    /** A field may stand in several inputs. */
    private GraphQLInputObjectField in(GraphQLInputObjectField field) {
        GraphQLInputType type = (GraphQLInputType) reference(field.getType());
        return type == field.getType() ? field : field.transform(builder -> builder.type(type));
    }

    private GraphQLType reference(GraphQLType type) {
        return switch (type) {
            case GraphQLNonNull nonNull -> {
                GraphQLType inner = reference(nonNull.getWrappedType());
                yield inner == nonNull.getWrappedType() ? nonNull : GraphQLNonNull.nonNull(inner);
            }
            case GraphQLList list -> {
                GraphQLType inner = reference(list.getWrappedType());
                yield inner == list.getWrappedType() ? list : GraphQLList.list(inner);
            }
            case GraphQLScalarType scalar when shared.contains(scalar.getName()) -> typeRef(scalar.getName());
            default -> type;
        };
    }
}
