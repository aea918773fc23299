package org.fraiseql.beans;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import org.fraiseql.support.Deadline;
import org.fraiseql.support.EngineException;
import org.fraiseql.support.ThreadSlots;
import org.jspecify.annotations.Nullable;

/** The methods of beans that threads are in, so that those can be interrupted whose request has no time left. Thread-safe. */
@ApplicationScoped
public class RunningBeans {
    private final ThreadSlots<Call> running = new ThreadSlots<>();

    /**
     * Calls a bean.
     *
     * @throws EngineException {@code QUERY_TIMEOUT} when there is no time left, or it was interrupted
     */
    <T extends @Nullable Object> T call(Callable<T> bean, Deadline deadline) throws Exception {
        deadline.check();
        AtomicReference<@Nullable Call> own = running.own();
        Call outer = own.get();
        Call now = new Call(deadline);
        own.set(now);
        try {
            T value = bean.call();
            now.end();
            return value;
        } finally {
            own.set(outer);
            now.end();
        }
    }

    /** Interrupts what goes on beyond its deadline; to be called now and then. */
    public void interruptOverdue() {
        running.forEach(slot -> {
            Call call = slot.get();
            Thread thread = slot.thread();
            if (call != null && thread != null) {
                call.interruptIfOverdue(thread);
            }
        });
    }

    private static final class Call {
        private final Deadline deadline;
        private boolean isInterrupted;
        private boolean hasEnded;

        Call(Deadline deadline) {
            this.deadline = deadline;
        }

        synchronized void interruptIfOverdue(Thread thread) {
            if (!hasEnded && !isInterrupted && deadline.isOver()) {
                isInterrupted = true;
                thread.interrupt();
            }
        }

        /** The interruption was meant for the bean, and for nobody after it. */
        synchronized void end() {
            if (hasEnded) {
                return;
            }
            hasEnded = true;
            if (isInterrupted) {
                Thread.interrupted();
                throw deadline.exceeded();
            }
        }
    }
}
