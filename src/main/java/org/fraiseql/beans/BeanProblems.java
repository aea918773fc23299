package org.fraiseql.beans;

import graphql.ErrorType;
import graphql.ExceptionWhileDataFetching;
import graphql.GraphQLError;
import graphql.language.SourceLocation;
import graphql.validation.ValidationError;
import io.smallrye.graphql.execution.error.GraphQLExceptionWhileDataFetching;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import org.eclipse.microprofile.graphql.GraphQLException;
import org.fraiseql.query.QueryException;
import org.fraiseql.query.RefusedException;
import org.fraiseql.support.EngineException;
import org.fraiseql.support.ErrorCode;
import org.fraiseql.support.Excerpt;
import org.fraiseql.support.Problem;
import org.fraiseql.typed.ApplicationProblems;
import org.jspecify.annotations.Nullable;

/**
 * Errors of the bean path as problems (docs/http.md).
 *
 * <p>A checked exception of a bean is an answer to the caller: its message is shown, its code is that of {@code @ErrorCode} on its class, else
 * {@value #APPLICATION_ERROR}. So is a {@link RefusedException}, with the codes that it has, and a {@link QueryException} whose statement is right. Another unchecked one is a defect: the log has it, the caller reads a general message, unless
 * {@code mp.graphql.showErrorMessage} lists it.
 */
final class BeanProblems {
    private static final System.Logger LOG = System.getLogger(BeanProblems.class.getName());
    static final String SYSTEM_ERROR = "System error";
    /** Codes of what a bean has asked, and not of what came of it, also where an application has made the exception. */
    private static final Set<ErrorCode> OF_THE_QUERY = EnumSet.of(
            ErrorCode.GRAPHQL_PARSE_FAILED, ErrorCode.GRAPHQL_VALIDATION_FAILED, ErrorCode.STREAM_INTERRUPTED);

    private static final String APPLICATION_ERROR = "APPLICATION_ERROR";

    private BeanProblems() {}

    /** @param isExecuted whether fields ran: a wrong value found by then is no longer a matter of validation */
    static List<Problem> of(GraphQLError error, boolean isExecuted) {
        List<Problem.Location> locations = locations(error);
        List<Object> path = path(error, isExecuted);
        if (!(error instanceof ExceptionWhileDataFetching fetching)) {
            return List.of(new Problem(code(error, isExecuted), message(error), locations, path, extensions(error)));
        }
        Throwable cause = unwrap(fetching.getException());
        if (cause instanceof EngineException engine) {
            return engine.problems().stream()
                    .map(problem -> problem.path().isEmpty() ? problem.under(path) : problem)
                    .map(problem -> problem.locations().isEmpty() && !locations.isEmpty()
                            ? problem.at(locations.getFirst())
                            : problem)
                    .toList();
        }
        return told(cause).orElseGet(() -> List.of(ofBean(cause, error))).stream()
                .map(problem -> placed(problem, locations, path))
                .toList();
    }

    /** What a bean refuses, and what has become of its typed query; unless the statement itself is wrong, which is a defect. */
    private static Optional<List<Problem>> told(Throwable cause) {
        return switch (cause) {
            case RefusedException refusal -> Optional.of(ApplicationProblems.of(refusal.problems()));
            case QueryException failure when failure.isStatementWrong() -> Optional.empty();
            case QueryException failure ->
                Optional.of(ApplicationProblems.of(failure.problems()))
                        .filter(problems ->
                                isRefused(failure) || problems.stream().allMatch(BeanProblems::isOfClient));
            default -> Optional.empty();
        };
    }

    /** Whether an interceptor has refused the operation; its codes are the application's. */
    private static boolean isRefused(QueryException failure) {
        for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof RefusedException) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOfClient(Problem problem) {
        return problem.code().kind() != ErrorCode.Kind.SERVER && !OF_THE_QUERY.contains(problem.code());
    }

    private static Problem ofBean(Throwable cause, GraphQLError error) {
        if (!isAnswer(cause)) {
            // SmallRye's handler has already put the general message in, graphql-java's own would tell the exception's
            return hidden(
                    cause, error instanceof GraphQLExceptionWhileDataFetching ? error.getMessage() : SYSTEM_ERROR);
        }
        Problem problem = Problem.of(ErrorCode.BAD_USER_INPUT, String.valueOf(error.getMessage()))
                .with("code", declaredCode(cause).orElse(APPLICATION_ERROR));
        for (Map.Entry<String, Object> extension : extensions(error).entrySet()) {
            problem = problem.with(extension.getKey(), extension.getValue());
        }
        return problem;
    }

    private static boolean isAnswer(Throwable cause) {
        return cause instanceof GraphQLException
                || (cause instanceof Exception && !(cause instanceof RuntimeException))
                || declaredCode(cause).isPresent();
    }

    private static Optional<String> declaredCode(Throwable cause) {
        // not SmallRye's ErrorInfoMap: it knows only exceptions that are in an index
        return Optional.ofNullable(cause.getClass().getAnnotation(io.smallrye.graphql.api.ErrorCode.class))
                .map(io.smallrye.graphql.api.ErrorCode::value);
    }

    /** The caller is told that something failed, the log what. */
    static Problem hidden(Throwable cause, @Nullable String message) {
        LOG.log(System.Logger.Level.ERROR, "A GraphQL bean failed", cause);
        return Problem.of(ErrorCode.INTERNAL_ERROR, message == null ? SYSTEM_ERROR : message);
    }

    private static Problem placed(Problem problem, List<Problem.Location> locations, List<Object> path) {
        return new Problem(problem.code(), problem.message(), locations, path, problem.details());
    }

    private static ErrorCode code(GraphQLError error, boolean isExecuted) {
        if (!(error.getErrorType() instanceof ErrorType known)) {
            return ErrorCode.INTERNAL_ERROR;
        }
        return switch (known) {
            case InvalidSyntax -> ErrorCode.GRAPHQL_PARSE_FAILED;
            case OperationNotSupported -> ErrorCode.GRAPHQL_VALIDATION_FAILED;
            case ValidationError ->
                error instanceof ValidationError && !isExecuted
                        ? ErrorCode.GRAPHQL_VALIDATION_FAILED
                        : ErrorCode.BAD_USER_INPUT;
            case DataFetchingException, NullValueInNonNullableField, ExecutionAborted -> ErrorCode.INTERNAL_ERROR;
        };
    }

    private static String message(GraphQLError error) {
        return error.getErrorType() == ErrorType.NullValueInNonNullableField
                ? "A field that is never null has no value"
                : Excerpt.ofMessage(String.valueOf(error.getMessage()));
    }

    private static List<Object> path(GraphQLError error, boolean isExecuted) {
        if (isExecuted && error instanceof ValidationError validation && validation.getQueryPath() != null) {
            return new ArrayList<>(validation.getQueryPath());
        }
        return error.getPath() == null ? List.of() : error.getPath();
    }

    private static Throwable unwrap(Throwable throwable) {
        Throwable cause = throwable.getCause();
        return throwable instanceof CompletionException && cause != null ? unwrap(cause) : throwable;
    }

    private static Map<String, Object> extensions(GraphQLError error) {
        Map<String, Object> extensions = new LinkedHashMap<>();
        if (error.getExtensions() != null) {
            extensions.putAll(error.getExtensions());
        }
        extensions.remove("classification");
        return extensions;
    }

    private static List<Problem.Location> locations(GraphQLError error) {
        List<Problem.Location> locations = new ArrayList<>();
        List<SourceLocation> sources = error.getLocations();
        if (sources != null) {
            sources.stream()
                    .filter(source -> source != null && source.getLine() > 0)
                    .forEach(source -> locations.add(new Problem.Location(source.getLine(), source.getColumn())));
        }
        return locations;
    }
}
