package org.fraiseql.api;

import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.fraiseql.execution.AnsweredReads;
import org.fraiseql.execution.ParityCheck;
import org.fraiseql.store.Backend;
import org.fraiseql.support.config.FraiseqlConfig;

/** The comparison of the backends, if there is one. @param close ends what was begun for it */
record Parity(Optional<ParityCheck> check, Runnable close) {
    static final Parity NONE = new Parity(Optional.empty(), () -> {});

    /** By then an answer has been sent, as a rule; nobody waits for the comparison in any case. */
    private static final long AFTER_MILLIS = 50;

    static Parity between(
            Backend serving,
            Backend other,
            FraiseqlConfig config,
            ManagedScheduledExecutorService executor,
            Runnable close) {
        return new Parity(
                Optional.of(new ParityCheck(
                        serving,
                        other,
                        config.limits(),
                        config.db().paritySample(),
                        task -> executor.schedule(task, AFTER_MILLIS, TimeUnit.MILLISECONDS))),
                close);
    }

    AnsweredReads told() {
        return check.isPresent() ? check.get() : AnsweredReads.NOBODY;
    }
}
