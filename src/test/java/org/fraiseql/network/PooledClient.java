package org.fraiseql.network;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** A client of the pooler. It has a session from the first message of a transaction until PostgreSQL says that it is ready, and in no transaction. */
final class PooledClient {
    private static final int SSL = 80877103;
    private static final int GSS = 80877104;
    private static final int CANCEL = 80877102;

    private final TransactionPooler pooler;
    private final Socket socket;
    private final int number;
    private final DataInputStream in;
    private final DataOutputStream out;
    private final ReentrantLock lock = new ReentrantLock();
    /** By their names for the server, of which each client has its own. */
    private final Map<String, WireMessage> statements = new LinkedHashMap<>();

    private @Nullable PooledSession session;
    /** How often the server still has to say that it is ready. */
    private int awaited;

    private boolean isInTheMiddle;

    /** @param number by which it is called for a cancellation, in place of the session's process */
    PooledClient(TransactionPooler pooler, Socket socket, int number) throws IOException {
        this.pooler = pooler;
        this.socket = socket;
        this.number = number;
        socket.setTcpNoDelay(true);
        this.in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
        this.out = new DataOutputStream(new BufferedOutputStream(socket.getOutputStream()));
    }

    int number() {
        return number;
    }

    void serve() {
        try {
            if (begin()) {
                while (true) {
                    WireMessage message = WireMessage.read(in);
                    if (message.type() == 'X') {
                        break;
                    }
                    pass(message);
                }
            }
        } catch (IOException broken) {
            // it has gone
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            close();
        }
    }

    /** Whether it is to be served; a cancellation is a connection of its own. */
    private boolean begin() throws IOException, InterruptedException {
        while (true) {
            byte[] first = WireMessage.body(in);
            ByteBuffer read = ByteBuffer.wrap(first);
            int kind = read.getInt();
            if (kind == SSL || kind == GSS) {
                out.writeByte('N');
                out.flush();
            } else if (kind == CANCEL) {
                pooler.cancel(read.getInt());
                return false;
            } else {
                welcome(first);
                return true;
            }
        }
    }

    private void welcome(byte[] startup) throws IOException, InterruptedException {
        pooler.startsLike(startup);
        PooledSession one = pooler.session(this);
        new WireMessage('R', new byte[4]).write(out);
        for (WireMessage parameter : one.parameters()) {
            parameter.write(out);
        }
        pooler.takeBack(one);
        new WireMessage(
                        'K',
                        ByteBuffer.allocate(2 * Integer.BYTES)
                                .putInt(number)
                                .putInt(number)
                                .array())
                .write(out);
        new WireMessage('Z', new byte[] {'I'}).write(out);
        out.flush();
    }

    private void pass(WireMessage message) throws IOException, InterruptedException {
        lock.lock();
        try {
            PooledSession lent = session;
            if (lent == null) {
                lent = pooler.session(this);
                lent.lendTo(this, pooler.keepsStatements() ? statements : new LinkedHashMap<>());
                session = lent;
            }
            boolean asksForReady = message.type() == 'Q' || message.type() == 'S';
            isInTheMiddle = !asksForReady;
            awaited += asksForReady ? 1 : 0;
            lent.send(pooler.keepsStatements() ? named(message, lent) : message, asksForReady || message.type() == 'H');
        } finally {
            lock.unlock();
        }
    }

    /** Its statements have names of their own in each session. */
    private WireMessage named(WireMessage message, PooledSession lent) {
        switch (message.type()) {
            case 'P' -> {
                if (message.text(0).isEmpty()) {
                    return message;
                }
                WireMessage parse = message.with(0, ours(message.text(0)));
                statements.put(parse.text(0), parse);
                lent.hasPrepared(parse.text(0));
                return parse;
            }
            case 'B' -> {
                int statement = message.after(0);
                return message.text(statement).isEmpty()
                        ? message
                        : message.with(statement, ours(message.text(statement)));
            }
            case 'D', 'C' -> {
                if (message.body()[0] != 'S' || message.text(1).isEmpty()) {
                    return message;
                }
                WireMessage ours = message.with(1, ours(message.text(1)));
                if (message.type() == 'C') {
                    statements.remove(ours.text(1));
                    lent.hasForgotten(ours.text(1));
                }
                return ours;
            }
            default -> {
                return message;
            }
        }
    }

    private String ours(String name) {
        return number + "_" + name;
    }

    /** What the session says. @param isAll whether nothing more is to be seen of it now */
    void answered(WireMessage message, boolean isAll) throws IOException {
        if (message.type() != 'Z') {
            message.write(out);
            if (isAll) {
                out.flush();
            }
            return;
        }
        lock.lock();
        try {
            awaited--;
            PooledSession lent = session;
            boolean isOver = Arrays.equals(message.body(), new byte[] {'I'}) && awaited == 0 && !isInTheMiddle;
            if (isOver && lent != null) {
                session = null;
                lent.takeBack();
                pooler.takeBack(lent);
            }
            message.write(out);
            out.flush();
        } finally {
            lock.unlock();
        }
    }

    /** The session can't become somebody else's meanwhile. */
    void cancel() throws IOException {
        lock.lock();
        try {
            PooledSession lent = session;
            if (lent != null) {
                lent.cancel();
            }
        } finally {
            lock.unlock();
        }
    }

    /** A session in the middle of a transaction ends with it. */
    void close() {
        lock.lock();
        try {
            PooledSession lent = session;
            session = null;
            if (lent != null) {
                lent.takeBack();
                lent.close();
            }
            pooler.left(this);
            socket.close();
        } catch (IOException closed) {
            // nothing is left to be done
        } finally {
            lock.unlock();
        }
    }
}
