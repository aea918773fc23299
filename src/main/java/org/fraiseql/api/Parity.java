package org.fraiseql.api;

import java.util.Optional;
import java.util.concurrent.Executor;
import org.fraiseql.execution.AnsweredReads;
import org.fraiseql.execution.ParityCheck;
import org.fraiseql.store.Backend;
import org.fraiseql.store.OverdueStatements;
import org.fraiseql.support.config.FraiseqlConfig;

/**
 * The comparison of the backends, if there is one.
 *
 * @param overdue statements that were run for it alone
 * @param close ends what was begun for it
 */
record Parity(Optional<ParityCheck> check, OverdueStatements overdue, Runnable close) {
    static final Parity NONE = new Parity(Optional.empty(), () -> {}, () -> {});

    static Parity between(
            Backend serving,
            Backend other,
            FraiseqlConfig config,
            Executor executor,
            OverdueStatements overdue,
            Runnable close) {
        return new Parity(
                Optional.of(new ParityCheck(
                        serving, other, config.limits(), config.db().paritySample(), executor::execute)),
                overdue,
                close);
    }

    AnsweredReads told() {
        return check.isPresent() ? check.get() : AnsweredReads.NOBODY;
    }
}
