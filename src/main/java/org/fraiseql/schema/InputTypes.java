package org.fraiseql.schema;

import static graphql.schema.GraphQLInputObjectField.newInputObjectField;
import static graphql.schema.GraphQLNonNull.nonNull;
import static org.fraiseql.schema.TypeReferences.typeRef;

import graphql.Scalars;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLInputObjectField;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLInputType;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLNamedType;
import java.util.List;
import java.util.Map;
import org.fraiseql.catalog.Catalog;
import org.fraiseql.catalog.Column;
import org.fraiseql.catalog.ColumnType;
import org.fraiseql.catalog.CompositeType;
import org.fraiseql.catalog.Omissions;
import org.fraiseql.catalog.OrderDirection;
import org.fraiseql.catalog.Relationship;
import org.fraiseql.catalog.Relationship.Cardinality;
import org.fraiseql.catalog.Table;

/** Makes {@code …WhereInput}, {@code …OrderByInput} and what they are made of. Adds to a map that {@link SchemaTypes} owns. */
final class InputTypes {
    static final String ORDER_DIRECTION = "OrderDirection";
    /** Keys of {@code where} that are no columns. */
    static final List<String> COMBINATORS = List.of("AND", "OR", "NOT", "isnull");

    private final Catalog catalog;
    private final Map<String, GraphQLNamedType> types;
    private final FilterTypes filters;

    InputTypes(Catalog catalog, Map<String, GraphQLNamedType> types) {
        this.catalog = catalog;
        this.types = types;
        this.filters = new FilterTypes(types);
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
        if (table.isFiltered()) {
            GraphQLInputObjectType where = whereInput(table);
            put(where);
            put(relationFilter(table, where));
            put(listFilter(table.typeName(), "ListFilter").build());
        }
        if (table.isSorted()) {
            put(orderByInput(table));
        }
    }

    void addComposite(CompositeType composite) {
        GraphQLInputObjectType.Builder input =
                GraphQLInputObjectType.newInputObject().name(composite.typeName() + "Input");
        composite
                .attributes()
                .forEach(attribute -> field(input, attribute.fieldName(), TypeNames.input(attribute.type())));
        put(input.build());
    }

    /** The same fields, and one that asks for the absence of the row. */
    private static GraphQLInputObjectType relationFilter(Table table, GraphQLInputObjectType where) {
        GraphQLInputObjectType.Builder input =
                GraphQLInputObjectType.newInputObject().name(table.typeName() + "RelationFilter");
        for (GraphQLInputObjectField field : where.getFieldDefinitions()) {
            if (field.getName().equals("AND")) {
                input.field(newInputObjectField()
                        .name("isnull")
                        .description("true asks for rows without a related row.")
                        .type(Scalars.GraphQLBoolean));
            }
            input.field(field);
        }
        return input.build();
    }

    private GraphQLInputObjectType whereInput(Table table) {
        GraphQLInputObjectType.Builder input =
                GraphQLInputObjectType.newInputObject().name(table.typeName() + "WhereInput");
        for (Column column : table.columns()) {
            if (!column.omissions().contains(Omissions.Use.FILTER) && !COMBINATORS.contains(column.fieldName())) {
                if (!(column.type() instanceof ColumnType.Document(String typeName, boolean isList))) {
                    field(input, column.fieldName(), typeRef(filters.filter(column, table)));
                } else if (catalog.table(typeName).isFiltered()) {
                    String filter = isList ? itemsFilter(typeName) : typeName + "RelationFilter";
                    field(input, column.fieldName(), typeRef(filter));
                }
            }
        }
        for (Relationship relationship : table.relationships()) {
            boolean isFiltered = catalog.table(relationship.target()).isFiltered();
            if (isFiltered && !COMBINATORS.contains(relationship.fieldName())) {
                String suffix = relationship.cardinality() == Cardinality.ONE ? "RelationFilter" : "ListFilter";
                field(input, relationship.fieldName(), typeRef(relationship.target() + suffix));
            }
        }
        String ofRow = table.typeName() + "WhereInput";
        field(input, "AND", GraphQLList.list(nonNull(typeRef(ofRow))));
        field(input, "OR", GraphQLList.list(nonNull(typeRef(ofRow))));
        field(input, "NOT", typeRef(ofRow));
        return input.build();
    }

    private static GraphQLInputObjectType.Builder listFilter(String typeName, String suffix) {
        GraphQLInputObjectType.Builder input =
                GraphQLInputObjectType.newInputObject().name(typeName + suffix);
        field(input, "some", typeRef(typeName + "WhereInput"));
        field(input, "every", typeRef(typeName + "WhereInput"));
        field(input, "none", typeRef(typeName + "WhereInput"));
        return input;
    }

    /** A list in a document may not be there. */
    private String itemsFilter(String typeName) {
        GraphQLInputObjectType.Builder input = listFilter(typeName, "ItemsFilter");
        input.field(newInputObjectField()
                .name("isnull")
                .description("true asks for documents without the list.")
                .type(Scalars.GraphQLBoolean));
        GraphQLInputObjectType type = input.build();
        put(type);
        return type.getName();
    }

    private GraphQLInputObjectType orderByInput(Table table) {
        GraphQLInputObjectType.Builder input =
                GraphQLInputObjectType.newInputObject().name(table.typeName() + "OrderByInput");
        boolean isEmpty = true;
        for (Column column : table.columns()) {
            if (column.omissions().contains(Omissions.Use.ORDER)) {
                continue;
            }
            if (column.type() instanceof ColumnType.Document(String typeName, boolean isList)) {
                if (!isList && catalog.table(typeName).isSorted()) {
                    field(input, column.fieldName(), typeRef(typeName + "OrderByInput"));
                    isEmpty = false;
                }
            } else if (column.type().isOrdered()) {
                field(input, column.fieldName(), typeRef(ORDER_DIRECTION));
                isEmpty = false;
            } else if (column.type().isMeasured()) {
                field(input, column.fieldName(), typeRef(filters.distanceOrder(column.type())));
                isEmpty = false;
            }
        }
        for (Relationship relationship : table.relationships()) {
            boolean isSorted = catalog.table(relationship.target()).isSorted();
            if (isSorted && relationship.cardinality() == Cardinality.ONE) {
                field(input, relationship.fieldName(), typeRef(relationship.target() + "OrderByInput"));
                isEmpty = false;
            }
        }
        if (isEmpty) {
            input.field(newInputObjectField()
                    .name("_none")
                    .description("Nothing here has an order.")
                    .type(Scalars.GraphQLBoolean));
        }
        return input.build();
    }

    static void field(GraphQLInputObjectType.Builder input, String name, GraphQLInputType type) {
        input.field(newInputObjectField().name(name).type(type));
    }

    private void put(GraphQLInputObjectType type) {
        types.put(type.getName(), type);
    }
}
