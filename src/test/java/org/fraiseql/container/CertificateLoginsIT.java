package org.fraiseql.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import org.fraiseql.BesideOthers;
import org.fraiseql.database.Certificates;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whoever shows a certificate when he connects is the user that it names. */
@BesideOthers
@Timeout(300)
class CertificateLoginsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String DATABASE = "certificates";

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it before all
    private static Path folder;

    @SuppressWarnings("NullAway.Init") // made before all
    private static Certificates authority;

    @SuppressWarnings("NullAway.Init") // started before all
    private static OwnServer server;

    @SuppressWarnings("NullAway.Init") // known before all
    private static URI root;

    @BeforeAll
    static void start() throws Exception {
        authority = Certificates.in(folder.resolve("authority"));
        Map<String, String> environment = Tenants.create(DATABASE);
        environment.putAll(authority.https("localhost"));
        environment.put("CLIENTS_TRUSTSTORE", authority.trustedFile().toString());
        environment.put("CLIENTS_TRUSTSTORE_PASSWORD", Certificates.PASSWORD);
        server = (WildFly.home().isPresent() ? wildFly(environment) : liberty(environment)).ready();
        root = URI.create("https://localhost:" + server.httpsPort() + "/");
        Eventually.holds(
                PATIENCE, () -> ask(authority.client(), "{ __typename }").status() == 200);
    }

    private static OwnServer liberty(Map<String, String> environment) throws IOException {
        LibertyServer.prepare(DATABASE, Files.readString(Path.of("server-config/liberty/logins/certificates.xml")));
        return OwnServer.start(DATABASE, DATABASE, environment);
    }

    private static OwnServer wildFly(Map<String, String> environment) throws IOException {
        Path home = WildFly.home().orElseThrow();
        WildFly.addUser(home, "ann", "pass of ann", "editors");
        WildFly.addUser(home, "bob", "pass of bob", "");
        return OwnServer.start(
                DATABASE, BuiltWar.withLogin("CLIENT-CERT"), List.of("https.cli", "certificates.cli"), environment);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static Reply ask(SSLContext shows, String query, String... headers) {
        try (GraphQLClient client = new GraphQLClient(root, how -> how.sslContext(shows))) {
            return client.ask(query, headers);
        }
    }

    private static Reply as(String name, String query) throws Exception {
        return ask(authority.client(name, authority), query);
    }

    @Test
    void aGroupOfTheUserInTheCertificateGivesTheRole() throws Exception {
        assertThat(as("ann", "{ who }").body())
                .contains("shop_editor {\\\"sub\\\":\\\"ann\\\",\\\"groups\\\":[\\\"editors\\\"]} POST /graphql");
        Reply reply = as("ann", "{ turnover }");
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("Set-Cookie")).as("a login without the key").isEmpty();
    }

    @Test
    void whoHasNoRoleIsRefused() throws Exception {
        assertThat(as("bob", "{ products { name } }").status()).isEqualTo(403);
    }

    @Test
    void aCertificateOfNobodyIsNotAnonymous() throws Exception {
        Reply reply = as("stranger", "{ products { name } }");
        assertThat(reply.body()).doesNotContain("Product");
        // WildFly refuses it before the application is asked
        assertThat(reply.status()).isEqualTo(WildFly.home().isPresent() ? 403 : 401);
    }

    @Test
    void aCertificateOfAnotherAuthorityEndsTheConnection() throws Exception {
        Certificates sameName = Certificates.in(folder.resolve("another"));
        assertThatThrownBy(() -> ask(authority.client("ann", sameName), "{ products { name } }"))
                .isInstanceOf(UncheckedIOException.class);
    }

    /** Proxies that end TLS tell of it by such a header. */
    @Test
    @Tag("liberty")
    void aCertificateInAHeaderIsNobodys() throws Exception {
        String certificate = authority.encodedCertificate("ann");
        Reply reply = server.client().ask("{ who }", "$WSIS", "true", "$WSSC", "https", "$WSCC", certificate);
        assertThat(reply.body()).contains("shop_anonymous");
    }

    @Test
    void whoShowsNoCertificateIsAnonymous() throws Exception {
        assertThat(ask(authority.client(), "{ products(limit: 1) { name } }").body())
                .contains("Product 1 of 1");
        assertThat(ask(authority.client(), "{ turnover }").status()).isEqualTo(400);
    }
}
