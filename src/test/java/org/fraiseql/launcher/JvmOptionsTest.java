package org.fraiseql.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class JvmOptionsTest {
    private static final Path OURS = Path.of("src/main/liberty/config/jvm.options");
    private static final long MIB = 1L << 20;

    @Test
    void takesVariablesApartAsAShellDoes() {
        assertThat(JvmOptions.given(
                        Map.of("JVM_ARGS", " -Da='b c'  -Xmx1g\n\"-Dd=e f\" ", "JAVA_OPTS", "-Xms1m"), List.of()))
                .containsExactly("-Xms1m", "-Da=b c", "-Xmx1g", "-Dd=e f");
        assertThat(JvmOptions.given(Map.of(), List.of())).isEmpty();
    }

    @Test
    void handsMemoryOnAndLeavesAgentsWhereTheyAre() {
        List<String> own = List.of(
                "-Xmx512m",
                "-agentlib:jdwp=transport=dt_socket,address=5005",
                "-javaagent:a.jar",
                "-Dx=y",
                "-XX:MaxRAMPercentage=30");
        assertThat(JvmOptions.given(Map.of(), own)).containsExactly("-Xmx512m", "-XX:MaxRAMPercentage=30");
    }

    @Test
    void theServersHeapIsAShareOfTheMemory() throws Exception {
        assertThat(flags(Map.of(), List.of()))
                .containsEntry("MaxRAMPercentage", "60.000000")
                .containsEntry("ExitOnOutOfMemoryError", "true")
                .containsEntry("UseParallelGC", "true");
    }

    @Test
    void whatIsGivenReachesTheServerAndTheCommandLineWins() throws Exception {
        assertThat(flags(Map.of("JAVA_OPTS", "-Xmx300m"), List.of())).containsEntry("MaxHeapSize", "" + 300 * MIB);
        assertThat(flags(Map.of("JAVA_OPTS", "-Xmx300m", "JVM_ARGS", "-Xmx200m"), List.of()))
                .containsEntry("MaxHeapSize", "" + 200 * MIB);
        assertThat(flags(Map.of("JAVA_OPTS", "-Xmx300m", "JVM_ARGS", "-Xmx200m"), List.of("-Xmx128m")))
                .containsEntry("MaxHeapSize", "" + 128 * MIB);
        assertThat(flags(Map.of(), List.of("-XX:MaxRAMPercentage=30.0")))
                .containsEntry("MaxRAMPercentage", "30.000000");
    }

    @Test
    void anotherCollectorTakesThePlaceOfOurs() throws Exception {
        assertThat(flags(Map.of("JAVA_OPTS", "-XX:+UseZGC"), List.of()))
                .containsEntry("UseZGC", "true")
                .containsEntry("UseParallelGC", "false");
    }

    /** As a JVM sees them that is started with the server's own options and these. */
    private static Map<String, String> flags(Map<String, String> environment, List<String> own)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "@" + OURS));
        command.addAll(JvmOptions.given(environment, own));
        command.addAll(List.of("-XX:+PrintFlagsFinal", "-version"));
        Process java = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(java.waitFor()).describedAs(output).isZero();
        Map<String, String> flags = new java.util.LinkedHashMap<>();
        Matcher flag = Pattern.compile("(\\w+)\\s+=\\s+(\\S+)").matcher(output);
        while (flag.find()) {
            flags.put(flag.group(1), flag.group(2));
        }
        return flags;
    }
}
