package org.fraiseql.store.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.function.Function;
import org.fraiseql.store.DatabaseUse;
import org.fraiseql.store.Rows;
import org.fraiseql.support.EngineException;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a {@link ResultSet} in text transfer: {@code getBytes} gives the bytes as PostgreSQL sent them.
 *
 * @param following goes on to the next one, if there is one
 */
record JdbcRows(ResultSet result, Next following, DatabaseUse use, Function<SQLException, EngineException> failure)
        implements Rows {
    /** The way to the next row. */
    @FunctionalInterface
    interface Next {
        boolean row() throws SQLException;

        /** Of the row that is there a value was read. */
        default void value(int bytes) {}
    }

    @Override
    public boolean next() {
        try {
            if (!following.row()) {
                return false;
            }
            use.row();
            return true;
        } catch (SQLException e) {
            throw failure.apply(e);
        }
    }

    @Override
    public byte @Nullable [] column(int index) {
        try {
            byte[] value = result.getBytes(index + 1);
            if (value != null) {
                following.value(value.length);
            }
            return value;
        } catch (SQLException e) {
            throw failure.apply(e);
        }
    }
}
