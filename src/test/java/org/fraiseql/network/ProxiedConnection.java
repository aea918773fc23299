package org.fraiseql.network;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** A client's connection and the one to the server that it continues in. Thread-safe. */
final class ProxiedConnection implements Passage.Traveller {
    private static final int BUFFER = 8192;

    private final Socket client;
    private final Socket server = new Socket();
    private final Passage passage;
    private final Consumer<ProxiedConnection> ended;
    /** How much of what the server sends may still pass. */
    private final AtomicLong answerBytes = new AtomicLong(Long.MAX_VALUE);

    private final AtomicInteger openDirections = new AtomicInteger(2);
    private final AtomicBoolean isClosed = new AtomicBoolean();
    private volatile boolean isForgotten;

    /** @param ended runs once, when nothing can pass any more */
    ProxiedConnection(Socket client, Passage passage, Consumer<ProxiedConnection> ended) {
        this.client = client;
        this.passage = passage;
        this.ended = ended;
    }

    void start(InetSocketAddress target) {
        Thread.ofVirtual()
                .start(() -> run(() -> {
                    passage.enter(this);
                    server.connect(target);
                    server.setTcpNoDelay(true);
                    client.setTcpNoDelay(true);
                    Thread.ofVirtual().start(() -> run(() -> pump(server, client)));
                    pump(client, server);
                }));
    }

    private interface Work {
        void run() throws IOException, InterruptedException;
    }

    private void run(Work work) {
        try {
            work.run();
        } catch (IOException broken) {
            close();
        } catch (InterruptedException e) {
            close();
            Thread.currentThread().interrupt();
        }
    }

    private void pump(Socket from, Socket to) throws IOException, InterruptedException {
        InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream();
        byte[] buffer = new byte[BUFFER];
        int count;
        while ((count = read(in, buffer)) >= 0) {
            for (int passed = 0; passed < count; ) {
                int length = passage.pass(count - passed, this);
                out.write(buffer, passed, to == client ? ofAnswer(length) : length);
                passed += length;
                closeAfterAnswer();
            }
        }
        passage.pass(0, this);
        to.shutdownOutput();
        if (openDirections.decrementAndGet() == 0) {
            close();
        }
    }

    /** What one side has reset is reset on the other, when that may pass. */
    private int read(InputStream in, byte[] buffer) throws IOException, InterruptedException {
        try {
            return in.read(buffer);
        } catch (IOException broken) {
            passage.pass(0, this);
            reset();
            throw broken;
        }
    }

    private int ofAnswer(int length) {
        long before = answerBytes.getAndUpdate(left -> left - Math.min(left, length));
        return (int) Math.min(before, length);
    }

    private void closeAfterAnswer() {
        if (answerBytes.get() == 0) {
            close();
        }
    }

    /** Of what comes from now on; with 0 it is closed. */
    void limitAnswer(long bytes) {
        answerBytes.set(bytes);
        closeAfterAnswer();
    }

    void forget() {
        isForgotten = true;
    }

    @Override
    public boolean isForgotten() {
        return isForgotten;
    }

    @Override
    public boolean isClosed() {
        return isClosed.get();
    }

    /** Both sides see its end. */
    void close() {
        if (isClosed.compareAndSet(false, true)) {
            close(client);
            close(server);
            passage.wake();
            ended.accept(this);
        }
    }

    /** Both sides see it reset. */
    void reset() {
        resetWhenClosed(client);
        resetWhenClosed(server);
        close();
    }

    private static void resetWhenClosed(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
        } catch (IOException closed) {
            // it is reset or has ended already
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException closed) {
            // nothing is left to be done
        }
    }
}
