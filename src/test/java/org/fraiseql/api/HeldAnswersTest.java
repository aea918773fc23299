package org.fraiseql.api;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.fraiseql.container.Eventually;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class HeldAnswersTest {
    private final List<String> events = new CopyOnWriteArrayList<>();

    private HeldAnswer answer(String name, HeldAnswer.Sending sending) {
        AsyncContext context = stub(AsyncContext.class, name);
        RequestInProgress request =
                new RequestInProgress(stub(HttpServletRequest.class, name), new SendingRate(0, Duration.ofMinutes(1)));
        return new HeldAnswer(name, context, sending, request, () -> events.add(name + " ended"));
    }

    private <T> T stub(Class<T> type, String name) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    if (method.getName().equals("complete")) {
                        events.add(name + " completed");
                    }
                    return null;
                }));
    }

    @Test
    void eachIsSentAndCompleted() {
        try (HeldAnswers answers = new HeldAnswers(1, Thread::new)) {
            answers.send(answer("a", () -> events.add("a sent")));
            answers.send(answer("b", () -> events.add("b sent")));
            Eventually.holds(Duration.ofSeconds(10), () -> events.size() == 6);
        }
        assertThat(events).containsExactly("a sent", "a completed", "a ended", "b sent", "b completed", "b ended");
    }

    /** Without its end a request would be waited for for ever when the application is undeployed. */
    @Test
    void whatHasNotBegunEndsWithTheApplication() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch taken = new CountDownLatch(1);
        HeldAnswers answers = new HeldAnswers(1, Thread::new);
        answers.send(answer("a", () -> {
            begun.countDown();
            awaitUninterruptibly(taken);
        }));
        begun.await();
        answers.send(answer("b", () -> events.add("b sent")));
        answers.close();
        assertThat(events).containsExactly("b completed", "b ended");
        taken.countDown();
        Eventually.holds(Duration.ofSeconds(10), () -> events.contains("a ended"));
    }

    @Test
    void withoutAThreadItIsSentByTheOneThatIsThere() {
        ThreadFactory none = task -> {
            throw new IllegalStateException("the application ends");
        };
        try (HeldAnswers answers = new HeldAnswers(1, none)) {
            answers.send(answer("a", () -> events.add("a sent")));
        }
        assertThat(events).containsExactly("a sent", "a completed", "a ended");
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        boolean isDone = false;
        while (!isDone) {
            try {
                isDone = latch.await(10, TimeUnit.SECONDS);
            } catch (InterruptedException ignored) {
                // the pool that ends interrupts it
            }
        }
    }
}
