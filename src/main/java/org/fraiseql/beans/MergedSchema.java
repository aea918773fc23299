package org.fraiseql.beans;

import graphql.schema.FieldCoordinates;
import graphql.schema.GraphQLCodeRegistry;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLInterfaceType;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLScalarType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLUnionType;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.fraiseql.schema.CatalogSchema;
import org.jspecify.annotations.Nullable;

/** Puts the catalog's types and root fields into the schema that SmallRye made from the beans. */
final class MergedSchema {
    private static final String QUERY = "Query";
    private static final String MUTATION = "Mutation";

    private final GraphQLSchema ofBeans;
    private final CatalogSchema catalog;
    private final Map<String, GraphQLScalarType> shared;
    private final ScalarReferences references;

    private MergedSchema(GraphQLSchema ofBeans, CatalogSchema catalog, Map<String, GraphQLScalarType> shared) {
        this.ofBeans = ofBeans;
        this.catalog = catalog;
        this.shared = shared;
        this.references = new ScalarReferences(shared.keySet());
    }

    /**
     * @param shared the scalars that both sides use, by name, as they stand in {@code ofBeans}
     * @throws IllegalStateException when both sides define a type or a root field of the same name, which {@link BeanNames} keeps from happening
     */
    static GraphQLSchema of(GraphQLSchema ofBeans, CatalogSchema catalog, Map<String, GraphQLScalarType> shared) {
        return new MergedSchema(ofBeans, catalog, shared).build();
    }

    private GraphQLSchema build() {
        Set<GraphQLNamedType> types = ownTypes();
        List<GraphQLFieldDefinition> queries =
                catalog.queries().stream().map(references::in).toList();
        List<GraphQLFieldDefinition> mutations =
                catalog.mutations().stream().map(references::in).toList();
        GraphQLCodeRegistry.Builder code = GraphQLCodeRegistry.newCodeRegistry(ofBeans.getCodeRegistry());
        fetch(code, types, queries, mutations);
        Optional<GraphQLObjectType> query = root(QUERY, ofBeans.getQueryType(), queries);
        Optional<GraphQLObjectType> mutation = root(MUTATION, ofBeans.getMutationType(), mutations);
        // the ordinary builder walks the whole schema several times, as deep as the longest chain of tables: minutes
        // for thousands of them
        return new GraphQLSchema.FastBuilder(
                        code, query.orElseThrow(), mutation.orElse(null), ofBeans.getSubscriptionType())
                .addTypes(typesOfBeans())
                .addTypes(types)
                .addTypes(usedScalars())
                .additionalDirectives(ofBeans.getDirectives())
                .build();
    }

    private List<GraphQLNamedType> typesOfBeans() {
        return ofBeans.getAllTypesAsList().stream()
                .filter(type -> type != ofBeans.getQueryType()
                        && type != ofBeans.getMutationType()
                        && type != ofBeans.getSubscriptionType()
                        && !type.getName().startsWith("__"))
                .toList();
    }

    private Set<GraphQLNamedType> ownTypes() {
        Set<GraphQLNamedType> types = new LinkedHashSet<>();
        for (GraphQLNamedType type : catalog.types()) {
            if (type instanceof GraphQLScalarType && shared.containsKey(type.getName())) {
                continue;
            }
            if (ofBeans.getTypeMap().containsKey(type.getName())) {
                throw new IllegalStateException("a bean and the catalog have the type " + type.getName());
            }
            types.add(references.in(type));
        }
        return types;
    }

    /** Scalars to which the catalog refers; those that only beans know come with the beans' types. */
    private Collection<GraphQLScalarType> usedScalars() {
        Map<String, GraphQLScalarType> used = new LinkedHashMap<>();
        if (!catalog.types().isEmpty()) {
            List.of("Int", "Float").forEach(name -> used.put(name, shared(name)));
        }
        for (GraphQLNamedType type : catalog.types()) {
            if (type instanceof GraphQLScalarType && shared.containsKey(type.getName())) {
                used.put(type.getName(), shared(type.getName()));
            }
        }
        return used.values();
    }

    private GraphQLScalarType shared(String name) {
        return Optional.ofNullable(shared.get(name)).orElseThrow(() -> new IllegalStateException("No scalar " + name));
    }

    private static Optional<GraphQLObjectType> root(
            String name, @Nullable GraphQLObjectType ofBeans, List<GraphQLFieldDefinition> fields) {
        if (ofBeans == null) {
            return fields.isEmpty()
                    ? Optional.empty()
                    : Optional.of(GraphQLObjectType.newObject()
                            .name(name)
                            .fields(fields)
                            .build());
        }
        for (GraphQLFieldDefinition field : fields) {
            if (ofBeans.getFieldDefinition(field.getName()) != null) {
                throw new IllegalStateException("a bean and the catalog have the field " + name + "." + field.getName());
            }
        }
        // SmallRye hands its fields over in the order of a hash set, another in each JVM run
        Stream<GraphQLFieldDefinition> beansByName =
                ofBeans.getFieldDefinitions().stream().sorted(Comparator.comparing(GraphQLFieldDefinition::getName));
        return Optional.of(ofBeans.transform(builder -> builder.replaceFields(
                Stream.concat(fields.stream(), beansByName).toList())));
    }

    private static void fetch(
            GraphQLCodeRegistry.Builder code,
            Collection<GraphQLNamedType> types,
            List<GraphQLFieldDefinition> queries,
            List<GraphQLFieldDefinition> mutations) {
        queries.forEach(field -> code.dataFetcher(coordinates(QUERY, field), CatalogFetchers.ROOT));
        mutations.forEach(field -> code.dataFetcher(coordinates(MUTATION, field), CatalogFetchers.ROOT));
        for (GraphQLNamedType type : types) {
            if (type instanceof GraphQLFieldsContainer container) {
                container
                        .getFieldDefinitions()
                        .forEach(field -> code.dataFetcher(coordinates(type.getName(), field), CatalogFetchers.CHILD));
            }
            if (type instanceof GraphQLInterfaceType || type instanceof GraphQLUnionType) {
                code.typeResolver(type.getName(), CatalogFetchers.TYPE_NAME);
            }
        }
    }

    private static FieldCoordinates coordinates(String typeName, GraphQLFieldDefinition field) {
        return FieldCoordinates.coordinates(typeName, field.getName());
    }
}
