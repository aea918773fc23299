package org.fraiseql.store.jdbc;

import java.sql.SQLException;
import java.util.Optional;

/**
 * The fields of PostgreSQL's error message. The driver belongs to the server, whose classes the application does not see: therefore by reflection.
 * Blank where there is none.
 */
record ServerMessage(
        String message, String hint, String schema, String table, String column, String constraint, String routine) {

    static Optional<ServerMessage> of(SQLException e) {
        try {
            Object fields = e.getClass().getMethod("getServerErrorMessage").invoke(e);
            if (fields == null) {
                return Optional.empty();
            }
            return Optional.of(new ServerMessage(
                    field(fields, "getMessage"),
                    field(fields, "getHint"),
                    field(fields, "getSchema"),
                    field(fields, "getTable"),
                    field(fields, "getColumn"),
                    field(fields, "getConstraint"),
                    field(fields, "getRoutine")));
        } catch (ReflectiveOperationException notPostgres) {
            return Optional.empty();
        }
    }

    private static String field(Object fields, String getter) throws ReflectiveOperationException {
        Object value = fields.getClass().getMethod(getter).invoke(fields);
        return value == null ? "" : value.toString();
    }
}
