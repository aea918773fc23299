import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The two backends beside each other, in the WAR that has both: near the database, and with a database that answers after 50 ms. */
final class Backends {
    private static final List<String> NAMES = List.of("jdbc", "reactive");
    static final int FAR_MILLIS = 50;
    private static final int WARM_UP_CONNECTIONS = 32;
    private static final List<Integer> NEAR = Bench.ints("bench.backendConnections", "1,8,32,500");
    private static final List<Integer> FAR = Bench.ints("bench.farConnections", "8,32,500");
    private static final List<String> NEAR_QUERIES = List.of("q1", "q2", "q4");
    private static final List<String> FAR_QUERIES = List.of("q1", "q2");

    private final int rounds;
    private final int seconds;
    private final int warmUpSeconds;

    private record Key(String where, String query, int connections, String backend) {}

    /** @param started of the server, in seconds; threads and resident memory after the last load */
    private record Footprint(String where, String backend, double started, int threads, long residentMegabytes) {}

    private final Map<Key, List<Load.Run>> runs = new LinkedHashMap<>();
    private final List<Footprint> footprints = new ArrayList<>();

    Backends(int rounds, int seconds, int warmUpSeconds) {
        this.rounds = rounds;
        this.seconds = seconds;
        this.warmUpSeconds = warmUpSeconds;
    }

    void measure(Path out) throws Exception {
        measure("near", Map.of(), NEAR_QUERIES, NEAR);
        try (SlowWay far = SlowWay.to(host(), port(), FAR_MILLIS)) {
            measure("far", Map.of("PGHOST", "127.0.0.1", "PGPORT", Integer.toString(far.port())), FAR_QUERIES, FAR);
        }
        report(out);
    }

    static String host() {
        String host = System.getenv().getOrDefault("PGHOST", "localhost");
        return host.startsWith("/") ? "localhost" : host;
    }

    static int port() {
        return Integer.parseInt(System.getenv().getOrDefault("PGPORT", "5432"));
    }

    private void measure(String where, Map<String, String> database, List<String> queries, List<Integer> connections) throws Exception {
        try (Server jdbc = server("jdbc", where, database);
                Server reactive = server("reactive", where, database)) {
            Map<String, Server> servers = new LinkedHashMap<>();
            servers.put("jdbc", jdbc);
            servers.put("reactive", reactive);
            for (String query : queries) {
                for (String backend : NAMES) {
                    Load.wrk(servers.get(backend), query, "graphql", WARM_UP_CONNECTIONS, warmUpSeconds);
                }
            }
            for (int round = 0; round < rounds; round++) {
                for (String query : queries) {
                    for (int clients : connections) {
                        for (String backend : NAMES) {
                            Key key = new Key(where, query, clients, backend);
                            Load.Run run = Load.wrk(servers.get(backend), query, "graphql", clients, seconds);
                            runs.computeIfAbsent(key, missing -> new ArrayList<>()).add(run);
                            System.out.printf(Locale.ROOT, "%s %.0f/s%n", key, run.perSecond());
                        }
                    }
                }
            }
            for (String backend : NAMES) {
                Server server = servers.get(backend);
                footprints.add(new Footprint(
                        where, backend, server.startUp.toMillis() / 1000.0, server.threads(), server.residentMegabytes("VmRSS")));
            }
        }
    }

    private static Server server(String backend, String where, Map<String, String> database) throws Exception {
        Map<String, String> environment = new LinkedHashMap<>(database);
        environment.put("FRAISEQL_DB_BACKEND", backend);
        return Server.with(backend + "-" + where, Bench.PORT + 3 + NAMES.indexOf(backend), environment);
    }

    private void report(Path out) throws Exception {
        StringBuilder table = new StringBuilder(
                "| database | query | connections | jdbc/s (p50 · p99 ms) | reactive/s (p50 · p99 ms) | **reactive ÷ jdbc** | server CPU ms: jdbc · reactive | PostgreSQL CPU ms: jdbc · reactive |\n|---|---|---|---|---|---|---|---|\n");
        List<String> records = new ArrayList<>();
        for (Key key : runs.keySet()) {
            if (key.backend().equals("jdbc")) {
                Load.Run jdbc = median(runs.get(key));
                Load.Run reactive = median(runs.get(new Key(key.where(), key.query(), key.connections(), "reactive")));
                table.append(String.format(
                        Locale.ROOT,
                        "| %s | %s | %d | %,.0f (%.2f · %.1f) | %,.0f (%.2f · %.1f) | **%.2f** | %.3f · %.3f | %.3f · %.3f |%n",
                        key.where().equals("far") ? FAR_MILLIS + " ms away" : "beside the server", key.query(), key.connections(),
                        jdbc.perSecond(), jdbc.p50Millis(), jdbc.p99Millis(), reactive.perSecond(), reactive.p50Millis(), reactive.p99Millis(),
                        reactive.perSecond() / jdbc.perSecond(), jdbc.serverMillis(), reactive.serverMillis(), jdbc.databaseMillis(), reactive.databaseMillis()));
            }
        }
        table.append("\n| database | backend | ready after s | threads after the load | resident MB |\n|---|---|---|---|---|\n");
        for (Footprint footprint : footprints) {
            table.append(String.format(
                    Locale.ROOT, "| %s | %s | %.1f | %d | %d |%n",
                    footprint.where(), footprint.backend(), footprint.started(), footprint.threads(), footprint.residentMegabytes()));
            records.add(String.format(
                    Locale.ROOT, "{\"database\": \"%s\", \"backend\": \"%s\", \"startSeconds\": %.2f, \"threads\": %d, \"residentMegabytes\": %d}",
                    footprint.where(), footprint.backend(), footprint.started(), footprint.threads(), footprint.residentMegabytes()));
        }
        runs.forEach((key, all) -> all.forEach(run -> records.add(String.format(
                Locale.ROOT,
                "{\"database\": \"%s\", \"query\": \"%s\", \"connections\": %d, \"backend\": \"%s\", \"perSecond\": %.1f, \"p50Millis\": %.3f, \"p99Millis\": %.3f, \"serverCpuMillis\": %.4f, \"databaseCpuMillis\": %.4f}",
                key.where(), key.query(), key.connections(), key.backend(), run.perSecond(), run.p50Millis(), run.p99Millis(), run.serverMillis(), run.databaseMillis()))));
        Report.write(out, "backends", "medians of " + rounds + " rounds of " + seconds + " s, both in turns", table.toString(), records);
    }

    private static Load.Run median(List<Load.Run> runs) {
        return runs.stream().sorted((a, b) -> Double.compare(a.perSecond(), b.perSecond())).toList().get(runs.size() / 2);
    }
}
