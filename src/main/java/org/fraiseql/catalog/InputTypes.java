package org.fraiseql.catalog;

import static graphql.schema.GraphQLInputObjectField.newInputObjectField;
import static graphql.schema.GraphQLNonNull.nonNull;
import static graphql.schema.GraphQLTypeReference.typeRef;

import graphql.Scalars;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLInputType;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLNamedType;
import java.util.Map;
import java.util.Set;
import org.fraiseql.catalog.Relationship.Cardinality;

/** Makes {@code …WhereInput}, {@code …OrderByInput} and the filters, the latter from the operator table. Adds to a map that {@link SchemaTypes} owns. */
final class InputTypes {
    static final String ORDER_DIRECTION = "OrderDirection";
    /** Keys of {@code where} that are no columns. */
    static final Set<String> COMBINATORS = Set.copyOf(java.util.List.of("AND", "OR", "NOT"));

    private final Map<String, GraphQLNamedType> types;

    InputTypes(Map<String, GraphQLNamedType> types) {
        this.types = types;
        types.put(ORDER_DIRECTION, orderDirection());
    }

    private static GraphQLEnumType orderDirection() {
        GraphQLEnumType.Builder type = GraphQLEnumType.newEnum()
                .name(ORDER_DIRECTION)
                .description("Plain ASC puts nulls last, plain DESC first, as PostgreSQL does.");
        for (OrderDirection direction : OrderDirection.values()) {
            type.value(direction.name(), direction);
        }
        return type.build();
    }

    void addTable(Table table) {
        put(whereInput(table));
        put(orderByInput(table));
    }

    private GraphQLInputObjectType whereInput(Table table) {
        String name = table.typeName() + "WhereInput";
        GraphQLInputObjectType.Builder input =
                GraphQLInputObjectType.newInputObject().name(name);
        for (Column column : table.columns()) {
            if (!column.omissions().contains(Omissions.Use.FILTER) && !COMBINATORS.contains(column.fieldName())) {
                field(input, column.fieldName(), typeRef(filter(column.type())));
            }
        }
        field(input, "AND", GraphQLList.list(nonNull(typeRef(name))));
        field(input, "OR", GraphQLList.list(nonNull(typeRef(name))));
        field(input, "NOT", typeRef(name));
        return input.build();
    }

    private GraphQLInputObjectType orderByInput(Table table) {
        GraphQLInputObjectType.Builder input =
                GraphQLInputObjectType.newInputObject().name(table.typeName() + "OrderByInput");
        boolean isEmpty = true;
        for (Column column : table.columns()) {
            if (column.type().isOrdered() && !column.omissions().contains(Omissions.Use.ORDER)) {
                field(input, column.fieldName(), typeRef(ORDER_DIRECTION));
                isEmpty = false;
            }
        }
        for (Relationship relationship : table.relationships()) {
            if (relationship.cardinality() == Cardinality.ONE) {
                field(input, relationship.fieldName(), typeRef(relationship.target() + "OrderByInput"));
                isEmpty = false;
            }
        }
        if (isEmpty) {
            field(input, "_none", Scalars.GraphQLBoolean);
        }
        return input.build();
    }

    /** Makes the filter for a type once; types with the same GraphQL type and the same operators share it. */
    private String filter(ColumnType type) {
        String name = filterName(type);
        if (!types.containsKey(name)) {
            put(filterInput(name, type));
        }
        return name;
    }

    private static String filterName(ColumnType type) {
        return switch (type) {
            case ColumnType.Scalar scalar -> filterName(scalar.scalar());
            case ColumnType.Enumeration(var enumType) -> enumType.typeName() + "Filter";
            case ColumnType.Array array -> "PresenceFilter";
        };
    }

    private static String filterName(PgScalar scalar) {
        return switch (scalar) {
            case OTHER -> "OpaqueFilter";
            case JSON, HSTORE -> "PresenceFilter";
            default -> scalar.graphQLName() + "Filter";
        };
    }

    private GraphQLInputObjectType filterInput(String name, ColumnType type) {
        GraphQLInputObjectType.Builder input =
                GraphQLInputObjectType.newInputObject().name(name);
        for (Operator operator : Operator.of(type.families())) {
            field(input, operator.graphQLName(), operand(operator, type));
        }
        return input.build();
    }

    private GraphQLInputType operand(Operator operator, ColumnType type) {
        return switch (operator.operand()) {
            case VALUE -> TypeNames.input(type);
            case LIST -> TypeNames.listOf(type);
            case FLAG -> Scalars.GraphQLBoolean;
            case BOUNDS -> typeRef(bounds(type));
            case LITERAL_TEXT, PATTERN, REGEX -> Scalars.GraphQLString;
        };
    }

    private String bounds(ColumnType type) {
        String name = filterName(type).replaceFirst("Filter$", "Bounds");
        if (!types.containsKey(name)) {
            GraphQLInputObjectType.Builder input =
                    GraphQLInputObjectType.newInputObject().name(name).description("Both ends are included.");
            field(input, "from", nonNull(TypeNames.input(type)));
            field(input, "to", nonNull(TypeNames.input(type)));
            put(input.build());
        }
        return name;
    }

    private static void field(GraphQLInputObjectType.Builder input, String name, GraphQLInputType type) {
        input.field(newInputObjectField().name(name).type(type));
    }

    private void put(GraphQLInputObjectType type) {
        types.put(type.getName(), type);
    }
}
