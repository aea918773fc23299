package org.fraiseql.store.reactive;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits for the client's answers on the thread that asks. */
final class Answer {
    private static final long FOREVER_NANOS = Long.MAX_VALUE;

    private Answer() {}

    /**
     * @param limit zero for none
     * @throws CommandFailedException with what the client says, or a {@link SilentException} when it says nothing; the connection is then of no more use
     */
    static <T> T await(Future<T> answer, Duration limit) throws CommandFailedException {
        return await(answer.toCompletionStage().toCompletableFuture(), limit);
    }

    static <T> T await(CompletableFuture<T> answer, Duration limit) throws CommandFailedException {
        try {
            return answer.get(limit.isZero() ? FOREVER_NANOS : limit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            throw new CommandFailedException(cause == null ? e : cause);
        } catch (TimeoutException e) {
            throw new CommandFailedException(new SilentException(limit));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailedException(e);
        }
    }
}
