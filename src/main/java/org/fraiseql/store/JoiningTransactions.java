package org.fraiseql.store;

import java.util.function.Function;

/**
 * Transactions of a backend that knows nothing of JTA, and those of JTA where they must be: when the caller has begun one, and when beans take part, whose own
 * {@code @Transactional} methods join it. Thread-safe.
 */
public final class JoiningTransactions implements Transactions {
    private final TransactionScope jta;
    private final Transactions ofJta;
    private final Transactions alone;

    public JoiningTransactions(TransactionScope jta, Transactions ofJta, Transactions alone) {
        this.jta = jta;
        this.ofJta = ofJta;
        this.alone = alone;
    }

    @Override
    public <T> T inTransaction(RequestTerms terms, Function<WriteSession, T> work) {
        return (jta.isUnderWay() ? ofJta : alone).inTransaction(terms, work);
    }

    @Override
    public <T> T onceInTransaction(RequestTerms terms, Function<WriteSession, T> work) {
        return ofJta.onceInTransaction(terms, work);
    }
}
