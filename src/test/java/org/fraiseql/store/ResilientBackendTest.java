package org.fraiseql.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;
import org.fraiseql.sql.BoundStatement;
import org.fraiseql.support.Deadline;
import org.fraiseql.support.EngineException;
import org.fraiseql.support.ErrorCode;
import org.fraiseql.support.Problem;
import org.fraiseql.support.config.ConfigReader;
import org.fraiseql.support.config.DatabaseConfig;
import org.fraiseql.support.config.WrittenConfig;
import org.junit.jupiter.api.Test;

class ResilientBackendTest {
    private static final DatabaseConfig CONFIG = ConfigReader.read(
                    new WrittenConfig(Map.of("fraiseql.db.initial-backoff-ms", "1")))
            .db();

    private final EngineException first = failure("first");
    private final EngineException second = failure("second");
    private final EngineException third = failure("third");

    private static EngineException failure(String message) {
        return new EngineException(Problem.of(ErrorCode.SERVICE_UNAVAILABLE, message));
    }

    /** What Fault Tolerance does around the bean in the container. */
    private static final class Retrying extends ReadOpening {
        private final boolean timesOut;

        Retrying(Backend backend, boolean timesOut) {
            super(backend);
            this.timesOut = timesOut;
        }

        @Override
        void open(List<BoundStatement> statements, RequestTerms terms, OpenedSession opened) {
            for (int attempt = 0; ; attempt++) {
                try {
                    super.open(statements, terms, opened);
                    return;
                } catch (TransientFailure e) {
                    if (attempt == CONFIG.maxRetries()) {
                        throw timesOut ? new TimeoutException("timed out") : e;
                    }
                }
            }
        }
    }

    private static Throwable failureOf(boolean timesOut, RuntimeException... failures) {
        Deque<RuntimeException> failing = new ArrayDeque<>(Arrays.asList(failures));
        Backend direct = (statements, terms) -> {
            throw failing.pop();
        };
        Backend backend = new ResilientBackend(direct, new Retrying(direct, timesOut), CONFIG);
        return catchThrowable(() -> backend.open(List.of(), RequestTerms.until(Deadline.NEVER)));
    }

    @Test
    void theLastFailureTellsOfThoseBefore() {
        EngineException last = failure("last");
        Throwable told = failureOf(
                false,
                new TransientFailure(first),
                new TransientFailure(second),
                new TransientFailure(third),
                new TransientFailure(last));
        assertThat(told).isSameAs(last);
        assertThat(told.getSuppressed()).containsExactly(first, second, third);
    }

    @Test
    void soDoesOneThatWillNotPass() {
        EngineException permanent = new EngineException(Problem.of(ErrorCode.PERMISSION_DENIED, "no"));
        Throwable told = failureOf(false, new TransientFailure(first), new TransientFailure(second), permanent);
        assertThat(told).isSameAs(permanent);
        assertThat(told.getSuppressed()).containsExactly(first, second);
    }

    @Test
    void soDoesATimeout() {
        Throwable told = failureOf(
                true,
                new TransientFailure(first),
                new TransientFailure(second),
                new TransientFailure(third),
                new TransientFailure(failure("last")));
        assertThat(told).hasMessageContaining("Query timeout");
        assertThat(told.getSuppressed()).hasSize(4).startsWith(first, second, third);
    }

    /** An exception can't suppress itself. */
    @Test
    void theSameFailureAgainIsToldOnce() {
        Throwable told = failureOf(
                false,
                new TransientFailure(first),
                new TransientFailure(second),
                new TransientFailure(first),
                new TransientFailure(first));
        assertThat(told).isSameAs(first);
        assertThat(told.getSuppressed()).containsExactly(second);
    }

    @Test
    void aSingleFailureIsToldAsItIs() {
        Throwable told = failureOf(false, first);
        assertThat(told).isSameAs(first).hasNoSuppressedExceptions();
    }
}
