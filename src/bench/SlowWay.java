import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A way to a database far away: what it answers comes some milliseconds later. Nothing waits for what is before it. */
final class SlowWay implements AutoCloseable {
    private static final byte[] END = new byte[0];

    private final ServerSocket socket;
    private final String host;
    private final int port;
    private final long delayNanos;

    private record Piece(long due, byte[] bytes) {}

    private SlowWay(ServerSocket socket, String host, int port, int millis) {
        this.socket = socket;
        this.host = host;
        this.port = port;
        this.delayNanos = TimeUnit.MILLISECONDS.toNanos(millis);
    }

    static SlowWay to(String host, int port, int millis) throws IOException {
        SlowWay way = new SlowWay(new ServerSocket(0, 200, InetAddress.getLoopbackAddress()), host, port, millis);
        Thread.ofPlatform().daemon().start(way::accept);
        return way;
    }

    int port() {
        return socket.getLocalPort();
    }

    private void accept() {
        try {
            while (true) {
                connect(socket.accept());
            }
        } catch (IOException closed) {
            // no more of them
        }
    }

    private void connect(Socket client) throws IOException {
        try {
            Socket server = new Socket(host, port);
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            Thread.ofPlatform().daemon().start(() -> pass(client, server));
            BlockingQueue<Piece> late = new LinkedBlockingQueue<>();
            Thread.ofPlatform().daemon().start(() -> collect(server, late));
            Thread.ofPlatform().daemon().start(() -> deliver(late, client));
        } catch (IOException away) {
            client.close();
        }
    }

    private static void pass(Socket from, Socket to) {
        try (from; to; InputStream in = from.getInputStream()) {
            in.transferTo(to.getOutputStream());
        } catch (IOException ended) {
            // by one of them
        }
    }

    private void collect(Socket from, BlockingQueue<Piece> late) {
        byte[] buffer = new byte[65_536];
        try (InputStream in = from.getInputStream()) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                late.add(new Piece(System.nanoTime() + delayNanos, Arrays.copyOf(buffer, read)));
            }
        } catch (IOException ended) {
            // by one of them
        }
        late.add(new Piece(System.nanoTime(), END));
    }

    private static void deliver(BlockingQueue<Piece> late, Socket to) {
        try (to; OutputStream out = to.getOutputStream()) {
            for (Piece piece = late.take(); piece.bytes() != END; piece = late.take()) {
                TimeUnit.NANOSECONDS.sleep(piece.due() - System.nanoTime());
                out.write(piece.bytes());
            }
        } catch (IOException ended) {
            // by one of them
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
