package org.fraiseql.document;

import graphql.GraphQLContext;
import graphql.GraphQLError;
import graphql.GraphQLException;
import graphql.execution.RawVariables;
import graphql.execution.TypeFromAST;
import graphql.execution.ValuesResolver;
import graphql.language.OperationDefinition;
import graphql.language.VariableDefinition;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fraiseql.catalog.AddedFields;
import org.fraiseql.support.EngineException;
import org.fraiseql.support.ErrorCode;
import org.fraiseql.support.Excerpt;
import org.fraiseql.support.Problem;
import org.fraiseql.support.config.LimitsConfig;
import org.jspecify.annotations.Nullable;

/** One operation of a valid document, ready to be read for the variables of a request. Immutable. */
public final class PreparedOperation {
    /** Longer shapes are inputs of many rows, of which hardly two are alike: their plans are not worth keeping. */
    public static final int LONGEST_SHAPE = 4_000;

    /** Whether an operation reads or changes. */
    public enum Kind {
        QUERY,
        MUTATION
    }

    private final OperationId id;
    private final OperationDefinition definition;
    private final GraphQLSchema schema;
    private final GraphQLObjectType rootType;
    private final SelectionReader selections;
    private final List<String> variableNames;
    private final Set<String> variablesOfDocument;
    private final PlainVariables plainVariables;
    private final Set<String> rootFieldNames;
    private final boolean introspects;
    private final Kind kind;

    /** @param variablesOfDocument the names of what any operation of the document declares */
    PreparedOperation(
            OperationId id,
            OperationDefinition definition,
            FieldCollector fields,
            Set<String> variablesOfDocument,
            GraphQLSchema schema,
            LimitsConfig limits) {
        this.id = id;
        this.definition = definition;
        this.schema = schema;
        this.kind = kind(definition);
        this.rootType = kind == Kind.QUERY ? schema.getQueryType() : mutationType(schema);
        this.selections = new SelectionReader(fields, variableTypes(definition, schema));
        this.variableNames = definition.getVariableDefinitions().stream()
                .map(VariableDefinition::getName)
                .toList();
        this.variablesOfDocument = variablesOfDocument;
        this.plainVariables = PlainVariables.of(definition.getVariableDefinitions(), schema);
        this.rootFieldNames = SelectionLimits.check(definition, rootType, fields, limits);
        this.introspects = rootFieldNames.contains("__schema") || rootFieldNames.contains("__type");
    }

    private static Map<String, GraphQLType> variableTypes(OperationDefinition definition, GraphQLSchema schema) {
        Map<String, GraphQLType> types = new LinkedHashMap<>();
        for (VariableDefinition variable : definition.getVariableDefinitions()) {
            GraphQLType type = TypeFromAST.getTypeFromAST(schema, variable.getType());
            if (type != null) {
                types.put(variable.getName(), type);
            }
        }
        return types;
    }

    private static GraphQLObjectType mutationType(GraphQLSchema schema) {
        GraphQLObjectType type = schema.getMutationType();
        if (type == null) {
            throw new IllegalStateException("the validator let pass a mutation of a schema without mutations");
        }
        return type;
    }

    private static Kind kind(OperationDefinition definition) {
        return switch (definition.getOperation()) {
            case QUERY -> Kind.QUERY;
            case MUTATION -> Kind.MUTATION;
            case SUBSCRIPTION -> throw DocumentErrors.subscription();
        };
    }

    public OperationId id() {
        return id;
    }

    public Kind kind() {
        return kind;
    }

    /** Names of the fields selected at the root, through fragments too, whatever {@code @include} and {@code @skip} say. */
    public Set<String> rootFieldNames() {
        return rootFieldNames;
    }

    boolean hasVariables() {
        return !variableNames.isEmpty();
    }

    boolean introspects() {
        return introspects;
    }

    void checkAllowed(GraphQLRequest request) {
        if (request.queriesOnly() && kind == Kind.MUTATION) {
            throw DocumentErrors.mutationByGet();
        }
    }

    /** Coerces variables (GraphQL specification, CoerceVariableValues). @throws EngineException {@code BAD_USER_INPUT} */
    public Map<String, @Nullable Object> coerce(Map<String, @Nullable Object> variables) {
        return coerce(variables, false);
    }

    /** @param ignoresUnknown whether variables that nobody declares are passed over */
    Map<String, @Nullable Object> coerce(Map<String, @Nullable Object> variables, boolean ignoresUnknown) {
        if (!ignoresUnknown) {
            VariableNames.check(variables.keySet(), variableNames, variablesOfDocument);
        }
        return plainVariables.coerce(variables).orElseGet(() -> coerceAny(variables));
    }

    /** What is wrong is found before graphql-java looks, as its messages have the whole value in them. */
    @SuppressWarnings("NullAway") // variables may be null, which graphql-java's annotations do not say
    Map<String, @Nullable Object> coerceAny(Map<String, @Nullable Object> variables) {
        Optional<Problem> found = new VariableProblems(schema).first(definition.getVariableDefinitions(), variables);
        if (found.isPresent()) {
            throw new EngineException(found.get());
        }
        try {
            return new LinkedHashMap<>(ValuesResolver.coerceVariableValues(
                            schema,
                            definition.getVariableDefinitions(),
                            RawVariables.of(variables),
                            GraphQLContext.getDefault(),
                            Locale.ROOT)
                    .toMap());
        } catch (GraphQLException e) {
            if (e instanceof GraphQLError error) {
                throw DocumentErrors.of(ErrorCode.BAD_USER_INPUT, List.of(error));
            }
            String message = Excerpt.ofMessage(String.valueOf(e.getMessage()));
            throw new EngineException(Problem.of(ErrorCode.BAD_USER_INPUT, message), e);
        }
    }

    /** Key under which the plan for these variables is kept, unless it is longer than {@link #LONGEST_SHAPE}. */
    public String shape(Map<String, @Nullable Object> coerced) {
        return VariableShape.of(variableNames, coerced);
    }

    /**
     * Where added fields stand in what is asked for, by the response keys of those root fields that have any.
     *
     * @throws EngineException {@code GRAPHQL_VALIDATION_FAILED} when one stands where none can be answered
     */
    public Map<String, AnswerShape> shapes(Operation operation, AddedFields added) {
        return AnswerShapes.of(operation, rootType, added);
    }

    public Operation read(Map<String, @Nullable Object> coerced) {
        return new Operation(selections.read(definition.getSelectionSet(), rootType, coerced));
    }
}
