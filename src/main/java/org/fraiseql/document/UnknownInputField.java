package org.fraiseql.document;

import graphql.language.Argument;
import graphql.language.ArrayValue;
import graphql.language.Node;
import graphql.language.ObjectField;
import graphql.language.ObjectValue;
import graphql.language.SourceLocation;
import graphql.language.Value;
import graphql.schema.GraphQLInputObjectField;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import java.util.List;
import java.util.Optional;

/**
 * The first field of an input that its type does not have. graphql-java looks for missing fields before unknown ones, though what is missing is most often what
 * was misspelt.
 *
 * @param path where the object stands, such as {@code input.reviews}
 */
record UnknownInputField(String path, String name, String typeName) {
    /** The argument that stands at a place of a document. */
    static Optional<Argument> argument(Node<?> node, List<SourceLocation> places) {
        if (node instanceof Argument argument && places.contains(argument.getSourceLocation())) {
            return Optional.of(argument);
        }
        for (Node<?> child : node.getChildren()) {
            Optional<Argument> found = argument(child, places);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    static Optional<UnknownInputField> first(Value<?> value, GraphQLType type, String path) {
        GraphQLType present = GraphQLTypeUtil.unwrapNonNull(type);
        return switch (value) {
            case ObjectValue object
            when present instanceof GraphQLInputObjectType input -> ofFields(object, input, path);
            case ObjectValue single
            when present instanceof GraphQLList list -> first(single, list.getWrappedType(), path);
            case ArrayValue array when present instanceof GraphQLList list -> ofItems(array, list, path);
            default -> Optional.empty();
        };
    }

    private static Optional<UnknownInputField> ofFields(ObjectValue object, GraphQLInputObjectType type, String path) {
        for (ObjectField given : object.getObjectFields()) {
            GraphQLInputObjectField field = type.getFieldDefinition(given.getName());
            Optional<UnknownInputField> unknown = field == null
                    ? Optional.of(new UnknownInputField(path, given.getName(), type.getName()))
                    : first(given.getValue(), field.getType(), path + "." + given.getName());
            if (unknown.isPresent()) {
                return unknown;
            }
        }
        return Optional.empty();
    }

    private static Optional<UnknownInputField> ofItems(ArrayValue array, GraphQLList list, String path) {
        for (int i = 0; i < array.getValues().size(); i++) {
            Optional<UnknownInputField> unknown =
                    first(array.getValues().get(i), list.getWrappedType(), path + "[" + i + "]");
            if (unknown.isPresent()) {
                return unknown;
            }
        }
        return Optional.empty();
    }
}
