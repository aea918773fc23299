package org.fraiseql.container;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs commands of pages in a folder of their own, with this build's Maven on the path. */
record Shell(Path folder, Path output) {
    /** With a file of its own below that folder for what they say. */
    static Shell in(Path folder) {
        return new Shell(folder, folder.resolve("output"));
    }

    /** Maven in that folder takes from the network and the local repository what this build takes. */
    void prepareMaven() throws IOException {
        String offline = "offline=true".equals(System.getProperty("fraiseql.maven.network")) ? "--offline\n" : "";
        Files.writeString(
                Files.createDirectory(folder.resolve(".mvn")).resolve("maven.config"),
                "--batch-mode\n--no-transfer-progress\n" + offline + "-Dmaven.repo.local="
                        + System.getProperty("fraiseql.maven.repository") + "\n");
    }

    Process start(String commands, Map<String, String> environment) throws IOException {
        ProcessBuilder shell = new ProcessBuilder("sh", "-e", "-c", commands)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        Path home = Path.of(System.getProperty("fraiseql.maven"));
        shell.environment().merge("PATH", home.resolve("bin") + ":", (path, first) -> first + path);
        shell.environment().putAll(environment);
        return shell.start();
    }

    /** Of the process that was started last. */
    String said() throws IOException {
        return Files.readString(output);
    }

    /** As Ctrl-C does; what is left after that is killed. */
    static void end(Process process) throws InterruptedException {
        List<ProcessHandle> all = process.descendants().toList();
        all.forEach(ProcessHandle::destroy);
        process.destroy();
        process.waitFor(30, TimeUnit.SECONDS);
        all.forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
