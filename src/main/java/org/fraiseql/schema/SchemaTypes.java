package org.fraiseql.schema;

import static graphql.schema.GraphQLFieldDefinition.newFieldDefinition;
import static graphql.schema.GraphQLNonNull.nonNull;
import static org.fraiseql.schema.TypeReferences.typeRef;

import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLInputType;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLOutputType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.fraiseql.catalog.Catalog;
import org.fraiseql.catalog.Column;
import org.fraiseql.catalog.ColumnType;
import org.fraiseql.catalog.CompositeType;
import org.fraiseql.catalog.PgScalar;
import org.fraiseql.catalog.Relationship;
import org.fraiseql.catalog.Relationship.Cardinality;
import org.fraiseql.catalog.RootField;
import org.fraiseql.catalog.Routine;
import org.fraiseql.catalog.RowFunction;
import org.fraiseql.catalog.ScalarTraits;
import org.fraiseql.catalog.Table;

/** Makes the GraphQL types of a {@link Catalog}: one object type a table, its queries, and through {@link InputTypes} its input types. */
public final class SchemaTypes {
    private final Catalog catalog;
    private final boolean nonNullRelations;
    private final InputTypes inputs;
    private final Map<String, GraphQLNamedType> types = new LinkedHashMap<>();

    private SchemaTypes(Catalog catalog, boolean nonNullRelations) {
        this.catalog = catalog;
        this.nonNullRelations = nonNullRelations;
        this.inputs = new InputTypes(catalog, types);
    }

    public static CatalogSchema of(Catalog catalog) {
        return of(catalog, true);
    }

    /** @param nonNullRelations whether a relation that leads to a row from every row is non-null */
    public static CatalogSchema of(Catalog catalog, boolean nonNullRelations) {
        return new SchemaTypes(catalog, nonNullRelations).build();
    }

    private CatalogSchema build() {
        catalog.enums().forEach(type -> types.put(type.typeName(), TypeNames.enumType(type)));
        for (CompositeType composite : catalog.composites()) {
            types.put(composite.typeName(), compositeObject(composite));
            inputs.addComposite(composite);
        }
        for (Table table : catalog.tables().values()) {
            types.put(table.typeName(), objectType(table));
            inputs.addTable(table);
        }
        List<GraphQLFieldDefinition> queries = new ArrayList<>();
        catalog.queries().values().forEach(field -> queries.add(query(field)));
        List<GraphQLFieldDefinition> mutations = new MutationTypes(catalog.writeModel(), types).fields();
        TypeNames.addUsedScalars(types);
        UsedRanges.addTo(
                types, Stream.concat(queries.stream(), mutations.stream()).toList());
        return new CatalogSchema(queries, mutations, new java.util.LinkedHashSet<>(types.values()));
    }

    private static boolean isField(ColumnType type) {
        return !(type instanceof ColumnType.Scalar(PgScalar scalar, var name)) || scalar.can(ScalarTraits.Use.FIELD);
    }

    private GraphQLObjectType objectType(Table table) {
        GraphQLObjectType.Builder type = GraphQLObjectType.newObject().name(table.typeName());
        table.description().ifPresent(type::description);
        for (Column column : table.columns()) {
            if (isField(column.type())) {
                type.field(columnField(column));
            }
        }
        for (Relationship relationship : table.relationships()) {
            type.field(relationshipField(relationship));
        }
        table.functions().forEach(function -> type.field(functionField(function)));
        return type.build();
    }

    private GraphQLFieldDefinition functionField(RowFunction function) {
        GraphQLFieldDefinition.Builder field =
                called(function.routine(), newFieldDefinition().name(function.fieldName()));
        return switch (function) {
            case RowFunction.ValueOf(Routine routine, ColumnType type) ->
                field.type(TypeNames.output(type)).build();
            case RowFunction.RowsOf(Routine routine, String target) ->
                routine.returnsSet()
                        ? field.type(nonNull(GraphQLList.list(nonNull(typeRef(target)))))
                                .arguments(listArguments(catalog.table(target)))
                                .build()
                        : field.type(typeRef(target)).build();
        };
    }

    private GraphQLObjectType compositeObject(CompositeType composite) {
        GraphQLObjectType.Builder type = GraphQLObjectType.newObject().name(composite.typeName());
        composite.description().ifPresent(type::description);
        for (Column attribute : composite.attributes()) {
            type.field(columnField(attribute));
        }
        return type.build();
    }

    private static GraphQLFieldDefinition columnField(Column column) {
        GraphQLOutputType type = column.document()
                .map(key -> TypeNames.output(key.shape()))
                .orElseGet(() -> TypeNames.output(column.type()));
        GraphQLFieldDefinition.Builder field =
                newFieldDefinition().name(column.fieldName()).type(column.isNullable() ? type : nonNull(type));
        column.description().ifPresent(field::description);
        column.deprecation().ifPresent(field::deprecate);
        return field.build();
    }

    private GraphQLFieldDefinition relationshipField(Relationship relationship) {
        GraphQLFieldDefinition.Builder field = newFieldDefinition().name(relationship.fieldName());
        relationship.description().ifPresent(field::description);
        if (relationship.cardinality() == Cardinality.ONE) {
            GraphQLOutputType target = typeRef(relationship.target());
            boolean isNonNull = nonNullRelations && relationship.isAlwaysThere();
            return field.type(isNonNull ? nonNull(target) : target).build();
        }
        return field.type(nonNull(GraphQLList.list(nonNull(typeRef(relationship.target())))))
                .arguments(listArguments(catalog.table(relationship.target())))
                .build();
    }

    private static GraphQLFieldDefinition query(RootField root) {
        GraphQLFieldDefinition.Builder field = newFieldDefinition().name(root.fieldName());
        return switch (root) {
            case RootField.ByKey byKey -> {
                byKey.key()
                        .columns()
                        .forEach(column -> field.argument(GraphQLArgument.newArgument()
                                .name(column.fieldName())
                                .type(nonNull(TypeNames.input(column.type())))));
                String typeName = byKey.table().typeName();
                yield field.type(typeRef(typeName))
                        .description("The row of " + typeName + " with this key, or null.")
                        .build();
            }
            case RootField.ListOf list ->
                field.type(GraphQLList.list(nonNull(typeRef(list.table().typeName()))))
                        .description("Rows of " + list.table().typeName() + ".")
                        .arguments(listArguments(list.table()))
                        .build();
            case RootField.RowsOf rows -> rows(rows, field);
            case RootField.ValueOf value -> {
                GraphQLOutputType type = TypeNames.output(value.type());
                yield called(value.routine(), field)
                        .type(value.routine().returnsSet() ? GraphQLList.list(type) : type)
                        .build();
            }
        };
    }

    private static GraphQLFieldDefinition rows(RootField.RowsOf rows, GraphQLFieldDefinition.Builder field) {
        String typeName = rows.table().typeName();
        called(rows.routine(), field);
        return rows.routine().returnsSet()
                ? field.type(GraphQLList.list(nonNull(typeRef(typeName))))
                        .arguments(listArguments(rows.table()))
                        .build()
                : field.type(typeRef(typeName)).build();
    }

    private static GraphQLFieldDefinition.Builder called(Routine routine, GraphQLFieldDefinition.Builder field) {
        routine.description().ifPresent(field::description);
        routine.deprecation().ifPresent(field::deprecate);
        for (Routine.Argument argument : routine.arguments()) {
            GraphQLInputType type = TypeNames.input(argument.type());
            field.argument(GraphQLArgument.newArgument()
                    .name(argument.fieldName())
                    .type(argument.isOptional() ? type : nonNull(type)));
        }
        return field;
    }

    static List<GraphQLArgument> listArguments(Table table) {
        List<GraphQLArgument> arguments = new ArrayList<>();
        if (table.isFiltered()) {
            arguments.add(argument("where", typeRef(table.typeName() + "WhereInput")));
        }
        if (table.isSorted()) {
            arguments.add(argument("orderBy", GraphQLList.list(nonNull(typeRef(table.typeName() + "OrderByInput")))));
        }
        arguments.add(argument("limit", TypeNames.INT));
        arguments.add(argument("offset", TypeNames.INT));
        return arguments;
    }

    private static GraphQLArgument argument(String name, GraphQLInputType type) {
        return GraphQLArgument.newArgument().name(name).type(type).build();
    }
}
