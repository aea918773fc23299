package org.fraiseql.hostile;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Many connections from one address, not that of other clients, that do the same at the same time. Closing it ends them all. */
public final class Crowd implements AutoCloseable {
    /** What each of them does; an {@link IOException} means that the server ended its connection. */
    public interface Behaviour {
        void run(RawClient client) throws IOException, InterruptedException;
    }

    private static final InetAddress ADDRESS = address("127.0.0.2");

    private final List<Thread> threads = new ArrayList<>();
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

    /** @param receiveBufferBytes 0 leaves it to the system */
    public static Crowd of(int size, int port, int receiveBufferBytes, Behaviour behaviour) {
        Crowd crowd = new Crowd();
        for (int i = 0; i < size; i++) {
            crowd.threads.add(Thread.ofVirtual().start(() -> crowd.act(port, receiveBufferBytes, behaviour)));
        }
        return crowd;
    }

    private void act(int port, int receiveBufferBytes, Behaviour behaviour) {
        try (RawClient client = RawClient.connect(ADDRESS, port, receiveBufferBytes)) {
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
