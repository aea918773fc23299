package org.fraiseql.store.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Texts that are prepared. The server keeps prepared statements of a connection by their number, PostgreSQL keeps a plan for each, and clients may invent any number of long ones: those are
 * left to the driver's cache, which is bounded by the length of their texts.
 */
final class PreparedTexts {
    /** Longer than what people write, as far as it was seen. */
    static final int LONG_TEXT = 16 * 1024;

    private PreparedTexts() {}

    static PreparedStatement prepared(Connection connection, String text) throws SQLException {
        return kept(connection.prepareStatement(text), text);
    }

    /** One whose rows can be counted before they are read, for which the driver holds all of them. */
    static PreparedStatement preparedAtOnce(Connection connection, String text) throws SQLException {
        return kept(
                connection.prepareStatement(text, ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.CONCUR_READ_ONLY), text);
    }

    private static PreparedStatement kept(PreparedStatement statement, String text) throws SQLException {
        if (text.length() > LONG_TEXT) {
            statement.setPoolable(false);
        }
        return statement;
    }
}
