package org.fraiseql.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.fraiseql.support.Deadline;
import org.fraiseql.support.EngineException;
import org.fraiseql.support.ErrorCode;
import org.fraiseql.support.Problem;
import org.junit.jupiter.api.Test;

class OutageGuardTest {
    private static final EngineException UNREACHABLE = new EngineException(
            Problem.of(ErrorCode.SERVICE_UNAVAILABLE, "away"),
            new DatabaseUnreachable(new IllegalStateException("refused")));

    private final Counting circuit = new Counting();
    private final OutageGuard guard = new OutageGuard(circuit);
    private final AtomicInteger asked = new AtomicInteger();
    private RuntimeException failure = UNREACHABLE;
    private boolean isAway = true;

    private final Backend backend = new GuardedBackend(
            (statements, terms) -> {
                asked.incrementAndGet();
                if (isAway) {
                    throw failure;
                }
                return StubBackend.of(0, "").open(statements, terms);
            },
            guard);

    /** What Fault Tolerance does around the bean in the container. */
    private static final class Counting extends ConnectionCircuit {
        private int failures;
        private int calls;

        @Override
        <T> T call(Supplier<T> work) {
            calls++;
            if (failures == 3) {
                throw new CircuitBreakerOpenException("open");
            }
            try {
                T result = super.call(work);
                failures = 0;
                return result;
            } catch (Failed e) {
                failures++;
                throw e;
            }
        }
    }

    private Throwable open() {
        return catchThrowable(() -> backend.open(List.of(), RequestTerms.until(Deadline.NEVER)));
    }

    @Test
    void afterSomeFailuresTheDatabaseIsNotAskedAgain() {
        for (int i = 0; i < 3; i++) {
            assertThat(open()).isSameAs(UNREACHABLE);
        }
        assertThat(open()).isInstanceOfSatisfying(EngineException.class, e -> {
            assertThat(e.code()).isEqualTo(ErrorCode.SERVICE_UNAVAILABLE);
            assertThat(e).hasMessageContaining("Service temporarily unavailable");
            assertThat(OutageGuard.isRefusalOf(e)).isTrue();
        });
        assertThat(asked).hasValue(3);
    }

    @Test
    void transientFailuresCountByWhatIsBehindThem() {
        failure = new TransientFailure(UNREACHABLE);
        for (int i = 0; i < 4; i++) {
            open();
        }
        assertThat(asked).hasValue(3);
    }

    @Test
    void whatTheDatabaseSaysDoesNotCount() {
        for (String sqlState : List.of("57014", "42501", "22012", "53300", "40001", "57P01")) {
            failure = new EngineException(
                    Problem.of(SqlStates.judge(sqlState), "said").with("sqlState", sqlState),
                    new IllegalStateException(sqlState));
            for (int i = 0; i < 5; i++) {
                assertThat(open()).isSameAs(failure);
            }
        }
        assertThat(circuit.calls).isZero();
    }

    @Test
    void oneThatComesAboutEndsTheSuspicion() {
        open();
        open();
        assertThat(guard.isSuspected()).isTrue();
        isAway = false;
        assertThat(open()).isNull();
        assertThat(guard.isSuspected()).isFalse();
        assertThat(circuit.calls).isEqualTo(3);
        assertThat(open()).isNull();
        assertThat(circuit.calls)
                .as("the container's interceptors cost nothing when all is well")
                .isEqualTo(3);
    }

    @Test
    void whoeverHasSeenTheDatabaseEndsIt() {
        for (int i = 0; i < 4; i++) {
            open();
        }
        isAway = false;
        assertThat(open()).isNotNull();
        guard.databaseAnswers();
        assertThat(open()).isNull();
    }

    @Test
    void writesAreGuardedAlike() {
        AtomicInteger opened = new AtomicInteger();
        AtomicInteger prepared = new AtomicInteger();
        WriteBackend writes = new GuardedWrites(
                new WriteBackend() {
                    @Override
                    public WriteSession open(boolean isOwnTransaction, WriteAttempt attempt, RequestTerms terms) {
                        opened.incrementAndGet();
                        throw UNREACHABLE;
                    }

                    @Override
                    public void prepare(Deadline deadline) {
                        prepared.incrementAndGet();
                        throw UNREACHABLE;
                    }

                    @Override
                    public void ending() {
                        throw UNREACHABLE;
                    }

                    @Override
                    public void ended(WriteAttempt attempt) {
                        throw UNREACHABLE;
                    }

                    @Override
                    public Outcome outcome(TransactionId transaction, Deadline deadline) {
                        return Outcome.UNKNOWN;
                    }
                },
                guard);
        assertThat(catchThrowable(() -> writes.prepare(Deadline.NEVER))).isSameAs(UNREACHABLE);
        for (int i = 0; i < 5; i++) {
            writes.prepare(Deadline.NEVER);
            assertThat(catchThrowable(() -> writes.open(true, new WriteAttempt(), RequestTerms.until(Deadline.NEVER))))
                    .isInstanceOf(EngineException.class);
        }
        assertThat(catchThrowable(writes::ending)).isSameAs(UNREACHABLE);
        assertThat(catchThrowable(() -> writes.ended(new WriteAttempt()))).isSameAs(UNREACHABLE);
        assertThat(prepared).hasValue(1);
        assertThat(opened).hasValue(2);
        assertThat(open()).isInstanceOf(EngineException.class);
        assertThat(asked).hasValue(0);
    }

    /** Five connections that were lost days apart are no outage. */
    @Test
    void failuresWithAnAnswerBetweenThemAreNotInARow() {
        for (int i = 0; i < 5; i++) {
            assertThat(open()).isSameAs(UNREACHABLE);
            guard.databaseAnswers();
        }
        assertThat(asked).hasValue(5);
        int calls = circuit.calls;
        guard.databaseAnswers();
        assertThat(circuit.calls)
                .as("while all is well, the container is not asked")
                .isEqualTo(calls);
    }
}
