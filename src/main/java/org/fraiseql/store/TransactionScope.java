package org.fraiseql.store;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.fraiseql.support.Deadline;
import org.jspecify.annotations.Nullable;

/** How one transaction begins and ends around some work. Thread-safe. */
public interface TransactionScope {
    /** Whether the thread is in a transaction that somebody else has begun, and the work would join. */
    boolean isUnderWay();

    /** From now on a transaction that is begun on this thread may take until then, whatever the container allows; not where the container does not let us. */
    default void mayTakeUntil(Deadline deadline) {}

    /** What the container allows holds again. @param deadline that was said before */
    default void mayTakeAsUsual(Deadline deadline) {}

    /**
     * Failures of the work are left in the attempt, and the transaction is rolled back; what is thrown is a defect or comes from the commit.
     *
     * @param isOwn whether the transaction begins and ends here
     * @param result where the work's result lies, also when the commit fails after it
     */
    <T> void run(
            Function<WriteSession, T> work,
            boolean isOwn,
            RequestTerms terms,
            WriteAttempt attempt,
            AtomicReference<@Nullable T> result);

    WriteBackend backend();
}
