package org.fraiseql.store;

import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.fraiseql.support.Deadline;
import org.fraiseql.support.EngineException;
import org.fraiseql.support.ErrorCode;
import org.fraiseql.support.config.DatabaseConfig;
import org.jspecify.annotations.Nullable;

/**
 * Runs a transaction again as long as it is certain that nothing of it was applied: it was rolled back, or PostgreSQL itself says that it was aborted.
 * A commit whose answer was lost is asked for by the transaction's number; if PostgreSQL can't tell either, that is what the client is told.
 */
public final class ResilientTransactions implements Transactions {
    private final TransactionScope transaction;
    private final DatabaseConfig config;

    public ResilientTransactions(TransactionScope transaction, DatabaseConfig config) {
        this.transaction = transaction;
        this.config = config;
    }

    @Override
    public <T> T inTransaction(RequestTerms terms, Function<WriteSession, T> work) {
        return run(terms, work, config.maxRetries(), config.maxConnections());
    }

    @Override
    public <T> T onceInTransaction(RequestTerms terms, Function<WriteSession, T> work) {
        return run(terms, work, 0, 0);
    }

    /** @param maxRenewals how often statements may be prepared anew: once on each connection */
    private <T> T run(RequestTerms terms, Function<WriteSession, T> work, int maxRetries, int maxRenewals) {
        if (transaction.isUnderWay()) {
            return joined(terms, work);
        }
        EarlierFailures earlier = new EarlierFailures();
        try {
            return run(terms, work, maxRetries, maxRenewals, earlier);
        } catch (RuntimeException e) {
            throw earlier.toldBy(e);
        }
    }

    private <T> T run(
            RequestTerms terms,
            Function<WriteSession, T> work,
            int maxRetries,
            int maxRenewals,
            EarlierFailures earlier) {
        int renewed = 0;
        Attempts attempts = new Attempts(System.nanoTime(), config.attemptTimeout(), terms.deadline());
        for (int failed = 0; ; ) {
            AtomicReference<@Nullable T> result = new AtomicReference<>();
            Optional<EngineException> failure = attempt(terms, work, result);
            if (failure.isEmpty()) {
                return present(result);
            }
            EngineException reason = failure.get();
            if (renewed < maxRenewals && StalePlan.isBehind(reason)) {
                renewed++;
                earlier.add(reason);
                attempts.anotherBegins(System.nanoTime());
                continue;
            }
            if (failed >= maxRetries || !mayPass(reason) || !attempts.leaveTimeForAnother(System.nanoTime())) {
                throw reason;
            }
            earlier.add(reason);
            pause(failed++);
            terms.use().retried();
            attempts.anotherBegins(System.nanoTime());
        }
    }

    /** In the caller's transaction, whose end is the caller's; a failure leaves it nothing but to be rolled back. */
    private <T> T joined(RequestTerms terms, Function<WriteSession, T> work) {
        AtomicReference<@Nullable T> result = new AtomicReference<>();
        WriteAttempt attempt = new WriteAttempt();
        transaction.run(work, false, terms, attempt, result);
        if (attempt.failure().isPresent()) {
            throw attempt.failure().get();
        }
        return present(result);
    }

    /** Empty when it was committed. What is returned was certainly not applied; what is thrown must not be run again. */
    private <T> Optional<EngineException> attempt(
            RequestTerms terms, Function<WriteSession, T> work, AtomicReference<@Nullable T> result) {
        WriteAttempt attempt = new WriteAttempt();
        try {
            prepare(attempt, terms.deadline());
            runOwn(terms, work, attempt, result);
            return attempt.failure();
        } catch (RuntimeException e) {
            if (attempt.failure().isPresent()) {
                return attempt.failure();
            }
            if (!attempt.isWorkDone()) {
                throw e;
            }
            return afterCommit(attempt, terms.deadline(), e);
        }
    }

    private <T> void runOwn(
            RequestTerms terms,
            Function<WriteSession, T> work,
            WriteAttempt attempt,
            AtomicReference<@Nullable T> result) {
        transaction.mayTakeUntil(terms.deadline());
        try {
            transaction.run(work, true, terms, attempt, result);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception undeclared) {
            // WildFly throws what its transaction manager throws at the end, checked as it is
            throw new IllegalStateException("The transaction could not be ended", undeclared);
        } finally {
            transaction.backend().ended(attempt);
            transaction.mayTakeAsUsual(terms.deadline());
        }
    }

    private void prepare(WriteAttempt attempt, Deadline deadline) {
        try {
            transaction.backend().prepare(deadline);
        } catch (EngineException e) {
            attempt.failed(e);
            throw e;
        }
    }

    private Optional<EngineException> afterCommit(WriteAttempt attempt, Deadline deadline, RuntimeException failure) {
        Optional<TransactionId> written = attempt.transaction();
        if (written.isEmpty()) {
            // no row was written
            return Optional.of(StoreErrors.notCommitted(failure));
        }
        return switch (transaction.backend().outcome(written.get(), deadline)) {
            case COMMITTED -> Optional.empty();
            case ABORTED -> Optional.of(StoreErrors.notCommitted(failure));
            case UNKNOWN -> throw StoreErrors.unknownOutcome(failure);
        };
    }

    /** A timeout is not run again: what took too long once would hold its locks as long again. */
    private static boolean mayPass(EngineException failure) {
        return failure.code() == ErrorCode.TRANSACTION_ROLLBACK
                || (failure.code() == ErrorCode.SERVICE_UNAVAILABLE && !OutageGuard.isRefusalOf(failure));
    }

    private void pause(int failed) {
        long cap = new Backoff(config.initialBackoff(), config.maxBackoff())
                .after(failed + 1)
                .toMillis();
        try {
            // full jitter: transactions that met once should not meet again
            Thread.sleep(ThreadLocalRandom.current().nextLong(cap + 1));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw StoreErrors.notCommitted(e);
        }
    }

    private static <T> T present(AtomicReference<@Nullable T> result) {
        T value = result.get();
        if (value == null) {
            throw new IllegalStateException("the work has no result");
        }
        return value;
    }
}
