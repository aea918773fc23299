package org.fraiseql.store.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.fraiseql.sql.SessionStatements;

/** As whom the owner of a transaction works in which a caller's statements run: it is given back to him as he had it. */
sealed interface RoleBefore {
    /** The transaction is new. */
    RoleBefore OF_SESSION = new OfSession();

    /** What somebody else's transaction has now. */
    static RoleBefore of(Connection connection) throws SQLException {
        try (Statement asking = connection.createStatement();
                ResultSet row = asking.executeQuery(SessionStatements.ROLE)) {
            if (!row.next()) {
                throw new IllegalStateException("PostgreSQL does not say which role it has");
            }
            return new Named(row.getString(1));
        }
    }

    void restore(Connection connection) throws SQLException;

    /** What a new session of the connecting user has. */
    record OfSession() implements RoleBefore {
        @Override
        public void restore(Connection connection) throws SQLException {
            try (Statement leave = connection.createStatement()) {
                leave.execute(SessionStatements.AS_CONNECTING_USER);
            }
        }
    }

    /** @param role {@code none} for the connecting user */
    record Named(String role) implements RoleBefore {
        @Override
        public void restore(Connection connection) throws SQLException {
            try (PreparedStatement leave = connection.prepareStatement(SessionStatements.AS_ROLE)) {
                leave.setString(1, role);
                leave.execute();
            }
        }
    }
}
