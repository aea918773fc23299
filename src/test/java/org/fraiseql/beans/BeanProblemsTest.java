package org.fraiseql.beans;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.ExceptionWhileDataFetching;
import graphql.execution.ResultPath;
import graphql.language.SourceLocation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.eclipse.microprofile.graphql.GraphQLException;
import org.fraiseql.query.QueryException;
import org.fraiseql.query.RefusedException;
import org.fraiseql.support.Problem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What clients are told when a bean has thrown. */
class BeanProblemsTest {
    private static final Logger LOG = Logger.getLogger(BeanProblems.class.getName());

    private final List<Throwable> logged = new ArrayList<>();
    private final Handler listener = new Handler() {
        @Override
        public void publish(LogRecord message) {
            logged.add(message.getThrown());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listen() {
        LOG.addHandler(listener);
    }

    @AfterEach
    void listenNoMore() {
        LOG.removeHandler(listener);
    }

    private static List<Problem> of(Throwable thrown) {
        return BeanProblems.of(
                new ExceptionWhileDataFetching(ResultPath.parse("/cups[1]"), thrown, new SourceLocation(1, 3)), true);
    }

    private static Problem only(Throwable thrown) {
        List<Problem> problems = of(thrown);
        assertThat(problems).hasSize(1);
        Problem problem = problems.getFirst();
        assertThat(problem.path()).startsWith("cups", 1);
        assertThat(problem.locations()).containsExactly(new Problem.Location(1, 3));
        return problem;
    }

    private static QueryException query(String code) {
        return new QueryException(query(code, "so it is"), null);
    }

    private static List<QueryException.Problem> query(String code, String message) {
        return List.of(new QueryException.Problem(
                code, message, List.of("updateBook"), true, Map.of("constraint", "book_isbn_key")));
    }

    @Test
    void aCheckedExceptionIsAnAnswer() {
        Problem problem = only(new GraphQLException("Not on Sundays"));
        assertThat(problem.message()).contains("Not on Sundays");
        assertThat(problem.extensions()).containsEntry("code", "APPLICATION_ERROR");
    }

    @Test
    void anUncheckedOneIsADefect() {
        Problem problem = only(new CompletionException(new IllegalStateException("a secret")));
        assertThat(problem.message()).isEqualTo("System error");
        assertThat(problem.extensions()).containsEntry("code", "INTERNAL_ERROR");
    }

    @Test
    void aRefusalIsToldAsItIs() {
        Problem problem = only(new RefusedException("TOO_EARLY", "The shop opens at nine"));
        assertThat(problem.message()).isEqualTo("The shop opens at nine");
        assertThat(problem.extensions()).containsEntry("code", "TOO_EARLY");
        assertThat(only(new RefusedException("PERMISSION_DENIED", "Not you")).extensions())
                .containsEntry("code", "PERMISSION_DENIED");
        assertThat(of(new RefusedException(query("TOO_EARLY").problems())))
                .singleElement()
                .satisfies(told -> assertThat(told.extensions())
                        .containsEntry("constraint", "book_isbn_key")
                        .containsEntry("retryable", true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CONSTRAINT_VIOLATION",
                "SERVICE_UNAVAILABLE",
                "QUERY_TIMEOUT",
                "TRANSACTION_ROLLBACK",
                "PERMISSION_DENIED",
                "UNAUTHENTICATED",
                "ONE_BY_ONE"
            })
    void whatHasBecomeOfATypedQueryIsTold(String code) {
        Problem problem = only(query(code));
        assertThat(problem.message()).isEqualTo("so it is");
        assertThat(problem.path()).as("of the bean's field").containsExactly("cups", 1);
        assertThat(problem.extensions()).containsEntry("code", code);
        assertThat(logged).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"GRAPHQL_VALIDATION_FAILED", "GRAPHQL_PARSE_FAILED", "TYPE_MISMATCH", "INTERNAL_ERROR"})
    void aTypedQueryThatIsWrongIsADefect(String code) {
        isDefect(query(code));
    }

    /** Regression: with a code that is the server's own for us it was told as a defect. */
    @Test
    void whatAnInterceptorRefusesIsToldWithItsCode() {
        Problem problem = only(new QueryException(
                query("NOT_FOUND", "No such tenant."), new RefusedException("NOT_FOUND", "No such tenant.")));
        assertThat(problem.message()).isEqualTo("No such tenant.");
        assertThat(problem.extensions()).containsEntry("code", "NOT_FOUND");
    }

    /** Regression: clients were told the names of inputs. */
    @ParameterizedTest
    @ValueSource(strings = {"BAD_USER_INPUT", "LIMIT_EXCEEDED", "UNAUTHENTICATED"})
    void aTypedQueryThatFailsBeforeTheDatabaseIsAskedIsADefect(String code) {
        isDefect(new QueryException(query(code, "\"nmae\" is no field of PublisherCreateInput."), null, true));
    }

    private void isDefect(QueryException failure) {
        Problem problem = only(failure);
        assertThat(problem.message()).isEqualTo("System error");
        assertThat(problem.extensions()).containsEntry("code", "INTERNAL_ERROR").doesNotContainKey("constraint");
        assertThat(logged).containsExactly(failure);
    }
}
