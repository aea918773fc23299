package org.fraiseql.schema;

import static graphql.schema.GraphQLFieldDefinition.newFieldDefinition;
import static graphql.schema.GraphQLNonNull.nonNull;
import static org.fraiseql.schema.TypeReferences.typeRef;

import graphql.Scalars;
import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLInputType;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLObjectType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.fraiseql.catalog.MutationField;
import org.fraiseql.catalog.MutationNames;
import org.fraiseql.catalog.UniqueKey;
import org.fraiseql.catalog.WriteModel;
import org.fraiseql.catalog.WriteTarget;

/** Makes the fields of {@code Mutation} and what they answer; their inputs come from {@link WriteInputTypes}. Adds to a map that {@link SchemaTypes} owns. */
final class MutationTypes {
    private final WriteModel writing;
    private final WriteInputTypes inputs;
    private final Map<String, GraphQLNamedType> types;

    MutationTypes(WriteModel writing, Map<String, GraphQLNamedType> types) {
        this.writing = writing;
        this.inputs = new WriteInputTypes(writing.nestings(), types);
        this.types = types;
    }

    List<GraphQLFieldDefinition> fields() {
        writing.targets().values().forEach(inputs::addTarget);
        List<GraphQLFieldDefinition> fields = new ArrayList<>();
        writing.fields().values().forEach(field -> fields.add(field(field)));
        fields.addAll(new RoutineMutationTypes(types).fields(writing));
        return fields;
    }

    private GraphQLFieldDefinition field(MutationField mutation) {
        WriteTarget target = mutation.target();
        String type = target.table().typeName();
        GraphQLFieldDefinition.Builder field = newFieldDefinition().name(mutation.fieldName());
        return switch (mutation.form()) {
            case CREATE ->
                target.table().isReadable()
                        ? created(target, type, field.type(typeRef(type)))
                                .description("Creates one row of " + type + " and answers it.")
                                .build()
                        : created(target, type, field.type(nonNull(typeRef(creation(target)))))
                                .description("Creates one row of " + type + ", which can't be read.")
                                .build();
            case BULK_CREATE ->
                field.type(nonNull(typeRef(creation(target))))
                        .description("Creates rows of " + type + ", all or none.")
                        .argument(
                                required("input", GraphQLList.list(nonNull(typeRef(MutationNames.createInput(type))))))
                        .build();
            case UPDATE ->
                changes(type, keyed(target, field), target)
                        .type(typeRef(type))
                        .description("Changes the row of " + type + " with this key; null when there is none.")
                        .build();
            case BULK_UPDATE ->
                changes(type, chosen(type, field), target)
                        .type(nonNull(typeRef(bulkResult(type, "Update", "updated"))))
                        .description("Changes all rows of " + type + " that meet the condition.")
                        .build();
            case UPSERT ->
                field.type(typeRef(type))
                        .description(
                                "Creates one row of " + type
                                        + ", or changes the one with the same key; null when its condition keeps that one as it is.")
                        .argument(required("input", typeRef(MutationNames.createInput(type))))
                        .argument(optional("onConflict", typeRef(MutationNames.conflictInput(type))))
                        .build();
            case BULK_UPSERT ->
                field.type(nonNull(typeRef(bulkResult(type, "Upsert", "upserted"))))
                        .description(
                                "Creates rows of " + type
                                        + ", or changes those with the same keys, all or none. Rows that the condition of onConflict keeps as they are do not count.")
                        .argument(
                                required("input", GraphQLList.list(nonNull(typeRef(MutationNames.createInput(type))))))
                        .argument(optional("onConflict", typeRef(MutationNames.conflictInput(type))))
                        .build();
            case DELETE ->
                keyed(target, field)
                        .type(nonNull(typeRef(deletion(type))))
                        .description("Deletes the row of " + type + " with this key.")
                        .build();
            case BULK_DELETE ->
                chosen(type, field)
                        .type(nonNull(typeRef(bulkResult(type, "Deletion", "deleted"))))
                        .description("Deletes all rows of " + type + " that meet the condition.")
                        .build();
        };
    }

    private GraphQLFieldDefinition.Builder created(
            WriteTarget target, String type, GraphQLFieldDefinition.Builder field) {
        GraphQLInputType input = typeRef(MutationNames.createInput(type));
        if (target.takesInput()) {
            return field.argument(required("input", input));
        }
        return inputs.hasInput(target) ? field.argument(optional("input", input)) : field;
    }

    private static GraphQLFieldDefinition.Builder keyed(WriteTarget target, GraphQLFieldDefinition.Builder field) {
        target.identity()
                .map(UniqueKey::columns)
                .orElse(List.of())
                .forEach(column -> field.argument(
                        required(MutationNames.keyArgument(column.fieldName()), TypeNames.input(column.type()))));
        return field;
    }

    private static GraphQLFieldDefinition.Builder chosen(String type, GraphQLFieldDefinition.Builder field) {
        return field.argument(optional("where", typeRef(type + "WhereInput")))
                .argument(described("all", Scalars.GraphQLBoolean, "Needed to write every row, without a condition."))
                .argument(described("atMost", TypeNames.INT, "Fails when more rows would change."));
    }

    private static GraphQLFieldDefinition.Builder changes(
            String type, GraphQLFieldDefinition.Builder field, WriteTarget target) {
        field.argument(optional("input", typeRef(MutationNames.updateInput(type))));
        return WriteInputTypes.hasOps(target)
                ? field.argument(optional("ops", typeRef(MutationNames.opsInput(type))))
                : field;
    }

    private String deletion(String type) {
        String name = MutationNames.deletion(type);
        types.put(
                name,
                GraphQLObjectType.newObject()
                        .name(name)
                        .field(newFieldDefinition().name("success").type(nonNull(Scalars.GraphQLBoolean)))
                        .field(newFieldDefinition().name("message").type(nonNull(Scalars.GraphQLString)))
                        .field(newFieldDefinition()
                                .name("record")
                                .type(typeRef(type))
                                .description("The row as it was."))
                        .build());
        return name;
    }

    /** Rows that can't be read are counted, no more. */
    private String creation(WriteTarget target) {
        String type = target.table().typeName();
        if (target.table().isReadable()) {
            return bulkResult(type, "Creation", "created");
        }
        String name = MutationNames.bulkResult(type, "Creation");
        types.put(name, counted(name, "created").build());
        return name;
    }

    private String bulkResult(String type, String what, String done) {
        String name = MutationNames.bulkResult(type, what);
        types.put(
                name,
                counted(name, done)
                        .field(newFieldDefinition()
                                .name("records")
                                .type(nonNull(GraphQLList.list(nonNull(typeRef(type))))))
                        .build());
        return name;
    }

    private static GraphQLObjectType.Builder counted(String name, String done) {
        return GraphQLObjectType.newObject()
                .name(name)
                .field(newFieldDefinition().name("success").type(nonNull(Scalars.GraphQLBoolean)))
                .field(newFieldDefinition().name(done + "Count").type(nonNull(TypeNames.INT)));
    }

    private static GraphQLArgument required(String name, GraphQLInputType type) {
        return optional(name, nonNull(type));
    }

    private static GraphQLArgument optional(String name, GraphQLInputType type) {
        return GraphQLArgument.newArgument().name(name).type(type).build();
    }

    private static GraphQLArgument described(String name, GraphQLInputType type, String description) {
        return GraphQLArgument.newArgument()
                .name(name)
                .type(type)
                .description(description)
                .build();
    }
}
