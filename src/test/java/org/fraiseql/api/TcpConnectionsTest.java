package org.fraiseql.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;
import org.fraiseql.api.TcpConnections.Connection;
import org.fraiseql.api.TcpConnections.State;
import org.junit.jupiter.api.Test;

class TcpConnectionsTest {
    private static final String HEAD =
            "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode";

    @Test
    void readsAddressesOfBothKinds() throws IOException {
        assumeTrue(ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN);
        TcpConnections connections = TcpConnections.of(List.of(
                HEAD,
                "   0: 0100007F:2378 0A01A8C0:D431 08 00000000:00000000 00:00000000 00000000     0        0 1 1 0 20 4 30 10 -1",
                "   1: 0000000000000000FFFF00000100007F:2378 0000000000000000FFFF00000200007F:0050 01 0:0 0:0 0 0 0 1",
                "   2: 00000000000000000000000001000000:2378 B80D0120000000000000000001000000:C350 01 0:0 0:0 0 0 0 1",
                "   3: 00000000:2378 00000000:0000 0A 0:0 0:0 0 0 0 1"));
        assertThat(connections.state(to("192.168.1.10", 0xD431))).isEqualTo(State.CLOSED_BY_PEER);
        assertThat(connections.state(to("127.0.0.2", 80))).isEqualTo(State.OPEN);
        assertThat(connections.state(to("2001:db8::1", 50_000))).isEqualTo(State.OPEN);
        assertThat(connections.state(to("192.168.1.10", 0xD432))).isEqualTo(State.ABSENT);
    }

    @Test
    void seesAClientClose() throws IOException {
        assumeTrue(TcpConnections.now().isPresent());
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Socket client = new Socket(server.getInetAddress(), server.getLocalPort());
            try (Socket accepted = server.accept()) {
                Connection connection =
                        new Connection(server.getLocalPort(), client.getLocalAddress(), client.getLocalPort());
                assertThat(now().map(table -> table.state(connection))).contains(State.OPEN);
                client.close();
                assertThat(now().map(table -> table.state(connection))).contains(State.CLOSED_BY_PEER);
                accepted.close();
                assertThat(now().map(table -> table.state(connection))).contains(State.ABSENT);
            }
        }
    }

    private static Optional<TcpConnections> now() {
        return TcpConnections.now();
    }

    private static Connection to(String remote, int port) throws IOException {
        return new Connection(0x2378, InetAddress.getByName(remote), port);
    }
}
