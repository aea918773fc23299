package org.fraiseql.golden;

import java.io.PrintWriter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import javax.sql.ConnectionEvent;
import javax.sql.ConnectionEventListener;
import javax.sql.DataSource;
import javax.sql.PooledConnection;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGConnectionPoolDataSource;

/** Connections set up as {@code server.xml} sets them up: text transfer, prepared at first use, the session's settings fixed. Keeps them open. */
public final class SessionDataSource implements DataSource {
    private static final String ON_CONNECT =
            "SELECT set_config('TimeZone', 'UTC', false), set_config('DateStyle', 'ISO', false),"
                    + " set_config('IntervalStyle', 'postgres', false), set_config('bytea_output', 'hex', false),"
                    + " set_config('statement_timeout', '60000', false)";

    private final PGConnectionPoolDataSource driver = new PGConnectionPoolDataSource();
    private final Deque<PooledConnection> idle = new ArrayDeque<>();

    private final String jdbcUrl;

    public SessionDataSource(String jdbcUrl) {
        this(jdbcUrl, 1);
    }

    /** @param prepareThreshold 0: nothing stays prepared */
    SessionDataSource(String jdbcUrl, int prepareThreshold) {
        this.jdbcUrl = jdbcUrl;
        driver.setUrl(jdbcUrl);
        driver.setBinaryTransfer(false);
        driver.setPrepareThreshold(prepareThreshold);
        driver.setDefaultAutoCommit(true);
        driver.setMaxResultBuffer(Integer.toString(64 << 20));
    }

    /** The same database with other settings, such as {@code enable_sort=off}. */
    SessionDataSource with(List<String> settings) {
        String options = settings.stream().map(setting -> "-c " + setting).collect(Collectors.joining(" "));
        return settings.isEmpty()
                ? this
                : new SessionDataSource(jdbcUrl + (jdbcUrl.contains("?") ? "&" : "?") + "options="
                        + URLEncoder.encode(options, StandardCharsets.UTF_8).replace("+", "%20"));
    }

    @Override
    public synchronized Connection getConnection() throws SQLException {
        PooledConnection pooled = idle.poll();
        return (pooled == null ? open() : pooled).getConnection();
    }

    private PooledConnection open() throws SQLException {
        PooledConnection pooled = driver.getPooledConnection();
        try (Connection connection = pooled.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(ON_CONNECT);
        }
        pooled.addConnectionEventListener(new Returning(pooled));
        return pooled;
    }

    private synchronized void giveBack(PooledConnection pooled) {
        idle.push(pooled);
    }

    private final class Returning implements ConnectionEventListener {
        private final PooledConnection pooled;

        Returning(PooledConnection pooled) {
            this.pooled = pooled;
        }

        @Override
        public void connectionClosed(ConnectionEvent event) {
            giveBack(pooled);
        }

        @Override
        public void connectionErrorOccurred(ConnectionEvent event) {
            // broken for good: not given back
        }
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        throw new SQLFeatureNotSupportedException("one user only");
    }

    @Override
    public @Nullable PrintWriter getLogWriter() {
        return null;
    }

    @Override
    public void setLogWriter(@Nullable PrintWriter out) {
        // nothing is logged
    }

    @Override
    public void setLoginTimeout(int seconds) {
        driver.setLoginTimeout(seconds);
    }

    @Override
    public int getLoginTimeout() {
        return driver.getLoginTimeout();
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return type.cast(this);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return type.isInstance(this);
    }
}
