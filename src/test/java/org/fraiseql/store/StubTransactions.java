package org.fraiseql.store;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.fraiseql.sql.BoundStatement;
import org.jspecify.annotations.Nullable;

/** A database in which each statement that writes gives one row of ones, and which counts what is committed. Thread-safe. */
public final class StubTransactions implements Transactions {
    private final AtomicInteger committed = new AtomicInteger();

    @Override
    public <T> T inTransaction(RequestTerms terms, Function<WriteSession, T> work) {
        T done = work.apply(new OneRow());
        committed.incrementAndGet();
        return done;
    }

    @Override
    public <T> T onceInTransaction(RequestTerms terms, Function<WriteSession, T> work) {
        return inTransaction(terms, work);
    }

    public int committed() {
        return committed.get();
    }

    private static final class OneRow implements WriteSession {
        @Override
        public Rows run(BoundStatement statement) {
            return new Rows() {
                private boolean isRead;

                @Override
                public boolean next() {
                    boolean isFirst = !isRead;
                    isRead = true;
                    return isFirst;
                }

                @Override
                public byte @Nullable [] column(int index) {
                    return new byte[] {'1'};
                }
            };
        }

        @Override
        public void recordTransactionId(String number) {}

        @Override
        public void checkDeferred() {}

        @Override
        public void close() {}
    }
}
