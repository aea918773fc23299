package org.fraiseql.hostile;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.fraiseql.container.GraphQLClient;

/** A connection to the server on which any bytes may be sent, HTTP or not, and read at any speed. Texts are ISO 8859-1: a character is a byte. Not thread-safe. */
public final class RawClient implements AutoCloseable {
    /** Header lines of a GraphQL request, without a length and without the empty line at their end. */
    public static final String POST =
            "POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nAccept: application/graphql-response+json\r\n";

    private static final Duration CONNECT = Duration.ofSeconds(10);

    private final Socket socket;

    private RawClient(Socket socket) {
        this.socket = socket;
    }

    public static RawClient connect(int port) throws IOException {
        return connect(InetAddress.getLoopbackAddress(), port, 0);
    }

    /** @param from an address of this machine; @param receiveBufferBytes a small one makes the server wait as soon as nothing is read; 0 leaves it to the system */
    public static RawClient connect(InetAddress from, int port, int receiveBufferBytes) throws IOException {
        Socket socket = new Socket();
        socket.bind(new InetSocketAddress(from, 0));
        if (receiveBufferBytes > 0) {
            socket.setReceiveBufferSize(receiveBufferBytes);
        }
        socket.setTcpNoDelay(true);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), (int) CONNECT.toMillis());
        return new RawClient(socket);
    }

    /** A whole request. */
    public static String query(String query) {
        String body = GraphQLClient.request(query, "{}");
        return POST + "Content-Length: " + body.length() + "\r\n\r\n" + body;
    }

    /** A whole request. */
    public static String get(String path) {
        return "GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
    }

    public RawClient send(String bytes) throws IOException {
        socket.getOutputStream().write(bytes.getBytes(ISO_8859_1));
        return this;
    }

    /** At most so many bytes, as soon as there are some. Empty at the end of the connection, or when nothing comes for so long: {@link #isOpen} tells. */
    public String read(int maxBytes, Duration patience) throws IOException {
        byte[] bytes = new byte[maxBytes];
        socket.setSoTimeout((int) patience.toMillis());
        try {
            int count = socket.getInputStream().read(bytes);
            return count < 0 ? "" : new String(bytes, 0, count, ISO_8859_1);
        } catch (SocketTimeoutException silence) {
            return "";
        }
    }

    /** One response with its head; of one without a length, what comes until the connection ends or is silent for so long. */
    public String response(Duration patience) throws IOException {
        StringBuilder response = new StringBuilder();
        while (!isComplete(response)) {
            String more = read(8_192, patience);
            if (more.isEmpty()) {
                break;
            }
            response.append(more);
        }
        return response.toString();
    }

    private static boolean isComplete(StringBuilder response) {
        int body = response.indexOf("\r\n\r\n") + 4;
        if (body < 4) {
            return false;
        }
        String head = response.substring(0, body).toLowerCase(java.util.Locale.ROOT);
        int length = head.indexOf("content-length: ");
        if (length < 0) {
            return response.indexOf("\r\n0\r\n\r\n") > 0;
        }
        int start = length + "content-length: ".length();
        return response.length() - body >= Integer.parseInt(head.substring(start, head.indexOf('\r', start)));
    }

    /** Of a response; 0 when it is none. */
    public static int status(String response) {
        return response.matches("(?s)HTTP/1\\.[01] \\d{3} .*") ? Integer.parseInt(response.substring(9, 12)) : 0;
    }

    /** Whether the server has left the connection open; waits for its end. What it sends meanwhile is dropped. */
    public boolean isOpen(Duration patience) throws IOException {
        long end = System.nanoTime() + patience.toNanos();
        InputStream in = socket.getInputStream();
        byte[] dropped = new byte[8_192];
        while (System.nanoTime() < end) {
            socket.setSoTimeout((int) Math.max(1, (end - System.nanoTime()) / 1_000_000));
            try {
                if (in.read(dropped) < 0) {
                    return false;
                }
            } catch (SocketTimeoutException silence) {
                return true;
            } catch (IOException reset) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
