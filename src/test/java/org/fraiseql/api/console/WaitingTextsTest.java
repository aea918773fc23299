package org.fraiseql.api.console;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The bounds of what waits for clients. Those that a servlet answers are in {@code SchemaServletTest}. */
@Timeout(60)
class WaitingTextsTest {
    private final WaitingTexts texts = new WaitingTexts();
    private final BlockingQueue<Integer> refused = new LinkedBlockingQueue<>();
    private final AtomicInteger sent = new AtomicInteger();

    private HttpServletResponse response() {
        return (HttpServletResponse) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {HttpServletResponse.class}, (self, method, arguments) -> {
                    if (method.getName().equals("sendError")) {
                        refused.add((Integer) arguments[0]);
                    }
                    return null;
                });
    }

    private Thread send(CountDownLatch until) {
        return Thread.ofVirtual().start(() -> {
            try {
                texts.send(response(), () -> {
                    try {
                        until.await();
                    } catch (InterruptedException e) {
                        throw new IOException(e);
                    }
                    sent.incrementAndGet();
                });
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** All of those that may wait give up after a moment, as clients that take nothing keep their turns. */
    @Test
    void whoeverHasNoTurnIsRefusedInAMoment() throws InterruptedException {
        CountDownLatch taken = new CountDownLatch(1);
        List<Thread> clients = new ArrayList<>();
        for (int i = 0; i < 2 * (WaitingTexts.AT_ONCE + WaitingTexts.WAITING); i++) {
            clients.add(send(taken));
        }
        for (int i = 0; i < clients.size() - WaitingTexts.AT_ONCE; i++) {
            assertThat(refused.poll(20, TimeUnit.SECONDS)).isEqualTo(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        }
        assertThat(sent.get()).isZero();
        taken.countDown();
        for (Thread client : clients) {
            client.join();
        }
        assertThat(sent.get()).isEqualTo(WaitingTexts.AT_ONCE);
    }

    /** A browser that asks for all files of a page at once gets them all. */
    @Test
    void asManyAsMayWaitAreSentWhereClientsTakeThem() throws InterruptedException {
        CountDownLatch taken = new CountDownLatch(0);
        List<Thread> clients = new ArrayList<>();
        for (int i = 0; i < WaitingTexts.AT_ONCE + WaitingTexts.WAITING; i++) {
            clients.add(send(taken));
        }
        for (Thread client : clients) {
            client.join();
        }
        assertThat(sent.get()).isEqualTo(WaitingTexts.AT_ONCE + WaitingTexts.WAITING);
        assertThat(refused).isEmpty();
    }
}
