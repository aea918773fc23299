package org.fraiseql.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** HTTPS of the server that we ship. */
@Tag("liberty")
@Timeout(600)
class HttpsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String PASSWORD = "of the test's own";

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it before each test
    private Path folder;

    @Test
    void answersOverHttps() throws Exception {
        Path keys = keys();
        int port = OwnServer.freePort();
        Map<String, String> environment =
                new LinkedHashMap<>(IntegrationServer.database().environment(IntegrationServer.DATABASE));
        environment.put("FRAISEQL_HTTP_TLS", "true");
        environment.put("FRAISEQL_HTTP_TLS_PORT", Integer.toString(port));
        environment.put("FRAISEQL_HTTP_TLS_KEYSTORE", keys.toString());
        environment.put("FRAISEQL_HTTP_TLS_KEYSTORE_PASSWORD", PASSWORD);
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("https://localhost:" + port + "/graphql?query=%7Bbook(id:1)%7Btitle%7D%7D"))
                .build();
        try (OwnServer server = OwnServer.start("https", environment);
                HttpClient trusts =
                        HttpClient.newBuilder().sslContext(trusting(keys)).build();
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

    private Path keys() throws IOException, InterruptedException {
        Path keys = folder.resolve("https.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "server",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=dns:localhost",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        keys.toString(),
                        "-storepass",
                        PASSWORD)
                .inheritIO()
                .start();
        assertThat(keytool.waitFor()).isZero();
        return keys;
    }

    private static SSLContext trusting(Path keys) throws IOException, GeneralSecurityException {
        KeyStore own = KeyStore.getInstance("PKCS12");
        try (InputStream file = Files.newInputStream(keys)) {
            own.load(file, PASSWORD.toCharArray());
        }
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("server", own.getCertificate("server"));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }
}
