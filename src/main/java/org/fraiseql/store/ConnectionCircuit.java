package org.fraiseql.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.temporal.ChronoUnit;
import java.util.function.Supplier;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;

/**
 * MicroProfile's circuit breaker: after some failures to reach the database in a row nobody tries again until a while has passed, and then one. The numbers come from
 * {@code fraiseql.db.breaker-failures} and {@code …breaker-delay-ms} (META-INF/microprofile-config.properties). Thread-safe.
 */
@ApplicationScoped
public class ConnectionCircuit {
    /** The only failure that counts; whatever else the database answers shows that it is there. */
    static final class Failed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient RuntimeException failure;

        Failed(RuntimeException failure) {
            super(failure);
            this.failure = failure;
        }

        RuntimeException failure() {
            return failure;
        }
    }

    /** @throws org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException when nobody may try */
    @CircuitBreaker(failOn = Failed.class, failureRatio = 1, delay = 1_000, delayUnit = ChronoUnit.MILLIS)
    <T> T call(Supplier<T> work) {
        return work.get();
    }
}
