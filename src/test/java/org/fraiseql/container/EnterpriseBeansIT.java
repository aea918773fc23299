package org.fraiseql.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fraiseql.database.EmbeddedDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Typed queries of EJBs, timers and resources of JAX-RS, where callers are known: in whose transaction, and as whom. */
@Timeout(600)
class EnterpriseBeansIT {
    private static final String DATABASE = "enterprise";
    private static final Tokens ISSUER = Tokens.issuer("k1");
    private static final KeySet KEYS = KeySet.of(ISSUER);
    private static final String TENANTS = "8";

    @SuppressWarnings("NullAway.Init") // started before all
    private static OwnServer server;

    @BeforeAll
    static void start() throws Exception {
        EmbeddedDatabase database = IntegrationServer.database();
        Path sample = Path.of("samples/tenants");
        database.create(DATABASE, List.of(sample.resolve("schema.sql"), sample.resolve("data.sql")));
        Databases.run(database, DATABASE, "CREATE ROLE desk LOGIN NOINHERIT BYPASSRLS IN ROLE shop_editor, shop_buyer");
        Databases.run(database, DATABASE, "GRANT SELECT ON ALL TABLES IN SCHEMA public TO desk");
        Map<String, String> environment = new LinkedHashMap<>(database.environment(DATABASE));
        environment.put("PGUSER", "desk");
        environment.put("MP_JWT_VERIFY_ISSUER", Tokens.ISSUER);
        environment.put("MP_JWT_VERIFY_AUDIENCES", Tokens.AUDIENCE);
        environment.put("MP_JWT_VERIFY_PUBLICKEY_LOCATION", KEYS.location());
        environment.put("FRAISEQL_SECURITY_MODE", "required");
        environment.put("FRAISEQL_SECURITY_ROLES", "shop_buyer, shop_editor");
        environment.put("FRAISEQL_HTTP_INTROSPECTION", "true");
        server = OwnServer.startWithEnterpriseBeans(DATABASE, BuiltWar.withEnterpriseBeans(), environment);
        Eventually.holds(
                Duration.ofSeconds(60),
                () -> server().health().get("health/ready").status() == 200);
    }

    private static OwnServer server() {
        return server;
    }

    @AfterAll
    static void stop() {
        server.close();
        KEYS.close();
    }

    private static Reply asks(String method, String path, String... headers) {
        HttpRequest.Builder request = server.client().to("desk/" + path);
        request.method(method, HttpRequest.BodyPublishers.noBody());
        if (headers.length > 0) {
            request.headers(headers);
        }
        return server.client().send(request.build());
    }

    private static Reply as(int tenant, String method, String path) {
        return asks(method, path, "Authorization", "Bearer " + ISSUER.token("shop_editor", tenant));
    }

    private static String rows(String note) {
        return Databases.text(
                IntegrationServer.database(),
                DATABASE,
                "SELECT string_agg(buyer || ' ' || tenant_id, ', ' ORDER BY id) FROM purchase WHERE note = '" + note
                        + "'");
    }

    @Test
    void aResourceAsksAsWhoeverSendsTheRequestOrAsTheApplication() {
        assertThat(as(3, "GET", "tenants").body()).isEqualTo("1 / " + TENANTS);
        assertThat(as(4, "GET", "tenants").body()).isEqualTo("1 / " + TENANTS);
    }

    @Test
    void nobodyIsAskedForWhoBringsNoCredentials() {
        assertThat(asks("GET", "tenants").body()).isEqualTo("UNAUTHENTICATED / " + TENANTS);
    }

    @Test
    void whoBringsNoCredentialsIsRefusedAtGraphQL() {
        for (Reply refused : List.of(
                server.client().ask("{ tenants { name } }"),
                server.client().ask("{ __typename }"),
                server.client().get("graphql?query=%7B__typename%7D"),
                server.client().get("graphql/schema.graphql"))) {
            assertThat(refused.status()).as(refused.body()).isEqualTo(401);
            assertThat(refused.header("WWW-Authenticate")).startsWith("Bearer");
            assertThat(refused.body()).doesNotContain("Tenant", "data");
        }
        String token = "Bearer " + ISSUER.token("shop_editor", 3);
        assertThat(server.client().ask("{ __typename }", "Authorization", token).status())
                .isEqualTo(200);
    }

    @Test
    void wrongCredentialsAreNobodys() {
        String stranger = Tokens.issuer("k1").token("shop_editor", 3);
        assertThat(asks("GET", "tenants", "Authorization", "Bearer " + stranger).body())
                .doesNotContain("1 /");
        assertThat(asks("GET", "tenants", "Authorization", "Bearer a.b.c").body())
                .doesNotContain("1 /");
    }

    @Test
    void aRoleThatIsNotListedIsRefused() {
        String token = ISSUER.token("shop_admin", 3);
        assertThat(asks("GET", "tenants", "Authorization", "Bearer " + token).body())
                .isEqualTo("PERMISSION_DENIED / " + TENANTS);
    }

    @Test
    void anEjbWritesAsTheCallerInOneTransaction() {
        assertThat(as(3, "POST", "purchases/desk").body()).isEqualTo("2");
        assertThat(rows("desk")).isEqualTo("user-3 3, user-3 3");
        assertThat(as(3, "GET", "purchases/desk").body())
                .isEqualTo("[Purchase[buyer=user-3, tenantId=3], Purchase[buyer=user-3, tenantId=3]]");
        assertThat(as(4, "GET", "purchases/desk").body()).isEqualTo("[]");
    }

    @Test
    void anEjbThatThrowsUndoesWhatItHasWritten() {
        assertThat(as(3, "POST", "purchases/fail").status()).isEqualTo(500);
        assertThat(rows("fail")).isEmpty();
    }

    @Test
    void anEjbJoinsTheTransactionOfTheResource() {
        assertThat(as(5, "POST", "twice/joined/joined").body()).isEqualTo("2 4");
        assertThat(rows("joined")).isEqualTo("user-5 5, user-5 5, user-5 5, user-5 5");
        assertThat(as(5, "POST", "twice/undone/fail").status()).isEqualTo(500);
        assertThat(rows("undone")).isEmpty();
        assertThat(rows("fail")).isEmpty();
    }

    @Test
    void anEjbBehindGraphQLAsksAsTheCaller() {
        String token = "Bearer " + ISSUER.token("shop_editor", 6);
        assertThat(server.client()
                        .ask("mutation { buyTwice(note: \"graphql\") }", "Authorization", token)
                        .body())
                .isEqualTo("{\"data\":{\"buyTwice\":\"2\"}}");
        assertThat(rows("graphql")).isEqualTo("user-6 6, user-6 6");
        assertThat(server.client()
                        .ask(
                                "mutation { createPurchase(input: {note: \"beside\"}) { id } buyTwice(note: \"fail\") }",
                                "Authorization",
                                token)
                        .body())
                .contains("errors");
        assertThat(rows("beside")).isEmpty();
        assertThat(rows("fail")).isEmpty();
    }

    @Test
    void aTimerAsksAsTheApplicationAlone() {
        Eventually.holds(
                Duration.ofSeconds(10), () -> asks("GET", "night").body().equals("UNAUTHENTICATED / " + TENANTS));
    }

    @Test
    void aScheduledTaskAsksAsTheApplicationAlone() {
        assertThat(as(3, "GET", "scheduled").body()).isEqualTo("UNAUTHENTICATED / " + TENANTS);
    }
}
