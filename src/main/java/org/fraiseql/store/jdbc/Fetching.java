package org.fraiseql.store.jdbc;

import java.sql.SQLException;

/** Rows that come in parts: each part but the first is waited for as a statement is, so that it can be ended from outside. Not thread-safe. */
final class Fetching implements JdbcRows.Next {
    private final JdbcRows.Next next;
    private final int rows;
    private final Wait wait;
    private int here;

    /** Waits for the row with which a part comes. */
    @FunctionalInterface
    interface Wait {
        boolean first(JdbcRows.Next next) throws SQLException;
    }

    /**
     * @param next over rows whose first part is here
     * @param rows of a part
     */
    Fetching(JdbcRows.Next next, int rows, Wait wait) {
        this.next = next;
        this.rows = rows;
        this.wait = wait;
        this.here = rows;
    }

    @Override
    public boolean row() throws SQLException {
        if (here > 0) {
            here--;
            return next.row();
        }
        here = rows - 1;
        return wait.first(next);
    }
}
