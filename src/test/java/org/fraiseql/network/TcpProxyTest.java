package org.fraiseql.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.fraiseql.network.Fault.Plain;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** In front of a server that sends back what it gets. */
@Isolated
class TcpProxyTest {
    private static final int SHORT_MILLIS = 150;
    private static final int LONG_MILLIS = 10_000;

    @SuppressWarnings("NullAway.Init") // opened before each test
    private ServerSocket echo;

    @SuppressWarnings("NullAway.Init") // opened before each test
    private TcpProxy proxy;

    private final List<Socket> clients = new ArrayList<>();

    @BeforeEach
    void open() throws IOException {
        echo = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::serve);
        proxy = TcpProxy.to(echo.getLocalPort());
    }

    @AfterEach
    void close() throws IOException {
        proxy.close();
        echo.close();
        for (Socket client : clients) {
            client.close();
        }
    }

    private void serve() {
        try {
            while (true) {
                Socket client = echo.accept();
                Thread.ofVirtual().start(() -> sendBack(client));
            }
        } catch (IOException closed) {
            // the test is over
        }
    }

    private static void sendBack(Socket client) {
        try (client) {
            client.getInputStream().transferTo(client.getOutputStream());
        } catch (IOException broken) {
            // that is what some tests are about
        }
    }

    private Socket connect() throws IOException {
        Socket client = new Socket(InetAddress.getLoopbackAddress(), proxy.port());
        client.setSoTimeout(LONG_MILLIS);
        clients.add(client);
        return client;
    }

    private static void send(Socket client, String text) throws IOException {
        client.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static String read(Socket client, int length) throws IOException {
        return new String(client.getInputStream().readNBytes(length), StandardCharsets.US_ASCII);
    }

    private static void hears(Socket client, String text) throws IOException {
        send(client, text);
        assertThat(read(client, text.length())).isEqualTo(text);
    }

    private static void hearsNothing(Socket client) throws IOException {
        client.setSoTimeout(SHORT_MILLIS);
        assertThatThrownBy(() -> client.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);
        client.setSoTimeout(LONG_MILLIS);
    }

    @Test
    void passesBothWaysAndTheEndOfEachWay() throws IOException {
        Socket client = connect();
        hears(client, "one");
        send(client, "two");
        client.shutdownOutput();
        assertThat(client.getInputStream().readAllBytes()).asString().isEqualTo("two");
        assertThat(connectionsBecome(0)).isTrue();
    }

    @Test
    void refusesAndEndsWhatThereIs() throws IOException {
        Socket client = connect();
        hears(client, "one");
        proxy.behave(Plain.REFUSE);
        assertThat(client.getInputStream().read()).isEqualTo(-1);
        assertThatThrownBy(this::connect).isInstanceOf(ConnectException.class);
        proxy.behave(Plain.NONE);
        hears(connect(), "two");
    }

    @Test
    void hangsForNewConnectionsOnly() throws IOException {
        Socket established = connect();
        hears(established, "one");
        proxy.behave(Plain.HANG);
        hears(established, "two");
        Socket fresh = connect();
        send(fresh, "three");
        hearsNothing(fresh);
        proxy.behave(Plain.NONE);
        assertThat(read(fresh, 5)).isEqualTo("three");
    }

    @Test
    void swallowsAllUntilItIsOver() throws IOException {
        Socket client = connect();
        hears(client, "one");
        proxy.behave(Plain.BLACK_HOLE);
        send(client, "two");
        hearsNothing(client);
        Socket fresh = connect();
        send(fresh, "three");
        hearsNothing(fresh);
        proxy.behave(Plain.NONE);
        assertThat(read(client, 3)).isEqualTo("two");
        assertThat(read(fresh, 5)).isEqualTo("three");
    }

    /** The server must not learn either that the client has gone. */
    @Test
    void swallowsTheEndOfAConnectionToo() throws IOException {
        Socket client = connect();
        hears(client, "one");
        proxy.behave(Plain.BLACK_HOLE);
        client.close();
        assertThat(connectionsBecome(0)).isFalse();
        proxy.behave(Plain.NONE);
        assertThat(connectionsBecome(0)).isTrue();
    }

    @Test
    void forgetsConnectionsForGood() throws IOException {
        Socket forgotten = connect();
        hears(forgotten, "one");
        proxy.behave(Plain.HALF_OPEN);
        send(forgotten, "two");
        hearsNothing(forgotten);
        Socket fresh = connect();
        hears(fresh, "three");
        proxy.behave(Plain.NONE);
        hearsNothing(forgotten);
        hears(fresh, "four");
    }

    @Test
    void resets() throws IOException {
        Socket client = connect();
        hears(client, "one");
        proxy.behave(Plain.RESET);
        assertThatThrownBy(() -> client.getInputStream().read())
                .isInstanceOf(SocketException.class)
                .hasMessageContaining("reset");
        Socket fresh = connect();
        assertThatThrownBy(() -> fresh.getInputStream().read())
                .isInstanceOf(SocketException.class)
                .hasMessageContaining("reset");
        proxy.behave(Plain.NONE);
        hears(connect(), "two");
    }

    @Test
    void cutsAfterSoManyBytesOfEachConnection() throws IOException {
        Socket established = connect();
        hears(established, "one");
        proxy.behave(new Fault.Cut(4));
        send(established, "123456789");
        assertThat(established.getInputStream().readAllBytes()).asString().isEqualTo("1234");
        Socket fresh = connect();
        send(fresh, "abcdefghi");
        assertThat(fresh.getInputStream().readAllBytes()).asString().isEqualTo("abcd");
        Socket shorter = connect();
        hears(shorter, "abc");
        proxy.behave(Plain.NONE);
        hears(shorter, "defghi");
    }

    @Test
    void throttles() throws IOException {
        Socket client = connect();
        proxy.behave(new Fault.Throttle(2000));
        Duration took = timed(() -> hears(client, "x".repeat(1000)));
        // the second way begins while the first goes on
        assertThat(took).isBetween(Duration.ofMillis(450), Duration.ofSeconds(3));
        proxy.behave(Plain.NONE);
        assertThat(timed(() -> hears(client, "x".repeat(1000)))).isLessThan(Duration.ofMillis(450));
    }

    @Test
    void delaysEachWay() throws IOException {
        Socket client = connect();
        proxy.behave(new Fault.Delay(Duration.ofMillis(100), Duration.ZERO));
        assertThat(timed(() -> hears(client, "one"))).isBetween(Duration.ofMillis(200), Duration.ofSeconds(2));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 8})
    void theSeedDecidesTheJitter(long seed) throws IOException {
        Duration most = Duration.ofMillis(400);
        Random draws = new Random(seed);
        Duration expected = Duration.ofNanos(draws.nextLong(most.toNanos() + 1) + draws.nextLong(most.toNanos() + 1));
        InetSocketAddress target = new InetSocketAddress(InetAddress.getLoopbackAddress(), echo.getLocalPort());
        try (TcpProxy jittery = new TcpProxy(target, seed);
                Socket client = new Socket(InetAddress.getLoopbackAddress(), jittery.port())) {
            jittery.behave(new Fault.Delay(Duration.ZERO, most));
            assertThat(timed(() -> hears(client, "one"))).isBetween(expected, expected.plusMillis(250));
        }
    }

    /** A pump that waits must not outlive the proxy. */
    @Test
    void endsAllWhenItIsClosed() throws IOException {
        Socket client = connect();
        hears(client, "one");
        proxy.behave(Plain.BLACK_HOLE);
        send(client, "two");
        proxy.close();
        assertThat(client.getInputStream().read()).isEqualTo(-1);
        assertThat(proxy.connections()).isZero();
        assertThatThrownBy(this::connect).isInstanceOf(ConnectException.class);
    }

    private boolean connectionsBecome(int count) {
        long end = System.nanoTime() + Duration.ofMillis(500).toNanos();
        while (System.nanoTime() < end) {
            if (proxy.connections() == count) {
                return true;
            }
            Thread.onSpinWait();
        }
        return false;
    }

    private interface Work {
        void run() throws IOException;
    }

    private static Duration timed(Work work) throws IOException {
        long start = System.nanoTime();
        work.run();
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
