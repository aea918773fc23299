package org.fraiseql.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** HTTPS of the server that we ship. */
@Tag("liberty")
@Timeout(600)
class HttpsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it before each test
    private Path folder;

    @Test
    void answersOverHttps() throws Exception {
        ServerKeys keys = ServerKeys.in(folder);
        int port = OwnServer.freePort();
        Map<String, String> environment =
                new LinkedHashMap<>(IntegrationServer.database().environment(IntegrationServer.DATABASE));
        environment.put("FRAISEQL_HTTP_TLS", "true");
        environment.put("FRAISEQL_HTTP_TLS_PORT", Integer.toString(port));
        environment.put("FRAISEQL_HTTP_TLS_KEYSTORE", keys.file().toString());
        environment.put("FRAISEQL_HTTP_TLS_KEYSTORE_PASSWORD", ServerKeys.PASSWORD);
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("https://localhost:" + port + "/graphql?query=%7Bbook(id:1)%7Btitle%7D%7D"))
                .build();
        try (OwnServer server = OwnServer.start("https", environment);
                HttpClient trusts =
                        HttpClient.newBuilder().sslContext(keys.trusted()).build();
                HttpClient knowsNobody = HttpClient.newHttpClient()) {
            Eventually.holds(PATIENCE, () -> answer(trusts, request)
                    .equals("{\"data\":{\"book\":{\"title\":\"Pride and Prejudice\"}}}"));
            assertThatThrownBy(() -> knowsNobody.send(request, HttpResponse.BodyHandlers.ofString()))
                    .isInstanceOf(SSLHandshakeException.class);
            assertThat(server.client().query("{ book(id: 1) { title } }").status())
                    .isEqualTo(200);
            assertThat(server.log()).doesNotContain("conflicting values");
        }
    }

    private static String answer(HttpClient client, HttpRequest request) throws InterruptedException {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
        } catch (IOException notYet) {
            return "";
        }
    }
}
