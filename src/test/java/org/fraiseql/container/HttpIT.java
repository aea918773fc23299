package org.fraiseql.container;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.fraiseql.container.GraphQLClient.GRAPHQL_RESPONSE;
import static org.fraiseql.container.GraphQLClient.JSON;

import java.math.BigInteger;
import java.net.URI;
import java.net.URL;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.List;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** GraphQL over HTTP: methods, media types, statuses, headers. */
@ArquillianTest
@RunAsClient
class HttpIT {
    private static final int MAX_BODY_BYTES = 1 << 20;
    private static final String TITLE = "{\"query\":\"{ book(id: 1) { title } }\"}";
    private static final String TITLE_ANSWER = "{\"data\":{\"book\":{\"title\":\"Pride and Prejudice\"}}}";

    @Deployment(testable = false)
    static WebArchive product() {
        return BuiltWar.archive();
    }

    @ArquillianResource
    @SuppressWarnings("NullAway.Init") // Arquillian sets it before each test
    private URL root;

    @SuppressWarnings("NullAway.Init") // opened before each test
    private GraphQLClient client;

    @BeforeEach
    void open() {
        client = new GraphQLClient(URI.create(root.toString()));
    }

    @AfterEach
    void close() {
        client.close();
    }

    private Reply post(String body, String accept) {
        return client.post(body, "Content-Type", JSON, "Accept", accept);
    }

    @Test
    void speaksBothMediaTypes() {
        Reply modern = post(TITLE, GRAPHQL_RESPONSE);
        assertThat(modern.status()).isEqualTo(200);
        assertThat(contentType(modern)).isEqualTo(GRAPHQL_RESPONSE + "; charset=utf-8");
        assertThat(modern.body()).isEqualTo(TITLE_ANSWER);
        assertThat(contentType(post(TITLE, JSON))).isEqualTo(JSON + "; charset=utf-8");
        assertThat(contentType(post(TITLE, "*/*"))).isEqualTo(JSON + "; charset=utf-8");
        assertThat(contentType(post(TITLE, JSON + ";q=0.5, " + GRAPHQL_RESPONSE)))
                .startsWith(GRAPHQL_RESPONSE);
    }

    /** WildFly leaves out the space. */
    private static String contentType(Reply reply) {
        return reply.header("Content-Type").replace(";charset", "; charset");
    }

    @Test
    void failsWith400OrIn200DependingOnTheMediaType() {
        String wrong = "{\"query\":\"{ boo\"}";
        assertThat(post(wrong, GRAPHQL_RESPONSE).status()).isEqualTo(400);
        Reply legacy = post(wrong, JSON);
        assertThat(legacy.status()).isEqualTo(200);
        assertThat(legacy.body()).contains("GRAPHQL_PARSE_FAILED");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "{}",
                "{\"query\": 1}",
                "{\"query\": \"{a}\", \"variables\": []}",
                "\"{a}\"",
                "[1]",
                "{\"query\"",
                ""
            })
    void answers400ToWhatIsNoRequest(String body) {
        for (String accept : new String[] {JSON, GRAPHQL_RESPONSE}) {
            Reply reply = post(body, accept);
            assertThat(reply.status()).isEqualTo(400);
            assertThat(reply.body()).startsWith("{\"errors\":[{\"message\":");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "DELETE", "PATCH", "OPTIONS"})
    void answers405ToOtherMethods(String method) {
        Reply reply = client.send(client.to("graphql")
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build());
        assertThat(reply.status()).isEqualTo(405);
        assertThat(reply.header("Allow")).isEqualTo("GET, POST");
        assertThat(reply.body()).contains("METHOD_NOT_ALLOWED");
    }

    @Test
    void answers406WhenTheClientTakesNoJson() {
        assertThat(post(TITLE, "text/html").status()).isEqualTo(406);
        assertThat(post(TITLE, "text/html, */*;q=0.1").status()).isEqualTo(200);
    }

    @Test
    void answers415ToFormsAndPlainText() {
        for (String type : new String[] {"text/plain", "application/x-www-form-urlencoded", "multipart/form-data"}) {
            assertThat(client.post(TITLE, "Content-Type", type).status()).isEqualTo(415);
        }
        assertThat(client.post(TITLE, "Content-Type", "").status()).isEqualTo(415);
        assertThat(client.post(TITLE, "Content-Type", "application/json; charset=UTF-8")
                        .status())
                .isEqualTo(200);
        assertThat(client.post(TITLE, "Content-Type", "application/json; charset=\"utf-8\"")
                        .status())
                .isEqualTo(200);
        assertThat(client.post(TITLE, "Content-Type", "application/json; charset=utf-16")
                        .status())
                .isEqualTo(415);
    }

    @Test
    void whatIsNoPartOfARequestIsRefusedWithASuggestion() {
        Reply body = post("{\"query\":\"{ __typename }\",\"varables\":{}}", GRAPHQL_RESPONSE);
        assertThat(body.status()).isEqualTo(400);
        assertThat(body.body()).contains("\\\"varables\\\" is no part of a request. Did you mean \\\"variables\\\"?");
        Reply url = client.get("graphql?query=%7B__typename%7D&varables=%7B%7D");
        assertThat(url.status()).isEqualTo(400);
        assertThat(url.body()).contains("Did you mean");
        assertThat(client.get("graphql?query=%7B__typename%7D&query=%7Ba:__typename%7D")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void takesABodyOfOneMebibyteAndNotAByteMore() {
        String fits = TITLE + " ".repeat(MAX_BODY_BYTES - TITLE.length());
        assertThat(post(fits, JSON).body()).isEqualTo(TITLE_ANSWER);
        Reply tooLarge = post(fits + " ", JSON);
        assertThat(tooLarge.status()).isEqualTo(413);
        assertThat(tooLarge.body()).contains("PAYLOAD_TOO_LARGE", "1048576");
    }

    /** Whatever stood in place of a wrong byte would be taken for what was meant. */
    @Test
    void takesUtf8AndNothingElse() {
        byte[] latin = "{\"query\":\"{ books(where: {title: {eq: \\\"Caf\u00e9\\\"}}) { id } }\"}".getBytes(ISO_8859_1);
        Reply refused = client.send(client.to("graphql")
                .POST(HttpRequest.BodyPublishers.ofByteArray(latin))
                .headers("Content-Type", JSON, "Accept", GRAPHQL_RESPONSE)
                .build());
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body()).contains("The body is not in UTF-8.");
        String replacement = "{\"query\":\"{ books(where: {title: {eq: \\\"\uFFFD\\\"}}) { id } }\"}";
        assertThat(post(replacement, JSON).body()).isEqualTo("{\"data\":{\"books\":[]}}");
        assertThat(post("\uFEFF" + TITLE, JSON).body()).isEqualTo(TITLE_ANSWER);
    }

    @Test
    void answersAPersistedQueryByItsHash() {
        String query = "{ book(id: 1) { title genre } }";
        String hash = "%064x".formatted(new BigInteger(1, sha256(query)));
        String extensions = "\"extensions\":{\"persistedQuery\":{\"version\":1,\"sha256Hash\":\"" + hash + "\"}}";
        String answer = "{\"data\":{\"book\":{\"title\":\"Pride and Prejudice\",\"genre\":\"novel\"}}}";
        Reply unknown = post("{" + extensions + "}", GRAPHQL_RESPONSE);
        assertThat(unknown.status()).isEqualTo(200);
        assertThat(unknown.body())
                .contains("\"message\":\"PersistedQueryNotFound\"", "\"code\":\"PERSISTED_QUERY_NOT_FOUND\"");
        assertThat(post("{\"query\":\"{ books { id } }\"," + extensions + "}", GRAPHQL_RESPONSE)
                        .body())
                .contains("provided sha does not match query");
        assertThat(post("{" + extensions + "}", GRAPHQL_RESPONSE).body()).contains("PersistedQueryNotFound");
        assertThat(post("{\"query\":\"" + query + "\"," + extensions + "}", GRAPHQL_RESPONSE)
                        .body())
                .isEqualTo(answer);
        assertThat(post("{" + extensions + "}", GRAPHQL_RESPONSE).body()).isEqualTo(answer);
        assertThat(post("[{" + extensions + "}," + TITLE + "]", JSON).body())
                .isEqualTo("[" + answer + "," + TITLE_ANSWER + "]");
        String parameter = URLEncoder.encode(extensions.substring("\"extensions\":".length()), UTF_8);
        assertThat(client.get("graphql?extensions=" + parameter).body()).isEqualTo(answer);
        assertThat(post("{" + extensions.replace(":1,", ":2,") + "}", GRAPHQL_RESPONSE)
                        .status())
                .isEqualTo(400);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void answersABatchInItsOrder() {
        Reply reply = post("[" + TITLE + ",{\"query\":\"{ nothing }\"}," + TITLE + "]", GRAPHQL_RESPONSE);
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body())
                .startsWith("[" + TITLE_ANSWER + ",{\"errors\":[")
                .endsWith("}]}," + TITLE_ANSWER + "]");
        assertThat(post("[" + (TITLE + ",").repeat(10) + TITLE + "]", JSON).status())
                .isEqualTo(400);
    }

    @Test
    void answersGet() {
        Reply reply = client.get("graphql?query=query($i:Int!)%7Bbook(id:$i)%7Btitle%7D%7D&variables=%7B%22i%22:1%7D"
                .replace("$", "%24"));
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body()).isEqualTo(TITLE_ANSWER);
        assertThat(client.get("graphql").status()).isEqualTo(400);
        assertThat(client.get("graphql?query=%7B__typename%7D&variables=x").status())
                .isEqualTo(400);
    }

    @Test
    void sendsSmallAnswersWithTheirLength() {
        Reply reply = post(TITLE, JSON);
        assertThat(reply.header("Content-Length")).isEqualTo(Integer.toString(TITLE_ANSWER.length()));
        assertThat(reply.header("Transfer-Encoding")).isEmpty();
    }

    @Test
    void zipsWhereItIsAskedFor() {
        String many = "{\"query\":\"{ books { id title isbn attributes tags createdAt } }\"}";
        Reply plain = post(many, JSON);
        Reply zipped = client.post(many, "Content-Type", JSON, "Accept-Encoding", "gzip");
        assertThat(plain.header("Content-Encoding")).isEmpty();
        assertThat(zipped.header("Content-Encoding")).isEqualTo("gzip");
        assertThat(zipped.header("Vary")).contains("Accept-Encoding", "Big-Numbers");
        assertThat(zipped.body()).isEqualTo(plain.body());
        assertThat(Integer.parseInt(zipped.header("Content-Length")))
                .isLessThan(plain.body().length() / 2);
    }

    @Test
    void bigNumbersAreStringsInTheRequestThatAsksForIt() {
        String price = "{\"query\":\"{ bookByIsbn(isbn: \\\"9780000000113\\\") { price } }\"}";
        Reply strings = client.post(price, "Content-Type", JSON, "Big-Numbers", "strings");
        assertThat(strings.body()).isEqualTo("{\"data\":{\"bookByIsbn\":{\"price\":\"7.50\"}}}");
        assertThat(post(price, JSON).body()).isEqualTo("{\"data\":{\"bookByIsbn\":{\"price\":7.50}}}");
        Reply refused = client.post(price, "Content-Type", JSON, "Big-Numbers", "words");
        assertThat(refused.status()).isEqualTo(400);
    }

    @Test
    void tellsTheStagesTimesAndTheRequestsId() {
        Reply reply = post(TITLE, JSON);
        assertThat(reply.header("Server-Timing"))
                .matches("parse;dur=[0-9.]+, plan;dur=[0-9.]+, sql;dur=[0-9.]+, db;dur=[0-9.]+, stream;dur=[0-9.]+");
        assertThat(reply.header("X-Request-Id")).matches("[0-9a-f]{16}");
        assertThat(client.post(TITLE, "Content-Type", JSON, "X-Request-Id", "mine-1")
                        .header("X-Request-Id"))
                .isEqualTo("mine-1");
        assertThat(client.post(TITLE, "Content-Type", JSON, "X-Request-Id", "<script>")
                        .header("X-Request-Id"))
                .matches("[0-9a-f]{16}");
        assertThat(post("{\"query\":\"{ boo\"}", JSON).http().headers().map())
                .doesNotContainEntry("Server-Timing", List.of(""));
    }

    @Test
    void showsTheConsoleAndTheSchemaInDevelopment() {
        Reply console = client.get("");
        assertThat(console.status()).isEqualTo(200);
        assertThat(console.body()).contains("graphiql.min.js").doesNotContain("http://", "https://");
        assertThat(console.header("Content-Security-Policy")).contains("default-src 'none'");
        assertThat(client.get("webjars/graphiql/2.4.7/graphiql.min.js").status())
                .isEqualTo(200);
        assertThat(client.get("graphql/schema.graphql").body())
                .contains("\"A title that the shop has sold at least once.\"\ntype Book {");
    }

    @Test
    void isReadyAndSaysHowItsPoolIs() {
        // a moment after it is deployed, when the database was looked at for the first time
        try (GraphQLClient health = new GraphQLClient(IntegrationServer.health(root))) {
            Eventually.holds(
                    Duration.ofSeconds(10), () -> health.get("health/ready").status() == 200);
            Reply ready = health.get("health/ready");
            assertThat(ready.body()).contains("\"name\":\"catalog\"", "\"name\":\"database\"", "\"max\":20");
            assertThat(health.get("health/started").status()).isEqualTo(200);
        }
    }
}
