package org.fraiseql.store;

import org.jspecify.annotations.Nullable;

/**
 * Where an opening leaves its session. Fault Tolerance throws a result away when its timeout was over before; left here, the session is found and closed
 * all the same. Used by one thread.
 */
final class OpenedSession {
    private @Nullable ReadSession session;

    void set(ReadSession opened) {
        session = opened;
    }

    ReadSession get() {
        ReadSession opened = session;
        if (opened == null) {
            throw new IllegalStateException("no session was opened");
        }
        return opened;
    }

    void close() {
        if (session != null) {
            session.close();
            session = null;
        }
    }
}
