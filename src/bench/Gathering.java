import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads by key, each alone and gathered, on both backends, and pipelined on the reactive one: near the database, and with one that answers after 50 ms. In the WAR that has both. */
final class Gathering {
    private static final List<Integer> CLIENTS = Bench.ints("bench.gatheringClients", "8,32,128");
    private static final String QUERY = "q1";
    private static final int WARM_UP_CLIENTS = 32;
    private static final String ALONE = "jdbc";
    private static final Map<String, Map<String, String>> CONTENDERS = contenders();

    private final int rounds;
    private final int seconds;
    private final int warmUpSeconds;
    private final Map<Key, List<Load.Run>> runs = new LinkedHashMap<>();

    private record Key(String where, int clients, String contender) {}

    Gathering(int rounds, int seconds, int warmUpSeconds) {
        this.rounds = rounds;
        this.seconds = seconds;
        this.warmUpSeconds = warmUpSeconds;
    }

    private static Map<String, Map<String, String>> contenders() {
        Map<String, Map<String, String>> all = new LinkedHashMap<>();
        all.put(ALONE, Map.of("FRAISEQL_DB_GATHER", "off"));
        all.put("jdbc, gathered", Map.of());
        all.put("reactive", Map.of("FRAISEQL_DB_BACKEND", "reactive", "FRAISEQL_DB_GATHER", "off"));
        all.put("reactive, gathered", Map.of("FRAISEQL_DB_BACKEND", "reactive"));
        Map<String, String> pipelined = new LinkedHashMap<>();
        pipelined.put("FRAISEQL_DB_BACKEND", "reactive");
        pipelined.put("FRAISEQL_DB_PIPELINING", "8");
        // by default no more requests are let in than the pool has connections
        pipelined.put("FRAISEQL_LIMITS_MAX_CONCURRENT", "40");
        pipelined.put("FRAISEQL_LIMITS_MAX_CONCURRENT_PER_CLIENT", "40");
        all.put("reactive, both", Map.copyOf(pipelined));
        pipelined.put("FRAISEQL_DB_GATHER", "off");
        all.put("reactive, pipelined", pipelined);
        return all;
    }

    void measure(Path out) throws Exception {
        measure("near", Map.of());
        try (SlowWay far = SlowWay.to(Backends.host(), Backends.port(), Backends.FAR_MILLIS)) {
            measure("far", Map.of("PGHOST", "127.0.0.1", "PGPORT", Integer.toString(far.port())));
        }
        report(out);
    }

    private void measure(String where, Map<String, String> database) throws Exception {
        Map<String, Server> servers = new LinkedHashMap<>();
        try {
            for (Map.Entry<String, Map<String, String>> contender : CONTENDERS.entrySet()) {
                Map<String, String> environment = new LinkedHashMap<>(database);
                environment.putAll(contender.getValue());
                int number = servers.size();
                servers.put(contender.getKey(), Server.with("gathering-" + number, Bench.PORT + 20 + number, environment));
            }
            for (Server server : servers.values()) {
                Load.wrk(server, QUERY, "graphql", WARM_UP_CLIENTS, warmUpSeconds);
            }
            for (int round = 0; round < rounds; round++) {
                for (int clients : CLIENTS) {
                    for (Map.Entry<String, Server> server : servers.entrySet()) {
                        Key key = new Key(where, clients, server.getKey());
                        Load.Run run = Load.wrk(server.getValue(), QUERY, "graphql", clients, seconds);
                        runs.computeIfAbsent(key, missing -> new ArrayList<>()).add(run);
                        System.out.printf(Locale.ROOT, "%s %.0f/s%n", key, run.perSecond());
                    }
                }
            }
        } finally {
            for (Server server : servers.values()) {
                server.close();
            }
        }
    }

    private void report(Path out) throws Exception {
        StringBuilder table = new StringBuilder(
                "| database | clients | contender | requests/s | ÷ jdbc | p50 ms | p99 ms | p99.9 ms | server CPU ms | PostgreSQL CPU ms |\n|---|---|---|---|---|---|---|---|---|---|\n");
        List<String> records = new ArrayList<>();
        for (Key key : runs.keySet()) {
            Load.Run jdbc = median(new Key(key.where(), key.clients(), ALONE));
            Load.Run run = median(key);
            table.append(String.format(
                    Locale.ROOT, "| %s | %d | %s | %,.0f | **%.2f** | %.2f | %.1f | %.1f | %.3f | %.3f |%n",
                    key.where().equals("far") ? Backends.FAR_MILLIS + " ms away" : "beside the server", key.clients(), key.contender(),
                    run.perSecond(), run.perSecond() / jdbc.perSecond(), run.p50Millis(), run.p99Millis(), run.p999Millis(),
                    run.serverMillis(), run.databaseMillis()));
        }
        runs.forEach((key, all) -> all.forEach(run -> records.add(String.format(
                Locale.ROOT,
                "{\"database\": \"%s\", \"clients\": %d, \"contender\": \"%s\", \"perSecond\": %.1f, \"p50Millis\": %.3f, \"p99Millis\": %.3f, \"p999Millis\": %.3f, \"serverCpuMillis\": %.4f, \"databaseCpuMillis\": %.4f}",
                key.where(), key.clients(), key.contender(), run.perSecond(), run.p50Millis(), run.p99Millis(), run.p999Millis(), run.serverMillis(), run.databaseMillis()))));
        Report.write(out, "gathering", "reads by key, medians of " + rounds + " rounds of " + seconds + " s, all in turns", table.toString(), records);
    }

    private Load.Run median(Key key) {
        List<Load.Run> all = runs.get(key);
        return all.stream().sorted((a, b) -> Double.compare(a.perSecond(), b.perSecond())).toList().get(all.size() / 2);
    }
}
