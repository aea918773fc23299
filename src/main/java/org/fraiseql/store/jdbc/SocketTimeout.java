package org.fraiseql.store.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/**
 * The driver's socket time-out where the container's datasource was not given ours: no container can calculate it from the query time-out, and WildFly can't
 * even take it over. The first connection shows which it is, so that the others cost nothing where all is well. Thread-safe.
 */
final class SocketTimeout {
    private enum Source {
        UNKNOWN,
        DATASOURCE,
        CHECKOUT
    }

    private final int millis;
    private volatile Source source;

    /** @param timeout zero leaves all connections as they are */
    SocketTimeout(Duration timeout) {
        this.millis = (int) timeout.toMillis();
        this.source = timeout.isZero() ? Source.DATASOURCE : Source.UNKNOWN;
    }

    void limit(Connection connection) throws SQLException {
        switch (source) {
            case DATASOURCE -> {}
            case UNKNOWN -> {
                source = connection.getNetworkTimeout() == millis ? Source.DATASOURCE : Source.CHECKOUT;
                limit(connection);
            }
            case CHECKOUT -> {
                if (connection.getNetworkTimeout() != millis) {
                    connection.setNetworkTimeout(Runnable::run, millis);
                }
            }
        }
    }
}
