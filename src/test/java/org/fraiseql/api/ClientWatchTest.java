package org.fraiseql.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.fraiseql.container.Eventually;
import org.fraiseql.support.Deadline;
import org.fraiseql.support.config.ConfigReader;
import org.fraiseql.support.config.WrittenConfig;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Real connections on loopback; a request that a thread works for, and nothing else of a server. */
class ClientWatchTest {
    private static final Duration LONG_ENOUGH = Duration.ofSeconds(10);

    private final RequestsInProgress requests = new RequestsInProgress(
            ConfigReader.read(new WrittenConfig(Map.of())).http());
    private final QueuedRequests queue = new QueuedRequests();
    private final BlockingQueue<Thread> cancelled = new LinkedBlockingQueue<>();
    private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor();
    private final CountDownLatch answered = new CountDownLatch(1);

    @BeforeEach
    void start() {
        assumeTrue(TcpConnections.now().isPresent());
        new ClientWatch(cancelled::add, requests, queue).start(executor);
    }

    @AfterEach
    void end() {
        answered.countDown();
        executor.shutdownNow();
    }

    @Test
    void aReadWhoseClientHangsUpIsCancelled() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Socket client = new Socket(server.getInetAddress(), server.getLocalPort());
            try (Socket accepted = server.accept()) {
                Thread worker = works(accepted);
                assertThat(next(Duration.ofMillis(2_500)))
                        .as("the client is there")
                        .isEmpty();
                client.close();
                assertThat(next(LONG_ENOUGH)).contains(worker);
            }
        }
    }

    @Test
    void aRequestThatWasAnsweredIsLeftAlone() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Socket client = new Socket(server.getInetAddress(), server.getLocalPort());
            try (Socket accepted = server.accept()) {
                Thread worker = works(accepted);
                answered.countDown();
                worker.join();
                client.close();
                assertThat(next(Duration.ofMillis(2_500))).isEmpty();
            }
        }
    }

    @Test
    void aRequestInTheQueueWhoseClientHangsUpGivesUpItsTurn() throws Exception {
        RequestGate gate = new RequestGate(1, 1, 2);
        assertThat(gate.enter("first")).isTrue();
        try (ServerSocket server = new ServerSocket(0, 2, InetAddress.getLoopbackAddress());
                Socket patient = new Socket(server.getInetAddress(), server.getLocalPort());
                Socket other = server.accept()) {
            Socket client = new Socket(server.getInetAddress(), server.getLocalPort());
            try (Socket accepted = server.accept()) {
                waits(gate, other);
                waits(gate, accepted);
                TimeUnit.MILLISECONDS.sleep(2_500);
                assertThat(gate.waiting()).as("both clients are there").isEqualTo(2);
                client.close();
                Eventually.holds(LONG_ENOUGH, () -> gate.waiting() == 1);
                TimeUnit.MILLISECONDS.sleep(1_500);
                assertThat(gate.waiting()).as("%s is there", patient).isEqualTo(1);
            }
        }
    }

    private void waits(RequestGate gate, Socket accepted) throws HttpProblem {
        queue.add(gate.queue("client", Deadline.NEVER, 0), requests.begins(requestOn(accepted)));
        requests.ended();
    }

    /** A thread of the server, which works for a request until {@link #answered}. */
    private Thread works(Socket accepted) {
        HttpServletRequest request = requestOn(accepted);
        return Thread.ofPlatform().start(() -> {
            requests.begins(request);
            try {
                answered.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                requests.ended();
            }
        });
    }

    private Optional<Thread> next(Duration patience) throws InterruptedException {
        @Nullable Thread thread = cancelled.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
        return Optional.ofNullable(thread);
    }

    private static HttpServletRequest requestOn(Socket accepted) {
        return (HttpServletRequest) Proxy.newProxyInstance(
                ClientWatchTest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getRemoteAddr" -> accepted.getInetAddress().getHostAddress();
                    case "getRemotePort" -> accepted.getPort();
                    case "getLocalPort" -> accepted.getLocalPort();
                    default -> throw new IOException(method.getName());
                });
    }
}
