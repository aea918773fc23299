package org.fraiseql.store;

import jakarta.transaction.Status;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.List;
import org.fraiseql.sql.BoundStatement;

/** Reads in the caller's JTA transaction where there is one: a bean that has written sees it. Thread-safe. */
public final class JoiningBackend implements Backend {
    private final TransactionSynchronizationRegistry transactions;
    private final Backend inTransaction;
    private final Backend alone;

    /** @param transactions the container's own, as a bean's proxy before each read would cost more than the question */
    public JoiningBackend(TransactionSynchronizationRegistry transactions, Backend inTransaction, Backend alone) {
        this.transactions = transactions;
        this.inTransaction = inTransaction;
        this.alone = alone;
    }

    @Override
    public ReadSession open(List<BoundStatement> statements, RequestTerms terms) {
        boolean isUnderWay = transactions.getTransactionStatus() != Status.STATUS_NO_TRANSACTION;
        return (isUnderWay ? inTransaction : alone).open(statements, terms);
    }
}
