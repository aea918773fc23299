package org.fraiseql;

import java.util.function.Function;
import org.fraiseql.store.Transactions;
import org.fraiseql.store.WriteSession;
import org.fraiseql.support.Deadline;

/** For engines that only read. */
public final class WithoutTransactions implements Transactions {
    @Override
    public <T> T inTransaction(Deadline deadline, Function<WriteSession, T> work) {
        throw new UnsupportedOperationException("only reads");
    }

    @Override
    public <T> T onceInTransaction(Deadline deadline, Function<WriteSession, T> work) {
        throw new UnsupportedOperationException("only reads");
    }
}
