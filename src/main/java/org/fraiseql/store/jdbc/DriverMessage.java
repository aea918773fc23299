package org.fraiseql.store.jdbc;

import java.sql.SQLException;
import java.util.Optional;
import org.fraiseql.store.ServerMessage;

/** PostgreSQL's message out of the driver's exception. The driver belongs to the server, whose classes the application does not see: therefore by reflection. */
final class DriverMessage {
    private DriverMessage() {}

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
                    field(fields, "getRoutine"),
                    field(fields, "getWhere"),
                    field(fields, "getPosition")));
        } catch (ReflectiveOperationException notPostgres) {
            return Optional.empty();
        }
    }

    private static String field(Object fields, String getter) throws ReflectiveOperationException {
        Object value = fields.getClass().getMethod(getter).invoke(fields);
        return value == null ? "" : value.toString();
    }
}
