package org.fraiseql.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClassSharingTest {
    private static final Path LIBERTY = Path.of("wlp");
    private static final String AGENT = "-javaagent:" + LIBERTY.resolve("bin/tools/ws-javaagent.jar");

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path folder;

    @SuppressWarnings("NullAway.Init") // set before each test
    private Path jar;

    @BeforeEach
    void pack() throws IOException {
        jar = folder.resolve("main.jar");
        String name = Speaker.class.getName().replace('.', '/') + ".class";
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(file)) {
            entries.putNextEntry(new JarEntry(name));
            entries.write(Files.readAllBytes(ServerProcess.ownClasses().resolve(name)));
        }
    }

    /** Entry of a JVM of its own. */
    static final class Speaker {
        private Speaker() {}

        public static void main(String[] arguments) {
            System.out.println("here");
        }
    }

    @Test
    void theSecondJvmHasItsClassesFromTheFirst() throws Exception {
        assertThat(run()).startsWith("here").contains("main.jar");
        assertThat(run()).startsWith("here").contains("shared objects file (top)");
    }

    @Test
    void anArchiveThatIsDamagedIsWrittenAnew() throws Exception {
        run();
        Path archive = folder.resolve("classes.jsa");
        byte[] whole = Files.readAllBytes(archive);
        for (byte[] damaged : List.of(new byte[0], new byte[100_000], Arrays.copyOf(whole, whole.length / 2))) {
            Files.write(archive, damaged);
            assertThat(run()).startsWith("here").contains("main.jar");
            assertThat(run()).startsWith("here").contains("shared objects file (top)");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-javaagent:apm.jar",
                "-agentlib:jdwp=transport=dt_socket,server=y",
                "-agentpath:/opt/profiler.so",
                "-Xshare:off",
                "-XX:SharedArchiveFile=own.jsa",
                "-XX:-AutoCreateSharedArchive",
                "-XX:ArchiveClassesAtExit=own.jsa",
                "-XX:AOTCache=own.aot",
                "-XX:StartFlightRecording=filename=a.jfr"
            })
    void whoeverSharesOrChangesClassesDoesWithoutOurs(String given) throws IOException {
        assertThat(options(Map.of(), List.of("-Xmx1g", given))).containsExactly(AGENT);
        assertThat(options(Map.of(), List.of("-Xmx1g"))).doesNotContain(AGENT);
    }

    @Test
    void telemetryNeedsTheAgent() throws IOException {
        assertThat(options(Map.of("OTEL_SDK_DISABLED", "false"), List.of())).containsExactly(AGENT);
        assertThat(options(Map.of("OTEL_SDK_DISABLED", "true"), List.of())).doesNotContain(AGENT);
    }

    @Test
    void classesInAFolderAreNotShared() throws IOException {
        assertThat(ClassSharing.options(folder, LIBERTY, folder, Map.of(), List.of()))
                .containsExactly(AGENT);
    }

    private List<String> options(Map<String, String> environment, List<String> given) throws IOException {
        return ClassSharing.options(jar, LIBERTY, folder, environment, given);
    }

    /** What such a JVM says, and where it has its class from; it must say nothing of the archive. */
    private String run() throws IOException, InterruptedException {
        Path loaded = folder.resolve("loaded.txt");
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(options(Map.of(), List.of()));
        command.addAll(List.of("-Xlog:class+load:file=" + loaded, "-cp", jar.toString(), Speaker.class.getName()));
        Process java = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(java.waitFor()).describedAs(said).isZero();
        assertThat(said).isEqualTo("here" + System.lineSeparator());
        return said
                + Files.readAllLines(loaded).stream()
                        .filter(line -> line.contains(Speaker.class.getName()))
                        .toList();
    }
}
