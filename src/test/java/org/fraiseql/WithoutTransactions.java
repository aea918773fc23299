package org.fraiseql;

import java.util.function.Function;
import org.fraiseql.store.RequestTerms;
import org.fraiseql.store.Transactions;
import org.fraiseql.store.WriteSession;

/** For engines that only read. */
public final class WithoutTransactions implements Transactions {
    @Override
    public <T> T inTransaction(RequestTerms terms, Function<WriteSession, T> work) {
        throw new UnsupportedOperationException("only reads");
    }

    @Override
    public <T> T onceInTransaction(RequestTerms terms, Function<WriteSession, T> work) {
        throw new UnsupportedOperationException("only reads");
    }
}
