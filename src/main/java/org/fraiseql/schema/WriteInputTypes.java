package org.fraiseql.schema;

import static graphql.schema.GraphQLInputObjectField.newInputObjectField;
import static graphql.schema.GraphQLNonNull.nonNull;
import static org.fraiseql.schema.TypeReferences.typeRef;

import graphql.Scalars;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLInputType;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLNamedType;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.fraiseql.catalog.Column;
import org.fraiseql.catalog.ColumnOrKeyName;
import org.fraiseql.catalog.ColumnType;
import org.fraiseql.catalog.EnumNames;
import org.fraiseql.catalog.MutationNames;
import org.fraiseql.catalog.Nestings;
import org.fraiseql.catalog.UpdateOp;
import org.fraiseql.catalog.WriteColumn;
import org.fraiseql.catalog.WriteTarget;

/** Makes the input types of mutations (docs/mutations.md). Adds to a map that {@link SchemaTypes} owns. */
final class WriteInputTypes {
    private final Nestings nestings;
    private final Map<String, GraphQLNamedType> types;

    WriteInputTypes(Nestings nestings, Map<String, GraphQLNamedType> types) {
        this.nestings = nestings;
        this.types = types;
    }

    void addTarget(WriteTarget target) {
        String type = target.table().typeName();
        if (hasInput(target)) {
            put(createInput(target, type));
        }
        if (target.updatable()) {
            put(updateInput(target, type));
            ops(target, type);
        }
        if (target.isUpserted()) {
            conflict(target, type);
        }
    }

    /** Whether a new row takes values, or others that are created with it. */
    boolean hasInput(WriteTarget target) {
        return target.takesInput()
                || (target.insertable() && !nestings.of(target).isEmpty());
    }

    private GraphQLInputObjectType createInput(WriteTarget target, String type) {
        GraphQLInputObjectType.Builder input =
                GraphQLInputObjectType.newInputObject().name(MutationNames.createInput(type));
        for (WriteColumn column : target.columns()) {
            if (column.insertable()) {
                GraphQLInputType plain = TypeNames.input(column.column().type());
                boolean isRequired = column.required() && !nestings.isSupplied(target, column.column());
                field(input, column.column(), isRequired ? nonNull(plain) : plain);
            }
        }
        NestingTypes nested = new NestingTypes(types);
        nestings.of(target).forEach(nesting -> input.field(nested.field(nesting)));
        return input.build();
    }

    private static GraphQLInputObjectType updateInput(WriteTarget target, String type) {
        GraphQLInputObjectType.Builder input = GraphQLInputObjectType.newInputObject()
                .name(MutationNames.updateInput(type))
                .description("What is left out stays as it is; null is NULL.");
        target.columns().stream()
                .filter(WriteColumn::updatable)
                .forEach(column -> field(
                        input, column.column(), TypeNames.input(column.column().type())));
        return input.build();
    }

    static boolean hasOps(WriteTarget target) {
        return target.columns().stream()
                .anyMatch(column ->
                        column.isChangeable() && UpdateOp.anyFor(column.column().type()));
    }

    private void ops(WriteTarget target, String type) {
        if (!hasOps(target)) {
            return;
        }
        GraphQLInputObjectType.Builder all =
                GraphQLInputObjectType.newInputObject().name(MutationNames.opsInput(type));
        for (UpdateOp op : UpdateOp.values()) {
            Predicate<WriteColumn> suits =
                    column -> column.isChangeable() && op.suits(column.column().type());
            if (target.columns().stream().anyMatch(suits)) {
                String name = MutationNames.opInput(type, op.graphQLName());
                GraphQLInputObjectType.Builder input =
                        GraphQLInputObjectType.newInputObject().name(name);
                target.columns().stream()
                        .filter(suits)
                        .forEach(column -> field(
                                input,
                                column.column(),
                                operand(op, column.column().type())));
                put(input.build());
                all.field(newInputObjectField()
                        .name(op.graphQLName())
                        .description(op.description())
                        .type(typeRef(name)));
            }
        }
        put(all.build());
    }

    private static GraphQLInputType operand(UpdateOp op, ColumnType type) {
        return switch (op) {
            case INCREMENT, MULTIPLY, APPEND, PREPEND -> TypeNames.input(type);
            case DELETE_KEY, DELETE_AT_PATH -> GraphQLList.list(nonNull(Scalars.GraphQLString));
            case DELETE_ELEMENT -> TypeNames.INT;
        };
    }

    private void conflict(WriteTarget target, String type) {
        GraphQLEnumType.Builder keys = GraphQLEnumType.newEnum()
                .name(MutationNames.uniqueEnum(type))
                .description("The unique keys of " + type + ".");
        target.arbiterNames().forEach((name, key) -> keys.value(name, new ColumnOrKeyName(name)));
        put(keys.build());
        GraphQLEnumType.Builder columns = GraphQLEnumType.newEnum().name(MutationNames.columnEnum(type));
        List<String> fields = target.columns().stream()
                .filter(WriteColumn::updatable)
                .map(WriteColumn::fieldName)
                .toList();
        EnumNames.of(fields).forEach((fieldName, name) -> columns.value(name, new ColumnOrKeyName(fieldName)));
        put(columns.build());
        GraphQLInputObjectType.Builder conflict = GraphQLInputObjectType.newInputObject()
                .name(MutationNames.conflictInput(type))
                .field(newInputObjectField()
                        .name("constraint")
                        .description(
                                "The key that may be taken already; when none is named, the primary key or else the only one whose columns are given.")
                        .type(typeRef(MutationNames.uniqueEnum(type))))
                .field(newInputObjectField()
                        .name("update")
                        .description("The columns to change; all given ones but the key unless they are named.")
                        .type(GraphQLList.list(nonNull(typeRef(MutationNames.columnEnum(type))))));
        if (target.table().isFiltered()) {
            conflict.field(newInputObjectField()
                    .name("where")
                    .description("What the row that is there must meet to be changed.")
                    .type(typeRef(type + "WhereInput")));
        }
        put(conflict.build());
    }

    private static void field(GraphQLInputObjectType.Builder input, Column column, GraphQLInputType type) {
        var field = newInputObjectField().name(column.fieldName()).type(type);
        column.description().ifPresent(field::description);
        input.field(field);
    }

    private void put(GraphQLInputObjectType type) {
        types.put(type.getName(), type);
    }

    private void put(GraphQLEnumType type) {
        types.put(type.getName(), type);
    }
}
