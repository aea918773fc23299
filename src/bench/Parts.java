import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Everything but throughput. */
final class Parts {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final int MILLION = 1_000_000;

    private final Path out;

    Parts(Path out) {
        this.out = out;
    }

    // ---- lists of 1 to a million rows, nesting of 1 to 5

    /** @param heapBytes live heap above that before, at its highest */
    record Fetched(double firstByteMillis, double totalMillis, long bytes, long heapBytes) {}

    void sizes(Server server) throws Exception {
        Load.psql("CREATE TABLE IF NOT EXISTS events (id int PRIMARY KEY, kind text NOT NULL, amount numeric(10,2) NOT NULL, at timestamptz NOT NULL)");
        Load.psql("INSERT INTO events SELECT i, 'kind ' || i % 100, i % 1000 / 100.0, timestamptz '2025-01-01Z' + i * interval '1 minute'"
                + " FROM generate_series(1, " + MILLION + ") i ON CONFLICT DO NOTHING");
        Load.psql("ANALYZE events; NOTIFY fraiseql_reload");
        Thread.sleep(3_000);
        StringBuilder table = new StringBuilder("| rows | bytes | first byte ms | all ms | live heap above start MB |\n|---|---|---|---|---|\n");
        List<String> records = new ArrayList<>();
        for (int rows : new int[] {1, 100, 1_000, 100_000, MILLION}) {
            String query = "query($v: Int!) { events(where: {id: {lte: $v}}) { id kind amount at } }";
            Fetched fetched = typical(server, query, rows, rows < 10_000 ? 200 : rows < MILLION ? 5 : 3);
            table.append(String.format(
                    Locale.ROOT, "| %,d | %,d | %.2f | %.1f | %.1f |%n",
                    rows, fetched.bytes(), fetched.firstByteMillis(), fetched.totalMillis(), fetched.heapBytes() / 1048576.0));
            records.add(record("rows", rows, fetched));
        }
        table.append("\n| nesting | bytes | first byte ms | all ms |\n|---|---|---|---|\n");
        String inner = "id title";
        List<String> levels = List.of(
                "id username",
                "id username posts(orderBy: [{id: ASC}], limit: 5) { id title }",
                "id username posts(orderBy: [{id: ASC}], limit: 5) { id title comments(orderBy: [{id: ASC}], limit: 3) { id body } }",
                "id username posts(orderBy: [{id: ASC}], limit: 5) { id title comments(orderBy: [{id: ASC}], limit: 3) { id body author { id username } } }",
                "id username posts(orderBy: [{id: ASC}], limit: 5) { id title comments(orderBy: [{id: ASC}], limit: 3) { id body author { id username posts(orderBy: [{id: ASC}], limit: 2) { "
                        + inner + " } } } }");
        for (int depth = 1; depth <= levels.size(); depth++) {
            String query = "query($v: BigInt!) { users(where: {id: {gt: $v}}, orderBy: [{id: ASC}], limit: 20) { " + levels.get(depth - 1) + " } }";
            Fetched fetched = typical(server, query, 100, 200);
            table.append(String.format(
                    Locale.ROOT, "| %d | %,d | %.2f | %.2f |%n", depth, fetched.bytes(), fetched.firstByteMillis(), fetched.totalMillis()));
            records.add(record("nesting", depth, fetched));
        }
        Report.write(out, "sizes", "medians, one connection; live heap is taken after collections while the answer is read", table.toString(), records);
    }

    static String record(String what, int count, Fetched fetched) {
        return String.format(
                Locale.ROOT, "{\"%s\": %d, \"bytes\": %d, \"firstByteMillis\": %.3f, \"totalMillis\": %.3f, \"liveHeapGrowthBytes\": %d}",
                what, count, fetched.bytes(), fetched.firstByteMillis(), fetched.totalMillis(), fetched.heapBytes());
    }

    /** The median by time, after as many runs to warm up; the heap's growth in a run of its own, as collections take time. */
    static Fetched typical(Server server, String query, int value, int runs) throws Exception {
        List<Fetched> all = new ArrayList<>();
        for (int i = 0; i < 2 * runs; i++) {
            Fetched fetched = fetch(server, query, value);
            if (i >= runs) {
                all.add(fetched);
            }
        }
        all.sort((a, b) -> Double.compare(a.totalMillis(), b.totalMillis()));
        Fetched median = all.get(all.size() / 2);
        long growth = value < 100_000 ? 0 : heapGrowth(server, query, value);
        return new Fetched(median.firstByteMillis(), median.totalMillis(), median.bytes(), growth);
    }

    private static Fetched fetch(Server server, String query, int value) throws Exception {
        HttpRequest request = Server.post(server.port, "/graphql", query, value);
        long start = System.nanoTime();
        HttpResponse<InputStream> response = CLIENT.send(request, HttpResponse.BodyHandlers.ofInputStream());
        byte[] buffer = new byte[65_536];
        long bytes = 0;
        double first = 0;
        byte[] last = new byte[3];
        try (InputStream in = response.body()) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                if (bytes == 0) {
                    first = (System.nanoTime() - start) / 1e6;
                }
                bytes += read;
                // the end may come in pieces
                byte[] joined = Arrays.copyOf(last, last.length + read);
                System.arraycopy(buffer, 0, joined, last.length, read);
                last = Arrays.copyOfRange(joined, Math.max(0, joined.length - 3), joined.length);
            }
        }
        if (response.statusCode() != 200 || bytes > 65_536 && !new String(last).equals("]}}")) {
            throw new IllegalStateException(response.statusCode() + " " + query);
        }
        return new Fetched(first, (System.nanoTime() - start) / 1e6, bytes, 0);
    }

    private static long heapGrowth(Server server, String query, int value) throws Exception {
        long before = server.liveHeapBytes();
        AtomicBoolean ended = new AtomicBoolean();
        AtomicLong highest = new AtomicLong(before);
        Thread watch = new Thread(() -> {
            try {
                while (!ended.get()) {
                    long live = server.liveHeapBytes();
                    if (!ended.get()) {
                        highest.accumulateAndGet(live, Math::max);
                    }
                }
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        watch.start();
        fetch(server, query, value);
        ended.set(true);
        watch.join();
        return highest.get() - before;
    }

    // ---- what a request allocates

    void allocation(Server server) throws Exception {
        StringBuilder table = new StringBuilder("| query | compiled, bytes a request | hand-written | difference |\n|---|---|---|---|\n");
        List<String> records = new ArrayList<>();
        for (String query : Bench.QUERIES) {
            long compiled = allocated(server, query, "graphql");
            long hand = allocated(server, query, "hand");
            table.append(String.format(Locale.ROOT, "| %s | %,d | %,d | %,d |%n", query, compiled, hand, compiled - hand));
            records.add(String.format("{\"query\": \"%s\", \"compiledBytes\": %d, \"handBytes\": %d}", query, compiled, hand));
        }
        table.append("\nLive heap after a full collection: ").append(server.liveHeapBytes() >> 20).append(" MB, resident at its highest: ")
                .append(server.residentMegabytes("VmHWM")).append(" MB, both with the servlet beside the product.\n");
        Report.write(out, "memory", "everything the server's threads allocate, container and driver included; 8 connections", table.toString(), records);
    }

    private static long allocated(Server server, String query, String way) throws Exception {
        Load.wrk(server, query, way, 8, 5);
        long before = server.allocatedBytes();
        int seconds = 5;
        Load.Run run = Load.wrk(server, query, way, 8, seconds);
        return (long) ((server.allocatedBytes() - before) / (run.perSecond() * seconds));
    }

    // ---- the first time a query comes

    void miss(Server server) throws Exception {
        // few rows: a streamed answer has sent its headers before its times are known
        String q3 = Queries.all().get("q3").replace("limit: 20", "limit: 1");
        List<Double> misses = new ArrayList<>();
        List<Double> hits = new ArrayList<>();
        for (int i = 0; i < 600; i++) {
            String query = q3.replace("username", "n" + i + ": username");
            double miss = engineMillis(Server.send(Server.post(server.port, "/graphql", query, 100)));
            double hit = engineMillis(Server.send(Server.post(server.port, "/graphql", query, 100)));
            if (i >= 300) {
                misses.add(miss);
                hits.add(hit);
            }
        }
        misses.sort(Double::compare);
        hits.sort(Double::compare);
        String table = String.format(
                Locale.ROOT, "| q3: parse, validate, plan, render | p50 ms | p99 ms |%n|---|---|---|%n| first time | %.3f | %.3f |%n| found | %.3f | %.3f |%n",
                misses.get(150), misses.get(297), hits.get(150), hits.get(297));
        Report.write(out, "miss", "300 queries that were never seen, after 300 to warm up; Server-Timing, without the database", table, List.of(String.format(
                Locale.ROOT, "{\"missP50Millis\": %.3f, \"missP99Millis\": %.3f, \"hitP50Millis\": %.3f}", misses.get(150), misses.get(297), hits.get(150))));
    }

    /** The stages parse, plan and sql. */
    private static double engineMillis(HttpResponse<String> response) {
        if (!response.body().startsWith("{\"data\":")) {
            throw new IllegalStateException(response.body());
        }
        Matcher stages = Pattern.compile("(parse|plan|sql);dur=([\\d.]+)").matcher(response.headers().firstValue("Server-Timing").orElseThrow());
        double sum = 0;
        while (stages.find()) {
            sum += Double.parseDouble(stages.group(2));
        }
        return sum;
    }

    // ---- start-up

    void startUp() throws Exception {
        List<Double> seconds = new ArrayList<>();
        long resident = 0;
        for (int i = 0; i < 3; i++) {
            try (Server server = Server.product(Bench.PORT, false)) {
                seconds.add(server.startUp.toMillis() / 1000.0);
                resident = server.residentMegabytes("VmRSS");
            }
        }
        seconds.sort(Double::compare);
        String table = String.format(
                Locale.ROOT, "From the start of the JVM to ready (catalog read, schema built): %.1f s; resident then: %d MB.%n", seconds.get(1), resident);
        Report.write(out, "startup", "median of 3", table, List.of(String.format(
                Locale.ROOT, "{\"seconds\": %.3f, \"residentMegabytes\": %d}", seconds.get(1), resident)));
    }

    // ---- soak

    void soak(Server server) throws Exception {
        int minutes = Integer.getInteger("bench.soakMinutes", 10);
        Load.wrk(server, "mix", "graphql", 32, 20);
        StringBuilder table = new StringBuilder("| minute | requests/s | p99 ms | live heap MB | resident MB | threads | connections |\n|---|---|---|---|---|---|---|\n");
        List<String> records = new ArrayList<>();
        for (int minute = 0; minute <= minutes; minute++) {
            Load.Run run = minute == 0 ? new Load.Run(0, 0, 0, 0, 0, 0) : Load.wrk(server, "mix", "graphql", 32, 60);
            long heap = server.liveHeapBytes();
            String connections = Load.psql("SELECT count(*) FROM pg_stat_activity WHERE application_name = 'fraiseql-bench'");
            table.append(String.format(
                    Locale.ROOT, "| %d | %,.0f | %.1f | %.1f | %d | %d | %s |%n",
                    minute, run.perSecond(), run.p99Millis(), heap / 1048576.0, server.residentMegabytes("VmRSS"), server.threads(), connections));
            records.add(String.format(
                    Locale.ROOT, "{\"minute\": %d, \"perSecond\": %.1f, \"p99Millis\": %.2f, \"liveHeapBytes\": %d, \"threads\": %d, \"connections\": %s}",
                    minute, run.perSecond(), run.p99Millis(), heap, server.threads(), connections));
        }
        Report.write(out, "soak", "32 connections, of 10 requests 6 q1, 2 q2, 1 q3, 1 q4; live heap after a full collection", table.toString(), records);
    }
}
