import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Documents of 1 KB and 20 keys, of which 8 are selected, beside the same values in columns: kept in a table, and as a view passes them on. And the memory that a
 * million of them takes.
 */
final class Documents {
    private static final int STORED = 1_000_000;
    /** As many as the lists are taken from; the rest is there for the memory. */
    private static final String TABLES = """
            CREATE TABLE IF NOT EXISTS profile (id int PRIMARY KEY, email text, full_name text, age int, city text, country text, score numeric, created_at timestamptz,
              active bool, bio text, phone text, company text, street text, zip int, website text, language text, currency text, plan text, visits bigint, note text, avatar text);
            CREATE TABLE IF NOT EXISTS tv_profile (id int PRIMARY KEY, data jsonb);
            INSERT INTO profile SELECT n, 'user' || n || '@example.org', 'Given' || n || ' Family' || n, n %% 90, 'City ' || n %% 500, 'Country ' || n %% 50, n / 7.0::numeric(12, 4),
              timestamptz '2025-01-01Z' + n * interval '1 minute', n %% 2 = 0, repeat('About the user, at some length. ', 9), '+41 44 ' || n, 'Company ' || n %% 1000,
              'Street ' || n, n %% 100000, 'https://www.example.org/users/' || n, 'en', 'CHF', 'plan ' || n %% 5, n * 1000, repeat('note ', 20), 'https://img.example.org/' || md5(n::text)
            FROM generate_series(1, %1$d) n WHERE NOT EXISTS (SELECT FROM profile);
            INSERT INTO tv_profile SELECT id, to_jsonb(p) FROM profile p WHERE NOT EXISTS (SELECT FROM tv_profile);
            CREATE OR REPLACE VIEW v_profile_made AS SELECT id, data FROM tv_profile;
            COMMENT ON TABLE tv_profile IS '%2$s';
            COMMENT ON VIEW v_profile_made IS E'@key(id)\\n%2$s';
            COMMENT ON TABLE profile IS '@name ProfileRow';
            ANALYZE profile; ANALYZE tv_profile; NOTIFY fraiseql_reload;
            """.formatted(STORED, "@type {email: String, \"full_name\": String, age: Int, city: String, country: String, score: Decimal, \"created_at\": DateTime, active: Boolean,"
                    + " bio: String, phone: String, company: String, street: String, zip: Int, website: String, language: String, currency: String, plan: String, visits: BigInt,"
                    + " note: String, avatar: String}");
    private static final int[] ROWS = ints("bench.documentRows", "1,100,1000");
    private static final int[] CONNECTIONS = ints("bench.documentConnections", "1,8");
    private static final String SELECTED = "email fullName age city score createdAt active country";
    private static final List<String> CONTENDERS = List.of("profileRows", "profiles", "profileMades");

    private Documents() {}

    private static int[] ints(String property, String usual) {
        return Stream.of(System.getProperty(property, usual).split(",")).mapToInt(Integer::parseInt).toArray();
    }

    static void measure(Server server, int rounds, int seconds, Path out) throws Exception {
        Load.psql(TABLES);
        Thread.sleep(5_000);
        check(server);
        StringBuilder table = new StringBuilder("""
                | rows | connections | columns/s | documents of a table/s | **÷ columns** | documents of a view/s | **÷ columns** | processor ms of server + PostgreSQL: columns | of a table | **columns ÷** | of a view | **columns ÷** |
                |---|---|---|---|---|---|---|---|---|---|---|---|
                """);
        List<String> records = new ArrayList<>();
        for (int rows : ROWS) {
            for (int connections : CONNECTIONS) {
                Best best = new Best();
                for (int round = 0; round < rounds + 1; round++) {
                    for (int i = 0; i < CONTENDERS.size(); i++) {
                        Load.Run run = Load.wrk(server, "documents.lua", CONTENDERS.get(i), SELECTED + "/" + rows, connections, seconds);
                        if (round > 0) { // the first is to warm up
                            best.add(i, run);
                            records.add(String.format(
                                    Locale.ROOT, "{\"of\": \"%s\", \"rows\": %d, \"connections\": %d, \"perSecond\": %.1f, \"serverCpuMillis\": %.4f, \"databaseCpuMillis\": %.4f}",
                                    CONTENDERS.get(i), rows, connections, run.perSecond(), run.serverMillis(), run.databaseMillis()));
                        }
                    }
                }
                table.append(best.line(rows, connections));
            }
        }
        if (Boolean.getBoolean("bench.documentsOnlyLists")) {
            Report.write(out, "documents", title(rounds, seconds), table.toString(), records);
            return;
        }
        table.append("\n| list | bytes | first byte ms | all ms | live heap above start MB |\n|---|---|---|---|---|\n");
        for (String list : CONTENDERS) {
            Parts.Fetched fetched = Parts.typical(server, "query($v: Int!) { " + list + "(where: {id: {lte: $v}}) { " + SELECTED + " } }", STORED, 1);
            table.append(String.format(
                    Locale.ROOT, "| 1,000,000 %s | %,d | %.2f | %.0f | %.1f |%n",
                    list, fetched.bytes(), fetched.firstByteMillis(), fetched.totalMillis(), fetched.heapBytes() / 1048576.0));
            records.add(Parts.record(list, STORED, fetched));
        }
        Report.write(out, "documents", title(rounds, seconds), table.toString(), records);
    }

    private static String title(int rounds, int seconds) {
        return "the best of " + rounds + " rounds of " + seconds + " s, contenders in turns; documents of 1 KB, 8 of 20 keys selected";
    }

    /** Of each contender: requests in a second, processor time of the server and of PostgreSQL for a request. */
    private static final class Best {
        private final double[] perSecond = new double[CONTENDERS.size()];
        private final double[] serverMillis = new double[CONTENDERS.size()];
        private final double[] databaseMillis = new double[CONTENDERS.size()];

        void add(int i, Load.Run run) {
            perSecond[i] = Math.max(perSecond[i], run.perSecond());
            if (serverMillis[i] == 0 || run.serverMillis() + run.databaseMillis() < millis(i)) {
                serverMillis[i] = run.serverMillis();
                databaseMillis[i] = run.databaseMillis();
            }
        }

        private double millis(int i) {
            return serverMillis[i] + databaseMillis[i];
        }

        String line(int rows, int connections) {
            StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "| %,d | %d | %,.0f |", rows, connections, perSecond[0]));
            for (int i = 1; i < perSecond.length; i++) {
                line.append(String.format(Locale.ROOT, " %,.0f | **%.2f** |", perSecond[i], perSecond[i] / perSecond[0]));
            }
            for (int i = 0; i < perSecond.length; i++) {
                line.append(String.format(Locale.ROOT, " %.2f + %.2f |", serverMillis[i], databaseMillis[i]));
                line.append(i == 0 ? "" : String.format(Locale.ROOT, " **%.2f** |", millis(0) / millis(i)));
            }
            return line.append('\n').toString();
        }
    }

    /** All give the same rows. */
    private static void check(Server server) throws Exception {
        String columns = answer(server, CONTENDERS.getFirst());
        for (String list : CONTENDERS) {
            if (!answer(server, list).equals(columns)) {
                throw new IllegalStateException(list + " differs:\n" + answer(server, list) + "\n" + columns);
            }
        }
    }

    private static String answer(Server server, String list) throws Exception {
        String query = "query($v: Int!) { rows: " + list + "(where: {id: {gt: $v}}, orderBy: [{id: ASC}], limit: 100) { " + SELECTED + " } }";
        return Server.send(Server.post(server.port, "/graphql", query, 1234)).body();
    }
}
