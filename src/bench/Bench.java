import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Measures the product beside a servlet written by hand, beside the ordinary way (beans and entities), and beside PostgreSQL alone. Parts can be chosen:
 * {@code -Dbench.parts=throughput,callers,writes,documents,sizes,memory,miss,startup,soak,jmh,backends,pipelining,gathering}. See src/bench/README.md.
 */
public final class Bench {
    static final List<String> QUERIES = List.of(System.getProperty("bench.queries", "q1,q2,q3,q4").split(","));
    static final int PORT = Integer.getInteger("bench.port", 19380);
    private static final List<Integer> CONNECTIONS = ints("bench.connections", "1,8,32");
    private static final int ROUNDS = Integer.getInteger("bench.rounds", 3);
    private static final int SECONDS = Integer.getInteger("bench.seconds", 5);
    private static final int WARMUP_SECONDS = Integer.getInteger("bench.warmup", 15);
    private static final List<String> PARTS =
            List.of(System.getProperty("bench.parts", "throughput,callers,writes,documents,sizes,memory,miss,startup,soak").split(","));
    /** Figures of an earlier run that this one must not fall behind: a file, or nothing for the newest; without the property none. */
    private static final String COMPARE = System.getProperty("bench.compare");
    /** Where PostGraphile listens, if somebody has started it. */
    private static final int POSTGRAPHILE = Integer.getInteger("bench.postgraphile", 0);
    private static final boolean WITH_ORDINARY = !Boolean.getBoolean("bench.noOrdinary");
    private static final Path OUT = Path.of(System.getProperty("bench.out", "docs/benchmarks"));

    private record Key(String query, int connections, String contender) {}

    public static void main(String[] args) throws Exception {
        Files.createDirectories(OUT);
        Optional<String> before = COMPARE == null
                ? Optional.empty()
                : Optional.of(Files.readString(COMPARE.isEmpty() ? Compare.newest(Path.of("docs/benchmarks")) : Path.of(COMPARE)));
        boolean isAsGood = true;
        Parts parts = new Parts(OUT);
        if (PARTS.contains("startup")) {
            parts.startUp();
        }
        if (PARTS.contains("writes") || PARTS.contains("jmh")) {
            Writes.makeTable();
        }
        if (PARTS.contains("jmh")) {
            Jmh.measure(OUT);
        }
        if (PARTS.contains("backends")) {
            new Backends(ROUNDS, SECONDS, WARMUP_SECONDS).measure(OUT);
        }
        if (PARTS.contains("gathering")) {
            new Gathering(ROUNDS, SECONDS, WARMUP_SECONDS).measure(OUT);
        }
        if (PARTS.contains("pipelining")) {
            new Pipelining(ROUNDS, SECONDS, WARMUP_SECONDS).measure(OUT);
        }
        if (List.of("startup", "jmh", "backends", "pipelining", "gathering").containsAll(PARTS)) {
            return;
        }
        try (Server product = Server.product(PORT, true)) {
            Queries.check(product);
            if (PARTS.contains("throughput")) {
                String now = String.join("\n", throughput(product));
                isAsGood = before.isEmpty() || Compare.isAsGood(before.get(), Compare.shares(now));
            }
            if (PARTS.contains("callers")) {
                new WithToken(product, ROUNDS, SECONDS, WARMUP_SECONDS).measure(OUT);
            }
            if (PARTS.contains("writes")) {
                new Writes(product, ROUNDS, SECONDS, CONNECTIONS).measure(OUT);
            }
            if (PARTS.contains("documents")) {
                Documents.measure(product, ROUNDS, SECONDS, OUT);
            }
            if (PARTS.contains("sizes")) {
                parts.sizes(product);
            }
            if (PARTS.contains("memory")) {
                parts.allocation(product);
            }
            if (PARTS.contains("miss")) {
                parts.miss(product);
            }
            if (PARTS.contains("soak")) {
                parts.soak(product);
            }
        }
        if (!isAsGood) {
            System.exit(1);
        }
    }

    private static List<String> throughput(Server product) throws Exception {
        if (!WITH_ORDINARY) {
            return report(measure(product, product, List.of("compiled", "hand", "pgbench")), product);
        }
        try (Server ordinary = Server.ordinary(PORT + 1)) {
            Queries.checkOrdinary(product, ordinary);
            return report(measure(product, ordinary, List.of("compiled", "hand", "ordinary", "pgbench")), product);
        }
    }

    private static Map<Key, List<Load.Run>> measure(Server product, Server ordinary, List<String> contenders) throws Exception {
        for (String query : QUERIES) {
            for (String contender : contenders(query, contenders)) {
                run(product, ordinary, new Key(query, 8, contender), WARMUP_SECONDS);
            }
        }
        Map<Key, List<Load.Run>> runs = new LinkedHashMap<>();
        for (int round = 0; round < ROUNDS; round++) {
            for (String query : QUERIES) {
                for (int connections : CONNECTIONS) {
                    for (String contender : contenders(query, contenders)) {
                        Key key = new Key(query, connections, contender);
                        Load.Run run = run(product, ordinary, key, SECONDS);
                        runs.computeIfAbsent(key, missing -> new ArrayList<>()).add(run);
                        System.out.printf(Locale.ROOT, "%s %.0f/s%n", key, run.perSecond());
                    }
                }
            }
        }
        return runs;
    }

    private static List<String> contenders(String query, List<String> all) {
        List<String> contenders = new ArrayList<>(all);
        if (POSTGRAPHILE > 0) {
            contenders.add("postgraphile");
        }
        if (query.equals("q3")) {
            contenders.add(2, "hand, merged");
        }
        return contenders;
    }

    private static Load.Run run(Server product, Server ordinary, Key key, int seconds) throws Exception {
        return switch (key.contender()) {
            case "pgbench" -> Load.pgbench(key.query(), key.connections(), seconds);
            case "compiled" -> Load.wrk(product, key.query(), "graphql", key.connections(), seconds);
            case "hand" -> Load.wrk(product, key.query(), "hand", key.connections(), seconds);
            case "postgraphile" -> Load.postgraphile(POSTGRAPHILE, key.query(), key.connections(), seconds);
            case "hand, merged" -> Load.wrk(product, "q3flat", "hand", key.connections(), seconds);
            default -> Load.wrk(ordinary, key.query(), "ordinary", key.connections(), seconds);
        };
    }

    /** @return the figures of all runs, a line each */
    private static List<String> report(Map<Key, List<Load.Run>> runs, Server product) throws Exception {
        Map<Key, Load.Run> medians = new LinkedHashMap<>();
        runs.forEach((key, all) -> medians.put(key, median(all)));
        StringBuilder table = new StringBuilder();
        table.append("| query | connections | compiled/s (p50 · p99 · p99.9 ms) | hand-written/s | **compiled ÷ hand** | ordinary/s | **compiled ÷ ordinary** | PostGraphile/s (p99 ms) | **compiled ÷ PostGraphile** | PostgreSQL alone/s |"
                + " server CPU ms: compiled · hand · ordinary · PostGraphile | PostgreSQL CPU ms: compiled · hand · ordinary · PostGraphile · alone |\n");
        table.append("|---|---|---|---|---|---|---|---|---|---|---|---|\n");
        List<Chart.Bar> bars = new ArrayList<>();
        for (String query : QUERIES) {
            for (int connections : CONNECTIONS) {
                Load.Run compiled = medians.get(new Key(query, connections, "compiled"));
                Load.Run hand = better(
                        medians.get(new Key(query, connections, "hand")), medians.get(new Key(query, connections, "hand, merged")));
                Load.Run ordinary = medians.getOrDefault(new Key(query, connections, "ordinary"), new Load.Run(0, 0, 0, 0, 0, 0));
                Load.Run postgraphile = medians.getOrDefault(new Key(query, connections, "postgraphile"), new Load.Run(0, 0, 0, 0, 0, 0));
                Load.Run alone = medians.get(new Key(query, connections, "pgbench"));
                String row = String.format(
                        Locale.ROOT,
                        "| %s | %d | %,.0f (%.2f · %.1f · %.1f) | %,.0f | **%.2f** | %,.0f | **%.1f** | %,.0f (%.1f) | **%.1f** | %,.0f | %.3f · %.3f · %.3f · %.3f | %.3f · %.3f · %.3f · %.3f · %.3f |%n",
                        query, connections, compiled.perSecond(), compiled.p50Millis(), compiled.p99Millis(), compiled.p999Millis(), hand.perSecond(),
                        compiled.perSecond() / hand.perSecond(), ordinary.perSecond(), compiled.perSecond() / ordinary.perSecond(),
                        postgraphile.perSecond(), postgraphile.p99Millis(), compiled.perSecond() / postgraphile.perSecond(),
                        alone.perSecond(), compiled.serverMillis(), hand.serverMillis(), ordinary.serverMillis(), postgraphile.serverMillis(),
                        compiled.databaseMillis(), hand.databaseMillis(), ordinary.databaseMillis(), postgraphile.databaseMillis(),
                        alone.databaseMillis());
                table.append(row.replace("| 0 (0.0) | **Infinity** |", "| | |").replace("| 0 | **Infinity** |", "| | |"));
                bars.add(new Chart.Bar(query + ", " + connections, List.of(
                        1.0, hand.perSecond() / compiled.perSecond(), ordinary.perSecond() / compiled.perSecond())));
            }
        }
        table.append("\nPeak resident memory of the server with the product and the servlet: ")
                .append(product.residentMegabytes("VmHWM"))
                .append(" MB.\n");
        Report.write(OUT, "throughput", (ROUNDS == 2 ? "the better of " : "medians of ") + ROUNDS + " rounds of " + SECONDS + " s, contenders in turns", table.toString(), json(runs));
        Files.writeString(
                OUT.resolve("throughput.svg"),
                Chart.bars("Requests per second, the compiled path = 1 (" + LocalDate.now() + ")", List.of("compiled path", "servlet by hand", "beans and entities"), bars));
        return json(runs);
    }

    private static Load.Run better(Load.Run one, Load.Run other) {
        return other == null || one.perSecond() >= other.perSecond() ? one : other;
    }

    private static Load.Run median(List<Load.Run> runs) {
        List<Load.Run> sorted = runs.stream().sorted((a, b) -> Double.compare(a.perSecond(), b.perSecond())).toList();
        return sorted.get(sorted.size() / 2);
    }

    private static List<String> json(Map<Key, List<Load.Run>> runs) {
        List<String> lines = new ArrayList<>();
        runs.forEach((key, all) -> all.forEach(run -> lines.add(String.format(
                Locale.ROOT,
                "{\"query\": \"%s\", \"connections\": %d, \"contender\": \"%s\", \"perSecond\": %.1f, \"p50Millis\": %.3f, \"p99Millis\": %.3f, \"p999Millis\": %.3f,"
                        + " \"serverCpuMillis\": %.4f, \"databaseCpuMillis\": %.4f}",
                key.query(), key.connections(), key.contender(), run.perSecond(), run.p50Millis(), run.p99Millis(), run.p999Millis(), run.serverMillis(),
                run.databaseMillis()))));
        return lines;
    }

    static List<Integer> ints(String property, String fallback) {
        return Arrays.stream(System.getProperty(property, fallback).split(",")).map(Integer::valueOf).toList();
    }
}
