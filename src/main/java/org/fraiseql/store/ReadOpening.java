package org.fraiseql.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.fraiseql.sql.BoundStatement;

/**
 * The one bean that carries MicroProfile Fault Tolerance: reads are run again after a {@link TransientFailure}, up to their first row. What comes in has
 * failed once already, see {@link ResilientBackend}. The numbers come from {@code fraiseql.db.max-retries} and {@code …attempt-timeout-ms}
 * (META-INF/microprofile-config.properties). {@code @Retry} knows but one delay: {@link OpenedSession} waits, longer each time.
 */
@ApplicationScoped
public class ReadOpening {
    private final Backend backend;

    @Inject
    public ReadOpening(@Guarded Backend backend) {
        this.backend = backend;
    }

    /** For the container's client proxy only. */
    @SuppressWarnings("NullAway")
    protected ReadOpening() {
        this.backend = null;
    }

    @Retry(delay = 0, jitter = 0, retryOn = TransientFailure.class)
    @Timeout
    void open(List<BoundStatement> statements, RequestTerms terms, OpenedSession opened) {
        opened.throwEarlierFailure();
        opened.open(backend, statements, terms);
    }
}
