package org.fraiseql.store;

import java.util.List;
import org.fraiseql.sql.BoundStatement;

/**
 * A way to run statements on PostgreSQL. Thread-safe.
 *
 * <p>Failures are {@link org.fraiseql.support.EngineException}s whose code comes from {@link SqlStates}; those that may pass by themselves are thrown
 * from {@link #open} as {@link TransientFailure}, so that a caller can open anew: nothing was handed out yet.
 */
public interface Backend {
    /**
     * Gets a connection and runs the first statement up to its first row. Several statements see one snapshot (read-only, repeatable read).
     *
     * @param statements at least one
     * @param terms until when, and as whom
     */
    ReadSession open(List<BoundStatement> statements, RequestTerms terms);
}
