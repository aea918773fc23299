package org.fraiseql.document;

import graphql.ExecutionInput;
import graphql.ParseAndValidate;
import graphql.ParseAndValidateResult;
import graphql.introspection.GoodFaithIntrospection;
import graphql.language.Directive;
import graphql.language.Document;
import graphql.language.Node;
import graphql.parser.InvalidSyntaxException;
import graphql.parser.ParserOptions;
import graphql.schema.GraphQLSchema;
import graphql.validation.OperationValidationRule;
import java.util.Optional;
import org.fraiseql.schema.OfferedDirectives;
import org.fraiseql.support.EngineException;
import org.fraiseql.support.ErrorCode;
import org.fraiseql.support.config.LimitsConfig;

/** Parses and validates GraphQL text with graphql-java (GraphQL specification, sections 2 and 5). Thread-safe. */
public final class DocumentReader {
    // graphql-java would fail an operation that asks for two types; see IntrospectionBounds for ours
    static {
        GoodFaithIntrospection.enabledJvmWide(false);
    }

    private final GraphQLSchema schema;
    private final LimitsConfig limits;
    private final ValidationMessages messages;
    private final IntrospectionBounds introspection;
    private final boolean isIntrospectionBounded;

    public DocumentReader(GraphQLSchema schema, LimitsConfig limits) {
        this(schema, limits, true);
    }

    /** @param isIntrospectionBounded not where it is refused anyway, as its bounds tell how large the schema is */
    DocumentReader(GraphQLSchema schema, LimitsConfig limits, boolean isIntrospectionBounded) {
        this.isIntrospectionBounded = isIntrospectionBounded;
        this.schema = schema;
        this.limits = limits;
        this.messages = new ValidationMessages(schema);
        this.introspection = new IntrospectionBounds(schema);
    }

    private void refuseWithoutEffect(Node<?> node) {
        if (node instanceof Directive directive && !OfferedDirectives.contains(directive.getName())) {
            throw new EngineException(messages.notOffered(directive));
        }
        node.getChildren().forEach(this::refuseWithoutEffect);
    }

    /** @throws org.fraiseql.support.EngineException {@code GRAPHQL_PARSE_FAILED}, {@code GRAPHQL_VALIDATION_FAILED} or {@code LIMIT_EXCEEDED} */
    public ParsedDocument read(String query) {
        if (query.isBlank()) {
            throw DocumentErrors.noQuery();
        }
        String bounded = DigitBounds.apply(query);
        ExecutionInput input = ExecutionInput.newExecutionInput(bounded)
                .graphQLContext(context -> context.of(ParserOptions.class, LiteralBounds.bounded()))
                .build();
        ParseAndValidateResult parsed = ParseAndValidate.parse(input);
        InvalidSyntaxException syntaxError = parsed.getSyntaxException();
        Document document = parsed.getDocument();
        if (syntaxError != null) {
            throw SyntaxErrors.of(syntaxError);
        }
        if (document == null || bounded.length() < query.length()) {
            throw new IllegalStateException("neither a document nor an error, or a number that should have been one");
        }
        Optional<OperationValidationRule> broken = MergedSelections.check(document);
        var errors = ParseAndValidate.validate(
                schema,
                document,
                rule -> broken.map(only -> rule == only)
                        .orElse(rule != OperationValidationRule.GOOD_FAITH_INTROSPECTION),
                input.getLocale());
        if (!errors.isEmpty()) {
            throw DocumentErrors.of(ErrorCode.GRAPHQL_VALIDATION_FAILED, errors, error -> messages.of(error, document));
        }
        if (broken.isPresent()) {
            throw new IllegalStateException("a document that breaks " + broken.get() + " was found valid");
        }
        refuseWithoutEffect(document);
        ParsedDocument prepared = ParsedDocument.of(query, document, schema, limits);
        if (isIntrospectionBounded) {
            introspection.check(document);
        }
        return prepared;
    }
}
