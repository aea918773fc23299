package org.fraiseql.network;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.fraiseql.network.Fault.Plain;
import org.jspecify.annotations.Nullable;

/**
 * A port on loopback in front of another, with a {@link Fault} in between that can be changed at any time. Thread-safe. Whoever makes it closes it, which ends
 * its connections.
 */
public final class TcpProxy implements AutoCloseable {
    private static final int BACKLOG = 100;
    private static final long SEED = 1;
    private static final Duration PATIENCE = Duration.ofMillis(500);

    private final InetSocketAddress target;
    private final int port;
    private final Passage passage;
    private final Set<ProxiedConnection> connections = ConcurrentHashMap.newKeySet();
    private final ReentrantLock lock = new ReentrantLock();
    private Fault fault = Plain.NONE;
    private @Nullable ServerSocket door;
    private @Nullable Thread acceptor;

    /** @param seed of the jitter */
    public TcpProxy(InetSocketAddress target, long seed) throws IOException {
        this.target = target;
        this.passage = new Passage(seed);
        this.door = listen(0);
        this.port = door.getLocalPort();
    }

    /** In front of a server on loopback. */
    public static TcpProxy to(int port) throws IOException {
        return new TcpProxy(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), SEED);
    }

    /** On loopback. */
    public int port() {
        return port;
    }

    /** Connections that are not closed yet, on the proxy's side: in a black hole it learns nothing of a client's end. */
    public int connections() {
        return connections.size();
    }

    /** From now on; what happens to the connections there are has happened when this returns. */
    public void behave(Fault next) {
        lock.lock();
        try {
            fault = next;
            if (next == Plain.REFUSE) {
                closeDoor();
            }
            passage.become(next);
            connections.forEach(connection -> meet(connection, next));
            if (door == null && next != Plain.REFUSE) {
                door = listen(port);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            lock.unlock();
        }
    }

    private static void meet(ProxiedConnection connection, Fault fault) {
        connection.limitAnswer(Long.MAX_VALUE);
        switch (fault) {
            case Plain.REFUSE -> connection.close();
            case Plain.RESET -> connection.reset();
            case Plain.HALF_OPEN -> connection.forget();
            case Fault.Cut cut -> connection.limitAnswer(cut.bytes());
            case Plain.NONE, Plain.HANG, Plain.BLACK_HOLE -> {}
            case Fault.Throttle ignored -> {}
            case Fault.Delay ignored -> {}
        }
    }

    private ServerSocket listen(int wanted) throws IOException {
        ServerSocket opened = new ServerSocket();
        opened.setReuseAddress(true);
        opened.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), wanted), BACKLOG);
        acceptor = Thread.ofVirtual().start(() -> accept(opened));
        return opened;
    }

    private void accept(ServerSocket opened) {
        try {
            while (true) {
                begin(opened.accept());
            }
        } catch (IOException closed) {
            // the door is shut
        }
    }

    /** Under the lock, so that none slips through while the fault changes. */
    private void begin(Socket client) {
        ProxiedConnection connection = new ProxiedConnection(client, passage, connections::remove);
        lock.lock();
        try {
            connections.add(connection);
            if (door == null) {
                connection.close();
            } else if (fault != Plain.HALF_OPEN) {
                meet(connection, fault);
            }
        } finally {
            lock.unlock();
        }
        connection.start(target);
    }

    private void closeDoor() throws IOException {
        if (door != null) {
            door.close();
            door = null;
            awaitAcceptor();
        }
    }

    /** The kernel listens as long as somebody is about to accept. */
    private void awaitAcceptor() {
        try {
            if (acceptor != null) {
                acceptor.join(PATIENCE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        behave(Plain.REFUSE);
    }
}
