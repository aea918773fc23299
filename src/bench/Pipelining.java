import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How many statements the reactive backend has in flight on how many connections, beside JDBC with as many connections. In the WAR that has both. */
final class Pipelining {
    private static final List<Integer> CONNECTIONS = Bench.ints("bench.pipelinedConnections", "2,4,16");
    private static final List<Integer> LIMITS = Bench.ints("bench.pipelining", "1,8,64");
    private static final List<Integer> CLIENTS = Bench.ints("bench.pipelinedClients", "32,500");
    private static final List<String> QUERIES = List.of("q1", "q2");
    private static final int WARM_UP_CLIENTS = 32;
    private static final String JDBC = "jdbc";
    /** Fewer than the server has threads. */
    private static final int MOST_AT_ONCE = 60;

    private final int rounds;
    private final int seconds;
    private final int warmUpSeconds;
    private final Map<Key, List<Load.Run>> runs = new LinkedHashMap<>();

    private record Key(int connections, String query, int clients, String contender) {}

    Pipelining(int rounds, int seconds, int warmUpSeconds) {
        this.rounds = rounds;
        this.seconds = seconds;
        this.warmUpSeconds = warmUpSeconds;
    }

    void measure(Path out) throws Exception {
        for (int connections : CONNECTIONS) {
            measure(connections);
        }
        report(out);
    }

    private void measure(int connections) throws Exception {
        Map<String, Server> servers = new LinkedHashMap<>();
        try {
            servers.put(JDBC, server(JDBC, connections, 1, 0));
            for (int limit : LIMITS) {
                servers.put(contender(limit), server("reactive", connections, limit, servers.size()));
            }
            for (Server server : servers.values()) {
                for (String query : QUERIES) {
                    Load.wrk(server, query, "graphql", WARM_UP_CLIENTS, warmUpSeconds);
                }
            }
            for (int round = 0; round < rounds; round++) {
                for (String query : QUERIES) {
                    for (int clients : CLIENTS) {
                        for (Map.Entry<String, Server> server : servers.entrySet()) {
                            Key key = new Key(connections, query, clients, server.getKey());
                            Load.Run run = Load.wrk(server.getValue(), query, "graphql", clients, seconds);
                            runs.computeIfAbsent(key, missing -> new ArrayList<>()).add(run);
                            System.out.printf(Locale.ROOT, "%s %.0f/s%n", key, run.perSecond());
                        }
                    }
                }
            }
        } finally {
            for (Server server : servers.values()) {
                server.close();
            }
        }
    }

    private static String contender(int limit) {
        return "reactive, " + limit;
    }

    private static Server server(String backend, int connections, int limit, int number) throws Exception {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("FRAISEQL_DB_BACKEND", backend);
        environment.put("FRAISEQL_DB_MAX_CONNECTIONS", Integer.toString(connections));
        environment.put("FRAISEQL_DB_MIN_IDLE", "0");
        environment.put("FRAISEQL_DB_PIPELINED_CONNECTIONS", Integer.toString(connections));
        environment.put("FRAISEQL_DB_PIPELINING", Integer.toString(limit));
        if (limit > 1) {
            // by default no more requests are let in than the pool has connections, and nothing would be in flight together
            String atOnce = Integer.toString(Math.min(MOST_AT_ONCE, connections * limit));
            environment.put("FRAISEQL_LIMITS_MAX_CONCURRENT", atOnce);
            environment.put("FRAISEQL_LIMITS_MAX_CONCURRENT_PER_CLIENT", atOnce);
        }
        return Server.with("pipelining-" + number, Bench.PORT + 10 + number, environment);
    }

    private void report(Path out) throws Exception {
        StringBuilder table = new StringBuilder("| connections | query | clients | jdbc/s (p99 ms) |");
        LIMITS.forEach(limit -> table.append(" ").append(contender(limit)).append(" in flight ÷ jdbc (p99 ms) |"));
        table.append("\n|---|---|---|---|").append("---|".repeat(LIMITS.size())).append('\n');
        List<String> records = new ArrayList<>();
        for (Key key : runs.keySet()) {
            if (key.contender().equals(JDBC)) {
                Load.Run jdbc = median(key);
                table.append(String.format(
                        Locale.ROOT, "| %d | %s | %d | %,.0f (%.1f) |",
                        key.connections(), key.query(), key.clients(), jdbc.perSecond(), jdbc.p99Millis()));
                for (int limit : LIMITS) {
                    Load.Run reactive = median(new Key(key.connections(), key.query(), key.clients(), contender(limit)));
                    table.append(String.format(Locale.ROOT, " %.2f (%.1f) |", reactive.perSecond() / jdbc.perSecond(), reactive.p99Millis()));
                }
                table.append('\n');
            }
        }
        runs.forEach((key, all) -> all.forEach(run -> records.add(String.format(
                Locale.ROOT,
                "{\"connections\": %d, \"query\": \"%s\", \"clients\": %d, \"contender\": \"%s\", \"perSecond\": %.1f, \"p50Millis\": %.3f, \"p99Millis\": %.3f, \"serverCpuMillis\": %.4f, \"databaseCpuMillis\": %.4f}",
                key.connections(), key.query(), key.clients(), key.contender(), run.perSecond(), run.p50Millis(), run.p99Millis(), run.serverMillis(), run.databaseMillis()))));
        Report.write(out, "pipelining", "medians of " + rounds + " rounds of " + seconds + " s, the four in turns", table.toString(), records);
    }

    private Load.Run median(Key key) {
        List<Load.Run> all = runs.get(key);
        return all.stream().sorted((a, b) -> Double.compare(a.perSecond(), b.perSecond())).toList().get(all.size() / 2);
    }
}
