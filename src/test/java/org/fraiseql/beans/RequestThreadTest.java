package org.fraiseql.beans;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class RequestThreadTest {
    private final RequestThread thread = new RequestThread();

    @Test
    void goesOnWithWhatOthersHaveAnswered() {
        List<Thread> where = new ArrayList<>();
        CompletableFuture<String> answer = new CompletableFuture<>();
        CompletableFuture<Boolean> done = answer.whenCompleteAsync((value, failure) -> {}, thread)
                .thenApply(value -> where.add(Thread.currentThread()));
        CompletableFuture.delayedExecutor(50, TimeUnit.MILLISECONDS).execute(() -> answer.complete("later"));
        thread.workUntil(done::isDone);
        assertThat(where).containsExactly(Thread.currentThread());
    }

    @Test
    void anInterruptionIsKeptForLater() {
        CompletableFuture<Void> answer = new CompletableFuture<>();
        CompletableFuture.delayedExecutor(50, TimeUnit.MILLISECONDS)
                .execute(() -> thread.execute(() -> answer.complete(null)));
        Thread.currentThread().interrupt();
        thread.workUntil(answer::isDone);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void doesNotWaitForWhatIsThere() {
        thread.workUntil(() -> true);
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }
}
