package org.fraiseql.api;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The TCP connections of this machine and their states, as Linux tells them in {@code /proc/net/tcp} and {@code tcp6} (proc_pid_net(5)). Immutable.
 *
 * <p>Jakarta Servlet tells an application that its client has gone only when the application writes.
 */
final class TcpConnections {
    /** The lines of one file: number, local address, remote address, state, and more. */
    private static final int LOCAL = 1;

    private static final int REMOTE = 2;
    private static final int STATE = 3;
    private static final String ESTABLISHED = "01";
    private static final String CLOSE_WAIT = "08";

    private final Map<Connection, String> states = new LinkedHashMap<>();

    /** A connection as the server sees it. */
    record Connection(int localPort, InetAddress remote, int remotePort) {}

    enum State {
        OPEN,
        /** The other side has closed it. */
        CLOSED_BY_PEER,
        /** Unknown here: it was reset, or is in another network namespace. */
        ABSENT
    }

    private TcpConnections() {}

    /** Empty where this is no Linux. */
    static Optional<TcpConnections> now() {
        try {
            TcpConnections connections = new TcpConnections();
            connections.read(Files.readAllLines(Path.of("/proc/net/tcp"), US_ASCII));
            Path version6 = Path.of("/proc/net/tcp6");
            if (Files.exists(version6)) {
                connections.read(Files.readAllLines(version6, US_ASCII));
            }
            return Optional.of(connections);
        } catch (IOException noLinux) {
            return Optional.empty();
        }
    }

    static TcpConnections of(List<String> lines) throws IOException {
        TcpConnections connections = new TcpConnections();
        connections.read(lines);
        return connections;
    }

    State state(Connection connection) {
        return switch (states.getOrDefault(connection, "")) {
            case ESTABLISHED -> State.OPEN;
            case CLOSE_WAIT -> State.CLOSED_BY_PEER;
            default -> State.ABSENT;
        };
    }

    private void read(List<String> lines) throws IOException {
        for (String line : lines) {
            String[] fields = line.strip().split("\\s+", STATE + 2);
            if (fields.length > STATE && (fields[STATE].equals(ESTABLISHED) || fields[STATE].equals(CLOSE_WAIT))) {
                Connection connection =
                        new Connection(port(fields[LOCAL]), address(fields[REMOTE]), port(fields[REMOTE]));
                states.put(connection, fields[STATE]);
            }
        }
    }

    private static int port(String addressAndPort) {
        return Integer.parseInt(addressAndPort.substring(addressAndPort.indexOf(':') + 1), 16);
    }

    /** Words of 32 bits, each printed as a number of this machine. */
    private static InetAddress address(String addressAndPort) throws IOException {
        byte[] printed = HexFormat.of().parseHex(addressAndPort, 0, addressAndPort.indexOf(':'));
        ByteBuffer words = ByteBuffer.wrap(printed);
        ByteBuffer address = ByteBuffer.allocate(printed.length).order(ByteOrder.nativeOrder());
        while (words.hasRemaining()) {
            address.putInt(words.getInt());
        }
        return InetAddress.getByAddress(address.array());
    }
}
