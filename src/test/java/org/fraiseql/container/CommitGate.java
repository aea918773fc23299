package org.fraiseql.container;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;

/**
 * A TCP port in front of a database that knows a COMMIT when one comes by (PostgreSQL manual, chapter "Frontend/Backend Protocol") and ends the session at
 * that moment: before the database hears of it, while it is at it, or after it, with its answer kept back. Thread-safe.
 */
final class CommitGate implements AutoCloseable {
    /** When the next session that commits is ended; once for each time it is set. */
    enum Blow {
        NONE,
        BEFORE_COMMIT,
        DURING_COMMIT,
        AFTER_COMMIT
    }

    private static final int SSL_REQUEST = 80877103;
    private static final int GSS_REQUEST = 80877104;
    private static final int BUFFER = 8192;

    private final ServerSocket door;
    private final int databasePort;
    private final IntConsumer killer;
    private final AtomicReference<Blow> blow = new AtomicReference<>(Blow.NONE);
    private final AtomicInteger struck = new AtomicInteger();
    private volatile boolean shutsAtBlow;
    private volatile boolean isShut;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();

    /** @param killer ends the backend whose client has this local port */
    CommitGate(int databasePort, IntConsumer killer) throws IOException {
        this.databasePort = databasePort;
        this.killer = killer;
        this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return door.getLocalPort();
    }

    void strike(Blow next) {
        blow.set(next);
    }

    /** Strikes, and lets nobody in from that moment on. */
    void strikeAndShut(Blow next) {
        shutsAtBlow = true;
        strike(next);
    }

    void open() {
        shutsAtBlow = false;
        isShut = false;
    }

    /** How often a commit was struck. */
    int struck() {
        return struck.get();
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket client = door.accept();
                if (isShut) {
                    client.close();
                    continue;
                }
                Socket database = new Socket(InetAddress.getLoopbackAddress(), databasePort);
                client.setTcpNoDelay(true);
                database.setTcpNoDelay(true);
                sockets.add(client);
                sockets.add(database);
                Session session = new Session(client, database);
                Thread.ofVirtual().start(session::toDatabase);
                Thread.ofVirtual().start(session::toClient);
            } catch (IOException closed) {
                // the gate is closed, or the database away
            }
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    private final class Session {
        private final Socket client;
        private final Socket database;
        private final Set<String> commits = ConcurrentHashMap.newKeySet();
        private final CountDownLatch answered = new CountDownLatch(1);
        private volatile boolean isMuted;
        private Blow due = Blow.NONE;

        Session(Socket client, Socket database) {
            this.client = client;
            this.database = database;
        }

        void toDatabase() {
            try (client;
                    database;
                    DataInputStream in =
                            new DataInputStream(new BufferedInputStream(client.getInputStream(), BUFFER))) {
                OutputStream out = database.getOutputStream();
                start(in, out);
                while (true) {
                    int type = in.readUnsignedByte();
                    byte[] body = body(in);
                    look(type, body);
                    if (isMoment(type)) {
                        strike(out, type, body);
                        return;
                    }
                    write(out, type, body);
                }
            } catch (EOFException ended) {
                // the client has hung up
            } catch (IOException broken) {
                // either side may end it
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        /** Requests for encryption, which the test database declines, and the start-up message: they have no type. */
        private void start(DataInputStream in, OutputStream out) throws IOException {
            int code;
            do {
                byte[] body = body(in);
                code = ByteBuffer.wrap(body).getInt();
                out.write(ByteBuffer.allocate(4).putInt(body.length + 4).array());
                out.write(body);
                out.flush();
            } while (code == SSL_REQUEST || code == GSS_REQUEST);
        }

        private void look(int type, byte[] body) {
            switch (type) {
                case 'P' -> {
                    String name = text(body, 0);
                    if (text(body, length(name)).equals("COMMIT")) {
                        commits.add(name);
                    } else {
                        commits.remove(name);
                    }
                }
                case 'B' -> {
                    if (commits.contains(text(body, length(text(body, 0))))) {
                        due = blow.getAndSet(Blow.NONE);
                    }
                }
                case 'Q' -> {
                    if (text(body, 0).equals("COMMIT")) {
                        due = blow.getAndSet(Blow.NONE);
                    }
                }
                default -> {}
            }
        }

        /** The database commits as soon as it reads the Execute, and answers when it reads the Sync; a simple query is both. */
        private boolean isMoment(int type) {
            if (type == 'Q') {
                return due != Blow.NONE;
            }
            return switch (due) {
                case NONE -> false;
                case BEFORE_COMMIT -> type == 'B';
                case DURING_COMMIT -> type == 'E';
                case AFTER_COMMIT -> type == 'S';
            };
        }

        private void strike(OutputStream out, int type, byte[] body) throws IOException, InterruptedException {
            struck.incrementAndGet();
            isMuted = true;
            isShut = shutsAtBlow;
            if (due != Blow.BEFORE_COMMIT) {
                write(out, type, body);
            }
            if (due == Blow.AFTER_COMMIT && !answered.await(10, TimeUnit.SECONDS)) {
                throw new IOException("the database did not answer the commit");
            }
            killer.accept(database.getLocalPort());
        }

        void toClient() {
            byte[] buffer = new byte[BUFFER];
            try (client;
                    database) {
                OutputStream out = client.getOutputStream();
                int count;
                while ((count = database.getInputStream().read(buffer)) >= 0) {
                    if (isMuted) {
                        answered.countDown();
                    } else {
                        out.write(buffer, 0, count);
                        out.flush();
                    }
                }
            } catch (IOException broken) {
                // either side may end it
            }
        }

        private static byte[] body(DataInputStream in) throws IOException {
            byte[] body = new byte[in.readInt() - 4];
            in.readFully(body);
            return body;
        }

        private static void write(OutputStream out, int type, byte[] body) throws IOException {
            out.write(ByteBuffer.allocate(5 + body.length)
                    .put((byte) type)
                    .putInt(body.length + 4)
                    .put(body)
                    .array());
            out.flush();
        }

        /** Up to the zero byte. */
        private static String text(byte[] body, int from) {
            int end = from;
            while (body[end] != 0) {
                end++;
            }
            return new String(body, from, end - from, StandardCharsets.UTF_8);
        }

        private static int length(String text) {
            return text.getBytes(StandardCharsets.UTF_8).length + 1;
        }
    }
}
