import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** wrk and pgbench. */
final class Load {
    /** @param serverMillis processor time of the server for each request; {@code databaseMillis} that of PostgreSQL, if it runs on this machine */
    record Run(double perSecond, double p50Millis, double p99Millis, double p999Millis, double serverMillis, double databaseMillis) {}

    private static final int MOST_SESSIONS = 32;

    private Load() {}

    /** @param way {@code graphql}, {@code hand} or {@code ordinary} */
    static Run wrk(Server server, String query, String way, int connections, int seconds) throws Exception {
        return wrk(server, "load.lua", query, way, connections, seconds);
    }

    static Run wrk(Server server, String script, String query, String way, int connections, int seconds) throws Exception {
        return wrk(server, script, query, way, "", connections, seconds);
    }

    /** @param token that each request brings; blank for none */
    static Run wrk(Server server, String script, String query, String way, String token, int connections, int seconds) throws Exception {
        return wrk(server.port, () -> server.cpu().toNanos() / 1e6, script, query, way, token, connections, seconds);
    }

    /** PostGraphile, which somebody has started; its processor time is that of all processes called node, or MainThread as Node 24 has it. */
    static Run postgraphile(int port, String query, int connections, int seconds) throws Exception {
        return wrk(port, () -> processMillis("node") + processMillis("MainThread"), "load.lua", query, "postgraphile", "", connections, seconds);
    }

    /** Processor time that a server has used, in milliseconds. */
    private interface Used {
        double millis() throws Exception;
    }

    private static Run wrk(int port, Used server, String script, String query, String way, String token, int connections, int seconds)
            throws Exception {
        double before = server.millis();
        double databaseBefore = databaseMillis();
        String out = output(List.of(
                "wrk", "-t1", "-c" + connections, "-d" + seconds, "--latency", "--timeout", "20s",
                "-s", Server.HERE.resolve(script).toString(), "http://127.0.0.1:" + port, "--", query, way, token));
        if (out.contains("Non-2xx") || out.contains("Socket errors")) {
            throw new IllegalStateException(query + " " + way + " failed:\n" + out);
        }
        double requests = number(out, "(\\d+) requests in");
        return new Run(
                number(out, "Requests/sec:\\s+([\\d.]+)"),
                millis(out, "50%"),
                millis(out, "99%"),
                number(out, "p999 ([\\d.]+)") / 1000,
                (server.millis() - before) / requests,
                (databaseMillis() - databaseBefore) / requests);
    }

    /** With no more sessions than PostgreSQL takes by default beside those of the others; no more are busy than there are processors. */
    static Run pgbench(String query, int connections, int seconds) throws Exception {
        double databaseBefore = databaseMillis();
        String out = output(List.of(
                "pgbench", "-n", "-M", "prepared", "-j", "1", "-c", Integer.toString(Math.min(connections, MOST_SESSIONS)), "-T", Integer.toString(seconds),
                "-f", Server.HERE.resolve("pgbench/" + query + ".sql").toString()));
        Thread.sleep(500); // its sessions end after it, and what they have used counts when they have
        double requests = number(out, "actually processed: (\\d+)");
        return new Run(
                number(out, "tps = ([\\d.]+)"),
                number(out, "latency average = ([\\d.]+)"),
                0,
                0,
                0,
                (databaseMillis() - databaseBefore) / requests);
    }

    static String psql(String sql) throws Exception {
        return output(List.of("psql", "-qAtX", "-v", "ON_ERROR_STOP=1", "-c", sql)).strip();
    }

    /** Of all processes called postgres; the postmaster's children that have ended count with it. */
    private static double databaseMillis() throws IOException {
        return processMillis("postgres");
    }

    private static double processMillis(String name) throws IOException {
        Path proc = Path.of("/proc");
        if (!Files.exists(proc)) {
            return 0;
        }
        double ticks = 0;
        try (Stream<Path> entries = Files.list(proc)) {
            for (Path entry : entries.filter(path -> path.getFileName().toString().matches("\\d+")).toList()) {
                try {
                    String stat = Files.readString(entry.resolve("stat"));
                    if (stat.contains("(" + name + ")")) {
                        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
                        for (int field = 11; field < 15; field++) {
                            ticks += Long.parseLong(fields[field]);
                        }
                    }
                } catch (IOException ended) {
                    // while we were looking
                }
            }
        }
        return ticks * 10;
    }

    static String output(List<String> command) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("BENCH_KEYS", System.getProperty("bench.keys", "uniform")); // for load.lua
        Process process = builder.start();
        String out = new String(process.getInputStream().readAllBytes());
        if (process.waitFor() != 0) {
            throw new IllegalStateException(command + ":\n" + out);
        }
        return out;
    }

    static double number(String text, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        if (!matcher.find()) {
            throw new IllegalStateException("no " + pattern + " in:\n" + text);
        }
        return Double.parseDouble(matcher.group(1));
    }

    private static double millis(String text, String percentile) {
        Matcher matcher = Pattern.compile(percentile + "\\s+([\\d.]+)(us|ms|s)").matcher(text);
        if (!matcher.find()) {
            throw new IllegalStateException("no " + percentile + " in:\n" + text);
        }
        double factor = switch (matcher.group(2)) {
            case "us" -> 0.001;
            case "ms" -> 1;
            default -> 1000;
        };
        return Double.parseDouble(matcher.group(1)) * factor;
    }
}
