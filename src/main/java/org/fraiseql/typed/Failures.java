package org.fraiseql.typed;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.fraiseql.execution.ExecutionResult;
import org.fraiseql.query.QueryException;
import org.fraiseql.query.RefusedException;
import org.fraiseql.support.EngineException;
import org.fraiseql.support.ErrorCode;
import org.fraiseql.support.Problem;
import org.fraiseql.support.Suggestion;
import org.jspecify.annotations.Nullable;

/** What is said when a statement fails. */
final class Failures {
    /** What is not told of rows, but of a statement. */
    private static final Set<ErrorCode> WRONG =
            EnumSet.of(ErrorCode.GRAPHQL_PARSE_FAILED, ErrorCode.GRAPHQL_VALIDATION_FAILED, ErrorCode.BAD_USER_INPUT);

    private Failures() {}

    /** Has what the engine throws thrown as the application's. */
    static <T> T translated(Supplier<T> work) {
        try {
            return work.get();
        } catch (EngineException e) {
            throw of(e.problems(), e);
        }
    }

    /** The same for work that only looks whether a statement is right. */
    static <T> T checked(Supplier<T> work) {
        try {
            return work.get();
        } catch (EngineException e) {
            throw new QueryException(told(e.problems()), e, isWrong(e.problems()));
        }
    }

    static QueryException of(List<Problem> problems, EngineException cause) {
        return new QueryException(told(problems), cause);
    }

    private static QueryException wrong(ErrorCode code, String message) {
        return wrong(List.of(Problem.of(code, message)));
    }

    private static QueryException wrong(List<Problem> problems) {
        return new QueryException(told(problems), null, true);
    }

    /** Whether these problems of a statement that was not run are the statement's own. */
    private static boolean isWrong(List<Problem> problems) {
        return problems.stream().anyMatch(problem -> WRONG.contains(problem.code()));
    }

    static List<QueryException.Problem> told(List<Problem> problems) {
        return problems.stream()
                .map(problem -> new QueryException.Problem(
                        String.valueOf(problem.extensions().get("code")),
                        problem.message(),
                        problem.path(),
                        problem.code().isRetryable(),
                        problem.details()))
                .toList();
    }

    /** @param result with errors */
    static QueryException of(ExecutionResult result) {
        Throwable cause = result.failures().isEmpty() ? null : result.failures().getFirst();
        boolean isWrong = result.isRefused() && isWrong(result.problems()) && !isOfInterceptor(cause);
        return new QueryException(told(result.problems()), cause, isWrong);
    }

    /** Whether an interceptor refused the operation: interceptors run before statements, and choose their codes. */
    private static boolean isOfInterceptor(@Nullable Throwable failure) {
        return failure != null && (failure instanceof RefusedException || isOfInterceptor(failure.getCause()));
    }

    static QueryException of(ErrorCode code, String message) {
        return of(code, message, null);
    }

    static QueryException of(ErrorCode code, String message, @Nullable Throwable cause) {
        return new QueryException(told(List.of(Problem.of(code, message))), cause);
    }

    static QueryException noField(String name, String input, Collection<String> known) {
        return wrong(
                ErrorCode.BAD_USER_INPUT,
                "\"" + name + "\" is no field of " + input + "." + Suggestion.didYouMean(name, known));
    }

    static QueryException notServed() {
        return of(
                ErrorCode.SERVICE_UNAVAILABLE,
                "No table is served yet: the database has not been read. /health/ready says why.");
    }

    /** Where callers are known. A mistake of the bean's: its client has been let in. */
    static QueryException nobodyAsks() {
        return wrong(
                ErrorCode.UNAUTHENTICATED,
                "Nobody whom the server has verified asks on this thread. What the application asks for itself goes through asApplication().");
    }

    static QueryException noList(String name, Collection<String> known) {
        return wrong(
                ErrorCode.GRAPHQL_VALIDATION_FAILED,
                "There is no list \"" + name + "\"." + Suggestion.didYouMean(name, known));
    }

    static QueryException noArgument(String name, String field, Collection<String> known) {
        return wrong(
                ErrorCode.GRAPHQL_VALIDATION_FAILED,
                "\"" + name + "\" is no argument of " + field + "." + Suggestion.didYouMean(name, known));
    }

    static QueryException notWritten(String table, String form) {
        return wrong(
                ErrorCode.GRAPHQL_VALIDATION_FAILED,
                "Rows of " + table + " can't be written so: there is no mutation for it (" + form + ").");
    }

    static QueryException noValue(String path, Class<?> type) {
        return wrong(ErrorCode.BAD_USER_INPUT, path + ": a " + type.getName() + " is no value that can be sent.");
    }

    static QueryException noRow(String path, Class<?> type) {
        return wrong(ErrorCode.BAD_USER_INPUT, path + ": a row is a record or a map, and no " + type.getName() + ".");
    }

    static QueryException notRead(String table) {
        return wrong(ErrorCode.GRAPHQL_VALIDATION_FAILED, "Rows of " + table + " can be written and not be read.");
    }

    static QueryException wrongKey(String table, Collection<String> columns) {
        return wrong(
                ErrorCode.BAD_USER_INPUT,
                "The key of " + table + " has the columns " + String.join(", ", columns)
                        + ": give a map or a record of them.");
    }

    static QueryException unfit(List<String> problems) {
        return wrong(problems.stream()
                .map(problem -> Problem.of(ErrorCode.GRAPHQL_VALIDATION_FAILED, problem))
                .toList());
    }

    static QueryException unreadable(String record, String component, Throwable cause) {
        return of(
                ErrorCode.TYPE_MISMATCH,
                "The value of " + record + "." + component + " can't be had as its type: " + cause.getMessage(),
                cause);
    }

    static QueryException nullInPrimitive(String record, String component) {
        return of(ErrorCode.TYPE_MISMATCH, record + "." + component + " is primitive, and the value is null.");
    }

    static QueryException missing(String record, String component) {
        return of(ErrorCode.TYPE_MISMATCH, "The answer has no \"" + component + "\" for " + record + ".");
    }

    static QueryException noObject(String record) {
        return of(ErrorCode.TYPE_MISMATCH, "The answer has no object where a " + record + " was expected.");
    }

    static QueryException noList() {
        return of(ErrorCode.TYPE_MISMATCH, "The answer is no list.");
    }

    static QueryException notMade(String record, Throwable cause) {
        return of(ErrorCode.INTERNAL_ERROR, "No " + record + " could be made of the row: " + cause.getMessage(), cause);
    }

    static QueryException notTold(String table) {
        return of(ErrorCode.NOT_FOUND, "The database took the row of " + table + ", and does not show it.");
    }

    static QueryException transactionEnded() {
        return of(
                ErrorCode.STREAM_INTERRUPTED,
                "The transaction in which this stream was opened has ended, and the stream with it.");
    }
}
