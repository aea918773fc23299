package org.fraiseql.store.reactive;

import io.vertx.pgclient.PgException;
import org.fraiseql.store.ServerMessage;
import org.jspecify.annotations.Nullable;

/** PostgreSQL's message out of the client's exception. */
final class ClientMessage {
    private ClientMessage() {}

    static ServerMessage of(PgException e) {
        return new ServerMessage(
                text(e.getErrorMessage()),
                text(e.getHint()),
                text(e.getSchema()),
                text(e.getTable()),
                text(e.getColumn()),
                text(e.getConstraint()),
                text(e.getRoutine()),
                text(e.getWhere()),
                text(e.getPosition()));
    }

    static String sqlState(PgException e) {
        return text(e.getSqlState());
    }

    private static String text(@Nullable String field) {
        return field == null ? "" : field;
    }
}
