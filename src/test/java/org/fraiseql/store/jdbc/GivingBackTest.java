package org.fraiseql.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Regression: Open Liberty's pool lost connections for good, a dozen of sixteen within three minutes of load. It does not hear who gives a connection back while
 * the one before is not quite done with giving back the same.
 */
@Timeout(30)
class GivingBackTest {
    private final CountDownLatch mayReturn = new CountDownLatch(1);
    private final AtomicInteger closing = new AtomicInteger();
    private final Connections connections = connections();

    private Connections connections() {
        ClassLoader loader = GivingBackTest.class.getClassLoader();
        Connection connection = (Connection)
                Proxy.newProxyInstance(loader, new Class<?>[] {Connection.class}, (proxy, method, given) -> {
                    if ("close".equals(method.getName())) {
                        closing.incrementAndGet();
                        mayReturn.await();
                    }
                    return null;
                });
        DataSource pool = (DataSource)
                Proxy.newProxyInstance(loader, new Class<?>[] {DataSource.class}, (proxy, method, given) -> connection);
        return new Connections(pool, pool, new JdbcErrors(Duration.ofSeconds(30)), Checkout.untested(3));
    }

    @AfterEach
    void letGo() {
        mayReturn.countDown();
    }

    private Thread giveBack() {
        return Thread.ofPlatform().start(() -> connections.release(connections.acquire()));
    }

    private static void awaitWaiting(Thread thread) throws InterruptedException {
        while (thread.getState() != Thread.State.WAITING) {
            Thread.sleep(1);
        }
    }

    @Test
    void connectionsAreGivenBackOneAfterTheOther() throws InterruptedException {
        Thread first = giveBack();
        awaitWaiting(first);
        Thread second = giveBack();
        awaitWaiting(second);
        assertThat(closing).as("given back while the first was not done").hasValue(1);
        mayReturn.countDown();
        first.join();
        second.join();
        assertThat(closing).hasValue(2);
    }

    @Test
    void notWhileATransactionGivesBackItsOwn() throws InterruptedException {
        mayReturn.countDown();
        connections.startGivingBack();
        Thread other = giveBack();
        awaitWaiting(other);
        assertThat(closing).hasValue(0);
        connections.endGivingBack();
        other.join();
        assertThat(closing).hasValue(1);
    }

    @Test
    void whoHasNothingToGiveBackEndsNothing() throws InterruptedException {
        mayReturn.countDown();
        connections.endGivingBack();
        giveBack().join();
        assertThat(closing).hasValue(1);
    }
}
