package org.fraiseql.network;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A session of PostgreSQL that the pooler lends to one client after the other. What it says goes to the client that has it. */
final class PooledSession implements AutoCloseable {
    private static final int CANCEL = 80877102;

    private final InetSocketAddress address;
    private final Socket socket = new Socket();
    private final DataInputStream in;
    private final DataOutputStream out;
    private final Consumer<PooledSession> ended;
    private final List<WireMessage> parameters = new ArrayList<>();
    private final Semaphore ready = new Semaphore(0);
    /** Statements that it has prepared. */
    private final Set<String> prepared = new LinkedHashSet<>();

    private byte[] key = {};
    private volatile @Nullable PooledClient owner;

    /** @param startup the message with which a client begins; the server must trust it
     * @param ended runs when the server has closed it */
    PooledSession(InetSocketAddress address, byte[] startup, Consumer<PooledSession> ended) throws IOException {
        this.address = address;
        this.ended = ended;
        socket.connect(address);
        socket.setTcpNoDelay(true);
        this.in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
        this.out = new DataOutputStream(new BufferedOutputStream(socket.getOutputStream()));
        WireMessage.writeBody(out, startup);
        out.flush();
        awaitFirstReady();
        Thread.ofVirtual().start(this::listen);
    }

    private void awaitFirstReady() throws IOException {
        while (true) {
            WireMessage message = WireMessage.read(in);
            switch (message.type()) {
                case 'S' -> parameters.add(message);
                case 'K' -> key = message.body();
                case 'Z' -> {
                    return;
                }
                case 'E' -> throw new IOException("the server refuses: " + message.text(1));
                default -> {}
            }
        }
    }

    /** What it has told of itself at its start. */
    List<WireMessage> parameters() {
        return parameters;
    }

    private void listen() {
        try {
            while (true) {
                WireMessage message = WireMessage.read(in);
                PooledClient client = owner;
                if (client != null) {
                    client.answered(message, in.available() == 0);
                } else if (message.type() == 'Z') {
                    ready.release();
                }
            }
        } catch (IOException closed) {
            PooledClient client = owner;
            ended.accept(this);
            if (client != null) {
                client.close();
            }
        }
    }

    /** Prepares what the client has prepared elsewhere, and is the client's from then on. */
    void lendTo(PooledClient client, Map<String, WireMessage> statements) throws IOException, InterruptedException {
        boolean isAnyMissing = false;
        for (Map.Entry<String, WireMessage> statement : statements.entrySet()) {
            if (prepared.add(statement.getKey())) {
                statement.getValue().write(out);
                isAnyMissing = true;
            }
        }
        if (isAnyMissing) {
            WireMessage.of('S').write(out);
            out.flush();
            ready.acquire();
        }
        owner = client;
    }

    void takeBack() {
        owner = null;
    }

    void hasPrepared(String statement) {
        prepared.add(statement);
    }

    void hasForgotten(String statement) {
        prepared.remove(statement);
    }

    void send(WireMessage message, boolean isEnough) throws IOException {
        message.write(out);
        if (isEnough) {
            out.flush();
        }
    }

    /** Returns when the server has passed it on: it ends what runs now, and nothing later. */
    void cancel() throws IOException {
        try (Socket door = new Socket()) {
            door.connect(address);
            DataOutputStream request = new DataOutputStream(door.getOutputStream());
            DataInputStream real = new DataInputStream(new ByteArrayInputStream(key));
            request.writeInt(2 * Integer.BYTES + key.length);
            request.writeInt(CANCEL);
            request.writeInt(real.readInt());
            request.write(real.readAllBytes());
            request.flush();
            door.getInputStream().readAllBytes();
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException closed) {
            // nothing is left to be done
        }
    }
}
