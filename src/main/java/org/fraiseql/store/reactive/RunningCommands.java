package org.fraiseql.store.reactive;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.fraiseql.store.ReadCancelledException;
import org.fraiseql.support.Deadline;
import org.fraiseql.support.ThreadSlots;
import org.jspecify.annotations.Nullable;

/** The answers that threads are waiting for, so that what they wait for can be ended from outside. Thread-safe. */
final class RunningCommands {
    private static final long BETWEEN_CANCELS_NANOS = Duration.ofSeconds(2).toNanos();

    private final ThreadSlots<Running> running = new ThreadSlots<>();

    /** What one thread waits for. */
    static final class Running {
        private final Deadline deadline;
        private volatile @Nullable Lease lease;
        private boolean isCancelled;
        private long cancelledAt;
        private volatile boolean isGivenUp;

        Running(Deadline deadline) {
            this.deadline = deadline;
        }

        /** From now on there is something to cancel, and from null on nothing: others may have the connection. */
        void on(@Nullable Lease used) {
            lease = used;
        }

        /** Whether anybody still waits for what has not begun yet. */
        boolean isWanted() {
            return !isGivenUp && !deadline.isOver();
        }

        /** Nobody waits any more, though there was no answer: what may still come must not be taken for the next one's. */
        void abandon() {
            Lease used = lease;
            if (used != null) {
                used.discard();
            }
        }

        void cancel() {
            Lease used = lease;
            if (used == null || !isCancelDue(System.nanoTime())) {
                return;
            }
            used.cancel();
        }

        /** Not all the time, as each costs a connection to PostgreSQL; but again, as one that comes before the statement has begun is not heard. */
        private synchronized boolean isCancelDue(long now) {
            if (isCancelled && now - cancelledAt < BETWEEN_CANCELS_NANOS) {
                return false;
            }
            isCancelled = true;
            cancelledAt = now;
            return true;
        }
    }

    /** Makes the command and waits for its answer. */
    interface Command<T> {
        Future<T> send(Running running);
    }

    /**
     * @param limit for the answer, zero for none
     * @throws ReadCancelledException when its caller was {@linkplain #giveUp given up} meanwhile
     */
    <T> T await(Command<T> command, Deadline deadline, Duration limit) throws CommandFailedException {
        AtomicReference<@Nullable Running> own = running.own();
        Running now = new Running(deadline);
        own.set(now);
        try {
            return await(command.send(now).toCompletionStage().toCompletableFuture(), now, limit);
        } catch (CommandFailedException e) {
            if (e.isWithoutAnswer()) {
                now.abandon();
            }
            if (now.isGivenUp) {
                throw new ReadCancelledException(e);
            }
            throw e;
        } finally {
            now.on(null);
            own.set(null);
        }
    }

    /** What has no connection of its own is waited for until the deadline; what has one is {@linkplain #cancelOverdue cancelled} then, and that is waited for. */
    private static <T> T await(CompletableFuture<T> answer, Running now, Duration limit) throws CommandFailedException {
        Duration left = now.deadline.left();
        if (!limit.isZero() && limit.compareTo(left) <= 0) {
            return Answer.await(answer, limit);
        }
        try {
            return Answer.await(answer, left.plusNanos(1));
        } catch (CommandFailedException e) {
            if (!(e.failure() instanceof SilentException) || now.lease == null) {
                throw e;
            }
        }
        return Answer.await(answer, limit.isZero() ? limit : limit.minus(left));
    }

    /** Ends what the thread is waiting for, because nobody waits for its answer. */
    void giveUp(Thread thread) {
        running.forEach(slot -> {
            Running now = slot.get();
            if (now != null && thread.equals(slot.thread())) {
                now.isGivenUp = true;
                now.cancel();
            }
        });
    }

    /** Ends what has a deadline that is over. */
    void cancelOverdue() {
        running.forEach(slot -> {
            Running now = slot.get();
            if (now != null && now.deadline.isOver()) {
                now.cancel();
            }
        });
    }
}
