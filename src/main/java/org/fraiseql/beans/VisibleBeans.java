package org.fraiseql.beans;

import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLInterfaceType;
import graphql.schema.GraphQLNamedOutputType;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import graphql.schema.GraphQLUnionType;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The part of the beans' schema that is published: all of it, but for some queries and the object types that nobody else answers with. */
final class VisibleBeans {
    private final GraphQLSchema schema;
    private final Collection<String> hiddenQueries;
    private final Set<String> hiddenTypes;

    VisibleBeans(GraphQLSchema schema, Collection<String> hiddenQueries) {
        this.schema = schema;
        this.hiddenQueries = hiddenQueries;
        this.hiddenTypes = reached(rootFields().filter(this::isHidden));
        this.hiddenTypes.removeAll(reached(rootFields().filter(field -> !isHidden(field))));
    }

    List<GraphQLFieldDefinition> queries() {
        return fields(schema.getQueryType()).filter(field -> !isHidden(field)).toList();
    }

    /** Without the root types and those of the introspection. */
    List<GraphQLNamedType> types() {
        return schema.getAllTypesAsList().stream()
                .filter(type -> type != schema.getQueryType()
                        && type != schema.getMutationType()
                        && type != schema.getSubscriptionType()
                        && !type.getName().startsWith("__")
                        && !hiddenTypes.contains(type.getName()))
                .toList();
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
            case GraphQLUnionType union -> union.getTypes().forEach(member -> reachNamed(member, reached));
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
