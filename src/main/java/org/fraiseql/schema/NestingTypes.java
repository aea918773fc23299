package org.fraiseql.schema;

import static graphql.schema.GraphQLInputObjectField.newInputObjectField;
import static graphql.schema.GraphQLNonNull.nonNull;
import static org.fraiseql.schema.TypeReferences.typeRef;

import graphql.schema.GraphQLInputObjectField;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLInputType;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLNamedType;
import java.util.LinkedHashMap;
import java.util.Map;
import org.fraiseql.catalog.Column;
import org.fraiseql.catalog.MutationNames;
import org.fraiseql.catalog.Nesting;
import org.fraiseql.catalog.Table;
import org.fraiseql.catalog.WriteTarget;

/** Makes the input types of nested writes: one set for each table, wherever it is nested. Adds to a map that {@link SchemaTypes} owns. */
final class NestingTypes {
    private final Map<String, GraphQLNamedType> types;

    NestingTypes(Map<String, GraphQLNamedType> types) {
        this.types = types;
    }

    /** The field of a create input. */
    GraphQLInputObjectField field(Nesting nesting) {
        String type = nesting.table().typeName();
        boolean isMany = nesting.isToMany();
        String name = isMany ? MutationNames.nestManyInput(type) : MutationNames.nestOneInput(type);
        if (!types.containsKey(name)) {
            put(nested(name, nesting, isMany));
        }
        return newInputObjectField()
                .name(nesting.fieldName())
                .type(typeRef(name))
                .build();
    }

    private GraphQLInputObjectType nested(String name, Nesting nesting, boolean isMany) {
        Table table = nesting.table();
        GraphQLInputObjectType.Builder input = GraphQLInputObjectType.newInputObject()
                .name(name)
                .description(isMany ? "Rows that are written with another one." : "Either of them.");
        if (!table.keys().isEmpty()) {
            addKey(table);
            input.field(newInputObjectField()
                    .name("connect")
                    .description(isMany ? "Rows that are there." : "A row that is there.")
                    .type(one(MutationNames.keyInput(table.typeName()), isMany)));
        }
        if (nesting.written().filter(WriteTarget::insertable).isPresent()) {
            input.field(newInputObjectField()
                    .name("create")
                    .description("What refers to the other row is left out: it comes by itself.")
                    .type(one(MutationNames.createInput(table.typeName()), isMany)));
        }
        if (nesting.written().filter(WriteTarget::isUpserted).isPresent()) {
            input.field(newInputObjectField()
                    .name("onConflict")
                    .description(
                            "When a row to create is there already, it is changed, and referred to. Without this it is an error.")
                    .type(typeRef(MutationNames.conflictInput(table.typeName()))));
        }
        return input.build();
    }

    private static GraphQLInputType one(String type, boolean isMany) {
        return isMany ? GraphQLList.list(nonNull(typeRef(type))) : typeRef(type);
    }

    private void addKey(Table table) {
        String name = MutationNames.keyInput(table.typeName());
        if (types.containsKey(name)) {
            return;
        }
        Map<String, Column> columns = new LinkedHashMap<>();
        table.keys().forEach(key -> key.columns().forEach(column -> columns.put(column.fieldName(), column)));
        GraphQLInputObjectType.Builder input = GraphQLInputObjectType.newInputObject()
                .name(name)
                .description("The columns of one unique key of " + table.typeName() + ".");
        columns.values().forEach(column -> InputTypes.field(input, column.fieldName(), TypeNames.input(column.type())));
        put(input.build());
    }

    private void put(GraphQLInputObjectType type) {
        types.put(type.getName(), type);
    }
}
