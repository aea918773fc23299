package org.fraiseql.store.reactive;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.impl.Connection;
import io.vertx.sqlclient.impl.SocketConnectionBase;
import io.vertx.sqlclient.impl.SqlConnectionInternal;
import io.vertx.sqlclient.impl.pool.SqlConnectionPool.PooledConnection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * The sockets below pooled connections. The client has no word for throwing a connection away: closing it gives it back. So its socket is closed, which the pool
 * notices. The only class that knows the client from inside. Thread-safe.
 */
final class OpenSockets {
    private final Set<SocketConnectionBase> open = ConcurrentHashMap.newKeySet();
    private final Set<SocketConnectionBase> inUse = ConcurrentHashMap.newKeySet();
    private final Set<SocketConnectionBase> closing = ConcurrentHashMap.newKeySet();
    /** As old as those that were closed: to be closed when they are given back. */
    private final Set<SocketConnectionBase> outdated = ConcurrentHashMap.newKeySet();

    private final LongAdder created = new LongAdder();
    private final LongAdder destroyed = new LongAdder();

    private static SocketConnectionBase socket(SqlConnection connection) {
        Connection below = ((SqlConnectionInternal) connection).unwrap();
        while (below instanceof PooledConnection pooled) {
            below = pooled.unwrap();
        }
        return (SocketConnectionBase) below;
    }

    static ChannelPipeline pipeline(SqlConnection connection) {
        return socket(connection).socket().channelHandlerContext().pipeline();
    }

    private static Channel channel(SocketConnectionBase socket) {
        return socket.socket().channelHandlerContext().channel();
    }

    static void close(SqlConnection connection) {
        end(socket(connection));
    }

    /** Below the client's codec, which would say farewell and wait for the other end to close: one that is silent keeps the connection's place in the pool. */
    private static void end(SocketConnectionBase socket) {
        ChannelHandlerContext lowest = channel(socket).pipeline().firstContext();
        if (lowest != null) { // has not ended already
            lowest.close();
        }
    }

    void add(SqlConnection connection) {
        SocketConnectionBase socket = socket(connection);
        open.add(socket);
        created.increment();
        channel(socket).closeFuture().addListener(closed -> {
            open.remove(socket);
            inUse.remove(socket);
            closing.remove(socket);
            outdated.remove(socket);
            destroyed.increment();
        });
    }

    /** How many there have been. */
    long created() {
        return created.sum();
    }

    /** How many of them have closed. */
    long destroyed() {
        return destroyed.sum();
    }

    void taken(SqlConnection connection) {
        inUse.add(socket(connection));
    }

    void givenBack(SqlConnection connection) {
        inUse.remove(socket(connection));
    }

    void closeAll() {
        open.forEach(OpenSockets::end);
    }

    /** Closes the sockets that nobody uses now; the others are as old, and are to be closed when they are given back. */
    void closeIdle() {
        for (SocketConnectionBase socket : open) {
            outdated.add(socket); // before it is looked who uses it: whoever gives it back meanwhile closes it
            if (!inUse.contains(socket)) {
                closing.add(socket);
                end(socket);
            }
            if (!channel(socket).isActive()) {
                outdated.remove(socket);
                closing.remove(socket);
            }
        }
    }

    boolean isOutdated(SqlConnection connection) {
        return outdated.contains(socket(connection));
    }

    /** Whether the pool has given out what is closed, or is about to be: it notices a moment later. */
    boolean isEnding(SqlConnection connection) {
        SocketConnectionBase socket = socket(connection);
        return closing.contains(socket)
                || outdated.contains(socket)
                || !channel(socket).isActive();
    }
}
