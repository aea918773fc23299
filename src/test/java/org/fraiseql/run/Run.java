package org.fraiseql.run;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.fraiseql.database.DumpException;
import org.fraiseql.database.EmbeddedDatabase;
import org.fraiseql.launcher.DatabaseCoordinates;
import org.fraiseql.launcher.HttpAddress;
import org.fraiseql.launcher.JavaInstallation;
import org.fraiseql.launcher.Launcher;
import org.fraiseql.launcher.LauncherException;
import org.fraiseql.launcher.OutputFolder;
import org.fraiseql.launcher.ParentWatch;
import org.fraiseql.launcher.Readiness;
import org.fraiseql.launcher.ServerProcess;

/**
 * Entry of {@code mvn -Prun}. Arguments: the project's folder, its build folder, and the dumps to load instead of the sample, comma-separated
 * (or nothing).
 */
public final class Run {
    private Run() {}

    public static void main(String[] arguments) throws IOException, InterruptedException, SQLException {
        ProcessHandle.current().parent().ifPresent(maven -> ParentWatch.exitWith(maven.pid()));
        try {
            Dumps dumps = Dumps.named(
                    arguments.length > 2 ? arguments[2] : "",
                    arguments.length > 3 ? arguments[3] : "sample",
                    Path.of(arguments[0]));
            System.exit(run(Path.of(arguments[1]), dumps, System.getenv()));
        } catch (LauncherException | DumpException | IllegalArgumentException refused) {
            System.err.println(refused.getMessage());
            System.exit(refused instanceof LauncherException known ? known.exitCode() : 1);
        }
    }

    private static int run(Path target, Dumps dumps, Map<String, String> environment)
            throws IOException, InterruptedException, SQLException {
        HttpAddress address = HttpAddress.fromEnvironment(environment, "localhost");
        address.requireFree();
        Optional<DatabaseCoordinates> theirs = DatabaseCoordinates.fromEnvironment(environment);
        if (theirs.isPresent()) {
            System.out.println("The environment names a database (" + theirs.get() + "); none is started here.");
            return serve(
                    target, address, developer(environment), theirs.get(), Greeting.anyDatabase(address), () -> {});
        }
        EmbeddedDatabase database = dumps.start(target.resolve("database"));
        Map<String, String> variables = developer(environment);
        variables.putAll(database.environment(Dumps.DATABASE));
        DatabaseCoordinates ours =
                DatabaseCoordinates.fromEnvironment(variables).orElseThrow();
        Greeting greeting = new Greeting(address, dumps.sample(), Optional.of(database.port()));
        return serve(target, address, variables, ours, greeting, () -> close(database));
    }

    /** Afterwards also runs at the end of this JVM, and only when the server is down: it must not lose its database while it stops. */
    private static int serve(
            Path target,
            HttpAddress address,
            Map<String, String> environment,
            DatabaseCoordinates database,
            Greeting greeting,
            Runnable afterwards)
            throws IOException, InterruptedException {
        try (OutputFolder output = OutputFolder.takeUnder(target.resolve("running"))) {
            ServerProcess server = ServerProcess.start(
                    JavaInstallation.find(environment),
                    target.resolve("liberty/wlp"),
                    output.path(),
                    Launcher.serverEnvironment(environment, database, address));
            Runtime.getRuntime()
                    .addShutdownHook(new Thread(
                            () -> {
                                server.stop();
                                afterwards.run();
                            },
                            "stop-database"));
            new Readiness(address, server).announce(" | console " + address.url("/") + " | database " + database);
            if (server.isAlive()) {
                greeting.lines().forEach(System.out::println);
            }
            return server.waitFor();
        }
    }

    /**
     * Console and introspection are on in MicroProfile Config's profile {@code dev}. Whoever reaches a server that listens on this machine alone is its
     * administrator.
     */
    private static Map<String, String> developer(Map<String, String> environment) {
        Map<String, String> variables = new LinkedHashMap<>(environment);
        variables.putIfAbsent("MP_CONFIG_PROFILE", "dev");
        if (!environment.containsKey("FRAISEQL_HTTP_HOST")) {
            variables.putIfAbsent("FRAISEQL_HTTP_ADMIN", "true");
        }
        return variables;
    }

    private static void close(EmbeddedDatabase database) {
        try {
            database.close();
        } catch (IOException failed) {
            System.err.println("The database did not stop: " + failed.getMessage());
        }
    }
}
