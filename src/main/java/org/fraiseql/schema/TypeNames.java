package org.fraiseql.schema;

import static graphql.schema.GraphQLNonNull.nonNull;
import static org.fraiseql.schema.TypeReferences.typeRef;

import graphql.Scalars;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLEnumValueDefinition;
import graphql.schema.GraphQLInputType;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLOutputType;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeReference;
import java.util.Map;
import org.fraiseql.catalog.ColumnType;
import org.fraiseql.catalog.DocumentShape;
import org.fraiseql.catalog.EnumLabel;
import org.fraiseql.catalog.EnumType;
import org.fraiseql.catalog.PgScalar;

/** Which GraphQL type a column has. */
final class TypeNames {
    /** By name: the schema has an {@code Int} of its own. */
    static final GraphQLTypeReference INT = typeRef("Int");

    private TypeNames() {}

    static GraphQLOutputType output(ColumnType type) {
        return switch (type) {
            case ColumnType.Scalar(var scalar, var name) -> (GraphQLOutputType) scalar(scalar);
            case ColumnType.Enumeration(var enumType) -> typeRef(enumType.typeName());
            case ColumnType.Array(var element, var name) -> GraphQLList.list(output(element));
            case ColumnType.Range range -> typeRef(range.graphQLName());
            case ColumnType.Composite(var composite) -> typeRef(composite.typeName());
            case ColumnType.Document(String typeName, boolean isList) ->
                isList ? GraphQLList.list(typeRef(typeName)) : typeRef(typeName);
        };
    }

    static GraphQLOutputType output(DocumentShape shape) {
        return switch (shape) {
            case DocumentShape.Value(ColumnType type) -> output(type);
            case DocumentShape.Embedded(String typeName) -> typeRef(typeName);
            case DocumentShape.Structure(var composite) -> typeRef(composite.typeName());
            case DocumentShape.Items(DocumentShape item, boolean isItemNullable) ->
                GraphQLList.list(isItemNullable ? output(item) : nonNull(output(item)));
        };
    }

    static GraphQLInputType input(ColumnType type) {
        return switch (type) {
            case ColumnType.Scalar(var scalar, var name) -> (GraphQLInputType) scalar(scalar);
            case ColumnType.Enumeration(var enumType) -> typeRef(enumType.typeName());
            case ColumnType.Array(var element, var name) -> GraphQLList.list(input(element));
            case ColumnType.Range range -> typeRef(range.graphQLName());
            case ColumnType.Composite(var composite) -> typeRef(composite.typeName() + "Input");
            case ColumnType.Document document -> throw new IllegalArgumentException("documents are no input");
        };
    }

    static GraphQLInputType listOf(ColumnType type) {
        return GraphQLList.list(nonNull(input(type)));
    }

    private static GraphQLType scalar(PgScalar scalar) {
        return switch (scalar.graphQLName()) {
            case "Int" -> INT;
            case "String" -> Scalars.GraphQLString;
            case "ID" -> Scalars.GraphQLID;
            case "Boolean" -> Scalars.GraphQLBoolean;
            default -> typeRef(scalar.graphQLName());
        };
    }

    /** The catalog's own scalars; all of them, so that the schema does not change its scalars with the first column of a type. */
    static void addUsedScalars(Map<String, GraphQLNamedType> types) {
        CatalogScalars.all().forEach(scalar -> types.put(scalar.getName(), scalar));
    }

    static GraphQLEnumType enumType(EnumType type) {
        GraphQLEnumType.Builder builder = GraphQLEnumType.newEnum().name(type.typeName());
        type.description().ifPresent(builder::description);
        for (EnumType.Label label : type.labels()) {
            GraphQLEnumValueDefinition.Builder value = GraphQLEnumValueDefinition.newEnumValueDefinition()
                    .name(label.name())
                    .value(new EnumLabel(label.label()));
            if (label.isRenamed()) {
                value.description("\"" + label.label() + "\" in the database");
            }
            builder.value(value.build());
        }
        return builder.build();
    }
}
