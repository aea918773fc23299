package org.fraiseql.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.fraiseql.BesideOthers;
import org.fraiseql.database.Certificates;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Logins at a provider of OpenID Connect: with a browser, which the server sends there, and with the provider's tokens. */
@BesideOthers
@Tag("liberty")
@Timeout(300)
class OpenIdLoginsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String DATABASE = "openid";
    private static final String WHO =
            "shop_editor {\\\"sub\\\":\\\"ann\\\",\\\"groups\\\":[\\\"editors\\\"]} POST /graphql";

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it before all
    private static Path folder;

    @SuppressWarnings("NullAway.Init") // made before all
    private static Certificates authority;

    @SuppressWarnings("NullAway.Init") // started before all
    private static OpenIdProvider provider;

    @SuppressWarnings("NullAway.Init") // started before all
    private static OwnServer server;

    @SuppressWarnings("NullAway.Init") // known before all
    private static URI root;

    @BeforeAll
    static void start() throws Exception {
        authority = Certificates.in(folder.resolve("authority"));
        provider = OpenIdProvider.start(authority);
        Map<String, String> environment = Tenants.create(DATABASE);
        environment.put("FRAISEQL_SECURITY_MODE", "required");
        environment.remove("FRAISEQL_SECURITY_ANONYMOUS_ROLE");
        environment.put("FRAISEQL_HTTP_CONSOLE", "true");
        environment.putAll(authority.https("localhost"));
        environment.put("OIDC_DISCOVERY_URL", provider.issuer() + "/.well-known/openid-configuration");
        environment.put("OIDC_CLIENT_ID", OpenIdProvider.CLIENT);
        environment.put("OIDC_CLIENT_SECRET", OpenIdProvider.SECRET);
        environment.put("JVM_ARGS", ServerCommand.jvmArguments() + " " + authority.trusting());
        LibertyServer.prepare(DATABASE, Files.readString(Path.of("server-config/liberty/logins/openid-connect.xml")));
        server = OwnServer.start(DATABASE, DATABASE, environment).ready();
        root = URI.create("https://localhost:" + server.httpsPort() + "/");
        Eventually.holds(PATIENCE, () -> ask("{ __typename }").status() == 401);
    }

    @AfterAll
    static void stop() {
        server.close();
        provider.close();
    }

    private static Reply ask(String query, String... headers) throws IOException, GeneralSecurityException {
        try (GraphQLClient client = client(HttpClient.Redirect.NEVER)) {
            return client.ask(query, headers);
        }
    }

    private static Reply withToken(String token, String query) throws IOException, GeneralSecurityException {
        return ask(query, "Authorization", "Bearer " + token);
    }

    private static GraphQLClient client(HttpClient.Redirect redirects) throws IOException, GeneralSecurityException {
        var context = authority.client();
        return new GraphQLClient(root, how -> how.sslContext(context)
                .cookieHandler(new CookieManager())
                .followRedirects(redirects));
    }

    /** What a browser sends when somebody opens a page. */
    private static Reply open(GraphQLClient browser, String path) {
        HttpRequest request = browser.to(path)
                .headers("Accept", "text/html,application/xhtml+xml,*/*;q=0.8", "Sec-Fetch-Mode", "navigate")
                .build();
        return browser.send(request);
    }

    @Test
    void whoOpensTheConsoleLogsInAtTheProviderAndAsksAsHimself() throws Exception {
        provider.isLoggedIn("ann", "editors");
        try (GraphQLClient browser = client(HttpClient.Redirect.ALWAYS)) {
            Reply page = open(browser, "");
            assertThat(page.body()).contains("<title>FraiseQL</title>");
            assertThat(browser.ask("{ who }").body()).contains(WHO);
            assertThat(cookies(page.http()))
                    .filteredOn(cookie -> cookie.startsWith("WAS_"))
                    .isNotEmpty()
                    .allSatisfy(cookie -> assertThat(cookie).contains("Secure", "HttpOnly", "SameSite=Lax"));
        }
    }

    /** Of all answers on the way, the last one's first. */
    private static List<String> cookies(HttpResponse<?> last) {
        return Stream.<HttpResponse<?>>iterate(last, Objects::nonNull, response -> response.previousResponse()
                        .orElse(null))
                .flatMap(response -> response.headers().allValues("Set-Cookie").stream())
                .toList();
    }

    @Test
    void aFormOfAnotherPageDoesNothingWithTheLogin() throws Exception {
        provider.isLoggedIn("ann", "editors");
        try (GraphQLClient browser = client(HttpClient.Redirect.ALWAYS)) {
            open(browser, "");
            Reply reply = browser.post(GraphQLClient.request("{ who }", "{}"), "Content-Type", "text/plain");
            assertThat(reply.status()).isEqualTo(415);
        }
    }

    @Test
    void whoDoesNotLogInAtTheProviderGetsNothing() throws Exception {
        provider.nobodyIsLoggedIn();
        try (GraphQLClient browser = client(HttpClient.Redirect.ALWAYS)) {
            assertThat(open(browser, "").status()).isEqualTo(403);
            assertThat(browser.ask("{ who }").status()).isEqualTo(401);
        }
    }

    @Test
    void aClientThatIsNoBrowserIsToldRatherThanSentToAPage() throws Exception {
        Reply reply = ask("{ products { name } }");
        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.body()).contains("UNAUTHENTICATED");
        assertThat(reply.header("Location")).isEmpty();
    }

    @Test
    void aTokenOfTheProviderIsALogin() throws Exception {
        assertThat(withToken(provider.accessToken("ann", "editors"), "{ who }").body())
                .contains(WHO);
        assertThat(withToken(provider.accessToken("bob"), "{ who }").status()).isEqualTo(403);
    }

    @Test
    void aTokenOfSomebodyElseIsRefused() throws Exception {
        Reply reply = withToken(provider.forgedToken("ann", "editors"), "{ who }");
        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.header("WWW-Authenticate")).startsWith("Bearer");
        assertThat(reply.header("Location")).isEmpty();
    }

    @Test
    void aTokenForOthersOfAnotherIssuerOrOfYesterdayIsRefused() throws Exception {
        long yesterday = Instant.now().minus(Duration.ofDays(1)).getEpochSecond();
        List<String> tokens = List.of(
                provider.accessToken("aud", "another-client"),
                provider.accessToken("iss", "https://issuer.example"),
                provider.accessToken("exp", yesterday));
        for (String token : tokens) {
            assertThat(withToken(token, "{ who }").status()).as(token).isEqualTo(401);
        }
        assertThat(withToken(provider.accessToken("sub", "ann"), "{ who }").body())
                .contains(WHO);
    }
}
