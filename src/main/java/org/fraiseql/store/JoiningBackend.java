package org.fraiseql.store;

import java.util.List;
import org.fraiseql.sql.BoundStatement;

/** Reads in the caller's JTA transaction where there is one: a bean that has written sees it. Thread-safe. */
public final class JoiningBackend implements Backend {
    private final WriteTransaction transaction;
    private final Backend inTransaction;
    private final Backend alone;

    public JoiningBackend(WriteTransaction transaction, Backend inTransaction, Backend alone) {
        this.transaction = transaction;
        this.inTransaction = inTransaction;
        this.alone = alone;
    }

    @Override
    public ReadSession open(List<BoundStatement> statements) {
        return (transaction.isUnderWay() ? inTransaction : alone).open(statements);
    }
}
