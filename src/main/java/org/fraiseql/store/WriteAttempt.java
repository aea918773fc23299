package org.fraiseql.store;

import java.util.Optional;
import org.fraiseql.support.EngineException;
import org.jspecify.annotations.Nullable;

/** How far one run of a transaction has come, for the judgement when its end fails. Used by one thread. */
public final class WriteAttempt {
    private final long beganNanos = System.nanoTime();
    private @Nullable TransactionId transaction;
    private @Nullable EngineException failure;
    private boolean isWorkDone;
    private boolean hasTurn;

    public void recordTransactionId(String number) {
        transaction = new TransactionId(number, beganNanos);
    }

    Optional<TransactionId> transaction() {
        return Optional.ofNullable(transaction);
    }

    /** Its connection was waited for in turn, and the turn is kept until the transaction is over. */
    public void keepsTurn() {
        hasTurn = true;
    }

    public boolean hasTurn() {
        return hasTurn;
    }

    /** All statements have run; what fails from now on is the commit. */
    void workDone() {
        isWorkDone = true;
    }

    boolean isWorkDone() {
        return isWorkDone;
    }

    void failed(EngineException e) {
        failure = e;
    }

    Optional<EngineException> failure() {
        return Optional.ofNullable(failure);
    }
}
