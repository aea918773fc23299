package org.fraiseql.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ReadinessTest {
    private static final String REFUSED =
            "503 {\"checks\":[{\"data\":{\"reason\":\"The database \\\"refuses\\\" us\"}},"
                    + "{\"data\":{\"reason\":\"The database \\\"refuses\\\" us\"}}],\"status\":\"DOWN\"}";
    private static final String EXPIRED = "503 {\"checks\":[{\"data\": {\"reason\" : \"expired\"}}]}";
    private static final String UP = "200 {}";

    /** What the health checks answer in turn; the last for good. */
    private final ConcurrentLinkedDeque<String> started = new ConcurrentLinkedDeque<>();

    private final ConcurrentLinkedDeque<String> ready = new ConcurrentLinkedDeque<>();
    private final ByteArrayOutputStream output = new ByteArrayOutputStream();

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path folder;

    @SuppressWarnings("NullAway.Init") // started before each test
    private HttpServer health;

    @SuppressWarnings("NullAway.Init") // started before each test
    private Process process;

    @BeforeEach
    void start() throws IOException {
        process = new ProcessBuilder("sleep", "50").start();
        health = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        serve("/health/started", started);
        serve("/health/ready", ready);
        health.start();
    }

    @AfterEach
    void stop() {
        health.stop(0);
        process.destroyForcibly();
    }

    private void serve(String path, ConcurrentLinkedDeque<String> answers) {
        health.createContext(path, exchange -> {
            String answer = answers.size() > 1 ? answers.removeFirst() : answers.getFirst();
            byte[] body = answer.substring(4).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(Integer.parseInt(answer.substring(0, 3)), body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
    }

    private String announced() throws InterruptedException {
        HttpAddress address = new HttpAddress("127.0.0.1", health.getAddress().getPort());
        ServerProcess server = new ServerProcess(process, folder.resolve("messages.log"), Duration.ZERO);
        new Readiness(address, server, new PrintStream(output, true, StandardCharsets.UTF_8))
                .announce(" | database shop");
        return output.toString(StandardCharsets.UTF_8);
    }

    @Test
    void saysThatItIsReadyOnlyWhenItIsAndEachReasonOnce() throws InterruptedException {
        started.add("503 {}");
        started.add(UP);
        ready.add(REFUSED);
        ready.add(REFUSED);
        ready.add(EXPIRED);
        ready.add(UP);
        assertThat(announced().lines())
                .hasSize(3)
                .satisfiesExactly(
                        first -> assertThat(first)
                                .isEqualTo(
                                        "FraiseQL has started, but is not ready: The database \"refuses\" us | database shop"),
                        second -> assertThat(second).contains("not ready: expired"),
                        third -> assertThat(third).startsWith("FraiseQL is ready: GraphQL http://127.0.0.1:"));
    }

    @Test
    void saysNothingElseWhenItIsReadyAtOnce() throws InterruptedException {
        started.add(UP);
        ready.add(UP);
        assertThat(announced()).startsWith("FraiseQL is ready").hasLineCount(1);
    }

    @Test
    void returnsWithoutAWordWhenTheServerEnds() throws InterruptedException {
        started.add(UP);
        ready.add(EXPIRED);
        process.destroyForcibly().waitFor();
        assertThat(announced()).isEmpty();
    }

    @Test
    void anApplicationThatDoesNotStartIsNoServer() throws IOException {
        started.add("404 {}");
        Files.writeString(folder.resolve("messages.log"), "[1/1/26] CWWKZ0002E: An exception occurred\n");
        assertThatThrownBy(this::announced).isInstanceOf(LauncherException.class);
    }
}
