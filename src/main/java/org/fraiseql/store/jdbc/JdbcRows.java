package org.fraiseql.store.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.function.Function;
import org.fraiseql.store.Rows;
import org.fraiseql.support.EngineException;
import org.jspecify.annotations.Nullable;

/** Rows of a {@link ResultSet} in text transfer: {@code getBytes} gives the bytes as PostgreSQL sent them. */
record JdbcRows(ResultSet result, Function<SQLException, EngineException> failure) implements Rows {
    @Override
    public boolean next() {
        try {
            return result.next();
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
