package org.fraiseql.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.SocketException;
import java.net.http.HttpRequest.BodyPublishers;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.fraiseql.database.EmbeddedDatabase;
import org.fraiseql.hostile.RawClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How often strangers may come, and what they are told where there is nothing for them. */
@Isolated
class StrangersIT {
    private static final String DATABASE = "strangers";
    private static final String ITEM = "{ item(id: 1) { name } }";
    private static final int INCOMPLETE = 3;
    private static final int CONNECTIONS = 40;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @SuppressWarnings("NullAway.Init") // set before all tests
    private static final int PER_SECOND = 2;

    private static final int BURST = 4;

    private static OwnServer server;

    @BeforeAll
    static void deploy() throws IOException, SQLException {
        EmbeddedDatabase database = IntegrationServer.database();
        database.create(DATABASE, List.of());
        Databases.run(
                database,
                DATABASE,
                "CREATE TABLE item (id int PRIMARY KEY, name text)",
                "INSERT INTO item VALUES (1, 'a')");
        Map<String, String> environment = new LinkedHashMap<>(database.environment(DATABASE));
        environment.put("FRAISEQL_LIMITS_RATE_PER_SECOND", Integer.toString(PER_SECOND));
        environment.put("FRAISEQL_LIMITS_RATE_BURST", Integer.toString(BURST));
        environment.put("FRAISEQL_PERSISTED_OPERATIONS_MODE", "off");
        environment.put("FRAISEQL_HTTP_MAX_INCOMPLETE_BODIES", Integer.toString(INCOMPLETE));
        environment.put("FRAISEQL_HTTP_MAX_CONNECTIONS", Integer.toString(CONNECTIONS));
        server = OwnServer.start(DATABASE, environment);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void aClientMayComeSoOftenAndIsToldWhenAgain() throws InterruptedException {
        fillBucket();
        Reply first = server.client().query(ITEM);
        assertThat(first.status()).isEqualTo(200);
        assertThat(first.header("RateLimit-Policy")).isEqualTo("\"requests\";q=4;w=2");
        assertThat(first.header("RateLimit")).isEqualTo("\"requests\";r=3;t=1");
        Reply last = first;
        for (int i = 0; i < 20 && last.status() == 200; i++) {
            last = server.client().query(ITEM);
        }
        assertThat(last.status()).isEqualTo(429);
        assertThat(last.body())
                .contains(
                        "\"code\":\"RATE_LIMITED\"",
                        "\"retryable\":true",
                        "More than the 2 requests a second allowed.");
        assertThat(last.header("Retry-After")).isEqualTo("1");
        assertThat(last.header("RateLimit")).isEqualTo("\"requests\";r=0;t=1");

        Thread.sleep(Duration.ofSeconds(Integer.parseInt(last.header("Retry-After"))));
        assertThat(server.client().query(ITEM).status()).isEqualTo(200);
    }

    /** Nobody may ask meanwhile: to look whether it is full takes something out of it. */
    private static void fillBucket() throws InterruptedException {
        Thread.sleep(Duration.ofMillis(1_000L * BURST / PER_SECOND + 500));
    }

    @Test
    void eachRequestOfABatchCounts() throws InterruptedException {
        fillBucket();
        assertThat(batchOf(3).status()).isEqualTo(200);
        assertThat(batchOf(3).status()).isEqualTo(429);
    }

    @Test
    void aBatchThatNoWaitWouldHelpIsToldSo() throws IOException {
        Eventually.holds(
                PATIENCE,
                () -> { // the first of them needs a token
                    Reply reply = batchOf(BURST + 1);
                    assertThat(reply.status()).isIn(400, 429);
                    return reply.status() == 400 && reply.body().contains("LIMIT_EXCEEDED");
                });
    }

    private static Reply batchOf(int count) {
        String batch = "[" + String.join(",", Collections.nCopies(count, GraphQLClient.request(ITEM, "{}"))) + "]";
        return server.client()
                .post(batch, "Accept", GraphQLClient.GRAPHQL_RESPONSE, "Content-Type", GraphQLClient.JSON);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, nothing, 404",
        "GET, graphql/nothing, 404",
        "GET, graphql/admin/config, 404",
        "GET, graphql/admin/slow-queries, 404",
        "GET, graphql/schema.graphql, 404",
        "POST, graphql/schema.graphql, 405",
        "GET, console/console.js, 404",
        "GET, '', 404",
        "DELETE, '', 405",
        "GET, WEB-INF/web.xml, 404",
        "GET, META-INF/MANIFEST.MF, 404",
        "GET, error-page, 404",
        "GET, index.jsp, 404",
        "GET, a;b=%00, 404",
    })
    void pagesOfErrorsAreShortAndOurOwn(String method, String path, int status) throws IOException {
        try (RawClient client = RawClient.connect(server.port())) {
            String response = client.send(method + " /" + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n")
                    .response(PATIENCE);
            assertThat(RawClient.status(response)).as(response).isEqualTo(status);
            String body = response.substring(response.indexOf("\r\n\r\n") + 4);
            assertThat(body)
                    .as(response)
                    .matches("(?s)(\\w+\r\n)?(\\{\"status\":\\d+,\"message\":\"[A-Z][a-z ]+\"}|" + ofServer(path)
                            + ")(\r\n0\r\n\r\n)?");
            assertThat(response)
                    .doesNotContainIgnoringCase(
                            "SRVE", "websphere", "liberty", "jboss", "undertow", "wildfly", "java", "Exception", "ibm");
        }
    }

    /** Refused by the server before any application is asked. */
    @ParameterizedTest
    @MethodSource("requestsOfNoUse")
    void whatTheServerItselfRefusesTellsLittle(String request) throws IOException {
        try (RawClient client = RawClient.connect(server.port())) {
            String response;
            try {
                response = client.send(request).response(PATIENCE);
            } catch (SocketException ended) {
                return; // without a word
            }
            assertThat(RawClient.status(response)).as(response).isIn(400, 403, 404, 405, 413, 414, 431, 501, 505, 0);
            assertThat(response).hasSizeLessThan(1_000);
            assertThat(response)
                    .doesNotContainIgnoringCase(
                            "websphere",
                            "liberty",
                            "jboss",
                            "undertow",
                            "wildfly",
                            "java",
                            "Exception",
                            "ibm",
                            "\tat ");
        }
    }

    private static Stream<Named<String>> requestsOfNoUse() {
        String host = "Host: localhost\r\n";
        return Stream.of(
                Named.of("a method that nobody knows", "BREW /nothing HTTP/1.1\r\n" + host + "\r\n"),
                Named.of("TRACE", "TRACE /nothing HTTP/1.1\r\n" + host + "X-Secret: s\r\n\r\n"),
                Named.of("a version that nobody knows", "GET /nothing HTTP/9.9\r\n" + host + "\r\n"),
                Named.of("no host", "GET /nothing HTTP/1.1\r\n\r\n"),
                Named.of("HTTP/1.0", "GET /nothing HTTP/1.0\r\n\r\n"),
                Named.of(
                        "a header of a megabyte",
                        "GET /nothing HTTP/1.1\r\n" + host + "X-Long: " + "x".repeat(1 << 20) + "\r\n\r\n"),
                Named.of(
                        "ten thousand headers",
                        "GET /nothing HTTP/1.1\r\n" + host + "X-Many: x\r\n".repeat(10_000) + "\r\n"),
                Named.of("a path of a megabyte", "GET /" + "x".repeat(1 << 20) + " HTTP/1.1\r\n" + host + "\r\n"),
                Named.of("the beginning of TLS", "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\r\n\r\n"),
                Named.of("an address", "GET http://elsewhere/nothing HTTP/1.1\r\n" + host + "\r\n"),
                Named.of(
                        "a body longer than any",
                        "POST /nothing HTTP/1.1\r\n" + host + "Content-Length: 99999999999\r\n\r\n"));
    }

    /** WildFly looks at these folders before any application is asked. */
    private static String ofServer(String path) {
        return WildFly.home().isPresent() && path.matches("(WEB|META)-INF/.*")
                ? "<html><head><title>Error</title></head><body>404 - Not Found</body></html>"
                : "";
    }

    @Test
    void oneBodyTooManyOnItsWayEndsTheOldest() throws IOException {
        List<RawClient> clients = new ArrayList<>();
        try {
            for (int i = 0; i <= INCOMPLETE; i++) {
                RawClient client = RawClient.connect(server.port());
                clients.add(client);
                client.send(RawClient.POST + "Content-Length: 100\r\n\r\n{");
                String early = client.read(100, Duration.ofMillis(300));
                assertThat(early).as("client %d", i).isEmpty();
            }
            String oldest = clients.getFirst().response(PATIENCE);
            assertThat(RawClient.status(oldest)).as(oldest).isEqualTo(408);
            assertThat(oldest).contains("REQUEST_TIMEOUT");
            for (RawClient other : clients.subList(1, clients.size())) {
                assertThat(other.isOpen(Duration.ofMillis(100))).isTrue();
            }
        } finally {
            for (RawClient client : clients) {
                client.close();
            }
        }
    }

    /** Of two clients it is the one with more of them that loses one, though the other's is older. */
    @Test
    void bodiesOfOneClientEndNoneOfAnothers() throws IOException {
        List<RawClient> clients = new ArrayList<>();
        try (RawClient innocent = RawClient.connect(InetAddress.getByName("127.0.0.1"), server.port(), 0)) {
            innocent.send(RawClient.POST + "Content-Length: 100\r\n\r\n{");
            assertThat(innocent.read(100, Duration.ofMillis(300))).isEmpty();
            for (int i = 0; i < 2 * INCOMPLETE; i++) {
                RawClient client = RawClient.connect(InetAddress.getByName("127.0.0.2"), server.port(), 0);
                clients.add(client);
                client.send(RawClient.POST + "Content-Length: 100\r\n\r\n{");
                client.read(100, Duration.ofMillis(100));
            }
            String first = clients.getFirst().response(PATIENCE);
            assertThat(RawClient.status(first)).as(first).isEqualTo(408);
            assertThat(innocent.isOpen(Duration.ofMillis(100))).isTrue();
        } finally {
            for (RawClient client : clients) {
                client.close();
            }
        }
    }

    /** By the server itself. WildFly has the bound as well, but connections beyond it stayed open. */
    @Test
    @Tag("liberty")
    void moreConnectionsThanAllowedAreRefused() throws IOException {
        List<RawClient> clients = new ArrayList<>();
        int open = 0;
        try {
            for (int i = 0; i < CONNECTIONS + 10; i++) {
                RawClient client = RawClient.connect(server.port());
                clients.add(client);
                send(client, "GET /nothing HTTP/1.1\r\n");
            }
            for (RawClient client : clients) {
                open += client.isOpen(Duration.ofMillis(50)) ? 1 : 0;
            }
        } finally {
            for (RawClient client : clients) {
                client.close();
            }
        }
        assertThat(open).isBetween(CONNECTIONS - 10, CONNECTIONS);
        Eventually.holds(PATIENCE, () -> server.client().get("nothing").status() == 404);
    }

    private static void send(RawClient client, String head) {
        try {
            client.send(head);
        } catch (IOException refused) {
            // the connection was ended before
        }
    }

    /** Open Liberty refuses it before any application is asked, with a code of its own and the path. */
    @ParameterizedTest
    @ValueSource(strings = {"%2e%2e/server.xml", "%zz", "graphql%2f..%2f"})
    void aPathThatIsNoneIsRefusedByTheServer(String path) throws IOException {
        try (RawClient client = RawClient.connect(server.port())) {
            String response = client.send("GET /" + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n")
                    .response(PATIENCE);
            assertThat(RawClient.status(response)).as(response).isIn(400, 404);
            assertThat(response).doesNotContainIgnoringCase("SRVE", "websphere", "undertow", "java", "Exception");
        }
    }

    @Test
    void persistedQueriesThatAreSwitchedOffAreNotSupported() throws IOException {
        Eventually.holds(PATIENCE, () -> server.client().query(ITEM).status() != 429);
        Reply reply = server.client()
                .post(
                        "{\"extensions\":{\"persistedQuery\":{\"version\":1,\"sha256Hash\":\"" + "0".repeat(64)
                                + "\"}}}",
                        "Accept",
                        GraphQLClient.GRAPHQL_RESPONSE,
                        "Content-Type",
                        GraphQLClient.JSON);
        assertThat(reply.body()).contains("PersistedQueryNotSupported", "\"PERSISTED_QUERY_NOT_SUPPORTED\"");
        assertThat(server.client()
                        .send(server.client()
                                .to("nothing")
                                .method("HEAD", BodyPublishers.noBody())
                                .build())
                        .status())
                .isEqualTo(404);
    }
}
