package org.fraiseql.container;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A login of Jakarta EE that is no token: HTTP Basic, against a registry of the server's own. */
@Timeout(300)
class LoginsIT {
    private static final String DATABASE = "logins";

    /** In the place of the shipped one, which is about tokens: with it Liberty takes all credentials for tokens. */
    private static final String CALLERS = """
            <?xml version="1.0" encoding="UTF-8"?>
            <server>
              <featureManager><feature>appSecurity-5.0</feature></featureManager>
              <webAppSecurity overrideHttpAuthMethod="BASIC"/>
              <basicRegistry>
                <user name="ann" password="pass of ann"/>
                <user name="bob" password="pass of bob"/>
                <group name="editors"><member name="ann"/></group>
              </basicRegistry>
            </server>
            """;

    @SuppressWarnings("NullAway.Init") // started before all
    private static OwnServer server;

    @BeforeAll
    static void start() throws Exception {
        Map<String, String> environment = Tenants.create(DATABASE);
        server = (WildFly.home().isPresent() ? wildFly(environment) : liberty(environment)).ready();
    }

    private static OwnServer liberty(Map<String, String> environment) throws IOException {
        LibertyServer.prepare(DATABASE, CALLERS);
        return OwnServer.start(DATABASE, DATABASE, environment);
    }

    private static OwnServer wildFly(Map<String, String> environment) throws IOException {
        Path home = WildFly.home().orElseThrow();
        WildFly.addUser(home, "ann", "pass of ann", "editors");
        WildFly.addUser(home, "bob", "pass of bob", "");
        return OwnServer.start(DATABASE, BuiltWar.withLogin("BASIC"), environment);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static Reply ask(String query, String... headers) {
        return server.client().ask(query, headers);
    }

    private static Reply as(String name, String password, String query) {
        String pair = name + ":" + password;
        return ask(query, "Authorization", "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(UTF_8)));
    }

    @Test
    void aGroupOfTheRegistryGivesTheRole() {
        assertThat(as("ann", "pass of ann", "{ turnover }").status()).isEqualTo(200);
        assertThat(as("ann", "pass of ann", "{ who }").body())
                .contains("shop_editor {\\\"sub\\\":\\\"ann\\\",\\\"groups\\\":[\\\"editors\\\"]} POST /graphql");
    }

    @Test
    void whoHasNoRoleIsRefused() {
        assertThat(as("bob", "pass of bob", "{ products { name } }").status()).isEqualTo(403);
    }

    @Test
    void aWrongPasswordIsNotAnonymous() {
        Reply reply = as("ann", "guessed", "{ products { name } }");
        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.header("WWW-Authenticate")).startsWith("Basic");
        assertThat(reply.body()).doesNotContain("Product");
        assertThat(as("nobody", "", "{ products { name } }").status()).isEqualTo(401);
    }

    @Test
    void whoBringsNothingIsAnonymous() {
        assertThat(ask("{ products(limit: 1) { name } }").body()).contains("Product 1 of 1");
        assertThat(ask("{ turnover }").status()).isEqualTo(400);
    }
}
