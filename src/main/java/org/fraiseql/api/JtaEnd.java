package org.fraiseql.api;

import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import org.fraiseql.typed.TransactionEnd;

/** Tells of the end of JTA transactions. Thread-safe. */
record JtaEnd(TransactionSynchronizationRegistry transactions) implements TransactionEnd {
    @Override
    public void tell(Runnable task) {
        if (transactions.getTransactionStatus() != Status.STATUS_NO_TRANSACTION) {
            transactions.registerInterposedSynchronization(new Told(task));
        }
    }

    /** Before the commit, so that what is open can be closed in the transaction; behind the end, as a rollback says nothing before. */
    private record Told(Runnable task) implements Synchronization {
        @Override
        public void beforeCompletion() {
            task.run();
        }

        @Override
        public void afterCompletion(int status) {
            task.run();
        }
    }
}
