package org.fraiseql.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.zip.GZIPInputStream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** What the database does to running queries: errors of single fields, long lists, broken streams. */
@Isolated
@ArquillianTest
@RunAsClient
class FaultsIT {
    private static final int MANY_ROWS = 300_000;
    /** Besides the connection that waits for news of the catalog. */
    private static final String POOL = "{ poolStats { active } }";

    private static final String FIRST_AUTHOR = "first: author(id: 1) { fullName }";
    private static final String FIRST_ANSWER = "\"first\":{\"fullName\":\"Jane Austen\"}";

    @Deployment(testable = false)
    static WebArchive product() {
        Databases.run(
                IntegrationServer.database(),
                IntegrationServer.DATABASE,
                "CREATE TABLE fault_many (id integer PRIMARY KEY, name text NOT NULL)",
                "INSERT INTO fault_many SELECT n, 'row \"' || n || '\" ü' FROM generate_series(1, " + MANY_ROWS + ") n",
                "ANALYZE fault_many",
                "CREATE TABLE fault_dropped (id integer PRIMARY KEY)",
                "CREATE TABLE fault_division (id integer PRIMARY KEY, divisor integer NOT NULL)",
                "INSERT INTO fault_division VALUES (1, 1), (2, 0)",
                "CREATE VIEW fault_quotient AS SELECT id, 10 / divisor AS quotient FROM fault_division",
                "CREATE VIEW fault_slow AS SELECT id FROM fault_division, LATERAL (SELECT pg_sleep(25)) slept WHERE id = 1",
                "CREATE VIEW fault_pause AS SELECT id FROM fault_division, LATERAL (SELECT pg_sleep(3.5)) slept WHERE id = 1",
                "CREATE VIEW fault_late AS SELECT id, name, 1 / (50000 - id) AS quotient FROM fault_many");
        return BuiltWar.archive();
    }

    @AfterAll
    static void tidy() {
        Databases.run(
                IntegrationServer.database(),
                IntegrationServer.DATABASE,
                "DROP VIEW fault_late, fault_quotient, fault_slow, fault_pause",
                "DROP TABLE fault_many, fault_division",
                "DROP TABLE IF EXISTS fault_dropped");
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

    @Test
    void aDivisionByZeroInAViewFailsItsFieldOnly() {
        Reply reply = client.query(
                "{ " + FIRST_AUTHOR + "\n  faultQuotients { quotient } last: author(id: 2) { fullName } }");
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body())
                .isEqualTo("{\"data\":{" + FIRST_ANSWER
                        + ",\"faultQuotients\":null,\"last\":{\"fullName\":\"Mary Shelley\"}},"
                        + "\"errors\":[{\"message\":\"division by zero\",\"locations\":[{\"line\":2,\"column\":3}],"
                        + "\"path\":[\"faultQuotients\"],\"extensions\":{\"code\":\"BAD_USER_INPUT\",\"retryable\":false,"
                        + "\"sqlState\":\"22012\"}}]}");
    }

    @Test
    void aFieldThatFailsFirstDoesNotHarmTheNextOnes() {
        assertThat(client.data("{ faultQuotients { quotient } " + FIRST_AUTHOR + " }"))
                .startsWith("{\"data\":{\"faultQuotients\":null," + FIRST_ANSWER + "},\"errors\":[{");
    }

    @Test
    void aFailingFieldDoesNotHarmABean() {
        assertThat(client.data("{ poolConfig { maxConnections } faultQuotients { quotient } " + FIRST_AUTHOR + " }"))
                .startsWith("{\"data\":{\"poolConfig\":{\"maxConnections\":20},\"faultQuotients\":null," + FIRST_ANSWER
                        + "}")
                .contains("division by zero", "\"path\":[\"faultQuotients\"]");
    }

    @Test
    void aTableThatIsDroppedAtRunTimeIsNotFound() {
        assertThat(client.data("{ faultDroppeds { id } }")).isEqualTo("{\"data\":{\"faultDroppeds\":[]}}");
        Databases.run(IntegrationServer.database(), IntegrationServer.DATABASE, "DROP TABLE fault_dropped");
        Reply reply = client.query("{ faultDroppeds { id } " + FIRST_AUTHOR + " }");
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body())
                .contains(
                        "\"faultDroppeds\":null",
                        FIRST_ANSWER,
                        "\"code\":\"NOT_FOUND\"",
                        "\"path\":[\"faultDroppeds\"]")
                .doesNotContain("SELECT", "fault_dropped");
    }

    @Test
    void streamsALongListCompletely() throws IOException, InterruptedException {
        StringBuilder expected = new StringBuilder("{\"data\":{\"faultManies\":[");
        for (int id = 1; id <= MANY_ROWS; id++) {
            expected.append(id == 1 ? "" : ",").append("{\"id\":" + id + ",\"name\":\"row \\\"" + id + "\\\" ü\"}");
        }
        expected.append("]}}");
        HttpResponse<InputStream> response = client.open("{ faultManies(orderBy: [{id: ASC}]) { id name } }");
        try (InputStream body = response.body()) {
            String text = new String(body.readAllBytes(), StandardCharsets.UTF_8);
            assertThat(response.headers().firstValue("Content-Length")).isEmpty();
            // not isEqualTo: nobody wants ten megabytes in a failure message
            assertThat(text.contentEquals(expected)).isTrue();
        }
    }

    @Test
    void aClientThatHangsUpGivesItsConnectionBack() throws IOException, InterruptedException, SQLException {
        HttpResponse<InputStream> response = client.open("{ faultManies { id name } }");
        try (InputStream body = response.body()) {
            body.readNBytes(100_000);
            // the session of an earlier test may still be ending
            Eventually.holds(Duration.ofSeconds(5), () -> busy() == 1);
        }
        Eventually.holds(Duration.ofSeconds(20), () -> busy() == 0 && isPoolAtRest());
    }

    /** Before its first row a statement knows nothing of its client. */
    @Test
    void aClientThatHangsUpBeforeTheFirstRowHasItsStatementCancelled() throws IOException, SQLException {
        try (Socket socket = new Socket(root.getHost(), root.getPort())) {
            String body = "{\"query\": \"{ faultSlows { id } }\"}";
            socket.getOutputStream()
                    .write(
                            ("POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: "
                                            + body.length() + "\r\n\r\n" + body)
                                    .getBytes(StandardCharsets.US_ASCII));
            Eventually.holds(Duration.ofSeconds(5), () -> busy() == 1);
        }
        Eventually.holds(Duration.ofSeconds(6), () -> busy() == 0 && isPoolAtRest());
    }

    @Test
    void aClientThatWaitsIsAnswered() {
        assertThat(client.data("{ faultPauses { id } }")).isEqualTo("{\"data\":{\"faultPauses\":[{\"id\":1}]}}");
    }

    /** Regression: Liberty wrote an error text into the body and ended it properly, so that clients took it for complete. */
    @Test
    void aFailureAfterTheFirstBytesBreaksTheResponseOff() throws IOException, InterruptedException {
        HttpResponse<InputStream> response = client.open("{ faultLates(orderBy: [{id: ASC}]) { id quotient } }");
        assertThat(response.statusCode()).isEqualTo(200);
        try (InputStream body = response.body()) {
            assertThatThrownBy(body::readAllBytes).isInstanceOf(IOException.class);
        }
        Eventually.holds(Duration.ofSeconds(20), () -> busy() == 0 && isPoolAtRest());
        assertThat(client.data("{ " + FIRST_AUTHOR + " }")).isEqualTo("{\"data\":{" + FIRST_ANSWER + "}}");
    }

    @Test
    void aZippedStreamBreaksOffTheSameWay() throws IOException, InterruptedException {
        try (InputStream body = client.openZipped("{ faultLates(orderBy: [{id: ASC}]) { id name quotient } }");
                InputStream unzipped = new GZIPInputStream(body)) {
            assertThatThrownBy(unzipped::readAllBytes)
                    .isInstanceOf(IOException.class)
                    .isNotInstanceOf(EOFException.class);
        }
    }

    @Test
    void aFailureBeforeTheFirstBytesIsAnOrdinaryError() {
        Reply reply = client.query("{ faultLates(where: {id: {eq: 50000}}) { quotient } }");
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.body())
                .startsWith("{\"data\":{\"faultLates\":null},\"errors\":[{\"message\":\"division by zero\"");
    }

    private static int busy() throws SQLException {
        return Databases.busySessions(IntegrationServer.database(), IntegrationServer.DATABASE);
    }

    private boolean isPoolAtRest() {
        return client.data(POOL).matches(".*\"active\":[01]}.*");
    }
}
