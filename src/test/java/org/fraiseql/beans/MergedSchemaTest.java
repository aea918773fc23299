package org.fraiseql.beans;

import static graphql.schema.GraphQLFieldDefinition.newFieldDefinition;
import static graphql.schema.GraphQLTypeReference.typeRef;
import static org.assertj.core.api.Assertions.assertThat;

import graphql.ExecutionInput;
import graphql.ExecutionResult;
import graphql.GraphQL;
import graphql.Scalars;
import graphql.introspection.IntrospectionQuery;
import graphql.schema.DataFetcher;
import graphql.schema.FieldCoordinates;
import graphql.schema.GraphQLCodeRegistry;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLScalarType;
import graphql.schema.GraphQLSchema;
import graphql.schema.PropertyDataFetcher;
import io.smallrye.graphql.scalar.GraphQLScalarTypes;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fraiseql.catalog.TakenNames;
import org.fraiseql.execution.CatalogFields;
import org.fraiseql.schema.CatalogSchema;
import org.fraiseql.support.EngineException;
import org.fraiseql.support.ErrorCode;
import org.fraiseql.support.JsonText;
import org.fraiseql.support.Problem;
import org.junit.jupiter.api.Test;

/** Merging without a container: the beans' side is built as SmallRye builds it, with the scalars from its registry. */
class MergedSchemaTest {
    private static final GraphQLScalarType STRICT_DATE = GraphQLScalarType.newScalar()
            .name("Date")
            .description("the catalog's")
            .coercing(Scalars.GraphQLString.getCoercing())
            .build();

    @Test
    void answersBeanAndCatalogFieldsInOneOperation() {
        List<String> turns = new ArrayList<>();

        ExecutionResult result =
                run(merged(), "{ all: users { id cost: score score born __typename } today __typename }", key -> {
                    turns.add(key);
                    return Optional.empty();
                });

        assertThat(result.getErrors()).isEmpty();
        assertThat(turns).containsExactly("all");
        assertThat(JsonText.of(result.getData()))
                .as("the catalog's fields have placeholders")
                .isEqualTo("{\"all\":null,\"today\":\"2026-01-31\",\"__typename\":\"Query\"}");
    }

    @Test
    void aFailedCatalogFieldIsAnErrorBesideTheOthers() {
        ExecutionResult result = run(merged(), "{ users { id } today }", key -> {
            throw new EngineException(Problem.of(ErrorCode.SERVICE_UNAVAILABLE, "The database does not answer"));
        });
        List<Problem> problems = BeanAnswers.of(result, null).problems();

        assertThat(JsonText.of(result.getData())).isEqualTo("{\"users\":null,\"today\":\"2026-01-31\"}");
        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(ErrorCode.SERVICE_UNAVAILABLE);
            assertThat(problem.path()).containsExactly("users");
            assertThat(problem.locations()).containsExactly(new Problem.Location(1, 3));
        });
    }

    @Test
    void whatABeanThrowsUncheckedStaysHidden() {
        ExecutionResult result = run(merged(), "{ broken }", CatalogFields.READ_LATER);

        assertThat(BeanAnswers.of(result, null).problems())
                .singleElement()
                .isEqualTo(new Problem(
                        ErrorCode.INTERNAL_ERROR,
                        BeanProblems.SYSTEM_ERROR,
                        List.of(new Problem.Location(1, 3)),
                        List.of("broken"),
                        new LinkedHashMap<>()));
    }

    @Test
    void theCatalogsScalarIsShownForBothSides() {
        assertThat(merged().getType("Date"))
                .isInstanceOfSatisfying(GraphQLScalarType.class, date -> assertThat(date.getDescription())
                        .isEqualTo("the catalog's"));
    }

    @Test
    void beansAloneMakeASchemaWithoutMutations() {
        CatalogSchema none = new CatalogSchema(List.of(), List.of(), new LinkedHashSet<>());

        GraphQLSchema schema = MergedSchema.of(beans("Parcel"), List.of(), none, SharedScalars.register(none.types()));

        assertThat(schema.getMutationType()).isNull();
        assertThat(schema.getQueryType().getFieldDefinitions())
                .extracting(GraphQLFieldDefinition::getName)
                .containsExactly("broken", "parcel", "today");
    }

    @Test
    void hidesQueriesAndTheTypesThatOnlyTheyAnswerWith() {
        CatalogSchema none = new CatalogSchema(List.of(), List.of(), new LinkedHashSet<>());
        Map<String, GraphQLScalarType> shared = SharedScalars.register(none.types());

        GraphQLSchema schema = MergedSchema.of(beans("Parcel"), List.of("parcel", "unknown"), none, shared);
        assertThat(schema.getQueryType().getFieldDefinitions())
                .extracting(GraphQLFieldDefinition::getName)
                .containsExactly("broken", "today");
        assertThat(schema.getType("Parcel")).isNull();
        assertThat(MergedSchema.of(beans("Parcel"), List.of("today"), none, shared)
                        .getType("Parcel"))
                .isNotNull();
    }

    @Test
    void whatIsHiddenIsInNobodysWay() {
        Map<String, GraphQLScalarType> shared =
                SharedScalars.register(catalog("parcel").types());
        GraphQLSchema schema = MergedSchema.of(beans("User"), List.of("parcel"), catalog("parcel"), shared);
        assertThat(java.util.Objects.requireNonNull(schema.getObjectType("User"))
                        .getFieldDefinition("score"))
                .isNotNull();
    }

    @Test
    void aSchemaWithoutAnyQueryHasOneThatAnswersNothing() {
        CatalogSchema none = new CatalogSchema(List.of(), List.of(), new LinkedHashSet<>());
        GraphQLSchema schema = MergedSchema.of(
                beans("Parcel"), List.of("parcel", "today", "broken"), none, SharedScalars.register(none.types()));
        assertThat(JsonText.of(run(schema, "{ _empty __typename }", CatalogFields.READ_LATER)
                        .getData()))
                .isEqualTo("{\"_empty\":null,\"__typename\":\"Query\"}");
    }

    @Test
    void theNamesOfBeansAreKnownBeforeTheCatalogIsMade() {
        TakenNames names = BeanNames.of(beans("Parcel"), List.of(), List.of());

        assertThat(names.types()).containsExactly("Parcel");
        assertThat(names.queries()).containsExactly("broken", "parcel", "today");
        assertThat(names.mutations()).isEmpty();
    }

    /** Regression: a table {@code duration} beside a bean's Duration left nothing to publish. */
    @Test
    void scalarsOfBeansAloneAreTheirs() {
        GraphQLScalarType duration = GraphQLScalarType.newScalar(GraphQLScalarTypes.getScalarByName("Date"))
                .name("Duration")
                .build();
        GraphQLObjectType query = GraphQLObjectType.newObject()
                .name("Query")
                .field(field("lasts", duration))
                .field(field("today", GraphQLScalarTypes.getScalarByName("Date")))
                .build();

        TakenNames names = BeanNames.of(GraphQLSchema.newSchema().query(query).build(), List.of(), List.of());

        assertThat(names.types()).containsExactly("Duration");
    }

    @Test
    void hiddenNamesAreFree() {
        TakenNames names = BeanNames.of(beans("Parcel"), List.of("parcel"), List.of());

        assertThat(names.types()).isEmpty();
        assertThat(names.queries()).containsExactly("broken", "today");
    }

    /** Regression: BigDecimal and BigInteger, which SmallRye puts into each schema, stood in ours. */
    @Test
    void aScalarThatNothingHasIsNotShown() {
        Map<String, GraphQLScalarType> shared =
                SharedScalars.register(catalog("users").types());
        GraphQLSchema withMore = beans("Parcel")
                .transform(builder -> builder.additionalType(
                        java.util.Objects.requireNonNull(GraphQLScalarTypes.getScalarByName("BigDecimal"))));

        GraphQLSchema schema = MergedSchema.of(withMore, List.of(), catalog("users"), shared);

        assertThat(schema.getType("BigDecimal")).isNull();
        assertThat(schema.getType("Date")).isNotNull();
    }

    /** Regression: {@code @defer} was listed, and passed over. */
    @Test
    void introspectionListsTheDirectivesThatDoSomething() {
        ExecutionResult result = run(
                merged(),
                "{ __schema { directives { name } } __type(name: \"User\") { name } }",
                CatalogFields.READ_LATER);

        assertThat(JsonText.of(result.getData()))
                .isEqualTo(
                        "{\"__schema\":{\"directives\":[{\"name\":\"include\"},{\"name\":\"skip\"},{\"name\":\"deprecated\"},{\"name\":\"specifiedBy\"},{\"name\":\"oneOf\"}]},\"__type\":{\"name\":\"User\"}}");
    }

    /** Its fields have fetchers of their own, or properties for values: not the catalog's. */
    @Test
    void introspectionIsNotTheCatalogs() {
        GraphQLSchema merged = merged();
        GraphQLSchema byProperties = merged.transformWithoutTypes(schema -> schema.codeRegistry(merged.getCodeRegistry()
                .transform(code -> code.defaultDataFetcher(field ->
                        PropertyDataFetcher.fetching(field.getFieldDefinition().getName())))));
        ExecutionResult result = run(merged, IntrospectionQuery.INTROSPECTION_QUERY, key -> Optional.empty());
        assertThat(result.getErrors()).isEmpty();
        assertThat(JsonText.of(result.getData()))
                .contains("\"Parcel\"", "\"User\"", "\"score\"")
                .isEqualTo(
                        JsonText.of(run(byProperties, IntrospectionQuery.INTROSPECTION_QUERY, key -> Optional.empty())
                                .getData()));
    }

    /** What beans leave to graphql-java's default is read from their objects. */
    @Test
    void fieldsOfBeansWithoutFetchersAreReadFromTheirObjects() {
        assertThat(JsonText.of(run(merged(), "{ parcel { size } }", key -> Optional.empty())
                        .getData()))
                .isEqualTo("{\"parcel\":{\"size\":\"small\"}}");
    }

    private static GraphQLSchema merged() {
        Map<String, GraphQLScalarType> shared =
                SharedScalars.register(catalog("users").types());
        return MergedSchema.of(beans("Parcel"), List.of(), catalog("users"), shared);
    }

    private static ExecutionResult run(GraphQLSchema schema, String query, CatalogFields fields) {
        return GraphQL.newGraphQL(schema)
                .build()
                .execute(ExecutionInput.newExecutionInput(query)
                        .graphQLContext(context -> context.of(CatalogFetchers.FIELDS, fields)));
    }

    private static GraphQLSchema beans(String typeName) {
        GraphQLObjectType type = GraphQLObjectType.newObject()
                .name(typeName)
                .field(field("size", Scalars.GraphQLString))
                .build();
        GraphQLObjectType query = GraphQLObjectType.newObject()
                .name("Query")
                .field(field("today", GraphQLScalarTypes.getScalarByName("Date")))
                .field(field("broken", Scalars.GraphQLString))
                .field(newFieldDefinition().name("parcel").type(type).build())
                .build();
        DataFetcher<LocalDate> today = environment -> LocalDate.of(2026, 1, 31);
        DataFetcher<Map<String, String>> parcel = environment -> Collections.singletonMap("size", "small");
        DataFetcher<String> broken = environment -> {
            throw new IllegalStateException("a secret");
        };
        GraphQLCodeRegistry code = GraphQLCodeRegistry.newCodeRegistry()
                .dataFetcher(FieldCoordinates.coordinates("Query", "today"), today)
                .dataFetcher(FieldCoordinates.coordinates("Query", "broken"), broken)
                .dataFetcher(FieldCoordinates.coordinates("Query", "parcel"), parcel)
                .build();
        return GraphQLSchema.newSchema().query(query).codeRegistry(code).build();
    }

    private static CatalogSchema catalog(String listField) {
        GraphQLObjectType user = GraphQLObjectType.newObject()
                .name("User")
                .field(field("id", Scalars.GraphQLInt))
                .field(field("score", Scalars.GraphQLFloat))
                .field(newFieldDefinition().name("born").type(typeRef("Date")).build())
                .build();
        Set<GraphQLNamedType> types = new LinkedHashSet<>(Arrays.asList(user, STRICT_DATE));
        GraphQLFieldDefinition users = newFieldDefinition()
                .name(listField)
                .type(GraphQLList.list(typeRef("User")))
                .build();
        return new CatalogSchema(List.of(users), List.of(), types);
    }

    private static GraphQLFieldDefinition field(String name, GraphQLScalarType type) {
        return newFieldDefinition().name(name).type(type).build();
    }
}
