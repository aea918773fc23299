package org.fraiseql.schema;

import static graphql.schema.GraphQLFieldDefinition.newFieldDefinition;
import static graphql.schema.GraphQLNonNull.nonNull;
import static graphql.schema.GraphQLTypeReference.typeRef;

import graphql.Scalars;
import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLInputType;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLOutputType;
import graphql.schema.GraphQLUnionType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fraiseql.catalog.ColumnType;
import org.fraiseql.catalog.DocumentKey;
import org.fraiseql.catalog.MutationResponse;
import org.fraiseql.catalog.ResponseMember;
import org.fraiseql.catalog.Routine;
import org.fraiseql.catalog.RoutineMutation;
import org.fraiseql.catalog.Table;
import org.fraiseql.catalog.WriteModel;

/** Makes the fields of {@code Mutation} that call functions and procedures. Adds to a map that {@link SchemaTypes} owns. */
final class RoutineMutationTypes {
    private static final String JSON = "JSON";

    private final Map<String, GraphQLNamedType> types;

    RoutineMutationTypes(Map<String, GraphQLNamedType> types) {
        this.types = types;
    }

    List<GraphQLFieldDefinition> fields(WriteModel writing) {
        List<GraphQLFieldDefinition> fields = new ArrayList<>();
        writing.routines().values().forEach(routine -> fields.add(field(routine)));
        return fields;
    }

    private GraphQLFieldDefinition field(RoutineMutation mutation) {
        GraphQLFieldDefinition.Builder field = called(mutation.routine());
        return switch (mutation) {
            case RoutineMutation.Rows(Routine routine, Table table, boolean isRowOfTable) ->
                rows(field, routine, table);
            case RoutineMutation.FoundRows(Routine routine, Table table, var key) -> rows(field, routine, table);
            case RoutineMutation.Value(Routine routine, ColumnType type) -> {
                GraphQLOutputType value = TypeNames.output(type);
                yield field.type(routine.returnsSet() ? nonNull(GraphQLList.list(value)) : value)
                        .build();
            }
            case RoutineMutation.Nothing nothing ->
                field.type(nonNull(Scalars.GraphQLBoolean)).build();
            case RoutineMutation.Procedure procedure ->
                field.type(procedure
                                .outputs()
                                .<GraphQLOutputType>map(outputs -> typeRef(outputs.typeName()))
                                .orElseGet(() -> nonNull(Scalars.GraphQLBoolean)))
                        .build();
            case RoutineMutation.Response(Routine routine, MutationResponse response) -> {
                addTypes(response);
                yield field.type(typeRef(response.unionType())).build();
            }
        };
    }

    private static GraphQLFieldDefinition rows(GraphQLFieldDefinition.Builder field, Routine routine, Table table) {
        return routine.returnsSet()
                ? field.type(nonNull(GraphQLList.list(nonNull(typeRef(table.typeName())))))
                        .arguments(SchemaTypes.listArguments(table))
                        .build()
                : field.type(typeRef(table.typeName())).build();
    }

    private GraphQLFieldDefinition.Builder called(Routine routine) {
        GraphQLFieldDefinition.Builder field = newFieldDefinition().name(routine.fieldName());
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

    private void addTypes(MutationResponse response) {
        GraphQLObjectType.Builder success = GraphQLObjectType.newObject().name(response.successType());
        GraphQLObjectType.Builder error = GraphQLObjectType.newObject()
                .name(response.errorType())
                .description(
                        "The function's refusal. What it wrote before is kept; a function that wants it undone raises an exception.");
        for (ResponseMember member : ResponseMember.values()) {
            GraphQLFieldDefinition field = newFieldDefinition()
                    .name(member.fieldName())
                    .type(type(member, response))
                    .build();
            if (member.isOfSuccess()) {
                success.field(field);
            }
            if (member.isOfError(response.form())) {
                error.field(field);
            }
        }
        response.entity()
                .ifPresent(entity -> success.field(newFieldDefinition()
                        .name(entity.fieldName())
                        .type(typeRef(entity.table().typeName()))
                        .description("The row of " + entity.table().typeName() + " with this id, read afterwards.")));
        types.put(response.successType(), success.build());
        types.put(response.errorType(), error.build());
        types.put(
                response.unionType(),
                GraphQLUnionType.newUnionType()
                        .name(response.unionType())
                        .possibleType(typeRef(response.successType()))
                        .possibleType(typeRef(response.errorType()))
                        .build());
        types.putIfAbsent(ResponseMember.ERROR_TYPE, errorType());
    }

    private static GraphQLObjectType errorType() {
        GraphQLObjectType.Builder type = GraphQLObjectType.newObject().name(ResponseMember.ERROR_TYPE);
        for (String name : List.of("field", "code", "message")) {
            type.field(newFieldDefinition().name(name).type(Scalars.GraphQLString));
        }
        return type.build();
    }

    private static GraphQLOutputType type(ResponseMember member, MutationResponse response) {
        Optional<DocumentKey> document = response.document(member);
        if (document.isPresent()) {
            return TypeNames.output(document.get().shape());
        }
        return switch (member) {
            case ID -> TypeNames.output(response.id());
            case STATUS -> nonNull(Scalars.GraphQLString);
            case MESSAGE, ENTITY_TYPE -> Scalars.GraphQLString;
            case CODE -> nonNull(TypeNames.INT);
            case ERRORS -> nonNull(GraphQLList.list(nonNull(typeRef(ResponseMember.ERROR_TYPE))));
            case UPDATED_FIELDS -> GraphQLList.list(nonNull(Scalars.GraphQLString));
            case ENTITY, CASCADE, METADATA, ERROR_DETAIL -> typeRef(JSON);
        };
    }
}
