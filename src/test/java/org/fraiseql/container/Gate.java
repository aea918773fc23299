package org.fraiseql.container;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A TCP port in front of a database that can be shut: then connections break and new ones are refused, as if nobody were there. Thread-safe; shut when made.
 */
public final class Gate implements AutoCloseable {
    private static final int BACKLOG = 50;

    private final int port;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private @Nullable ServerSocket door;

    public Gate() throws IOException {
        try (ServerSocket reserved = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress())) {
            port = reserved.getLocalPort();
        }
    }

    public int port() {
        return port;
    }

    public synchronized void open(int databasePort) throws IOException {
        shut();
        ServerSocket opened = new ServerSocket();
        opened.setReuseAddress(true);
        opened.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), BACKLOG);
        door = opened;
        Thread.ofVirtual().start(() -> accept(opened, databasePort));
    }

    public synchronized void shut() throws IOException {
        if (door != null) {
            door.close();
            door = null;
        }
        for (Socket socket : sockets) {
            socket.close();
        }
        sockets.clear();
    }

    private void accept(ServerSocket opened, int databasePort) {
        while (!opened.isClosed()) {
            try {
                connect(opened, opened.accept(), databasePort);
            } catch (IOException shutOrRefused) {
                // the client sees its connection end
            }
        }
    }

    /** Under the lock of {@link #shut}, so that no connection slips through while it closes the others. */
    private synchronized void connect(ServerSocket opened, Socket client, int databasePort) throws IOException {
        if (opened.isClosed()) {
            client.close();
            return;
        }
        sockets.add(client);
        Socket database = new Socket(InetAddress.getLoopbackAddress(), databasePort);
        sockets.add(database);
        Thread.ofVirtual().start(() -> copy(client, database));
        Thread.ofVirtual().start(() -> copy(database, client));
    }

    private void copy(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException ended) {
            // either side may end it
        } finally {
            sockets.remove(from);
            sockets.remove(to);
        }
    }

    @Override
    public void close() throws IOException {
        shut();
    }
}
