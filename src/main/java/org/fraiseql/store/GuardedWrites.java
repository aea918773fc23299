package org.fraiseql.store;

import org.fraiseql.support.Deadline;

/** Writes to a database that is not asked while it is known to be away. Thread-safe. */
public final class GuardedWrites implements WriteBackend {
    private final WriteBackend direct;
    private final OutageGuard guard;

    public GuardedWrites(WriteBackend direct, OutageGuard guard) {
        this.direct = direct;
        this.guard = guard;
    }

    @Override
    public WriteSession open(boolean isOwnTransaction, WriteAttempt attempt, RequestTerms terms) {
        if (guard.isSuspected()) {
            return guard.call(() -> direct.open(isOwnTransaction, attempt, terms));
        }
        try {
            return direct.open(isOwnTransaction, attempt, terms);
        } catch (RuntimeException e) {
            guard.failed(e);
            throw e;
        }
    }

    /** While there is a suspicion nothing is tested beforehand: opening tells, and is counted. */
    @Override
    public void prepare(Deadline deadline) {
        if (guard.isSuspected()) {
            return;
        }
        try {
            direct.prepare(deadline);
        } catch (RuntimeException e) {
            guard.failed(e);
            throw e;
        }
    }

    @Override
    public void ending() {
        direct.ending();
    }

    @Override
    public void ended(WriteAttempt attempt) {
        direct.ended(attempt);
    }

    @Override
    public Outcome outcome(TransactionId transaction, Deadline deadline) {
        return direct.outcome(transaction, deadline);
    }
}
