package org.fraiseql.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.fraiseql.database.EmbeddedDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** Answers that can't be sent before a transaction has ended are held, and no more of them than the heap can bear. */
@Isolated
class HeldMemoryIT {
    private static final String DATABASE = "held_memory";
    private static final int MEGABYTE = 1 << 20;
    /** Answers some 4 MB. */
    private static final String LONG_ANSWER =
            "bulkUpdatePages(where: {id: {lte: 40}}, atMost: 40, ops: {increment: {version: 1}}) { records { text } }";

    @SuppressWarnings("NullAway.Init") // started before all
    private static OwnServer server;

    @BeforeAll
    static void start() throws Exception {
        EmbeddedDatabase database = IntegrationServer.database();
        database.create(DATABASE, List.of());
        Databases.run(
                database,
                DATABASE,
                "CREATE TABLE page (id int PRIMARY KEY, version int NOT NULL, text text NOT NULL)",
                "INSERT INTO page SELECT n, 1, repeat('x', 100000) FROM generate_series(1, 40) n",
                "CREATE TABLE many (id int PRIMARY KEY, version int NOT NULL)",
                "INSERT INTO many SELECT n, 1 FROM generate_series(1, 100000) n");
        Map<String, String> environment = new LinkedHashMap<>(database.environment(DATABASE));
        environment.put("FRAISEQL_LIMITS_MAX_BUFFERED_BYTES", Integer.toString(6 * MEGABYTE));
        environment.put("FRAISEQL_LIMITS_MAX_TOTAL_BUFFERED_BYTES", Integer.toString(12 * MEGABYTE));
        environment.put("FRAISEQL_LIMITS_MAX_TOTAL_REQUEST_BYTES", Integer.toString(20 * MEGABYTE));
        server = OwnServer.start(DATABASE, environment).ready();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static String versions(String table) {
        return Databases.text(
                IntegrationServer.database(), DATABASE, "SELECT min(version) || ' ' || max(version) FROM " + table);
    }

    /** Keys of written rows were held without being counted, here and in the driver. */
    @Test
    void keysOfRowsThatAreAnsweredCount() {
        Reply refused = server.client()
                .query(
                        "mutation { bulkUpdateManies(where: {id: {gte: 0}}, atMost: 100000, ops: {increment: {version: 1}}) { records { id } } }");
        assertThat(refused.body()).startsWith("{\"data\":null,").contains("\"code\":\"LIMIT_EXCEEDED\"");
        assertThat(versions("many")).isEqualTo("1 1");
        assertThat(
                        server.client()
                                .data(
                                        "mutation { bulkUpdateManies(where: {id: {lte: 5000}}, atMost: 5000, ops: {increment: {version: 0}}) { updatedCount } }"))
                .isEqualTo("{\"data\":{\"bulkUpdateManies\":{\"updatedCount\":5000}}}");
    }

    @Test
    void theRootFieldsOfAMutationShareItsBound() {
        String before = versions("page");
        Reply refused = server.client().query("mutation { a: " + LONG_ANSWER + " b: " + LONG_ANSWER + " }");
        assertThat(refused.body()).startsWith("{\"data\":null,").contains("\"code\":\"LIMIT_EXCEEDED\"");
        assertThat(versions("page")).isEqualTo(before);
    }

    /** Each request of a batch is a transaction of its own, and has its own answer. */
    @Test
    void allAnswersTogetherHoldNoMoreThanThat() {
        String batch = IntStream.range(0, 4)
                .mapToObj(i -> GraphQLClient.request("mutation { " + LONG_ANSWER + " }", "{}"))
                .collect(Collectors.joining(",", "[", "]"));
        int before = Integer.parseInt(versions("page").split(" ")[0]);
        String body =
                server.client().post(batch, "Content-Type", "application/json").body();
        assertThat(body).contains("\"code\":\"LIMIT_EXCEEDED\"", "\"retryable\":true");
        int answered = body.split("\\{\"records\"", -1).length - 1;
        assertThat(answered).isBetween(1, 3);
        assertThat(versions("page")).isEqualTo((before + answered) + " " + (before + answered));
    }

    @Test
    void aBodyOfMoreValuesThanAllRequestsMayHoldIsRefused() {
        String empty = "[],".repeat(300_000) + "[]";
        Reply refused = server.client().query("query($v: JSON) { __typename }", "{\"v\": [" + empty + "]}");
        assertThat(refused.status()).isEqualTo(413);
        assertThat(refused.body()).contains("\"code\":\"LIMIT_EXCEEDED\"");
        String fewer = "[],".repeat(100_000) + "[]";
        assertThat(server.client()
                        .query("{ __typename }", "{\"v\": [" + fewer + "]}")
                        .body())
                .contains("\"code\":\"BAD_USER_INPUT\""); // decoded, and no variable of the operation's
    }

    /** Each of them fits, and not all of them at once; what is refused may be tried again. */
    @Test
    void bodiesThatComeTogetherAreDecodedOneAfterTheOther() throws Exception {
        String fewer = "[],".repeat(100_000) + "[]";
        List<Future<Reply>> asked = new ArrayList<>();
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 40; i++) {
                asked.add(clients.submit(() -> server.client().query("{ __typename }", "{\"v\": [" + fewer + "]}")));
            }
        }
        for (Future<Reply> one : asked) {
            assertThat(one.get().status()).isIn(200, 400, 503);
        }
        assertThat(server.client()
                        .query("{ __typename }", "{\"v\": [" + fewer + "]}")
                        .body())
                .contains("\"code\":\"BAD_USER_INPUT\"");
    }

    @Test
    void nothingIsHeldAfterwards() throws Exception {
        List<Future<Reply>> asked = new ArrayList<>();
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 12; i++) {
                asked.add(clients.submit(() -> server.client().query("mutation { " + LONG_ANSWER + " }")));
            }
        }
        for (Future<Reply> one : asked) {
            assertThat(one.get().body())
                    .satisfiesAnyOf(
                            body -> assertThat(body).startsWith("{\"data\":{\"bulkUpdatePages\":"),
                            body -> assertThat(body)
                                    .startsWith("{\"data\":null,")
                                    .contains("LIMIT_EXCEEDED", "\"retryable\":true"));
        }
        Eventually.holds(Duration.ofSeconds(5), () -> server.client()
                .query("mutation { " + LONG_ANSWER + " }")
                .body()
                .startsWith("{\"data\":{\"bulkUpdatePages\":"));
    }
}
