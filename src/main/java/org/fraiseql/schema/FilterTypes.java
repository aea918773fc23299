package org.fraiseql.schema;

import static graphql.schema.GraphQLInputObjectField.newInputObjectField;
import static graphql.schema.GraphQLNonNull.nonNull;
import static graphql.schema.GraphQLTypeReference.typeRef;

import graphql.Scalars;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLInputType;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLNamedType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fraiseql.catalog.Column;
import org.fraiseql.catalog.ColumnType;
import org.fraiseql.catalog.CompositeType;
import org.fraiseql.catalog.JsonPathOperator;
import org.fraiseql.catalog.Omissions;
import org.fraiseql.catalog.Operator;
import org.fraiseql.catalog.Operator.Operand;
import org.fraiseql.catalog.PgScalar;
import org.fraiseql.catalog.Table;

/** Makes the filters of columns from the operator table. Columns with the same GraphQL type and the same operators share one. */
final class FilterTypes {
    private static final GraphQLInputType STRING = Scalars.GraphQLString;
    private static final GraphQLInputType FLOAT = typeRef(PgScalar.FLOAT8.graphQLName());
    private static final GraphQLInputType STRINGS = GraphQLList.list(nonNull(Scalars.GraphQLString));

    private final Map<String, GraphQLNamedType> types;

    FilterTypes(Map<String, GraphQLNamedType> types) {
        this.types = types;
    }

    /** The name of the filter for a column. */
    String filter(Column column, Table table) {
        Optional<Column> rowKey = column.type().isScalar(PgScalar.LTREE) ? table.singleKey() : Optional.empty();
        return filter(column.type(), rowKey);
    }

    private String filter(ColumnType type, Optional<Column> rowKey) {
        if (type instanceof ColumnType.Composite(CompositeType composite)) {
            return composite(composite);
        }
        if (type instanceof ColumnType.Array(ColumnType.Composite(CompositeType composite), var name)) {
            return composites(composite);
        }
        String name = filterName(type)
                + rowKey.map(key -> "By" + key.type().graphQLName()).orElse("");
        if (!types.containsKey(name)) {
            put(filterInput(name, type, rowKey));
        }
        return name;
    }

    /** Conditions on the attributes of a value, and whether there is one. */
    private String composite(CompositeType type) {
        whereInput(type);
        return once(type.typeName() + "Filter", input -> {
            attributes(type, input);
            presence(input, "true asks for rows without a value.");
        });
    }

    /** Conditions on the values of an array. */
    private String composites(CompositeType type) {
        return once(type.typeName() + "ListFilter", input -> {
            String where = whereInput(type);
            for (String quantifier : List.of("some", "every", "none")) {
                InputTypes.field(input, quantifier, typeRef(where));
            }
            presence(input, "true asks for rows without a list.");
        });
    }

    private String whereInput(CompositeType type) {
        return once(type.typeName() + "WhereInput", input -> attributes(type, input));
    }

    private void attributes(CompositeType type, GraphQLInputObjectType.Builder input) {
        for (Column attribute : type.attributes()) {
            if (!attribute.omissions().contains(Omissions.Use.FILTER)) {
                InputTypes.field(input, attribute.fieldName(), typeRef(filter(attribute.type(), Optional.empty())));
            }
        }
        String where = type.typeName() + "WhereInput";
        InputTypes.field(input, "AND", GraphQLList.list(nonNull(typeRef(where))));
        InputTypes.field(input, "OR", GraphQLList.list(nonNull(typeRef(where))));
        InputTypes.field(input, "NOT", typeRef(where));
    }

    private static void presence(GraphQLInputObjectType.Builder input, String description) {
        input.field(
                newInputObjectField().name("isnull").description(description).type(Scalars.GraphQLBoolean));
    }

    private static String filterName(ColumnType type) {
        return switch (type) {
            case ColumnType.Scalar(PgScalar scalar, var name) -> scalar.traits().filterName() + "Filter";
            case ColumnType.Array array ->
                array.families().size() == 1 ? "PresenceFilter" : array.graphQLName() + "ListFilter";
            case ColumnType.Enumeration enumeration -> enumeration.graphQLName() + "Filter";
            case ColumnType.Range range -> range.graphQLName() + "Filter";
            case ColumnType.Composite composite -> composite.graphQLName() + "Filter";
            case ColumnType.Document(String typeName, boolean isList) ->
                typeName + (isList ? "ItemsFilter" : "RelationFilter");
        };
    }

    private GraphQLInputObjectType filterInput(String name, ColumnType type, Optional<Column> rowKey) {
        GraphQLInputObjectType.Builder input =
                GraphQLInputObjectType.newInputObject().name(name);
        for (Operator operator : Operator.of(type.families())) {
            operand(operator, type, rowKey)
                    .ifPresent(operand -> InputTypes.field(input, operator.graphQLName(), operand));
        }
        return input.build();
    }

    private Optional<GraphQLInputType> operand(Operator operator, ColumnType type, Optional<Column> rowKey) {
        return switch (operator.operand()) {
            case VALUE -> Optional.of(TypeNames.input(type));
            case LIST -> Optional.of(TypeNames.listOf(type));
            case FLAG -> Optional.of(Scalars.GraphQLBoolean);
            case BOUNDS -> Optional.of(typeRef(bounds(type)));
            case LITERAL_TEXT, PATTERN, REGEX, KEY, JSONPATH, LQUERY, LTXTQUERY, SEARCH -> Optional.of(STRING);
            case KEYS, LQUERIES -> Optional.of(STRINGS);
            case COUNT -> Optional.of(TypeNames.INT);
            case NETWORK -> Optional.of(typeRef(PgScalar.INET.graphQLName()));
            case ELEMENT -> Optional.of(TypeNames.input(type.element()));
            case ROW_KEY -> rowKey.map(key -> TypeNames.input(key.type()));
            case SEARCH_WITH -> Optional.of(typeRef(searchInput()));
            case CIRCLE -> Optional.of(typeRef(circleInput()));
            case NEIGHBOURHOOD -> Optional.of(typeRef(neighbourhoodInput(type)));
            case JSON_PATH_TEST -> Optional.of(typeRef(jsonPathFilter()));
        };
    }

    private String bounds(ColumnType type) {
        String name = filterName(type).replaceFirst("Filter$", "Bounds");
        if (!types.containsKey(name)) {
            GraphQLInputObjectType.Builder input =
                    GraphQLInputObjectType.newInputObject().name(name).description("Both ends are included.");
            InputTypes.field(input, "from", nonNull(TypeNames.input(type)));
            InputTypes.field(input, "to", nonNull(TypeNames.input(type)));
            put(input.build());
        }
        return name;
    }

    private String searchInput() {
        return once("FullTextInput", input -> {
            InputTypes.field(input, "query", nonNull(STRING));
            InputTypes.field(input, "config", STRING);
            for (String rank : List.of("rankGt", "rankGte", "rankLt", "rankLte")) {
                InputTypes.field(input, rank, FLOAT);
            }
        });
    }

    private String coordinatesInput() {
        return once("CoordinatesInput", input -> {
            InputTypes.field(input, "x", nonNull(FLOAT));
            InputTypes.field(input, "y", nonNull(FLOAT));
        });
    }

    private String neighbourhoodInput(ColumnType type) {
        return once(measured(type) + "DistanceInput", input -> {
            InputTypes.field(input, "vector", nonNull(TypeNames.input(type)));
            InputTypes.field(input, "threshold", nonNull(FLOAT));
        });
    }

    private static String measured(ColumnType type) {
        return filterName(type).replaceFirst("Filter$", "");
    }

    /** The name of what a list can be ordered by instead of the column itself: how far its value is from another. */
    String distanceOrder(ColumnType type) {
        String name = measured(type) + "OrderByInput";
        return once(name, input -> {
            for (Operator operator : Operator.of(type.families())) {
                operator.orderName()
                        .ifPresent(field -> InputTypes.field(input, field, typeRef(distanceFrom(operator, type))));
            }
        });
    }

    private String distanceFrom(Operator operator, ColumnType type) {
        boolean isFromPoint = operator.operand() == Operand.CIRCLE;
        String name = isFromPoint ? "CoordinatesDistanceOrder" : measured(type) + "DistanceOrder";
        return once(name, input -> {
            if (isFromPoint) {
                InputTypes.field(input, "center", nonNull(typeRef(coordinatesInput())));
            } else {
                InputTypes.field(input, "vector", nonNull(TypeNames.input(type)));
            }
            input.field(newInputObjectField()
                    .name("direction")
                    .description("ASC, the nearest first, unless another is given.")
                    .type(typeRef(InputTypes.ORDER_DIRECTION)));
        });
    }

    private String circleInput() {
        return once("CircleInput", input -> {
            InputTypes.field(input, "center", nonNull(typeRef(coordinatesInput())));
            InputTypes.field(input, "radius", nonNull(FLOAT));
        });
    }

    private String jsonPathFilter() {
        GraphQLInputType json = typeRef(PgScalar.JSON.graphQLName());
        once("JSONBounds", input -> {
            InputTypes.field(input, "from", nonNull(json));
            InputTypes.field(input, "to", nonNull(json));
        });
        return once("JSONPathFilter", input -> {
            InputTypes.field(input, "at", nonNull(STRING));
            for (JsonPathOperator operator : JsonPathOperator.values()) {
                InputTypes.field(input, operator.graphQLName(), jsonOperand(operator.operand(), json));
            }
        });
    }

    private static GraphQLInputType jsonOperand(JsonPathOperator.Operand operand, GraphQLInputType json) {
        return switch (operand) {
            case JSON -> json;
            case JSON_LIST -> GraphQLList.list(nonNull(json));
            case FLAG -> Scalars.GraphQLBoolean;
            case COUNT -> TypeNames.INT;
            case JSON_BOUNDS -> typeRef("JSONBounds");
            case LITERAL_TEXT, PATTERN, REGEX, KEY -> STRING;
            case KEYS -> STRINGS;
        };
    }

    private interface Fields {
        void addTo(GraphQLInputObjectType.Builder input);
    }

    private String once(String name, Fields fields) {
        if (!types.containsKey(name)) {
            GraphQLInputObjectType.Builder input =
                    GraphQLInputObjectType.newInputObject().name(name);
            fields.addTo(input);
            put(input.build());
        }
        return name;
    }

    private void put(GraphQLInputObjectType type) {
        types.put(type.getName(), type);
    }
}
