package org.fraiseql.store.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.function.Function;
import org.fraiseql.store.DatabaseUse;
import org.fraiseql.store.Rows;
import org.fraiseql.support.EngineException;
import org.jspecify.annotations.Nullable;

/** Rows of a {@link ResultSet} in text transfer: {@code getBytes} gives the bytes as PostgreSQL sent them. */
record JdbcRows(ResultSet result, DatabaseUse use, Function<SQLException, EngineException> failure) implements Rows {
    @Override
    public boolean next() {
        try {
            if (!result.next()) {
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
            return result.getBytes(index + 1);
        } catch (SQLException e) {
            throw failure.apply(e);
        }
    }
}
