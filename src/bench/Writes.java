import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Mutations beside the same statement by hand in a JTA transaction. */
final class Writes {
    private static final List<String> WRITES = List.of(System.getProperty("bench.writes", "create,update,bulk").split(","));
    private static final List<String> WAYS = List.of("graphql", "hand");
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final Server server;
    private final int rounds;
    private final int seconds;
    private final List<Integer> connections;

    private record Key(String write, int connections, String way) {}

    Writes(Server server, int rounds, int seconds, List<Integer> connections) {
        this.server = server;
        this.rounds = rounds;
        this.seconds = seconds;
        this.connections = connections;
    }

    /** Before the server reads the catalog. */
    static void makeTable() throws Exception {
        Load.psql("DROP TABLE IF EXISTS payment; CREATE TABLE payment (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, payer text NOT NULL,"
                + " amount numeric(12,2) NOT NULL, note text, created_at timestamptz NOT NULL DEFAULT now()); INSERT INTO payment (payer, amount)"
                + " SELECT 'payer ' || i, i FROM generate_series(1, 100000) i");
        Load.psql("VACUUM ANALYZE payment");
    }

    void measure(Path out) throws Exception {
        check();
        for (String write : WRITES) {
            for (String way : WAYS) {
                run(new Key(write, 8, way), 10);
            }
        }
        Map<Key, List<Load.Run>> runs = new LinkedHashMap<>();
        for (int round = 0; round < rounds; round++) {
            for (String write : WRITES) {
                for (int count : write.equals("bulk") ? List.of(1, 8) : connections) {
                    for (String way : WAYS) {
                        Key key = new Key(write, count, way);
                        Load.Run run = run(key, seconds);
                        runs.computeIfAbsent(key, missing -> new ArrayList<>()).add(run);
                        System.out.printf(Locale.ROOT, "%s %.0f/s%n", key, run.perSecond());
                    }
                }
            }
            makeRoom();
        }
        report(runs, out);
    }

    /** Bulk runs leave hundreds of thousands of rows. */
    private static void makeRoom() throws Exception {
        Load.psql("DELETE FROM payment WHERE id > 100000");
        Load.psql("VACUUM ANALYZE payment");
    }

    private Load.Run run(Key key, int length) throws Exception {
        return Load.wrk(server, "writes.lua", key.write(), key.way(), key.connections(), length);
    }

    private void report(Map<Key, List<Load.Run>> runs, Path out) throws Exception {
        StringBuilder table = new StringBuilder("| mutation | connections | compiled/s (p50 · p99 ms) | hand-written/s | **compiled ÷ hand** |"
                + " server CPU ms: compiled · hand |\n|---|---|---|---|---|---|\n");
        List<String> records = new ArrayList<>();
        runs.forEach((key, all) -> {
            if (key.way().equals("graphql")) {
                Load.Run compiled = median(all);
                Load.Run hand = median(runs.get(new Key(key.write(), key.connections(), "hand")));
                table.append(String.format(
                        Locale.ROOT, "| %s | %d | %,.0f (%.2f · %.1f) | %,.0f | **%.2f** | %.3f · %.3f |%n", key.write(), key.connections(),
                        compiled.perSecond(), compiled.p50Millis(), compiled.p99Millis(), hand.perSecond(),
                        compiled.perSecond() / hand.perSecond(), compiled.serverMillis(), hand.serverMillis()));
            }
            all.forEach(run -> records.add(String.format(
                    Locale.ROOT, "{\"mutation\": \"%s\", \"connections\": %d, \"way\": \"%s\", \"perSecond\": %.1f, \"p50Millis\": %.3f, \"p99Millis\": %.3f}",
                    key.write(), key.connections(), key.way(), run.perSecond(), run.p50Millis(), run.p99Millis())));
        });
        Report.write(out, "writes", "medians of " + rounds + " rounds of " + seconds + " s, in turns; one JTA transaction each, bulk: 1,000 rows", table.toString(), records);
    }

    private static Load.Run median(List<Load.Run> runs) {
        List<Load.Run> sorted = runs.stream().sorted((a, b) -> Double.compare(a.perSecond(), b.perSecond())).toList();
        return sorted.get(sorted.size() / 2);
    }

    /** Both ways answer the same and leave the same behind. */
    private void check() throws Exception {
        String row = "\"amount\":\"12.5\",\"note\":\"a \\\"b\\\" ü\"";
        String update = "mutation($id: BigInt!, $amount: Decimal!, $note: String) { updatePayment(id: $id, input: {amount: $amount, note: $note}) { id payer amount note createdAt } }";
        String variables = "{\"id\":7," + row + "}";
        String compiled = post("/graphql", "{\"query\":\"" + update + "\",\"variables\":" + variables + "}");
        String byHand = post("/handwritten/update", variables);
        if (!compiled.equals(byHand) || !compiled.contains("\"amount\":12.50")) {
            throw new IllegalStateException(compiled + "\n" + byHand);
        }
        String bulk = "mutation($rows: [PaymentCreateInput!]!) { bulkCreatePayments(input: $rows) { success createdCount } }";
        String rows = "{\"rows\":[{\"payer\":\"check\"," + row + "},{\"payer\":\"check\"," + row + "}]}";
        compiled = post("/graphql", "{\"query\":\"" + bulk + "\",\"variables\":" + rows + "}");
        byHand = post("/handwritten/bulk", rows);
        String written = Load.psql("SELECT count(*) FROM payment WHERE payer = 'check' AND amount = 12.5 AND note = 'a \"b\" ü'");
        if (!compiled.equals(byHand) || !written.equals("4")) {
            throw new IllegalStateException(compiled + "\n" + byHand + "\n" + written);
        }
    }

    private String post(String path, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port + path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return CLIENT.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }
}
