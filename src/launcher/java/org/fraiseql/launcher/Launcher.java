package org.fraiseql.launcher;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Entry of {@code java -jar fraiseql.jar}: unpacks the server that is inside, points it at the database and runs it until it is told to stop. */
public final class Launcher {
    private static final String WHAT_TO_SET = """
            No database is named. Set DATABASE_URL, or some of PGHOST PGPORT PGUSER PGPASSWORD PGDATABASE, for example
              DATABASE_URL=postgres://user:password@localhost:5432/shop java -jar fraiseql.jar
              PGHOST=localhost PGDATABASE=shop java -jar fraiseql.jar
            FRAISEQL_HTTP_PORT sets the port (9080), FRAISEQL_HTTP_HOST the address to listen on (* is all).""";

    private Launcher() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        try {
            System.exit(run(System.getenv()));
        } catch (LauncherException refused) {
            System.err.println(refused.getMessage());
            System.exit(refused.exitCode());
        }
    }

    private static int run(Map<String, String> environment) throws IOException, InterruptedException {
        DatabaseCoordinates database = DatabaseCoordinates.fromEnvironment(environment)
                .orElseThrow(() -> LauncherException.usage(WHAT_TO_SET));
        HttpAddress address = HttpAddress.fromEnvironment(environment, "*");
        JavaInstallation java = JavaInstallation.find(environment);
        address.requireFree();
        Path cache = CacheFolder.find(environment);
        Path liberty = ServerBundle.inside(ServerProcess.ownClasses()).unpackedUnder(cache);
        try (OutputFolder output = OutputFolder.takeUnder(liberty.resolveSibling("running"))) {
            Map<String, String> variables = serverEnvironment(environment, database, address);
            ServerProcess server = ServerProcess.start(java, liberty, output.path(), variables);
            new Readiness(address, server).announce(" | database " + database);
            return server.waitFor();
        }
    }

    /** Ours over the one we were given. */
    public static Map<String, String> serverEnvironment(
            Map<String, String> environment, DatabaseCoordinates database, HttpAddress address) {
        Map<String, String> variables = new LinkedHashMap<>(environment);
        variables.putAll(database.asEnvironment());
        variables.putAll(address.asEnvironment());
        // an include of server.xml is chosen by this one, and only by its environment variable
        variables.putIfAbsent(
                "FRAISEQL_DB_TEST_ON_CHECKOUT", environment.getOrDefault("RUST_DB_TEST_ON_CHECKOUT", "true"));
        return variables;
    }
}
