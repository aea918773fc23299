package org.fraiseql.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** On processes that end in time, and on those that do not. */
@Timeout(60)
class ServerProcessTest {
    private static final Duration PATIENCE = Duration.ofMillis(500);

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path folder;

    @Test
    void theOptionsOfWhoeverStartsItStandBehindOurs() {
        List<String> command = ServerProcess.command(
                new JavaInstallation(Path.of("jdk"), 25), Path.of("wlp"), List.of("-Xmx1g", "-Dx=y"));
        assertThat(command)
                .containsSubsequence("-Djava.awt.headless=true", "-Xmx1g", "-Dx=y", "-cp", ServerMain.class.getName());
    }

    @Test
    void aServerThatDoesNotHearSigtermIsKilled() throws Exception {
        Process deaf = started("trap '' TERM; echo up; while :; do sleep 0.1; done");
        long start = System.nanoTime();
        new ServerProcess(deaf, folder, PATIENCE).stop();
        boolean isAlive = deaf.isAlive();
        deaf.destroyForcibly();
        assertThat(isAlive).isFalse();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(PATIENCE, PATIENCE.plusSeconds(10));
    }

    @Test
    void aServerThatEndsInTimeIsLeftToIt() throws Exception {
        Process quick = started("trap 'exit 7' TERM; echo up; while :; do sleep 0.1; done");
        new ServerProcess(quick, folder, Duration.ofSeconds(50)).stop();
        assertThat(quick.exitValue()).isEqualTo(7);
    }

    /** The JVM itself, without anybody who kills it: hooks that wait for ever, as a busy server's may. */
    @Test
    void aJvmThatIsToldToEndEndsWhateverItsHooksWaitFor() throws Exception {
        Process java = java(HangingJvm.class.getName(), Long.toString(PATIENCE.toMillis()));
        line(java);
        java.destroy();
        assertThat(java.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(java.exitValue()).isEqualTo(137);
    }

    @Test
    void theTimeForRequestsUnderWayIsHalfAMinuteUnlessItIsSaid() {
        assertThat(ShutdownPatience.of(Map.of())).hasSeconds(30);
        assertThat(ShutdownPatience.of(Map.of("FRAISEQL_HTTP_SHUTDOWN_MS", "1500")))
                .hasMillis(1500);
        assertThat(ShutdownPatience.of(Map.of("FRAISEQL_HTTP_SHUTDOWN_MS", "0")))
                .isZero();
        for (String wrong : List.of("-1", "5s")) {
            assertThatThrownBy(() -> ShutdownPatience.of(Map.of("FRAISEQL_HTTP_SHUTDOWN_MS", wrong)))
                    .isInstanceOf(LauncherException.class)
                    .hasMessageContaining(wrong);
        }
    }

    /** Entry of a JVM of its own. */
    static final class HangingJvm {
        private HangingJvm() {}

        public static void main(String[] arguments) throws InterruptedException {
            BoundedExit.within(Duration.ofMillis(Long.parseLong(arguments[0])));
            Runtime.getRuntime().addShutdownHook(new Thread(HangingJvm::waitForEver));
            System.out.println("up");
            waitForEver();
        }

        private static void waitForEver() {
            try {
                Thread.sleep(Duration.ofMinutes(5).toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static Process java(String... arguments) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                ServerProcess.ownClasses().toString());
        builder.command().addAll(List.of(arguments));
        return builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
    }

    private static Process started(String script) throws IOException {
        Process process = new ProcessBuilder("sh", "-c", script)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        line(process);
        return process;
    }

    /** It has come so far as to speak. */
    private static void line(Process process) throws IOException {
        BufferedReader reader =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        assertThat(reader.readLine()).isEqualTo("up");
    }
}
