package org.fraiseql.beans;

import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLInterfaceType;
import graphql.schema.GraphQLNamedOutputType;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLScalarType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import graphql.schema.GraphQLUnionType;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The part of the beans' schema that is published: all of it, but for some queries, the object types that nobody else answers with, and the classes that stand
 * for rows of tables.
 */
final class VisibleBeans {
    private final GraphQLSchema schema;
    private final Collection<String> hiddenQueries;
    private final List<RowClass> rowClasses;
    private final Set<String> hiddenTypes;

    private VisibleBeans(
            GraphQLSchema schema,
            Collection<String> hiddenQueries,
            List<RowClass> rowClasses,
            Function<VisibleBeans, Set<String>> hiddenTypes) {
        this.schema = schema;
        this.hiddenQueries = hiddenQueries;
        this.rowClasses = rowClasses;
        this.hiddenTypes = hiddenTypes.apply(this);
        rowClasses.forEach(row -> this.hiddenTypes.add(row.typeName()));
    }

    VisibleBeans(GraphQLSchema schema, Collection<String> hiddenQueries, List<RowClass> rowClasses) {
        this(schema, hiddenQueries, rowClasses, VisibleBeans::ofNobodyElse);
    }

    /** Shows types only if a field that is shown leads to them: others may belong to fields that were left out. */
    static VisibleBeans reached(GraphQLSchema schema, Collection<String> hiddenQueries, List<RowClass> rowClasses) {
        return new VisibleBeans(schema, hiddenQueries, rowClasses, VisibleBeans::unreached);
    }

    private Set<String> ofNobodyElse() {
        Set<String> rows = new LinkedHashSet<>();
        rowClasses.forEach(row -> reach(object(row), rows));
        Set<String> hidden = reached(rootFields().filter(this::isHidden));
        hidden.addAll(rows);
        hidden.removeAll(reached(shownFields()));
        return hidden;
    }

    private Set<String> unreached() {
        Set<String> shown = reached(shownFields());
        Set<String> given = new LinkedHashSet<>();
        shownFields().forEach(field -> take(field, given));
        for (GraphQLNamedType type : schema.getAllTypesAsList()) {
            if (type instanceof GraphQLFieldsContainer container && shown.contains(type.getName())) {
                container.getFieldDefinitions().forEach(field -> take(field, given));
            }
            if (type instanceof GraphQLObjectType object && shown.contains(type.getName())) {
                object.getInterfaces().forEach(shared -> given.add(shared.getName()));
            }
        }
        Set<String> unreached = new LinkedHashSet<>();
        schema.getAllTypesAsList().stream()
                .filter(type ->
                        !(type instanceof GraphQLScalarType) && !type.getName().startsWith("__"))
                .map(GraphQLNamedType::getName)
                .filter(name -> !shown.contains(name) && !given.contains(name))
                .forEach(unreached::add);
        return unreached;
    }

    /** Enums that it answers with, and what its arguments are made of. */
    private static void take(GraphQLFieldDefinition field, Set<String> given) {
        take(field.getType(), given);
        field.getArguments().forEach(argument -> take(argument.getType(), given));
    }

    private static void take(GraphQLType type, Set<String> given) {
        switch (GraphQLTypeUtil.unwrapAll(type)) {
            case GraphQLEnumType labels -> given.add(labels.getName());
            case GraphQLInputObjectType input -> {
                if (given.add(input.getName())) {
                    input.getFieldDefinitions().forEach(field -> take(field.getType(), given));
                }
            }
            default -> {}
        }
    }

    GraphQLSchema schema() {
        return schema;
    }

    List<RowClass> rowClasses() {
        return rowClasses;
    }

    /** Fields of root types, and those that beans add to the types of tables. */
    private Stream<GraphQLFieldDefinition> shownFields() {
        return Stream.concat(
                rootFields().filter(field -> !isHidden(field)),
                rowClasses.stream().flatMap(row -> addedFields(row).stream()));
    }

    /** The fields that beans add to the type of the class's table. */
    List<GraphQLFieldDefinition> addedFields(RowClass row) {
        return row.added().keySet().stream()
                .map(name -> Objects.requireNonNull(object(row).getFieldDefinition(name)))
                .toList();
    }

    /** Which of these classes an added field would answer with: beans have no rows to give. */
    Optional<String> answeredRowClass(RowClass row) {
        Set<String> reached = reached(addedFields(row).stream());
        return rowClasses.stream()
                .map(RowClass::typeName)
                .filter(reached::contains)
                .findFirst();
    }

    private GraphQLObjectType object(RowClass row) {
        return Objects.requireNonNull(schema.getObjectType(row.typeName()));
    }

    List<GraphQLFieldDefinition> queries() {
        return fields(schema.getQueryType()).filter(field -> !isHidden(field)).toList();
    }

    /** Without the root types, those of the introspection, and the scalars that SmallRye puts into each schema and nothing of this one has. */
    List<GraphQLNamedType> types() {
        Set<String> used = usedScalars();
        return schema.getAllTypesAsList().stream()
                .filter(type -> !isRoot(type)
                        && !type.getName().startsWith("__")
                        && !hiddenTypes.contains(type.getName())
                        && (!(type instanceof GraphQLScalarType) || used.contains(type.getName())))
                .toList();
    }

    private Set<String> usedScalars() {
        Set<String> used = new LinkedHashSet<>(List.of("String", "Boolean"));
        shownFields().forEach(field -> use(field, used));
        for (GraphQLNamedType type : schema.getAllTypesAsList()) {
            if (hiddenTypes.contains(type.getName())) {
                continue;
            }
            if (type instanceof GraphQLFieldsContainer container && !isRoot(type)) {
                container.getFieldDefinitions().forEach(field -> use(field, used));
            } else if (type instanceof GraphQLInputObjectType input) {
                input.getFieldDefinitions().forEach(field -> use(field.getType(), used));
            }
        }
        schema.getDirectives()
                .forEach(directive -> directive.getArguments().forEach(argument -> use(argument.getType(), used)));
        return used;
    }

    private boolean isRoot(GraphQLNamedType type) {
        return type == schema.getQueryType()
                || type == schema.getMutationType()
                || type == schema.getSubscriptionType();
    }

    private static void use(GraphQLFieldDefinition field, Set<String> used) {
        use(field.getType(), used);
        field.getArguments().forEach(argument -> use(argument.getType(), used));
    }

    private static void use(GraphQLType type, Set<String> used) {
        if (GraphQLTypeUtil.unwrapAll(type) instanceof GraphQLNamedType named) {
            used.add(named.getName());
        }
    }

    boolean hasType(String name) {
        return schema.getTypeMap().containsKey(name) && !hiddenTypes.contains(name);
    }

    private boolean isHidden(GraphQLFieldDefinition field) {
        return hiddenQueries.contains(field.getName())
                && schema.getQueryType().getFieldDefinitions().contains(field);
    }

    private Stream<GraphQLFieldDefinition> rootFields() {
        return Stream.of(
                        fields(schema.getQueryType()),
                        fields(schema.getMutationType()),
                        fields(schema.getSubscriptionType()))
                .flatMap(fields -> fields);
    }

    private static Stream<GraphQLFieldDefinition> fields(@Nullable GraphQLObjectType root) {
        return root == null ? Stream.empty() : root.getFieldDefinitions().stream();
    }

    private Set<String> reached(Stream<GraphQLFieldDefinition> fields) {
        Set<String> reached = new LinkedHashSet<>();
        fields.forEach(field -> reach(field.getType(), reached));
        return reached;
    }

    private void reach(GraphQLType type, Set<String> reached) {
        switch (GraphQLTypeUtil.unwrapAll(type)) {
            case GraphQLUnionType union -> {
                if (reached.add(union.getName())) {
                    union.getTypes().forEach(member -> reachNamed(member, reached));
                }
            }
            case GraphQLInterfaceType shared -> {
                if (reached.add(shared.getName())) {
                    implementations(shared).forEach(member -> reachNamed(member, reached));
                    reachFields(shared, reached);
                }
            }
            case GraphQLObjectType object -> {
                if (reached.add(object.getName())) {
                    reachFields(object, reached);
                }
            }
            default -> {}
        }
    }

    private void reachNamed(GraphQLNamedOutputType member, Set<String> reached) {
        Optional.ofNullable(schema.getTypeMap().get(member.getName())).ifPresent(type -> reach(type, reached));
    }

    private List<GraphQLObjectType> implementations(GraphQLInterfaceType shared) {
        List<GraphQLObjectType> implementations = schema.getImplementations(shared);
        return implementations == null ? List.of() : implementations;
    }

    private void reachFields(GraphQLFieldsContainer container, Set<String> reached) {
        container.getFieldDefinitions().forEach(field -> reach(field.getType(), reached));
    }
}
