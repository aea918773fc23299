package org.fraiseql.beans;

import graphql.Scalars;
import graphql.introspection.Introspection;
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
import org.fraiseql.catalog.AddedFields;
import org.fraiseql.schema.CatalogSchema;
import org.fraiseql.schema.OfferedDirectives;

/** Puts the catalog's types and root fields into the schema that SmallRye made from the beans. */
final class MergedSchema {
    private static final String QUERY = "Query";
    private static final String MUTATION = "Mutation";

    /** For a Query type that has no other field, which GraphQL does not allow: nothing is published, or the database was not reached yet. */
    private static final GraphQLFieldDefinition NOTHING = GraphQLFieldDefinition.newFieldDefinition()
            .name("_empty")
            .description("Null. Nothing can be asked here yet.")
            .type(Scalars.GraphQLBoolean)
            .build();

    private final GraphQLSchema ofBeans;
    private final VisibleBeans visible;
    private final List<RowClass> rowClasses;
    private final AddedFields added;
    private final CatalogSchema catalog;
    private final Map<String, GraphQLScalarType> shared;
    private final ScalarReferences references;

    private MergedSchema(
            VisibleBeans visible, CatalogSchema catalog, Map<String, GraphQLScalarType> shared, AddedFields added) {
        this.ofBeans = visible.schema();
        this.visible = visible;
        this.rowClasses = visible.rowClasses();
        this.added = added;
        this.catalog = catalog;
        this.shared = shared;
        this.references = new ScalarReferences(shared.keySet());
    }

    /**
     * @param hiddenQueries of the beans' queries those that are not published
     * @param shared the scalars that both sides use, by name, as they stand in {@code ofBeans}
     * @throws IllegalStateException when both sides define a type or a root field of the same name, which {@link BeanNames} keeps from happening
     */
    static GraphQLSchema of(
            GraphQLSchema ofBeans,
            Collection<String> hiddenQueries,
            CatalogSchema catalog,
            Map<String, GraphQLScalarType> shared) {
        return of(new VisibleBeans(ofBeans, hiddenQueries, List.of()), catalog, shared, AddedFields.NONE);
    }

    /**
     * The same with fields of beans on the catalog's types.
     *
     * @param added those fields that the catalog's types get
     */
    static GraphQLSchema of(
            VisibleBeans visible, CatalogSchema catalog, Map<String, GraphQLScalarType> shared, AddedFields added) {
        return new MergedSchema(visible, catalog, shared, added).build();
    }

    private GraphQLSchema build() {
        Set<GraphQLNamedType> types = ownTypes();
        List<GraphQLFieldDefinition> queries =
                catalog.queries().stream().map(references::in).toList();
        List<GraphQLFieldDefinition> mutations =
                catalog.mutations().stream().map(references::in).toList();
        GraphQLCodeRegistry.Builder code = GraphQLCodeRegistry.newCodeRegistry(ofBeans.getCodeRegistry());
        FetchersInTime.replace(ofBeans, code);
        keepFetchers(code);
        fetch(code, types, queries, mutations);
        fetchAdded(code);
        GraphQLObjectType query = query(queries);
        Optional<GraphQLObjectType> mutation = mutation(mutations);
        // the ordinary builder walks the whole schema several times, as deep as the longest chain of tables: minutes
        // for thousands of them
        GraphQLSchema merged = new GraphQLSchema.FastBuilder(
                        code, query, mutation.orElse(null), ofBeans.getSubscriptionType())
                .addTypes(visible.types())
                .addTypes(types)
                .addTypes(usedScalars())
                .additionalDirectives(ofBeans.getDirectives())
                .build();
        return OfferedDirectives.onlyIn(merged);
    }

    private Set<GraphQLNamedType> ownTypes() {
        Set<GraphQLNamedType> types = new LinkedHashSet<>();
        for (GraphQLNamedType type : catalog.types()) {
            if (type instanceof GraphQLScalarType && shared.containsKey(type.getName())) {
                continue;
            }
            if (visible.hasType(type.getName())) {
                throw new IllegalStateException("a bean and the catalog have the type " + type.getName());
            }
            types.add(withAdded(references.in(type)));
        }
        return types;
    }

    /** The fields that beans add come last, by name. */
    private GraphQLNamedType withAdded(GraphQLNamedType type) {
        if (!(type instanceof GraphQLObjectType object) || !added.columns().containsKey(type.getName())) {
            return type;
        }
        List<GraphQLFieldDefinition> fields = rowClasses.stream()
                .filter(row -> row.typeName().equals(type.getName()))
                .flatMap(row -> visible.addedFields(row).stream())
                .toList();
        return object.transform(builder -> fields.forEach(builder::field));
    }

    private void fetchAdded(GraphQLCodeRegistry.Builder code) {
        for (RowClass row : rowClasses) {
            if (added.columns().containsKey(row.typeName())) {
                row.added().forEach((name, operation) -> {
                    FieldCoordinates field = FieldCoordinates.coordinates(row.typeName(), name);
                    code.dataFetcher(
                            field,
                            FetchersInTime.inTime(
                                    row.isBatched(name)
                                            ? AddedFetchers.batched(row, operation)
                                            : AddedFetchers.single(row, operation)));
                });
            }
        }
    }

    /** Scalars to which the catalog refers; those that only beans know come with the beans' types. */
    private Collection<GraphQLScalarType> usedScalars() {
        Map<String, GraphQLScalarType> used = new LinkedHashMap<>();
        if (!catalog.types().isEmpty()) {
            List.of("Int", "Float", "ID").forEach(name -> used.put(name, shared(name)));
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

    private GraphQLObjectType query(List<GraphQLFieldDefinition> fields) {
        List<GraphQLFieldDefinition> merged = merged(QUERY, visible.queries(), fields);
        return ofBeans.getQueryType()
                .transform(builder -> builder.replaceFields(merged.isEmpty() ? List.of(NOTHING) : merged));
    }

    private Optional<GraphQLObjectType> mutation(List<GraphQLFieldDefinition> fields) {
        GraphQLObjectType mutationsOfBeans = ofBeans.getMutationType();
        if (mutationsOfBeans != null) {
            List<GraphQLFieldDefinition> merged = merged(MUTATION, mutationsOfBeans.getFieldDefinitions(), fields);
            return Optional.of(mutationsOfBeans.transform(builder -> builder.replaceFields(merged)));
        }
        return fields.isEmpty()
                ? Optional.empty()
                : Optional.of(GraphQLObjectType.newObject()
                        .name(MUTATION)
                        .fields(fields)
                        .build());
    }

    /** The catalog's, then those of beans by name: SmallRye hands its fields over in the order of a hash set, another in each JVM run. */
    private static List<GraphQLFieldDefinition> merged(
            String root, List<GraphQLFieldDefinition> ofBeans, List<GraphQLFieldDefinition> ofCatalog) {
        Set<String> namesOfBeans = new LinkedHashSet<>();
        ofBeans.forEach(field -> namesOfBeans.add(field.getName()));
        for (GraphQLFieldDefinition field : ofCatalog) {
            if (namesOfBeans.contains(field.getName())) {
                throw new IllegalStateException(
                        "a bean and the catalog have the field " + root + "." + field.getName());
            }
        }
        return Stream.concat(
                        ofCatalog.stream(),
                        ofBeans.stream().sorted(Comparator.comparing(GraphQLFieldDefinition::getName)))
                .toList();
    }

    /** What beans leave to the default stays with it: that is the catalog's now. */
    private void keepFetchers(GraphQLCodeRegistry.Builder code) {
        for (GraphQLNamedType type : ofBeans.getAllTypesAsList()) {
            if (type instanceof GraphQLObjectType object && !Introspection.isIntrospectionTypes(object)) {
                object.getFieldDefinitions().forEach(field -> {
                    FieldCoordinates place = FieldCoordinates.coordinates(object, field);
                    code.dataFetcherIfAbsent(place, code.getDataFetcher(place, field));
                });
            }
        }
    }

    /** A fetcher for each field of thousands of tables would be a part of the schema's memory: only those have some for whose rows beans have a class. */
    private void fetch(
            GraphQLCodeRegistry.Builder code,
            Collection<GraphQLNamedType> types,
            List<GraphQLFieldDefinition> queries,
            List<GraphQLFieldDefinition> mutations) {
        queries.forEach(field -> code.dataFetcher(coordinates(QUERY, field), CatalogFetchers.ROOT));
        mutations.forEach(field -> code.dataFetcher(coordinates(MUTATION, field), CatalogFetchers.ROOT));
        code.defaultDataFetcher(environment -> CatalogFetchers.CHILD);
        for (GraphQLNamedType type : types) {
            if (type instanceof GraphQLFieldsContainer container && ofBeans.containsType(type.getName())) {
                container
                        .getFieldDefinitions()
                        .forEach(field -> code.dataFetcher(coordinates(type.getName(), field), CatalogFetchers.CHILD));
            }
            if (type instanceof GraphQLInterfaceType || type instanceof GraphQLUnionType) {
                code.typeResolver(type.getName(), CatalogFetchers.NO_TYPE);
            }
        }
    }

    private static FieldCoordinates coordinates(String typeName, GraphQLFieldDefinition field) {
        return FieldCoordinates.coordinates(typeName, field.getName());
    }
}
