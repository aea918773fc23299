package org.fraiseql.store.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.fraiseql.store.FetchSize;

/** Rows that come in parts: each part but the first is waited for as a statement is, so that it can be ended from outside. Not thread-safe. */
final class Fetching implements JdbcRows.Next {
    private final ResultSet result;
    private final FetchSize size;
    private final Wait wait;
    private int here;

    /** Waits for the row with which a part comes. */
    @FunctionalInterface
    interface Wait {
        boolean first(JdbcRows.Next next) throws SQLException;
    }

    /**
     * @param result whose first part is here
     * @param size of it, and of the next ones
     */
    Fetching(ResultSet result, FetchSize size, Wait wait) {
        this.result = result;
        this.size = size;
        this.wait = wait;
        this.here = size.first();
    }

    @Override
    public boolean row() throws SQLException {
        size.rowEnds();
        if (here > 0) {
            here--;
            return result.next();
        }
        int next = size.next();
        here = next - 1;
        result.setFetchSize(next);
        return wait.first(result::next);
    }

    @Override
    public void value(int bytes) {
        size.value(bytes);
    }
}
