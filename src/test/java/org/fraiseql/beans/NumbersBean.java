package org.fraiseql.beans;

import static graphql.schema.GraphQLFieldDefinition.newFieldDefinition;

import graphql.ExecutionInput;
import graphql.ExecutionResult;
import graphql.GraphQL;
import graphql.Scalars;
import graphql.schema.DataFetcher;
import graphql.schema.FieldCoordinates;
import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLCodeRegistry;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLInputType;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLScalarType;
import graphql.schema.GraphQLSchema;
import io.smallrye.graphql.api.Context.VariablesParser;
import io.smallrye.graphql.scalar.GraphQLScalarTypes;
import jakarta.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fraiseql.document.GraphQLRequest;
import org.fraiseql.schema.CatalogSchema;
import org.fraiseql.support.Problem;

/** A bean's field with an argument of each scalar that SmallRye knows, beside a catalog, and run by graphql-java as SmallRye does. */
public final class NumbersBean {
    public static final String FIELD = "ofBean";

    private static final List<String> SCALARS = List.of(
            "BigInteger", "BigDecimal", "Int", "Float", "Date", "Time", "DateTime", "UUID", "Duration", "Period", "ID");

    private final GraphQLSchema schema;
    private final GraphQL graphQL;

    public NumbersBean(CatalogSchema catalog) {
        Map<String, GraphQLScalarType> shared = SharedScalars.register(catalog.types());
        GraphQLSchema ofBeans = GraphQLSchema.newSchema()
                .query(GraphQLObjectType.newObject().name("Query").field(field(shared)))
                .codeRegistry(GraphQLCodeRegistry.newCodeRegistry()
                        .dataFetcher(FieldCoordinates.coordinates("Query", FIELD), (DataFetcher<String>) environment ->
                                String.valueOf(environment.getArguments().size()))
                        .build())
                .build();
        schema = MergedSchema.of(ofBeans, List.of(), catalog, shared);
        graphQL = GraphQL.newGraphQL(schema).build();
    }

    private static GraphQLFieldDefinition field(Map<String, GraphQLScalarType> shared) {
        GraphQLFieldDefinition.Builder field = newFieldDefinition().name(FIELD).type(Scalars.GraphQLString);
        for (String name : SCALARS) {
            GraphQLInputType type =
                    shared.containsKey(name) ? shared.get(name) : GraphQLScalarTypes.getScalarByName(name);
            field.argument(GraphQLArgument.newArgument().name("a" + name).type(type));
            field.argument(GraphQLArgument.newArgument().name("listOf" + name).type(GraphQLList.list(type)));
        }
        for (GraphQLScalarType type : List.of(Scalars.GraphQLString, Scalars.GraphQLBoolean)) {
            field.argument(
                    GraphQLArgument.newArgument().name("a" + type.getName()).type(type));
        }
        return field.build();
    }

    public GraphQLSchema schema() {
        return schema;
    }

    public List<Problem> run(GraphQLRequest request) {
        JsonObject json =
                RequestJson.of(request.query(), request.operationName().orElse(null), request.variables());
        ExecutionResult result = graphQL.execute(ExecutionInput.newExecutionInput(request.query())
                .variables(VariablesParser.toMap(json.get("variables")).orElseGet(LinkedHashMap::new)));
        return BeanAnswers.of(result, null).problems();
    }
}
