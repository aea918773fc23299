import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/**
 * Compares the compiled path with a servlet written by hand in the same Liberty and on the same datasource, and with PostgreSQL alone. Contenders take
 * turns, so that whatever else the machine does hits all of them. See src/bench/README.md.
 */
public final class Bench {
    private static final List<String> QUERIES = List.of("q1", "q2", "q3", "q4");
    private static final List<Integer> CONNECTIONS = ints("bench.connections", "1,8,32");
    private static final int ROUNDS = Integer.getInteger("bench.rounds", 3);
    private static final int SECONDS = Integer.getInteger("bench.seconds", 5);
    private static final int WARMUP_SECONDS = Integer.getInteger("bench.warmup", 15);
    private static final int PORT = Integer.getInteger("bench.port", 19380);
    private static final Path HERE = Path.of("src/bench");
    private static final Path WLP = Path.of(System.getProperty("bench.wlp", "target/liberty/wlp")).toAbsolutePath();
    private static final Path WAR = Path.of(System.getProperty("bench.war", "target/fraiseql.war"));
    private static final Path OUT = Path.of("docs/benchmarks");

    /** @param cpuMillis of the server for each request; 0 where it is not ours to measure */
    private record Run(double perSecond, double p50Millis, double p99Millis, double cpuMillis) {}

    private record Key(String query, int connections, String contender) {}

    public static void main(String[] args) throws Exception {
        Process server = start();
        try {
            check();
            Map<Key, List<Run>> runs = measure(server.toHandle());
            report(runs, peakMegabytes(server.toHandle()));
        } finally {
            server.destroy();
            server.waitFor();
        }
    }

    // ---- the server

    private static Process start() throws Exception {
        Path server = WLP.resolve("usr/servers/bench");
        delete(server);
        Files.createDirectories(server.resolve("apps"));
        copy(Path.of("src/main/liberty/config"), server);
        Files.copy(WAR, server.resolve("apps/fraiseql.war"));
        handwritten(server.resolve("apps/handwritten.war"));
        Files.writeString(
                server.resolve("configDropins/defaults/handwritten.xml"),
                "<server><webApplication location=\"handwritten.war\" contextRoot=\"/handwritten\"/></server>");
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-Xmx512m",
                "-javaagent:" + WLP.resolve("bin/tools/ws-javaagent.jar"),
                "-Djdk.attach.allowAttachSelf=true",
                "@" + WLP.resolve("lib/platform/java/" + (Runtime.version().feature() >= 24 ? "java24" : "java9") + ".options"),
                "-jar",
                WLP.resolve("bin/tools/ws-server.jar").toString(),
                "bench");
        builder.environment().put("FRAISEQL_HTTP_PORT", Integer.toString(PORT));
        builder.environment().put("FRAISEQL_DB_MAX_CONNECTIONS", "16");
        builder.environment().put("WLP_OUTPUT_DIR", WLP.resolve("usr/servers").toString());
        builder.redirectErrorStream(true).redirectOutput(server.resolve("bench.log").toFile());
        Process process = builder.start();
        for (int i = 0; i < 240; i++) {
            try {
                if (get("/health/ready").statusCode() == 200 && get("/handwritten/q1?v=1").statusCode() == 200) {
                    return process;
                }
            } catch (IOException notYet) {
                // not listening
            }
            Thread.sleep(500);
        }
        process.destroy();
        throw new IllegalStateException("the server did not start, see " + server.resolve("bench.log"));
    }

    private static void handwritten(Path war) throws Exception {
        Path classes = Files.createTempDirectory("handwritten");
        List<String> options = new ArrayList<>(List.of("--release", "21", "-cp", specifications(), "-d", classes.toString()));
        try (Stream<Path> sources = Files.walk(HERE.resolve("handwritten/java"))) {
            sources.filter(file -> file.toString().endsWith(".java")).map(Path::toString).forEach(options::add);
        }
        if (ToolProvider.getSystemJavaCompiler().run(null, null, null, options.toArray(String[]::new)) != 0) {
            throw new IllegalStateException("the servlet does not compile");
        }
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(war));
                Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                jar.putNextEntry(new JarEntry("WEB-INF/classes/" + classes.relativize(file)));
                Files.copy(file, jar);
            }
            jar.putNextEntry(new JarEntry("WEB-INF/web.xml"));
            Files.copy(HERE.resolve("handwritten/webapp/WEB-INF/web.xml"), jar);
        }
        delete(classes);
    }

    private static String specifications() throws IOException {
        try (Stream<Path> jars = Files.list(WLP.resolve("dev/api/spec"))) {
            return String.join(
                    System.getProperty("path.separator"),
                    jars.map(Path::toString)
                            .filter(name -> name.contains("servlet.6.0") || name.contains("annotation.2"))
                            .toList());
        }
    }

    // ---- correctness before speed

    /** Every contender gives the same answer, but for white space between tokens. */
    private static void check() throws Exception {
        Matcher queries = Pattern.compile("(q\\d) = '(.*)',").matcher(Files.readString(HERE.resolve("load.lua")));
        while (queries.find()) {
            for (int value : new int[] {1, 7, 1234}) {
                String compiled = compact(post(queries.group(2), value));
                for (String path : queries.group(1).equals("q3") ? List.of("q3", "q3flat") : List.of(queries.group(1))) {
                    String byHand = compact(get("/handwritten/" + path + "?v=" + value).body());
                    if (!compiled.equals(byHand)) {
                        throw new IllegalStateException(path + ", " + value + ":\n" + compiled + "\n" + byHand);
                    }
                }
            }
        }
    }

    /** PostgreSQL's json_agg puts a space and a line feed after its commas. */
    private static String compact(String json) {
        return json.replaceAll(", \n *", ",");
    }

    private static String post(String query, int value) throws Exception {
        String body = "{\"query\":\"" + query + "\",\"variables\":{\"v\":" + value + "}}";
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + PORT + "/graphql"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return CLIENT.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private static HttpResponse<String> get(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + PORT + path))
                .timeout(Duration.ofSeconds(20))
                .build();
        return CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
    }

    // ---- load

    private static Map<Key, List<Run>> measure(ProcessHandle server) throws Exception {
        for (String query : QUERIES) {
            for (String contender : contenders(query)) {
                run(server, new Key(query, 8, contender), WARMUP_SECONDS);
            }
        }
        Map<Key, List<Run>> runs = new LinkedHashMap<>();
        for (int round = 0; round < ROUNDS; round++) {
            for (String query : QUERIES) {
                for (int connections : CONNECTIONS) {
                    for (String contender : contenders(query)) {
                        Key key = new Key(query, connections, contender);
                        Run run = run(server, key, SECONDS);
                        runs.computeIfAbsent(key, missing -> new ArrayList<>()).add(run);
                        System.out.printf(Locale.ROOT, "%s %.0f/s%n", key, run.perSecond());
                    }
                }
            }
        }
        return runs;
    }

    private static List<String> contenders(String query) {
        return query.equals("q3") ? List.of("compiled", "hand", "hand, merged", "pgbench") : List.of("compiled", "hand", "pgbench");
    }

    private static Run run(ProcessHandle server, Key key, int seconds) throws Exception {
        return key.contender().equals("pgbench") ? pgbench(key, seconds) : wrk(server, key, seconds);
    }

    private static Run wrk(ProcessHandle server, Key key, int seconds) throws Exception {
        Duration before = cpu(server);
        String out = output(List.of(
                "wrk", "-t1", "-c" + key.connections(), "-d" + seconds, "--latency", "-s", HERE.resolve("load.lua").toString(),
                "http://127.0.0.1:" + PORT, "--",
                key.contender().equals("hand, merged") ? "q3flat" : key.query(),
                key.contender().equals("compiled") ? "graphql" : "hand"));
        Duration used = cpu(server).minus(before);
        if (out.contains("Non-2xx") || out.contains("Socket errors")) {
            throw new IllegalStateException(key + " failed:\n" + out);
        }
        return new Run(
                number(out, "Requests/sec:\\s+([\\d.]+)"),
                millis(out, "50%"),
                millis(out, "99%"),
                used.toNanos() / 1e6 / number(out, "(\\d+) requests in"));
    }

    private static Run pgbench(Key key, int seconds) throws Exception {
        String out = output(List.of(
                "pgbench", "-n", "-M", "prepared", "-j", "1", "-c", Integer.toString(key.connections()), "-T", Integer.toString(seconds),
                "-f", HERE.resolve("pgbench/" + key.query() + ".sql").toString()));
        return new Run(number(out, "tps = ([\\d.]+)"), number(out, "latency average = ([\\d.]+)"), 0, 0);
    }

    private static String output(List<String> command) throws Exception {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String out = new String(process.getInputStream().readAllBytes());
        if (process.waitFor() != 0) {
            throw new IllegalStateException(command + ":\n" + out);
        }
        return out;
    }

    private static double number(String text, String pattern) {
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

    private static Duration cpu(ProcessHandle process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    private static long peakMegabytes(ProcessHandle process) throws IOException {
        Path status = Path.of("/proc/" + process.pid() + "/status");
        return Files.exists(status) ? (long) number(Files.readString(status), "VmHWM:\\s+(\\d+)") / 1024 : 0;
    }

    // ---- report

    private static void report(Map<Key, List<Run>> runs, long peakMegabytes) throws IOException {
        Map<Key, Run> medians = new LinkedHashMap<>();
        runs.forEach((key, all) -> medians.put(key, median(all)));
        StringBuilder table = new StringBuilder();
        table.append("| query | connections | compiled/s (p50 · p99 ms) | hand-written/s | **compiled ÷ hand** | PostgreSQL alone/s | server CPU ms: compiled · hand |\n");
        table.append("|---|---|---|---|---|---|---|\n");
        for (String query : QUERIES) {
            for (int connections : CONNECTIONS) {
                Run compiled = medians.get(new Key(query, connections, "compiled"));
                Run hand = better(medians.get(new Key(query, connections, "hand")), medians.get(new Key(query, connections, "hand, merged")));
                Run alone = medians.get(new Key(query, connections, "pgbench"));
                table.append(String.format(
                        Locale.ROOT, "| %s | %d | %,.0f (%.2f · %.1f) | %,.0f | **%.2f** | %,.0f | %.3f · %.3f |%n",
                        query, connections, compiled.perSecond(), compiled.p50Millis(), compiled.p99Millis(), hand.perSecond(),
                        compiled.perSecond() / hand.perSecond(), alone.perSecond(), compiled.cpuMillis(), hand.cpuMillis()));
            }
        }
        table.append("\nPeak resident memory of the server with both applications: ").append(peakMegabytes).append(" MB.\n");
        System.out.println(table);
        Files.createDirectories(OUT);
        Files.writeString(OUT.resolve("latest.md"), "<!-- written by src/bench/run -->\n" + LocalDate.now() + ", medians of " + ROUNDS
                + " rounds of " + SECONDS + " s, contenders in turns\n\n" + table);
        Files.writeString(OUT.resolve(LocalDate.now() + ".json"), json(runs));
    }

    private static Run better(Run one, Run other) {
        return other == null || one.perSecond() >= other.perSecond() ? one : other;
    }

    private static Run median(List<Run> runs) {
        List<Run> sorted = runs.stream().sorted((a, b) -> Double.compare(a.perSecond(), b.perSecond())).toList();
        return sorted.get(sorted.size() / 2);
    }

    private static String json(Map<Key, List<Run>> runs) {
        List<String> lines = new ArrayList<>();
        runs.forEach((key, all) -> all.forEach(run -> lines.add(String.format(
                Locale.ROOT,
                "  {\"query\": \"%s\", \"connections\": %d, \"contender\": \"%s\", \"perSecond\": %.1f, \"p50Millis\": %.3f, \"p99Millis\": %.3f, \"serverCpuMillis\": %.4f}",
                key.query(), key.connections(), key.contender(), run.perSecond(), run.p50Millis(), run.p99Millis(), run.cpuMillis()))));
        return "[\n" + String.join(",\n", lines) + "\n]\n";
    }

    // ---- files

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.delete(file);
            }
        }
    }

    private static List<Integer> ints(String property, String fallback) {
        return Arrays.stream(System.getProperty(property, fallback).split(",")).map(Integer::valueOf).toList();
    }
}
