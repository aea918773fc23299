package org.fraiseql.document;

import graphql.GraphQLError;
import graphql.language.Node;
import graphql.language.SourceLocation;
import graphql.validation.ValidationError;
import graphql.validation.ValidationErrorType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.fraiseql.support.EngineException;
import org.fraiseql.support.ErrorCode;
import org.fraiseql.support.Excerpt;
import org.fraiseql.support.Problem;
import org.fraiseql.support.Suggestion;

/** The wording of what is wrong with a request before anything was planned. */
final class DocumentErrors {
    private DocumentErrors() {}

    static EngineException of(ErrorCode code, List<? extends GraphQLError> errors) {
        return of(code, errors, error -> Excerpt.ofMessage(String.valueOf(error.getMessage())));
    }

    static EngineException of(
            ErrorCode code, List<? extends GraphQLError> errors, Function<GraphQLError, String> message) {
        List<Problem> problems = new ArrayList<>();
        for (GraphQLError error : errors) {
            Problem problem = Problem.of(isLimit(error) ? ErrorCode.LIMIT_EXCEEDED : code, message.apply(error));
            List<SourceLocation> locations = error.getLocations() == null ? List.of() : error.getLocations();
            for (SourceLocation location : locations) {
                if (location.getLine() > 0) {
                    problem = problem.at(new Problem.Location(location.getLine(), location.getColumn()));
                }
            }
            problems.add(problem);
        }
        return new EngineException(problems, null);
    }

    private static boolean isLimit(GraphQLError error) {
        return error instanceof ValidationError invalid
                && (invalid.getValidationErrorType() == ValidationErrorType.MaxQueryFieldsExceeded
                        || invalid.getValidationErrorType() == ValidationErrorType.MaxQueryDepthExceeded);
    }

    /** @param union such as what a function answers that tells success from errors */
    static EngineException addedFieldInUnion(String union, Problem.Location location) {
        return new EngineException(Problem.of(
                        ErrorCode.GRAPHQL_VALIDATION_FAILED,
                        "Fields that beans add to the types of tables can't be selected in " + union + ".")
                .at(location)
                .hint("Ask for the row in a query of its own."));
    }

    static EngineException noQuery() {
        return new EngineException(Problem.of(ErrorCode.GRAPHQL_PARSE_FAILED, "The request has no query.")
                .hint("Send {\"query\": \"{ … }\"}."));
    }

    /** The message is what clients look for. */
    static EngineException persistedQueryNotFound() {
        return new EngineException(Problem.of(ErrorCode.PERSISTED_QUERY_NOT_FOUND, "PersistedQueryNotFound")
                .hint("Send the query once more together with its hash."));
    }

    /** The message is what clients look for. */
    static EngineException persistedQueryNotSupported() {
        return new EngineException(Problem.of(ErrorCode.PERSISTED_QUERY_NOT_SUPPORTED, "PersistedQueryNotSupported"));
    }

    static EngineException documentNotFound() {
        return new EngineException(
                Problem.of(ErrorCode.PERSISTED_QUERY_NOT_FOUND, "No document is known by this documentId."));
    }

    static EngineException notAllowed() {
        return new EngineException(
                Problem.of(ErrorCode.OPERATION_NOT_ALLOWED, "The operation is not on the list of this server."));
    }

    static EngineException otherHash() {
        return new EngineException(Problem.of(ErrorCode.BAD_USER_INPUT, "provided sha does not match query")
                .with("argument", "extensions.persistedQuery.sha256Hash"));
    }

    static EngineException unknownOperation(String name, Collection<String> known) {
        return new EngineException(Problem.of(
                ErrorCode.GRAPHQL_VALIDATION_FAILED,
                "The document has no operation %s.%s"
                        .formatted(Excerpt.quoted(name), Suggestion.didYouMean(name, known))));
    }

    static EngineException ambiguousOperation(Collection<String> known) {
        return new EngineException(Problem.of(
                ErrorCode.GRAPHQL_VALIDATION_FAILED,
                "The document has several operations (%s); say which with operationName."
                        .formatted(Excerpt.of(String.join(", ", known)))));
    }

    static EngineException noOperation() {
        return new EngineException(Problem.of(ErrorCode.GRAPHQL_VALIDATION_FAILED, "The document has no operation."));
    }

    static EngineException tooDeep(int maxDepth, Node<?> first) {
        return new EngineException(at(
                first,
                Problem.of(
                        ErrorCode.LIMIT_EXCEEDED,
                        "The selection is nested more than %d levels deep.".formatted(maxDepth))));
    }

    static EngineException tooManyRootFields(int given, int max, Node<?> first) {
        return new EngineException(at(
                first,
                Problem.of(
                        ErrorCode.LIMIT_EXCEEDED,
                        "The operation has %d fields at its root, more than the %d allowed.".formatted(given, max))));
    }

    static EngineException tooManyAliases(String fieldName, int given, int max, Node<?> first) {
        return new EngineException(at(
                first,
                Problem.of(
                        ErrorCode.LIMIT_EXCEEDED,
                        "\"%s\" is selected under %d names in one selection, more than the %d allowed."
                                .formatted(fieldName, given, max))));
    }

    private static Problem at(Node<?> node, Problem problem) {
        SourceLocation location = node.getSourceLocation();
        return location == null ? problem : problem.at(new Problem.Location(location.getLine(), location.getColumn()));
    }

    static EngineException tooLargeNumber(String path, String excess, Problem.Location location) {
        String argument = path.isEmpty() ? "A number" : path;
        return new EngineException(Problem.of(ErrorCode.GRAPHQL_VALIDATION_FAILED, "%s %s.".formatted(argument, excess))
                .at(location));
    }

    static EngineException tooManyLines(int max, Problem.Location location) {
        return new EngineException(Problem.of(
                        ErrorCode.LIMIT_EXCEEDED,
                        "The block strings of the document have more than %d line breaks.".formatted(max))
                .at(location)
                .hint("Send long texts as variables."));
    }

    static EngineException tooManyDigits(int max) {
        return new EngineException(Problem.of(
                        ErrorCode.LIMIT_EXCEEDED,
                        "The numbers of the document have more than %d digits.".formatted(max))
                .hint("Send them as variables."));
    }

    static EngineException tooManySelections(int max) {
        return new EngineException(
                Problem.of(ErrorCode.LIMIT_EXCEEDED, "The operation selects more than %d fields.".formatted(max)));
    }

    static EngineException tooManyMergedSelections(int max) {
        return new EngineException(Problem.of(
                        ErrorCode.LIMIT_EXCEEDED,
                        "The operations of the document select more than %d fields together, fragments spread out."
                                .formatted(max))
                .hint("Send the operations one by one, and fewer fragments within fragments."));
    }

    static EngineException fragmentsTooDeep(int max) {
        return new EngineException(Problem.of(
                ErrorCode.LIMIT_EXCEEDED, "More than %d fragments spread one within the other.".formatted(max)));
    }

    static EngineException tooManyObjects(String type) {
        return new EngineException(Problem.of(
                        ErrorCode.LIMIT_EXCEEDED,
                        "The variables have more objects than may be looked through for a type of so many fields: "
                                + type + ".")
                .hint("Send them in several requests."));
    }

    static EngineException introspectionTooLarge(double fields, double most, Node<?> field) {
        String message = "Introspection may answer %.0f fields, more than the %.0f allowed for this schema.";
        return new EngineException(at(
                field,
                Problem.of(ErrorCode.LIMIT_EXCEEDED, message.formatted(fields, most))
                        .hint("Nest fewer types in types, or ask for a single one with __type.")));
    }

    static EngineException introspectionIsOff() {
        return new EngineException(Problem.of(ErrorCode.GRAPHQL_VALIDATION_FAILED, "Introspection is switched off.")
                .hint("fraiseql.http.introspection=true switches it on."));
    }

    static EngineException subscription() {
        return new EngineException(
                Problem.of(ErrorCode.GRAPHQL_VALIDATION_FAILED, "Subscriptions are not served over this endpoint."));
    }

    static EngineException mutationByGet() {
        return new EngineException(
                Problem.of(ErrorCode.METHOD_NOT_ALLOWED, "A mutation needs HTTP POST; GET runs queries only."));
    }
}
