package org.fraiseql.network;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A port on loopback before a PostgreSQL that does what PgBouncer does in transaction mode: many clients share few sessions, and each transaction runs in the one
 * that was idle the longest. All clients are one user of one database, whom the server trusts. Statements that a client has prepared are prepared in each session it gets, as PgBouncer
 * does since 1.21 (max_prepared_statements), or not, as it was before. Thread-safe. Whoever makes it closes it, which ends its connections.
 */
public final class TransactionPooler implements AutoCloseable {
    private static final int BACKLOG = 100;
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int FIRST_NUMBER = 1_000_000;

    private final InetSocketAddress server;
    private final int most;
    private final boolean keepsStatements;
    private final ServerSocket door;
    private final AtomicInteger numbers = new AtomicInteger(FIRST_NUMBER);
    private final Map<Integer, PooledClient> clients = new ConcurrentHashMap<>();
    private final Set<PooledSession> sessions = new LinkedHashSet<>();
    private final Deque<PooledSession> idle = new ArrayDeque<>();
    private final Map<PooledSession, PooledClient> lastOf = new WeakHashMap<>();
    private byte[] startup = {};
    private int handovers;
    private boolean isClosed;

    /** @param most sessions that there may be */
    public TransactionPooler(int serverPort, int most, boolean keepsStatements) throws IOException {
        this.server = new InetSocketAddress(InetAddress.getLoopbackAddress(), serverPort);
        this.most = most;
        this.keepsStatements = keepsStatements;
        this.door = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    /** On loopback. */
    public int port() {
        return door.getLocalPort();
    }

    /** How often a session went to another client than the one that had it before. */
    public synchronized int handovers() {
        return handovers;
    }

    private void accept() {
        try {
            while (true) {
                PooledClient client = new PooledClient(this, door.accept(), numbers.incrementAndGet());
                clients.put(client.number(), client);
                Thread.ofVirtual().start(client::serve);
            }
        } catch (IOException closed) {
            // the door is shut
        }
    }

    boolean keepsStatements() {
        return keepsStatements;
    }

    synchronized void startsLike(byte[] message) {
        if (startup.length == 0) {
            startup = message;
        }
    }

    /** Waits until there is one, as query_wait_timeout allows. */
    synchronized PooledSession session(PooledClient client) throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (idle.isEmpty() && sessions.size() >= most && !isClosed && System.nanoTime() < end) {
            wait(PATIENCE.toMillis());
        }
        if (isClosed || idle.isEmpty() && sessions.size() >= most) {
            throw new IOException("no session is free");
        }
        PooledSession session = idle.poll();
        if (session == null) {
            session = new PooledSession(server, startup, this::ended);
            sessions.add(session);
        }
        PooledClient last = lastOf.put(session, client);
        handovers += last == null || last.equals(client) ? 0 : 1;
        return session;
    }

    synchronized void takeBack(PooledSession session) {
        if (sessions.contains(session)) {
            idle.add(session);
        }
        notifyAll();
    }

    private synchronized void ended(PooledSession session) {
        sessions.remove(session);
        idle.remove(session);
        notifyAll();
    }

    void cancel(int number) throws IOException {
        PooledClient client = clients.get(number);
        if (client != null) {
            client.cancel();
        }
    }

    void left(PooledClient client) {
        clients.remove(client.number());
    }

    @Override
    public void close() throws IOException {
        door.close();
        synchronized (this) {
            isClosed = true;
            List.copyOf(sessions).forEach(PooledSession::close);
            notifyAll();
        }
        List.copyOf(clients.values()).forEach(PooledClient::close);
    }
}
