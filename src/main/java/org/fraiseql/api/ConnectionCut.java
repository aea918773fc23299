package org.fraiseql.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;
import java.net.Socket;
import org.jspecify.annotations.Nullable;

/**
 * Ends the connection of a request, in the middle of its response or after it.
 *
 * <p>Jakarta Servlet has no means for that. Open Liberty 26 answers an exception that comes after the first bytes with the text of an error page, the
 * last chunk, and an open connection: a response that looks complete. WildFly 39 leaves out the text, which is no better. So the connection is asked for,
 * by the names of their own public methods; on a server where they do not exist, nothing happens.
 */
final class ConnectionCut {
    private static final System.Logger LOG = System.getLogger(ConnectionCut.class.getName());

    private ConnectionCut() {}

    /** What was sent arrives; nothing else is sent or read. */
    static void end(HttpServletRequest request) {
        cut(request, false);
    }

    /** What the client has not taken yet is thrown away, and the client is told so by a reset. @return whether nothing can be sent any more */
    static boolean breakOff(HttpServletRequest request) {
        return cut(request, true);
    }

    private static boolean cut(HttpServletRequest request, boolean isReset) {
        try {
            HttpServletRequest original = original(request);
            if (has(original, "getExchange")) {
                cutUndertow(original);
                return true;
            }
            return cutLiberty(original, isReset);
        } catch (ReflectiveOperationException unknownServer) {
            LOG.log(System.Logger.Level.DEBUG, "This server does not give its sockets away", unknownServer);
            return false;
        } catch (IOException goneAlready) {
            LOG.log(System.Logger.Level.DEBUG, "The connection was closed already", goneAlready);
            return true;
        }
    }

    /** WildFly's servlet container. */
    private static void cutUndertow(HttpServletRequest request) throws ReflectiveOperationException {
        call(call(call(request, "getExchange"), "getConnection"), "close"); // with HTTP/2 that resets the stream
    }

    /** @return whether there was a socket to cut */
    private static boolean cutLiberty(HttpServletRequest request, boolean isReset)
            throws ReflectiveOperationException, IOException {
        Object link = call(call(request, "getIRequest"), "getHttpInboundConnection");
        while (link != null && !has(link, "getSocketIOChannel")) {
            link = call(link, "getDeviceLink"); // from the dispatcher by way of HTTP and TLS down to TCP
        }
        if (call(call(link, "getSocketIOChannel"), "getSocket") instanceof Socket socket) {
            if (isReset) {
                socket.setSoLinger(
                        true,
                        0); // or the system would go on sending what it has, for minutes to somebody who takes nothing
            }
            socket.shutdownOutput(); // Liberty itself closes a connection that it cannot write to
            return true;
        }
        return false;
    }

    private static HttpServletRequest original(HttpServletRequest request) {
        HttpServletRequest inner = request;
        while (inner instanceof HttpServletRequestWrapper wrapper
                && wrapper.getRequest() instanceof HttpServletRequest wrapped) {
            inner = wrapped;
        }
        return inner;
    }

    private static boolean has(Object target, String method) {
        try {
            target.getClass().getMethod(method);
            return true;
        } catch (NoSuchMethodException other) {
            return false;
        }
    }

    private static @Nullable Object call(@Nullable Object target, String method) throws ReflectiveOperationException {
        if (target == null) {
            return null;
        }
        return target.getClass().getMethod(method).invoke(target);
    }
}
