package org.fraiseql.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.fraiseql.database.EmbeddedDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The catalog is read again without a restart, and no request is dropped meanwhile. */
class ReloadIT {
    private static final String DATABASE = "reload";
    private static final ExecutorService CLIENTS = Executors.newFixedThreadPool(20);

    @SuppressWarnings("NullAway.Init") // set before all tests
    private static OwnServer server;

    @BeforeAll
    static void deploy() throws IOException, SQLException {
        EmbeddedDatabase database = IntegrationServer.database();
        database.create(DATABASE, List.of());
        change(
                "CREATE TABLE steady (id int PRIMARY KEY)",
                "INSERT INTO steady VALUES (1)",
                "CREATE TABLE passing (id int PRIMARY KEY)");
        Map<String, String> environment = new LinkedHashMap<>(database.environment(DATABASE));
        environment.put("FRAISEQL_HTTP_ADMIN", "true");
        server = OwnServer.start("reload", environment);
    }

    @AfterAll
    static void stop() {
        CLIENTS.shutdown();
        server.close();
    }

    private static void change(String... statements) throws SQLException {
        Databases.run(IntegrationServer.database(), DATABASE, statements);
    }

    private static Reply reload() {
        return server.client()
                .send(server.client()
                        .to("graphql/admin/reload")
                        .POST(HttpRequest.BodyPublishers.noBody())
                        .build());
    }

    @Test
    void hearsANotificationAndDropsNoRequestMeanwhile() throws Exception {
        AtomicBoolean isOver = new AtomicBoolean();
        AtomicInteger answered = new AtomicInteger();
        CompletableFuture<Void> load = CompletableFuture.runAsync(() -> {
            while (!isOver.get()) {
                assertThat(server.client().query("{ steadies { id } }").body())
                        .isEqualTo("{\"data\":{\"steadies\":[{\"id\":1}]}}");
                answered.incrementAndGet();
            }
        });
        change("CREATE TABLE heard (id int PRIMARY KEY)", "NOTIFY fraiseql_reload");
        Eventually.holds(
                Duration.ofSeconds(20),
                () -> server.client().query("{ heards { id } }").body().equals("{\"data\":{\"heards\":[]}}"));
        isOver.set(true);
        load.get();
        assertThat(answered).hasPositiveValue();
    }

    @Test
    void readsAgainWhenAnAdministratorAsks() throws Exception {
        change("CREATE TABLE asked_for (id int PRIMARY KEY)");
        assertThat(reload().status()).isEqualTo(200);
        assertThat(server.client().data("{ askedFors { id } }")).isEqualTo("{\"data\":{\"askedFors\":[]}}");
        assertThat(server.client().get("graphql/admin/reload").status()).isEqualTo(405);
        assertThat(server.client().get("graphql/admin/config").body()).contains("\"fraiseql.db.max-connections\":20");
    }

    /** Regression: after ALTER COLUMN … TYPE correct requests failed once for each connection of the pool and each statement. */
    @Test
    void noRequestFailsBecauseAColumnHasGotAnotherType() throws Exception {
        change(
                "CREATE TABLE scale (id int PRIMARY KEY, grams int, label varchar(10))",
                "INSERT INTO scale SELECT n, 1, 'a' FROM generate_series(1, 40) n");
        assertThat(reload().status()).isEqualTo(200);
        assertThat(atOnce("1")).allMatch(answer -> answer.contains("\"grams\":1,"));
        change("ALTER TABLE scale ALTER grams TYPE bigint, ALTER label TYPE varchar(20)");
        assertThat(atOnce("2")).as("before the catalog is read").allMatch(answer -> answer.contains("\"grams\":2,"));
        change("ALTER TABLE scale ALTER grams TYPE numeric, ALTER label TYPE text");
        assertThat(reload().status()).isEqualTo(200);
        assertThat(atOnce("3")).as("after it is read").allMatch(answer -> answer.contains("\"grams\":3,"));
    }

    /** Changes rows and reads them on many connections. */
    private static List<String> atOnce(String grams) {
        return IntStream.rangeClosed(1, 40)
                .mapToObj(id -> CompletableFuture.supplyAsync(
                        () -> server.client()
                                        .query("mutation { updateScale(id: %d, input: {grams: %s}) { grams label } }"
                                                .formatted(id, grams))
                                        .body()
                                + server.client()
                                        .query("{ a: scale(id: %d) { grams label } b: scale(id: %d) { label } }"
                                                .formatted(id, id))
                                        .body(),
                        CLIENTS))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();
    }

    @Test
    void readsAgainWhenATableIsGone() throws Exception {
        change("DROP TABLE passing");
        assertThat(server.client().query("{ passings { id } }").body()).contains("\"NOT_FOUND\"");
        Eventually.holds(
                Duration.ofSeconds(20),
                () -> server.client().query("{ passings { id } }").body().contains("GRAPHQL_VALIDATION_FAILED"));
    }
}
