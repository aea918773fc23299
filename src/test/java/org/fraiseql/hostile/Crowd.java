package org.fraiseql.hostile;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/** Many connections from one address, not that of other clients, that do the same at the same time. Closing it ends them all. */
public final class Crowd implements AutoCloseable {
    /** What each of them does; an {@link IOException} means that the server ended its connection. */
    public interface Behaviour {
        void run(RawClient client) throws IOException, InterruptedException;
    }

    private static final InetAddress ADDRESS = address("127.0.0.2");

    private static final int AT_ONCE = 8;

    private final List<Thread> threads = new ArrayList<>();
    private final CountDownLatch begun = new CountDownLatch(1);
    private final AtomicInteger finished = new AtomicInteger();
    private final AtomicInteger ended = new AtomicInteger();
    private volatile boolean isOver;

    private Crowd() {}

    private static InetAddress address(String literal) {
        try {
            return InetAddress.getByName(literal);
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }

    /** All are connected when it returns, and have begun. @param receiveBufferBytes 0 leaves it to the system */
    public static Crowd of(int size, int port, int receiveBufferBytes, Behaviour behaviour)
            throws InterruptedException {
        Crowd crowd = new Crowd();
        // attackers have machines of their own: what it takes to make so many connections is not to be seen by others
        Semaphore connecting = new Semaphore(AT_ONCE);
        CountDownLatch connected = new CountDownLatch(size);
        for (int i = 0; i < size; i++) {
            connecting.acquire();
            crowd.threads.add(Thread.ofVirtual()
                    .start(() -> crowd.act(port, receiveBufferBytes, behaviour, () -> {
                        connecting.release();
                        connected.countDown();
                    })));
        }
        connected.await();
        crowd.begun.countDown();
        return crowd;
    }

    private void act(int port, int receiveBufferBytes, Behaviour behaviour, Runnable whenConnected) {
        try (RawClient client = connect(port, receiveBufferBytes, whenConnected)) {
            begun.await();
            behaviour.run(client);
            finished.incrementAndGet();
        } catch (IOException e) {
            if (!isOver) {
                ended.incrementAndGet();
            }
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        }
    }

    private static RawClient connect(int port, int receiveBufferBytes, Runnable whenConnected) throws IOException {
        try {
            return RawClient.connect(ADDRESS, port, receiveBufferBytes);
        } finally {
            whenConnected.run();
        }
    }

    /** How many have come to the end of what they do. */
    public int finished() {
        return finished.get();
    }

    /** How many lost their connection. */
    public int ended() {
        return ended.get();
    }

    /** Until all have finished or lost their connection. */
    public void await() throws InterruptedException {
        for (Thread thread : threads) {
            thread.join();
        }
    }

    @Override
    public void close() throws InterruptedException {
        isOver = true;
        threads.forEach(Thread::interrupt); // which closes the socket that a virtual thread waits for
        await();
    }
}
