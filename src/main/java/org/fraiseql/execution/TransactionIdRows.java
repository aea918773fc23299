package org.fraiseql.execution;

import java.nio.charset.StandardCharsets;
import org.fraiseql.store.Rows;
import org.fraiseql.store.WriteSession;
import org.jspecify.annotations.Nullable;

/** Tells the session the number of its transaction, which the first row has in its last column. */
final class TransactionIdRows implements Rows {
    private final Rows rows;
    private final int column;
    private final WriteSession session;
    private boolean isTold;

    TransactionIdRows(Rows rows, int column, WriteSession session) {
        this.rows = rows;
        this.column = column;
        this.session = session;
    }

    @Override
    public boolean next() {
        boolean hasNext = rows.next();
        if (hasNext && !isTold) {
            isTold = true;
            byte @Nullable [] number = rows.column(column);
            if (number != null) {
                session.recordTransactionId(new String(number, StandardCharsets.US_ASCII));
            }
        }
        return hasNext;
    }

    @Override
    public byte @Nullable [] column(int index) {
        return rows.column(index);
    }
}
