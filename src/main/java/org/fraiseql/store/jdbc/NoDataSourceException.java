package org.fraiseql.store.jdbc;

import java.sql.SQLNonTransientConnectionException;

/** The container has no datasource of our name, at least not yet. */
final class NoDataSourceException extends SQLNonTransientConnectionException {
    private static final long serialVersionUID = 1L;

    NoDataSourceException(String name, Throwable cause) {
        super("no datasource " + name, "08001", cause);
    }
}
