package org.fraiseql.hostile;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import org.fraiseql.hostile.Observed.Answered;

/**
 * Somebody who uses the server as it is meant, while others attack it: asks for a row by key on a connection that is kept, the same on a new connection each
 * time, and for its health, from a {@linkplain InnocentProcess process} of its own.
 */
public final class InnocentClient implements AutoCloseable {
    private final Process process;
    private final BufferedReader answers;

    private InnocentClient(Process process) {
        this.process = process;
        this.answers = process.inputReader(StandardCharsets.UTF_8);
    }

    /** Returns when it has begun. */
    public static InnocentClient of(TargetServer server) throws IOException {
        InnocentClient client = new InnocentClient(new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        InnocentProcess.class.getName(),
                        server.client().root().toString(),
                        server.health().root().toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
        String first = client.answers.readLine();
        if (!InnocentProcess.READY.equals(first)) {
            client.close();
            throw new IOException("the innocent client did not begin: " + first);
        }
        return client;
    }

    /** Asks no more. @return what was noticed since the start */
    public Observed observed() throws IOException {
        process.getOutputStream().close();
        List<String> lines = answers.lines().toList();
        return new Observed(
                of("R", lines),
                of("H", lines),
                of("M", lines),
                lines.stream().filter(line -> line.startsWith("W ")).toList());
    }

    private static List<Answered> of(String letter, List<String> lines) {
        return lines.stream()
                .map(line -> line.split(" "))
                .filter(words -> words[0].equals(letter))
                .map(words -> new Answered(
                        Duration.ofNanos(Long.parseLong(words[1])), Duration.ofNanos(Long.parseLong(words[2]))))
                .sorted(Comparator.comparing(Answered::took))
                .toList();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
