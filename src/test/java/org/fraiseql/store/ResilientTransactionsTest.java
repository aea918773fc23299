package org.fraiseql.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import jakarta.transaction.HeuristicMixedException;
import jakarta.transaction.RollbackException;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.fraiseql.sql.BoundStatement;
import org.fraiseql.support.Deadline;
import org.fraiseql.support.EngineException;
import org.fraiseql.support.ErrorCode;
import org.fraiseql.support.Problem;
import org.fraiseql.support.config.ConfigReader;
import org.fraiseql.support.config.DatabaseConfig;
import org.fraiseql.support.config.WrittenConfig;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** When a transaction is run again, and what is told of a commit whose answer was lost. */
class ResilientTransactionsTest {
    private int runs;

    @Test
    void runsATransactionAgainThatPostgreSQLGaveUp() {
        StubTransaction transaction = new StubTransaction(WriteBackend.Outcome.UNKNOWN);
        String result = transactions(transaction).inTransaction(RequestTerms.until(Deadline.NEVER), session -> {
            if (++runs < 3) {
                throw failure(ErrorCode.TRANSACTION_ROLLBACK);
            }
            return "done";
        });
        assertThat(result).isEqualTo("done");
        assertThat(runs).isEqualTo(3);
    }

    /** Each connection of the pool may have prepared a statement before the database was changed. */
    @Test
    void preparesStatementsAnewOnAsManyConnectionsAsThereAre() {
        StubTransaction transaction = new StubTransaction(WriteBackend.Outcome.UNKNOWN);
        String result = transactions(transaction).inTransaction(RequestTerms.until(Deadline.NEVER), session -> {
            if (++runs <= 20) {
                throw stale();
            }
            return "done";
        });
        assertThat(result).isEqualTo("done");
        assertThatExceptionOfType(EngineException.class)
                .isThrownBy(() -> transactions(transaction)
                        .onceInTransaction(RequestTerms.until(Deadline.NEVER), session -> {
                            throw stale();
                        }))
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.TRANSACTION_ROLLBACK));
    }

    @Test
    void tellsOfTheStatementThatWasPreparedAnew() {
        assertThatExceptionOfType(EngineException.class)
                .isThrownBy(() -> transactions(new StubTransaction(WriteBackend.Outcome.UNKNOWN))
                        .inTransaction(RequestTerms.until(Deadline.NEVER), session -> {
                            throw ++runs == 1 ? stale() : failure(ErrorCode.PERMISSION_DENIED);
                        }))
                .satisfies(e -> assertThat(e.getSuppressed()).singleElement().satisfies(earlier -> assertThat(earlier)
                        .hasCauseInstanceOf(StalePlan.class)));
    }

    private static EngineException stale() {
        return new EngineException(StoreErrors.stalePlan(), new StalePlan(new SQLException("stub", "0A000")));
    }

    @Test
    void givesUpAfterTheRetriesThatAreAllowed() {
        StubTransaction transaction = new StubTransaction(WriteBackend.Outcome.UNKNOWN);
        assertThatExceptionOfType(EngineException.class).isThrownBy(() -> transactions(transaction)
                .inTransaction(RequestTerms.until(Deadline.NEVER), session -> {
                    runs++;
                    throw failure(ErrorCode.SERVICE_UNAVAILABLE);
                }));
        assertThat(runs).isEqualTo(4);
    }

    /** Whoever is not let through to a database that is away is told so at once. */
    @Test
    void doesNotRunAgainWhatTheCircuitBreakerTurnsAway() {
        StubTransaction transaction = new StubTransaction(WriteBackend.Outcome.UNKNOWN);
        assertThatExceptionOfType(EngineException.class).isThrownBy(() -> transactions(transaction)
                .inTransaction(RequestTerms.until(Deadline.NEVER), session -> {
                    runs++;
                    throw new EngineException(
                            Problem.of(ErrorCode.SERVICE_UNAVAILABLE, "stub"), new CircuitBreakerOpenException("open"));
                }));
        assertThat(runs).isEqualTo(1);
    }

    @Test
    void doesNotRunAgainWhatIsRefusedNorWhatMayHaveOtherEffects() {
        StubTransaction transaction = new StubTransaction(WriteBackend.Outcome.UNKNOWN);
        assertThatExceptionOfType(EngineException.class).isThrownBy(() -> transactions(transaction)
                .inTransaction(RequestTerms.until(Deadline.NEVER), session -> {
                    runs++;
                    throw failure(ErrorCode.CONSTRAINT_VIOLATION);
                }));
        assertThatExceptionOfType(EngineException.class).isThrownBy(() -> transactions(transaction)
                .onceInTransaction(RequestTerms.until(Deadline.NEVER), session -> {
                    runs++;
                    throw failure(ErrorCode.TRANSACTION_ROLLBACK);
                }));
        assertThat(runs).isEqualTo(2);
    }

    @Test
    void aLostCommitThatWasAppliedIsASuccess() {
        StubTransaction transaction = new StubTransaction(WriteBackend.Outcome.COMMITTED).losesCommits(1);
        assertThat(transactions(transaction).<String>inTransaction(RequestTerms.until(Deadline.NEVER), this::write))
                .isEqualTo("run 1");
        assertThat(runs).isEqualTo(1);
    }

    @Test
    void aLostCommitThatWasAbortedIsRunAgain() {
        StubTransaction transaction = new StubTransaction(WriteBackend.Outcome.ABORTED).losesCommits(1);
        assertThat(transactions(transaction).<String>inTransaction(RequestTerms.until(Deadline.NEVER), this::write))
                .isEqualTo("run 2");
    }

    @Test
    void aLostCommitOfWhichNobodyKnowsIsToldAndNotRunAgain() {
        StubTransaction transaction = new StubTransaction(WriteBackend.Outcome.UNKNOWN).losesCommits(1);
        assertThatExceptionOfType(EngineException.class)
                .isThrownBy(() -> transactions(transaction)
                        .<String>inTransaction(RequestTerms.until(Deadline.NEVER), this::write))
                .satisfies(failure -> assertThat(failure.problems().getFirst().details())
                        .containsEntry("outcome", "unknown")
                        .containsEntry("retryable", false));
        assertThat(runs).isEqualTo(1);
    }

    @Test
    void aLostCommitOfATransactionThatWroteNothingIsRunAgain() {
        StubTransaction transaction = new StubTransaction(WriteBackend.Outcome.UNKNOWN).losesCommits(1);
        assertThat(transactions(transaction)
                        .<String>inTransaction(RequestTerms.until(Deadline.NEVER), session -> "run " + ++runs))
                .isEqualTo("run 2");
    }

    /** Regression: WildFly's interceptor throws what its transaction manager throws, checked and not declared, and it went to the client as an internal error. */
    @Test
    void aCommitThatFailsWithACheckedExceptionIsAskedForToo() {
        StubTransaction aborted =
                new StubTransaction(WriteBackend.Outcome.ABORTED).losesCommit(new HeuristicMixedException("stub"));
        assertThat(transactions(aborted).<String>inTransaction(RequestTerms.until(Deadline.NEVER), this::write))
                .isEqualTo("run 2");
        StubTransaction unknown =
                new StubTransaction(WriteBackend.Outcome.UNKNOWN).losesCommit(new RollbackException("stub"));
        assertThatExceptionOfType(EngineException.class)
                .isThrownBy(() ->
                        transactions(unknown).<String>inTransaction(RequestTerms.until(Deadline.NEVER), this::write))
                .satisfies(failure ->
                        assertThat(failure.problems().getFirst().details()).containsEntry("outcome", "unknown"));
    }

    private String write(WriteSession session) {
        session.recordTransactionId("4711");
        return "run " + ++runs;
    }

    private static EngineException failure(ErrorCode code) {
        return new EngineException(Problem.of(code, "stub"));
    }

    private static ResilientTransactions transactions(WriteTransaction transaction) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("fraiseql.db.initial-backoff-ms", "1");
        values.put("fraiseql.db.max-backoff-ms", "2");
        DatabaseConfig config = ConfigReader.read(new WrittenConfig(values)).db();
        return new ResilientTransactions(transaction, config);
    }

    /** What JTA does, with commits that fail after the work was done. */
    private static final class StubTransaction extends WriteTransaction {
        private final Deque<Exception> lostCommits = new ArrayDeque<>();

        StubTransaction(WriteBackend.Outcome outcome) {
            super(new StubWriteBackend(outcome));
        }

        StubTransaction losesCommits(int count) {
            for (int i = 0; i < count; i++) {
                lostCommits.add(new IllegalStateException("the connection broke during the commit"));
            }
            return this;
        }

        StubTransaction losesCommit(Exception failure) {
            lostCommits.add(failure);
            return this;
        }

        @Override
        public boolean isUnderWay() {
            return false;
        }

        @Override
        public <T> void run(
                Function<WriteSession, T> work,
                boolean isOwn,
                RequestTerms terms,
                WriteAttempt attempt,
                AtomicReference<@Nullable T> result) {
            try (WriteSession session = backend().open(isOwn, attempt, terms)) {
                result.set(work.apply(session));
                attempt.workDone();
            } catch (EngineException e) {
                attempt.failed(e);
            }
            Optional<Exception> lost = Optional.ofNullable(lostCommits.poll());
            if (lost.isPresent()) {
                throw StubTransaction.<RuntimeException>undeclared(lost.get());
            }
        }

        @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // so that a checked one is thrown as it is
        private static <E extends Exception> E undeclared(Exception failure) throws E {
            throw (E) failure;
        }
    }

    private record StubWriteBackend(Outcome told) implements WriteBackend {
        @Override
        public void prepare(Deadline deadline) {}

        @Override
        public WriteSession open(boolean isOwnTransaction, WriteAttempt attempt, RequestTerms terms) {
            return new WriteSession() {
                @Override
                public Rows run(BoundStatement statement) {
                    throw new UnsupportedOperationException(List.of(statement).toString());
                }

                @Override
                public void recordTransactionId(String number) {
                    attempt.recordTransactionId(number);
                }

                @Override
                public void checkDeferred() {}

                @Override
                public void close() {}
            };
        }

        @Override
        public void ending() {}

        @Override
        public void ended(WriteAttempt attempt) {}

        @Override
        public Outcome outcome(TransactionId transaction, Deadline deadline) {
            return told;
        }
    }
}
