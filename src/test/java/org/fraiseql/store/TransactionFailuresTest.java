package org.fraiseql.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.UserTransaction;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.fraiseql.support.Deadline;
import org.fraiseql.support.EngineException;
import org.fraiseql.support.ErrorCode;
import org.fraiseql.support.Problem;
import org.fraiseql.support.config.ConfigReader;
import org.fraiseql.support.config.WrittenConfig;
import org.junit.jupiter.api.Test;

/** Outside of a container, so that a transaction has no end of its own. */
class TransactionFailuresTest {
    private final EngineException first = failure(ErrorCode.SERVICE_UNAVAILABLE, "first");
    private final EngineException second = failure(ErrorCode.TRANSACTION_ROLLBACK, "second");
    private final EngineException permanent = failure(ErrorCode.CONSTRAINT_VIOLATION, "permanent");
    private final StubWrites writes = new StubWrites();
    private final List<Integer> allowed = new ArrayList<>();
    private final List<Synchronization> registered = new ArrayList<>();

    private static EngineException failure(ErrorCode code, String message) {
        return new EngineException(Problem.of(code, message));
    }

    /** Fails where it is told to. */
    private static final class StubWrites implements WriteBackend {
        private final Deque<EngineException> preparing = new ArrayDeque<>();
        private final Deque<EngineException> opening = new ArrayDeque<>();
        private final List<String> calls = new ArrayList<>();

        private static void pass(Deque<EngineException> failures) {
            if (!failures.isEmpty()) {
                throw failures.pop();
            }
        }

        @Override
        public void prepare(Deadline deadline) {
            calls.add("prepare");
            pass(preparing);
        }

        @Override
        public WriteSession open(boolean isOwnTransaction, WriteAttempt attempt, RequestTerms terms) {
            calls.add("open");
            pass(opening);
            return (WriteSession) Proxy.newProxyInstance(
                    getClass().getClassLoader(), new Class<?>[] {WriteSession.class}, (proxy, method, given) -> null);
        }

        @Override
        public void ending() {
            calls.add("ending");
        }

        @Override
        public void ended(WriteAttempt attempt) {
            calls.add("ended");
        }

        @Override
        public Outcome outcome(TransactionId transaction, Deadline deadline) {
            return Outcome.UNKNOWN;
        }
    }

    private ResilientTransactions transactions(int status) {
        WriteTransaction transaction = new WriteTransaction(writes);
        transaction.transactions = (TransactionSynchronizationRegistry) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {TransactionSynchronizationRegistry.class},
                (proxy, method, given) -> switch (method.getName()) {
                    case "getTransactionStatus" -> status;
                    case "getRollbackOnly" -> false;
                    case "registerInterposedSynchronization" -> registered.add((Synchronization) given[0]);
                    default -> null;
                });
        transaction.userTransaction = (UserTransaction) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {UserTransaction.class}, (proxy, method, given) -> {
                    allowed.add((int) given[0]);
                    return null;
                });
        return new ResilientTransactions(
                transaction,
                ConfigReader.read(new WrittenConfig(Map.of("fraiseql.db.initial-backoff-ms", "1")))
                        .db());
    }

    /** The container's own time for a transaction, two minutes or so, is none of the request's. */
    @Test
    void aTransactionMayTakeAsLongAsItsRequest() {
        alone().inTransaction(RequestTerms.until(Deadline.in(Duration.ofSeconds(600))), session -> "done");
        assertThat(allowed).hasSize(2).first().satisfies(seconds -> assertThat(seconds)
                .isBetween(600, 606));
        assertThat(allowed.getLast())
                .as("the container's own, for whoever has the thread next")
                .isZero();
    }

    private ResilientTransactions alone() {
        return transactions(Status.STATUS_NO_TRANSACTION);
    }

    @Test
    void theLastFailureTellsOfThoseBefore() {
        writes.opening.addAll(Arrays.asList(first, second, permanent));
        Throwable told =
                catchThrowable(() -> alone().inTransaction(RequestTerms.until(Deadline.NEVER), session -> "done"));
        assertThat(told).isSameAs(permanent);
        assertThat(told.getSuppressed()).containsExactly(first, second);
    }

    @Test
    void aDefectTellsOfThemToo() {
        writes.opening.add(first);
        IllegalStateException defect = new IllegalStateException("defect");
        Throwable told = catchThrowable(() -> alone().inTransaction(RequestTerms.until(Deadline.NEVER), session -> {
            throw defect;
        }));
        assertThat(told).isSameAs(defect);
        assertThat(told.getSuppressed()).containsExactly(first);
    }

    @Test
    void connectionsAreTestedBeforeEachTransaction() {
        writes.opening.add(first);
        assertThat(alone().<String>inTransaction(RequestTerms.until(Deadline.NEVER), session -> "done"))
                .isEqualTo("done");
        assertThat(writes.calls).containsExactly("prepare", "open", "ended", "prepare", "open", "ended");
    }

    @Test
    void aDatabaseThatIsAwayBeforeTheTransactionIsTriedAgain() {
        writes.preparing.addAll(Arrays.asList(first, second));
        assertThat(alone().<String>inTransaction(RequestTerms.until(Deadline.NEVER), session -> "done"))
                .isEqualTo("done");
        assertThat(writes.calls).containsExactly("prepare", "prepare", "prepare", "open", "ended");
    }

    @Test
    void noneAreTestedInATransactionOfTheCaller() {
        transactions(Status.STATUS_ACTIVE).inTransaction(RequestTerms.until(Deadline.NEVER), session -> "done");
        assertThat(writes.calls).containsExactly("open");
    }

    @Test
    void theBackendIsToldWhenItsTransactionEnds() {
        alone().inTransaction(RequestTerms.until(Deadline.NEVER), session -> "done");
        registered.getFirst().afterCompletion(Status.STATUS_COMMITTED);
        assertThat(writes.calls).containsExactly("prepare", "open", "ended", "ending");
    }

    @Test
    void butNotByAnotherThreadWhichWouldNotSayWhenItIsOver() throws InterruptedException {
        alone().inTransaction(RequestTerms.until(Deadline.NEVER), session -> "done");
        Thread ofContainer =
                Thread.ofPlatform().start(() -> registered.getFirst().afterCompletion(Status.STATUS_ROLLEDBACK));
        ofContainer.join();
        assertThat(writes.calls).containsExactly("prepare", "open", "ended");
    }

    @Test
    void norInATransactionOfTheCaller() {
        transactions(Status.STATUS_ACTIVE).inTransaction(RequestTerms.until(Deadline.NEVER), session -> "done");
        assertThat(registered).isEmpty();
    }
}
