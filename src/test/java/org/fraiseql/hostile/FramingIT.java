package org.fraiseql.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests whose end a proxy might see elsewhere than the server does: refused, and nothing that follows on the connection is looked at. */
class FramingIT {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final String BODY = "{\"query\":\"{ __typename }\"}";
    private static final String SMUGGLED = RawClient.query("{ smuggled: __typename }");

    @SuppressWarnings("NullAway.Init") // set before all tests
    private static TargetServer server;

    @BeforeAll
    static void deploy() throws IOException, SQLException {
        server = TargetServer.start("framing");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 26\r\nTransfer-Encoding: chunked\r\n",
                "Content-Length: 26\r\nContent-Length: 26\r\n",
                "Content-Length: +26\r\n",
                "Transfer-Encoding: gzip, chunked\r\n",
                "Transfer-Encoding: identity\r\n",
            })
    void anAmbiguousLengthIsRefusedAndEndsTheConnection(String headers) throws IOException {
        try (RawClient client = RawClient.connect(server.port())) {
            String response = client.send(RawClient.POST + headers + "\r\n" + BODY + SMUGGLED)
                    .response(PATIENCE);
            assertThat(RawClient.status(response)).as(response).isIn(400, 501, 0);
            assertThat(response + client.read(8_192, PATIENCE))
                    .doesNotContain("smuggled", "__typename", "Exception", "\tat ");
            assertThat(client.isOpen(PATIENCE)).isFalse();
        }
    }

    /**
     * Open Liberty 26 keeps the second of two lengths to itself, so that nobody can refuse the request; it takes the first and ends the connection. What a proxy that has
     * counted by the second takes for the next request is never looked at.
     */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 26\r\nContent-Length: 27\r\n",
                "Content-Length: 26\r\nContent-Length: 0\r\n",
                "Content-Length: 26\r\nX-Between: 1\r\ncontent-length: 4\r\n",
            })
    void ofTwoLengthsAtMostOneRequestIsAnsweredAndTheConnectionEnds(String headers) throws IOException {
        try (RawClient client = RawClient.connect(server.port())) {
            String response = client.send(RawClient.POST + headers + "\r\n" + BODY + SMUGGLED)
                    .response(PATIENCE);
            assertThat(RawClient.status(response)).as(response).isIn(200, 400, 501, 0);
            if (RawClient.status(response) == 200) {
                assertThat(response).containsIgnoringCase("\r\nConnection: close\r\n");
            }
            assertThat(response + client.read(8_192, PATIENCE)).doesNotContain("smuggled", "Exception", "\tat ");
            assertThat(client.isOpen(PATIENCE)).isFalse();
        }
    }

    @Test
    void brokenChunksAreRefusedWithoutATrace() throws IOException {
        try (RawClient client = RawClient.connect(server.port())) {
            String response = client.send(RawClient.POST + "Transfer-Encoding: chunked\r\n\r\nzz\r\n" + BODY)
                    .response(PATIENCE);
            assertThat(RawClient.status(response)).as(response).isIn(400, 0);
            assertThat(response).doesNotContain("Exception", "\tat ");
            assertThat(server.log()).doesNotContain("\tat org.fraiseql");
        }
    }

    @Test
    void aZippedBodyIsRefused() throws IOException {
        try (RawClient client = RawClient.connect(server.port())) {
            String response = client.send(
                            RawClient.POST + "Content-Encoding: gzip\r\nContent-Length: 26\r\n\r\n" + BODY)
                    .response(PATIENCE);
            assertThat(RawClient.status(response)).as(response).isEqualTo(415);
        }
    }

    @Test
    void chunksAreTakenAsTheyShouldBe() throws IOException {
        try (RawClient client = RawClient.connect(server.port())) {
            String chunk = Integer.toHexString(BODY.length()) + "\r\n" + BODY + "\r\n0\r\n\r\n";
            String response = client.send(RawClient.POST + "Transfer-Encoding: chunked\r\n\r\n" + chunk)
                    .response(PATIENCE);
            assertThat(RawClient.status(response)).as(response).isEqualTo(200);
        }
    }
}
