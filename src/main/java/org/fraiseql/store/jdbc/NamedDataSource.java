package org.fraiseql.store.jdbc;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.logging.Logger;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The container's datasource of a name, looked up when it is needed: one that is missing is a reason not to be ready, which an injection would not be; and it
 * may come later. Thread-safe.
 */
public final class NamedDataSource implements DataSource {
    private final String name;
    private volatile @Nullable DataSource found;

    /** @param name within {@code java:comp/env/} */
    public NamedDataSource(String name) {
        this.name = name;
    }

    @SuppressWarnings("BanJNDI") // the names are ours
    private DataSource find() throws SQLException {
        DataSource known = found;
        if (known != null) {
            return known;
        }
        try {
            DataSource looked = InitialContext.doLookup("java:comp/env/" + name);
            found = looked;
            return looked;
        } catch (NamingException | ClassCastException missing) {
            throw new NoDataSourceException(name, missing);
        }
    }

    @Override
    public Connection getConnection() throws SQLException {
        return find().getConnection();
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return find().getConnection(user, password);
    }

    @Override
    public PrintWriter getLogWriter() throws SQLException {
        return find().getLogWriter();
    }

    @Override
    public void setLogWriter(PrintWriter out) throws SQLException {
        find().setLogWriter(out);
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        find().setLoginTimeout(seconds);
    }

    @Override
    public int getLoginTimeout() throws SQLException {
        return find().getLoginTimeout();
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException("the container's datasource has it");
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return find().unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return find().isWrapperFor(type);
    }
}
