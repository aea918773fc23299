package org.fraiseql.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fraiseql.database.EmbeddedDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * As {@code fraiseql.db.gather} is {@code auto}, and with callers that are known: a thousand subjects in eight roles, whose rows a policy keeps apart. Each row says as whom it was
 * read, and with which request's id, which is blank where several were read together.
 */
@Tag("slow")
@Timeout(300)
class GatheredCallersIT {
    private static final String DATABASE = "gathered_callers";
    private static final int ROLES = 8;
    private static final int SUBJECTS = 1000;
    /** How many ask as the same subject at a time, how often together, and how many as any. */
    private static final int CROWD = 24;

    private static final int OF_ONE_SUBJECT = 40;
    private static final int STRAY = 6;
    private static final Duration OF_READING = Duration.ofSeconds(18);
    private static final Duration OF_WRITING = Duration.ofSeconds(8);
    /** On a busy machine it may be long until some go together. */
    private static final Duration AT_MOST = Duration.ofSeconds(100);

    private static final int ENOUGH = 20;
    /** How many read while one writes. */
    private static final int READERS = 14;

    private static final Tokens ISSUER = Tokens.issuer("k1");
    private static final KeySet KEYS = KeySet.of(ISSUER);

    private static final String QUERY = "query($id: Int!) { slowNote(id: $id) { id owner subject role request } }";
    private static final Pattern ROW = Pattern.compile(
            "\\{\"id\":(\\d+),\"owner\":\"([^\"]*)\",\"subject\":\"([^\"]*)\",\"role\":\"([^\"]*)\",\"request\":\"([^\"]*)\"\\}");
    private static final Pattern VALUE = Pattern.compile("\"value\":(\\d+)");

    @SuppressWarnings("NullAway.Init") // started before all
    private static OwnServer server;

    private static final List<String> TOKENS = new ArrayList<>();

    private final ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicBoolean hasFailed = new AtomicBoolean();
    private final AtomicInteger alone = new AtomicInteger();
    private final AtomicInteger together = new AtomicInteger();

    /** Rows come all at the same moments, so that those who ask next ask at once, too. */
    @BeforeAll
    static void start() throws Exception {
        EmbeddedDatabase database = IntegrationServer.database();
        database.create(DATABASE, List.of());
        Databases.run(
                database,
                DATABASE,
                "CREATE ROLE gathering_server LOGIN NOINHERIT",
                "CREATE FUNCTION subject() RETURNS text LANGUAGE sql STABLE RETURN nullif(current_setting('request.jwt.claims', true), '')::json ->> 'sub'",
                "CREATE TABLE note (id int PRIMARY KEY, owner text NOT NULL, value int NOT NULL DEFAULT 0)",
                "INSERT INTO note SELECT n, 'user-' || n FROM generate_series(0, %d) n".formatted(SUBJECTS - 1),
                "ALTER TABLE note ENABLE ROW LEVEL SECURITY",
                "CREATE POLICY own ON note USING (owner = subject())",
                // a volatile function would not go together
                "CREATE FUNCTION tick() RETURNS text LANGUAGE plpgsql STABLE"
                        + " AS 'BEGIN PERFORM pg_sleep(0.01 - mod(extract(epoch FROM clock_timestamp()), 0.01)::float8); RETURN ''''; END'",
                "CREATE VIEW slow_note WITH (security_invoker) AS SELECT id, owner, value, subject() AS subject, current_user::text AS role,"
                        + " current_setting('request.id', true) || tick() AS request FROM note",
                "COMMENT ON VIEW slow_note IS '@primaryKey id'");
        for (int i = 0; i < ROLES; i++) {
            Databases.run(
                    database,
                    DATABASE,
                    "CREATE ROLE gathering_%d".formatted(i),
                    "GRANT gathering_%d TO gathering_server".formatted(i),
                    "GRANT SELECT, UPDATE ON note TO gathering_%d".formatted(i),
                    "GRANT SELECT ON slow_note TO gathering_%d".formatted(i));
        }
        Map<String, String> environment = new LinkedHashMap<>(database.environment(DATABASE));
        environment.put("PGUSER", "gathering_server");
        environment.put("MP_JWT_VERIFY_ISSUER", Tokens.ISSUER);
        environment.put("MP_JWT_VERIFY_AUDIENCES", Tokens.AUDIENCE);
        environment.put("MP_JWT_VERIFY_PUBLICKEY_LOCATION", KEYS.location());
        environment.put("FRAISEQL_SECURITY_MODE", "required");
        environment.put(
                "FRAISEQL_SECURITY_ROLES",
                "gathering_0, gathering_1, gathering_2, gathering_3, gathering_4, gathering_5, gathering_6, gathering_7");
        environment.put("FRAISEQL_DB_MAX_CONNECTIONS", "8");
        environment.put("FRAISEQL_LIMITS_MAX_QUEUE", "100");
        server = OwnServer.start(DATABASE, BuiltWar.forCallers(), environment).ready();
        for (int subject = 0; subject < SUBJECTS; subject++) {
            TOKENS.add(ISSUER.signed(Tokens.with(Tokens.claims(role(subject), subject), "sub", "user-" + subject)));
        }
        for (int role = 0; role < ROLES; role++) { // the schema of each is made when it is first asked for
            assertThat(ask(role, "first", "{ slowNote(id: 0) { id } }", "{}").status())
                    .isEqualTo(200);
        }
    }

    @AfterAll
    static void stop() {
        server.close();
        KEYS.close();
    }

    /** Neighbours mostly have the same, and so the same statement. */
    private static String role(int subject) {
        return "gathering_" + subject * ROLES / SUBJECTS;
    }

    private static Reply ask(int subject, String requestId, String query, String variables) {
        return server.client()
                .post(
                        GraphQLClient.request(query, variables),
                        "Accept",
                        GraphQLClient.GRAPHQL_RESPONSE,
                        "Content-Type",
                        GraphQLClient.JSON,
                        "Authorization",
                        "Bearer " + TOKENS.get(subject),
                        "X-Request-Id",
                        requestId);
    }

    /** When one has failed the others need not go on. */
    private int all(List<Callable<Integer>> asking) throws Exception {
        int answered = 0;
        List<Callable<Integer>> watched = new ArrayList<>();
        for (Callable<Integer> client : asking) {
            watched.add(() -> {
                boolean isWell = false;
                try {
                    int answers = client.call();
                    isWell = true;
                    return answers;
                } finally {
                    hasFailed.compareAndSet(false, !isWell);
                }
            });
        }
        for (Future<Integer> client : clients.invokeAll(watched)) {
            answered += client.get();
        }
        return answered;
    }

    /** Whether the time is, and some have gone together, or one has failed. */
    private boolean isOver(long began, Duration time) {
        Duration age = Duration.ofNanos(System.nanoTime() - began);
        return hasFailed.get() || (age.compareTo(time) > 0 && (together.get() >= ENOUGH || age.compareTo(AT_MOST) > 0));
    }

    /** Most ask as the same subject at the same time, which is soon another one, the others as each in turn; for their own row and for those of others. */
    @Test
    void nobodySeesARowOfAnother() throws Exception {
        long began = System.nanoTime();
        AtomicInteger ofCrowd = new AtomicInteger();
        AtomicInteger ofStray = new AtomicInteger();
        List<Callable<Integer>> asking = new ArrayList<>();
        for (int i = 0; i < CROWD + STRAY; i++) {
            int number = i;
            asking.add(() -> {
                int asked = 0;
                for (; !isOver(began, OF_READING) || (ofStray.get() < SUBJECTS && !hasFailed.get()); asked++) {
                    int subject =
                            number < CROWD ? ofCrowd.getAndIncrement() / OF_ONE_SUBJECT : ofStray.getAndIncrement();
                    readAs(subject % SUBJECTS, number, asked);
                }
                return asked;
            });
        }
        assertThat(all(asking)).isGreaterThan(SUBJECTS);
        tellHowMany();
        assertThat(together).as("went together").hasValueGreaterThanOrEqualTo(ENOUGH);
        assertThat(alone).as("went alone").hasValueGreaterThan(ENOUGH);
    }

    private void tellHowMany() {
        System.getLogger(GatheredCallersIT.class.getName())
                .log(
                        System.Logger.Level.INFO,
                        "{0} rows were read together with others, {1} alone",
                        together.get(),
                        alone.get());
    }

    private void readAs(int subject, int client, int asked) {
        String requestId = "client-" + client + "." + asked;
        boolean isOwn = asked % 3 > 0;
        int id = isOwn ? subject : (subject + 1 + asked % 5) % SUBJECTS;
        String body =
                ask(subject, requestId, QUERY, "{\"id\":%d}".formatted(id)).body();
        if (!isOwn) {
            assertThat(body).isEqualTo("{\"data\":{\"slowNote\":null}}");
            return;
        }
        Matcher row = ROW.matcher(body);
        assertThat(row.find()).as(body).isTrue();
        String own = "user-" + subject;
        assertThat(List.of(row.group(1), row.group(2), row.group(3), row.group(4)))
                .containsExactly(Integer.toString(id), own, own, role(subject));
        assertThat(row.group(5)).isIn("", requestId);
        (row.group(5).isEmpty() ? together : alone).incrementAndGet();
    }

    /** While others read the same row as the same subject. An answer is never older than its request. */
    @Test
    void whoWritesSeesWhatWasWritten() throws Exception {
        AtomicInteger written = new AtomicInteger();
        AtomicBoolean isOver = new AtomicBoolean();
        List<Callable<Integer>> asking = new ArrayList<>();
        for (int i = 0; i < READERS; i++) {
            asking.add(() -> {
                int asked = 0;
                for (; !isOver.get(); asked++) {
                    int before = written.get();
                    assertThat(value()).isGreaterThanOrEqualTo(before);
                }
                return asked;
            });
        }
        asking.add(() -> {
            try {
                return write(written);
            } finally {
                isOver.set(true);
            }
        });
        assertThat(all(asking)).isGreaterThan(READERS);
        assertThat(written).hasValueGreaterThan(3);
        tellHowMany();
        assertThat(together).as("went together").hasValueGreaterThanOrEqualTo(ENOUGH);
    }

    /** @return how often */
    private int write(AtomicInteger written) {
        long began = System.nanoTime();
        while (!isOver(began, OF_WRITING)) {
            int next = written.get() + 1;
            String mutation = "mutation { updateNote(id: 7, input: {value: %d}) { value } }".formatted(next);
            assertThat(ask(7, "write-" + next, mutation, "{}").body())
                    .isEqualTo("{\"data\":{\"updateNote\":{\"value\":%d}}}".formatted(next));
            written.set(next);
            assertThat(value()).isEqualTo(next);
        }
        return written.get();
    }

    private int value() {
        String body =
                ask(7, "read", "{ slowNote(id: 7) { value request } }", "{}").body();
        Matcher value = VALUE.matcher(body);
        assertThat(value.find()).as(body).isTrue();
        (body.contains("\"request\":\"\"") ? together : alone).incrementAndGet();
        return Integer.parseInt(value.group(1));
    }
}
