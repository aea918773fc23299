import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What it costs to know who asks: the same queries with a token, which the server verifies, and a role and claims that PostgreSQL is told. */
final class WithToken {
    private static final String ISSUER = "https://issuer.example";
    private static final String ROLE = "bench_reader";
    private static final List<String> QUERIES = List.of("q1", "q4");
    private static final int CONNECTIONS = Integer.getInteger("bench.callersConnections", 8);

    private final Server without;
    private final int rounds;
    private final int seconds;
    private final int warmUpSeconds;
    private final KeyPair keys;

    private record Key(String query, String contender) {}

    /** @param without where nobody is asked who he is */
    WithToken(Server without, int rounds, int seconds, int warmUpSeconds) throws Exception {
        this.without = without;
        this.rounds = rounds;
        this.seconds = seconds;
        this.warmUpSeconds = warmUpSeconds;
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        this.keys = generator.generateKeyPair();
    }

    void measure(Path out) throws Exception {
        makeRole();
        Path key = Files.createTempFile("issuer", ".pem");
        Files.writeString(key, "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(keys.getPublic().getEncoded())
                + "\n-----END PUBLIC KEY-----\n");
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("FRAISEQL_SECURITY_MODE", "optional");
        environment.put("FRAISEQL_SECURITY_ROLES", ROLE);
        environment.put("FRAISEQL_SECURITY_ANONYMOUS_ROLE", ROLE);
        environment.put("MP_JWT_VERIFY_ISSUER", ISSUER);
        environment.put("MP_JWT_VERIFY_AUDIENCES", "bench");
        environment.put("MP_JWT_VERIFY_PUBLICKEY_LOCATION", key.toUri().toString());
        try (Server with = Server.with("callers", Bench.PORT + 2, environment)) {
            check(with);
            report(run(with), out);
        }
        Files.delete(key);
    }

    private static void makeRole() throws Exception {
        Load.psql("DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '" + ROLE + "') THEN CREATE ROLE " + ROLE
                + " NOLOGIN; END IF; END $$; GRANT " + ROLE + " TO CURRENT_USER; GRANT SELECT ON users, posts, comments TO " + ROLE);
    }

    /** The same answers; and without a right token none. */
    private void check(Server with) throws Exception {
        Map<String, String> queries = Queries.all();
        for (String query : QUERIES) {
            String right = ask(with, queries.get(query), token());
            if (!right.equals(ask(without, queries.get(query), "")) || !right.contains("\"data\":{\"")) {
                throw new IllegalStateException(query + " is answered otherwise with a token: " + right);
            }
        }
        String wrong = ask(with, queries.get("q1"), token() + "x");
        if (!wrong.contains("UNAUTHENTICATED")) {
            throw new IllegalStateException("a wrong token is taken: " + wrong);
        }
    }

    private static String ask(Server server, String query, String token) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port + "/graphql"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"query\":\"" + query + "\",\"variables\":{\"v\":7}}"));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        return Server.send(request.build()).body();
    }

    private String token() throws Exception {
        long now = Instant.now().getEpochSecond();
        String claims = "{\"iss\":\"%s\",\"aud\":\"bench\",\"iat\":%d,\"exp\":%d,\"role\":\"%s\",\"sub\":\"ann\",\"tenant\":7,\"email\":\"ann@example.org\",\"plan\":\"gold\"}"
                .formatted(ISSUER, now, now + 7200, ROLE);
        String text = encoded("{\"alg\":\"RS256\",\"typ\":\"JWT\",\"kid\":\"bench\"}".getBytes(UTF_8)) + "." + encoded(claims.getBytes(UTF_8));
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(keys.getPrivate());
        signature.update(text.getBytes(UTF_8));
        return text + "." + encoded(signature.sign());
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private Map<Key, List<Load.Run>> run(Server with) throws Exception {
        String token = token();
        Map<Key, List<Load.Run>> runs = new LinkedHashMap<>();
        for (int round = -1; round < rounds; round++) {
            for (String query : QUERIES) {
                for (String contender : List.of("without", "token")) {
                    boolean isWith = contender.equals("token");
                    Load.Run run = Load.wrk(
                            isWith ? with : without, "load.lua", query, "graphql", isWith ? token : "", CONNECTIONS,
                            round < 0 ? warmUpSeconds : seconds);
                    if (round >= 0) {
                        Key key = new Key(query, contender);
                        runs.computeIfAbsent(key, missing -> new ArrayList<>()).add(run);
                        System.out.printf(Locale.ROOT, "%s %.0f/s%n", key, run.perSecond());
                    }
                }
            }
        }
        return runs;
    }

    private void report(Map<Key, List<Load.Run>> runs, Path out) throws Exception {
        StringBuilder table = new StringBuilder(
                "| query | without/s | with a token/s | **with ÷ without** | p50 ms | server CPU ms | PostgreSQL CPU ms |\n|---|---|---|---|---|---|---|\n");
        List<String> records = new ArrayList<>();
        for (String query : QUERIES) {
            Load.Run one = median(runs.get(new Key(query, "without")));
            Load.Run other = median(runs.get(new Key(query, "token")));
            table.append(String.format(
                    Locale.ROOT, "| %s | %,.0f | %,.0f | **%.2f** | %.2f · %.2f | %.3f · %.3f | %.3f · %.3f |%n",
                    query, one.perSecond(), other.perSecond(), other.perSecond() / one.perSecond(), one.p50Millis(), other.p50Millis(),
                    one.serverMillis(), other.serverMillis(), one.databaseMillis(), other.databaseMillis()));
        }
        runs.forEach((key, all) -> all.forEach(run -> records.add(String.format(
                Locale.ROOT, "{\"query\": \"%s\", \"connections\": %d, \"contender\": \"%s\", \"perSecond\": %.1f, \"p50Millis\": %.3f, \"serverCpuMillis\": %.4f, \"databaseCpuMillis\": %.4f}",
                key.query(), CONNECTIONS, key.contender(), run.perSecond(), run.p50Millis(), run.serverMillis(), run.databaseMillis()))));
        Report.write(out, "callers", "medians of " + rounds + " rounds of " + seconds + " s, " + CONNECTIONS + " connections, contenders in turns", table.toString(), records);
    }

    private static Load.Run median(List<Load.Run> runs) {
        return runs.stream().sorted((a, b) -> Double.compare(a.perSecond(), b.perSecond())).toList().get(runs.size() / 2);
    }
}
