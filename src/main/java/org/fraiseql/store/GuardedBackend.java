package org.fraiseql.store;

import java.util.List;
import org.fraiseql.sql.BoundStatement;

/** A backend whose database is not asked while it is known to be away. Thread-safe. */
public final class GuardedBackend implements Backend {
    private final Backend direct;
    private final OutageGuard guard;

    public GuardedBackend(Backend direct, OutageGuard guard) {
        this.direct = direct;
        this.guard = guard;
    }

    @Override
    public ReadSession open(List<BoundStatement> statements, RequestTerms terms) {
        if (guard.isSuspected()) {
            return guard.call(() -> direct.open(statements, terms));
        }
        try {
            return direct.open(statements, terms);
        } catch (RuntimeException e) {
            guard.failed(e);
            throw e;
        }
    }
}
