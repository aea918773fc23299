package org.fraiseql.store.reactive;

import java.io.IOException;

/** Rows that come together are longer than may be held; their connection ends. */
final class RowsTooLongException extends IOException {
    private static final long serialVersionUID = 1L;

    RowsTooLongException() {
        super("rows are longer than fraiseql.db.max-fetch-bytes");
    }

    static boolean isIn(Throwable failure) {
        for (Throwable link = failure; link != null; link = link.getCause()) {
            if (link instanceof RowsTooLongException) {
                return true;
            }
        }
        return false;
    }
}
