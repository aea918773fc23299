package org.fraiseql.network;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** PgBouncer itself in transaction mode, on loopback before a PostgreSQL, where it is installed. Whoever starts it closes it. */
public final class PgBouncer implements AutoCloseable {
    private static final List<Path> FOLDERS = Stream.concat(
                    Stream.of(System.getenv().getOrDefault("PATH", "").split(":", -1)), Stream.of("/usr/sbin"))
            .filter(folder -> !folder.isEmpty())
            .map(Path::of)
            .toList();

    private static final Pattern VERSION = Pattern.compile("PgBouncer (\\d+)\\.(\\d+)");

    private final Process process;
    private final int port;

    private PgBouncer(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Where the program lies. */
    public static Optional<Path> program() {
        return FOLDERS.stream()
                .map(folder -> folder.resolve("pgbouncer"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Whether it prepares the statements of clients in each session, as it does since 1.21 ({@code max_prepared_statements}). */
    public static boolean keepsStatements(Path program) throws IOException {
        Process version = new ProcessBuilder(program.toString(), "--version").start();
        Matcher told = VERSION.matcher(new String(version.getInputStream().readAllBytes()));
        if (!told.find()) {
            throw new IOException("no version of PgBouncer: " + program);
        }
        int major = Integer.parseInt(told.group(1));
        return major > 1 || Integer.parseInt(told.group(2)) >= 21;
    }

    /** @param sessions that there may be; they take turns
     * @param keepsStatements whether statements stay prepared */
    public static PgBouncer start(
            Path program, int serverPort, String database, String user, int sessions, boolean keepsStatements)
            throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("pgbouncer");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        int port = freePort();
        Path users = Files.writeString(folder.resolve("users.txt"), "\"" + user + "\" \"\"\n");
        Path configuration = Files.writeString(folder.resolve("pgbouncer.ini"), """
                        [databases]
                        %s = host=127.0.0.1 port=%d
                        [pgbouncer]
                        listen_addr = 127.0.0.1
                        listen_port = %d
                        unix_socket_dir =
                        auth_type = trust
                        auth_file = %s
                        pool_mode = transaction
                        default_pool_size = %d
                        server_round_robin = 1
                        ignore_startup_parameters = extra_float_digits
                        %s
                        """.formatted(
                database, serverPort, port, users, sessions, keepsStatements ? "max_prepared_statements = 100" : ""));
        List<String> command = new ArrayList<>(List.of(program.toString()));
        if (System.getProperty("user.name").equals("root")) { // as whom it does not run
            command.addAll(List.of("-u", "postgres"));
        }
        command.add(configuration.toString());
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        if (process.waitFor(1, TimeUnit.SECONDS)) {
            throw new IOException("PgBouncer has ended: " + Files.readString(folder.resolve("log")));
        }
        return new PgBouncer(process, port);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    public int port() {
        return port;
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
