package org.fraiseql.launcher;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The JVM in which Liberty runs, started the way Liberty's own {@code server run} does it, without a shell between.
 *
 * <p>Thread-safe. {@link #stop} is called from shutdown hooks and may be called twice.
 */
public final class ServerProcess {
    static final String SERVER = "fraiseql";

    /** More than the server's own patience, which ends it from within. */
    private static final Duration UNTIL_KILLED = Duration.ofSeconds(2);

    private static final int NEW_OPTIONS_SINCE = 24;

    private final Process process;
    private final Path log;
    private final Duration patience;

    /** @param patience from the moment at which the server is told to end to the one at which it is killed */
    ServerProcess(Process process, Path log, Duration patience) {
        this.process = process;
        this.log = log;
        this.patience = patience;
    }

    /**
     * Returns at once; {@link Readiness} waits.
     *
     * @param liberty the folder {@code wlp}
     * @param output where the work area and the logs go
     * @param environment what the server shall see beyond our own environment
     */
    public static ServerProcess start(JavaInstallation java, Path liberty, Path output, Map<String, String> environment)
            throws IOException {
        Duration patience = ShutdownPatience.of(environment).plus(UNTIL_KILLED);
        List<String> own = ManagementFactory.getRuntimeMXBean().getInputArguments();
        ProcessBuilder builder = new ProcessBuilder(command(java, liberty, JvmOptions.given(environment, own)));
        builder.environment().putAll(environment);
        builder.environment().put("WLP_OUTPUT_DIR", output.toString());
        builder.environment().put("JAVA_HOME", java.home().toString());
        Path folder = Files.createDirectories(output.resolve(SERVER));
        Path log = folder.resolve("logs/messages.log");
        Files.deleteIfExists(log); // of the last start; ours is read
        builder.directory(folder.toFile());
        builder.redirectOutput(ProcessBuilder.Redirect.INHERIT).redirectError(ProcessBuilder.Redirect.INHERIT);
        ServerProcess server = new ServerProcess(builder.start(), log, patience);
        Runtime.getRuntime().addShutdownHook(new Thread(server::stop, "stop-server"));
        return server;
    }

    /** Appears a moment after the start. */
    Path log() {
        return log;
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    public int waitFor() throws InterruptedException {
        return process.waitFor();
    }

    /** Returns when it has ended: of its own accord if it is quick enough, else killed. */
    public void stop() {
        process.destroy();
        try {
            if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                System.err.println("The server did not end within " + patience.toSeconds() + " s; it is killed.");
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException hurried) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    /** @param given options of whoever starts it, after ours, so that they win */
    static List<String> command(JavaInstallation java, Path liberty, List<String> given) {
        List<String> command = new ArrayList<>();
        command.add(java.executable().toString());
        command.add("-javaagent:" + liberty.resolve("bin/tools/ws-javaagent.jar"));
        command.add("-Djava.awt.headless=true");
        command.add("-Djdk.attach.allowAttachSelf=true");
        command.add("@"
                + liberty.resolve(
                        java.feature() >= NEW_OPTIONS_SINCE
                                ? "lib/platform/java/java24.options"
                                : "lib/platform/java/java9.options"));
        Path options = liberty.resolve("usr/servers").resolve(SERVER).resolve("jvm.options");
        if (Files.exists(options)) {
            command.add("@" + options);
        }
        command.addAll(given);
        command.add("-cp");
        command.add(ownClasses() + File.pathSeparator + liberty.resolve("bin/tools/ws-server.jar"));
        command.add(ServerMain.class.getName());
        command.add(Long.toString(ProcessHandle.current().pid()));
        command.add(SERVER);
        return command;
    }

    /** The jar, or the folder of classes, that this class came from. */
    static Path ownClasses() {
        try {
            return Path.of(ServerProcess.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
