package org.fraiseql.typed;

import org.fraiseql.query.RowsChanged;

/** Port: tells the application what was written. Thread-safe. */
public interface ChangedRows {
    /** Tells nobody. */
    ChangedRows NOBODY = new ChangedRows() {
        @Override
        public boolean isInTransaction() {
            return false;
        }

        @Override
        public void tell(RowsChanged changed) {
            // nobody
        }
    };

    /** Whether observers wait for the end of a transaction of this thread; otherwise they are told when it has ended. */
    boolean isInTransaction();

    /** Tells the observers. */
    void tell(RowsChanged changed);
}
