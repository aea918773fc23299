package org.fraiseql.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.fraiseql.database.EmbeddedDatabase;
import org.fraiseql.document.DocumentHash;
import org.fraiseql.support.JsonText;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Open Liberty verifies real tokens, PostgreSQL decides who sees what. The sample of {@code samples/tenants}; the application's own user may do nothing. */
@Timeout(600)
class CallersIT {
    private static final String DATABASE = "callers";
    private static final Tokens ISSUER = Tokens.issuer("k1");
    /** The issuer's next key. */
    private static final Tokens NEXT = Tokens.issuer("k2");

    private static final Tokens STRANGER = Tokens.issuer("k1");
    /** WildFly asks again only where it is told by https. */
    private static final KeySet KEYS = WildFly.home().isEmpty() ? KeySet.of(ISSUER) : KeySet.overHttps(ISSUER);

    private static final List<String> ROLES =
            List.of("shop_r1", "shop_r2", "shop_r3", "shop_r4", "Shop R5", "shop-r6", "shop'r7", "shop\"r8\" é");

    /** Everybody may put something in, and only its owner takes it out. */
    private static final String LETTER_BOX = """
            CREATE TABLE letter_box (
              id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, tenant_id int NOT NULL DEFAULT shop.tenant(), letter text NOT NULL);
            ALTER TABLE letter_box ENABLE ROW LEVEL SECURITY;
            CREATE POLICY own ON letter_box FOR INSERT WITH CHECK (tenant_id = (SELECT shop.tenant()));
            GRANT INSERT ON letter_box TO shop_buyer;
            """;

    /** By how much the clocks of issuer and server may differ: what the product's configuration says. */
    private static final long TOLERANCE_SECONDS = 60;

    private static final Pattern SESSION = Pattern.compile("\"(\\d+) ([^\"]*)\"");

    private static final Pattern OF = Pattern.compile("(?:of|Tenant) (\\d+)");

    @SuppressWarnings("NullAway.Init") // started before all
    private static OwnServer server;

    @BeforeAll
    static void start() throws Exception {
        EmbeddedDatabase database = IntegrationServer.database();
        Path sample = Path.of("samples/tenants");
        database.create(DATABASE, List.of(sample.resolve("schema.sql"), sample.resolve("data.sql")));
        addRoles(database);
        Map<String, String> environment = new LinkedHashMap<>(database.environment(DATABASE));
        environment.put("PGUSER", "shop_server");
        environment.put("MP_JWT_VERIFY_ISSUER", Tokens.ISSUER);
        environment.put("MP_JWT_VERIFY_AUDIENCES", Tokens.AUDIENCE);
        environment.put("MP_JWT_VERIFY_PUBLICKEY_LOCATION", KEYS.location());
        if (WildFly.home().isPresent()) {
            // else once in half an hour, and other tests have tokens with keys that nobody has
            environment.put("SMALLRYE_JWT_JWKS_FORCED_REFRESH_INTERVAL", "0");
            environment.put("JAVA_TOOL_OPTIONS", ServerCommand.jvmArguments() + " " + KEYS.trusting());
        }
        environment.put("FRAISEQL_SECURITY_MODE", "optional");
        environment.put("FRAISEQL_SECURITY_ROLES", "shop_buyer, shop_editor, shop_admin, " + String.join(", ", ROLES));
        environment.put("FRAISEQL_SECURITY_ANONYMOUS_ROLE", "shop_anonymous");
        environment.put("FRAISEQL_SECURITY_ADMIN_ROLE", "shop_admin");
        environment.put("FRAISEQL_SECURITY_GROUPS", "editors:shop_editor");
        environment.put("FRAISEQL_SECURITY_AUDIT", "all");
        environment.put("FRAISEQL_HTTP_INTROSPECTION", "true");
        environment.put("FRAISEQL_HTTP_ADMIN", "true");
        environment.put("FRAISEQL_HTTP_FIGURES", "true");
        environment.put("FRAISEQL_HTTP_CORS_ORIGINS", "https://shop.example");
        environment.put("FRAISEQL_DB_MAX_CONNECTIONS", "6");
        environment.put("FRAISEQL_LIMITS_MAX_QUEUE", "100");
        environment.put("FRAISEQL_LIMITS_RATE_PER_SECOND", "1");
        environment.put("FRAISEQL_LIMITS_RATE_BURST", "1000000");
        server = OwnServer.start(DATABASE, BuiltWar.withCallersBeans(), environment);
        Eventually.holds(
                Duration.ofSeconds(60),
                () -> query("{ __typename }").status() == 200
                        && server().health().get("health/ready").status() == 200);
    }

    /** Every other one may do what an editor may, the others what a buyer may. */
    private static void addRoles(EmbeddedDatabase database) throws SQLException {
        try (Connection connection = database.connect(DATABASE);
                Statement statement = connection.createStatement()) {
            for (int i = 0; i < ROLES.size(); i++) {
                String role = "\"" + ROLES.get(i).replace("\"", "\"\"") + "\"";
                statement.execute("DROP ROLE IF EXISTS " + role);
                statement.execute("CREATE ROLE " + role + " IN ROLE " + (i % 2 == 0 ? "shop_editor" : "shop_buyer"));
                statement.execute("GRANT " + role + " TO shop_server");
            }
            statement.execute(
                    "CREATE FUNCTION my_role() RETURNS text LANGUAGE sql STABLE AS 'SELECT current_user::text'");
            statement.execute(LETTER_BOX);
        }
    }

    private static OwnServer server() {
        return server;
    }

    @AfterAll
    static void stop() {
        server.close();
        KEYS.close();
    }

    private static Reply query(String query, String... headers) {
        return server.client().ask(query, headers);
    }

    private static Reply as(String role, int tenant, String query) {
        return with(ISSUER.token(role, tenant), query);
    }

    private static Reply with(String token, String query) {
        return query(query, "Authorization", "Bearer " + token);
    }

    /** Behind one proxy all have one address. */
    @Test
    void whoIsKnownHasARateOfTheirOwn() {
        String ann = ISSUER.signed(Tokens.with(Tokens.claims("shop_buyer", 1), "sub", "rated"));
        assertThat(left(query("{ __typename }"))).isLessThan(1_000_000);
        assertThat(left(with(ann, "{ __typename }"))).isEqualTo(999_999);
        assertThat(left(with(ann, "{ __typename }"))).isBetween(999_998, 999_999);
    }

    /** WildFly refuses them before the application is asked. */
    @Test
    @Tag("liberty")
    void credentialsThatAreNotValidCountForTheirAddress() {
        int before = left(query("{ __typename }"));
        for (int i = 0; i < 50; i++) {
            assertThat(with(STRANGER.token("shop_buyer", 1), "{ __typename }").status())
                    .isEqualTo(401);
        }
        assertThat(left(query("{ __typename }"))).isLessThan(before - 20);
    }

    private static int left(Reply reply) {
        return Integer.parseInt(reply.header("RateLimit").replaceAll(".*;r=(\\d+).*", "$1"));
    }

    @Test
    void aTokenGivesRoleAndTenant() {
        assertThat(as("shop_buyer", 3, "{ tenants { name } }").body())
                .isEqualTo("{\"data\":{\"tenants\":[{\"name\":\"Tenant 3\"}]}}");
        assertThat(as("shop_editor", 7, "mutation { createPurchase(input: {note: \"mine\"}) { buyer tenantId } }")
                        .body())
                .isEqualTo("{\"data\":{\"createPurchase\":{\"buyer\":\"user-7\",\"tenantId\":7}}}");
    }

    @Test
    void whoBringsNothingIsAnonymous() {
        Reply seen = query("{ products(limit: 100) { name price } }");
        assertThat(seen.status()).isEqualTo(200);
        assertThat(tenants(seen.body())).containsOnly(1);
    }

    /** A session would outlive the token. */
    @Test
    void theServerKeepsNoSession() {
        assertThat(as("shop_buyer", 3, "{ tenants { name } }").header("Set-Cookie"))
                .isEmpty();
        assertThat(query("{ __typename }", "Authorization", "Bearer a.b.c").header("Set-Cookie"))
                .isEmpty();
    }

    private static Stream<Arguments> refused() {
        Map<String, Object> good = Tokens.claims("shop_buyer", 1);
        String token = ISSUER.signed(good);
        return Stream.of(
                Arguments.of(
                        "expired",
                        "Bearer "
                                + ISSUER.signed(Tokens.with(
                                        Tokens.with(good, "exp", Instant.now().getEpochSecond() - 3600),
                                        "iat",
                                        Instant.now().getEpochSecond() - 7200))),
                Arguments.of("issuer", "Bearer " + ISSUER.signed(Tokens.with(good, "iss", "https://other.example"))),
                Arguments.of("audience", "Bearer " + ISSUER.signed(Tokens.with(good, "aud", "other"))),
                Arguments.of("none", "Bearer " + Tokens.unsigned(good)),
                Arguments.of("key", "Bearer " + STRANGER.signed(good)),
                Arguments.of("key of its own", "Bearer " + STRANGER.signedWithOwnKey(good)),
                Arguments.of(
                        "key that nobody has", "Bearer " + Tokens.issuer("k9").signed(good)),
                Arguments.of("public key as secret", "Bearer " + ISSUER.signedByPublicKey(good)),
                Arguments.of(
                        "not yet",
                        "Bearer "
                                + ISSUER.signed(
                                        Tokens.with(good, "nbf", Instant.now().getEpochSecond() + 3600))),
                Arguments.of("for ever", "Bearer " + ISSUER.signed(without(good, "exp"))),
                Arguments.of("nobody", "Bearer " + ISSUER.signed(without(good, "sub"))),
                Arguments.of(
                        "changed",
                        "Bearer "
                                + token.replaceFirst(
                                        "\\.[^.]+\\.", "." + claimsOf(STRANGER.token("shop_admin", 2)) + ".")),
                Arguments.of("nonsense", "Bearer a.b.c"),
                Arguments.of("empty", "Bearer "),
                Arguments.of("lower case", "bearer " + token + "x"),
                Arguments.of("basic", "Basic c2hvcF9hZG1pbjpzZWNyZXQ="));
    }

    private static Map<String, Object> without(Map<String, Object> claims, String name) {
        Map<String, Object> less = new LinkedHashMap<>(claims);
        less.remove(name);
        return less;
    }

    private static String claimsOf(String token) {
        return token.split("\\.", -1)[1];
    }

    /** Never anonymous by mistake. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("refused")
    void wrongCredentialsAreRefused(String what, String authorization) {
        Reply reply = query("{ products { name } }", "Authorization", authorization);
        assertThat(reply.status()).as(reply.body()).isEqualTo(401);
        assertThat(reply.header("WWW-Authenticate")).startsWith("Bearer");
        assertThat(reply.body()).contains("\"code\":\"UNAUTHENTICATED\"").doesNotContain("Product");
    }

    /** The issuer has a new key, which he tells in his key set, and his old one is no longer there. */
    @Test
    void aNewKeyOfTheIssuerIsTaken() {
        try {
            KEYS.tell(List.of(ISSUER, NEXT));
            assertThat(with(NEXT.token("shop_buyer", 3), "{ tenants { name } }").body())
                    .isEqualTo("{\"data\":{\"tenants\":[{\"name\":\"Tenant 3\"}]}}");
            assertThat(with(ISSUER.token("shop_buyer", 3), "{ tenants { name } }")
                            .status())
                    .isEqualTo(200);
        } finally {
            KEYS.tell(List.of(ISSUER));
        }
    }

    /** What is verified once is not verified for ever. */
    @Test
    void aTokenEndsWhileItIsInUse() {
        long skewed = Instant.now().getEpochSecond() - TOLERANCE_SECONDS;
        Map<String, Object> claims =
                Tokens.with(Tokens.with(Tokens.claims("shop_buyer", 3), "iat", skewed - 60), "exp", skewed + 4);
        String token = ISSUER.signed(claims);
        assertThat(with(token, "{ tenants { id } }").status()).isEqualTo(200);
        Eventually.holds(
                Duration.ofSeconds(20), () -> with(token, "{ tenants { id } }").status() == 401);
    }

    @Test
    void aTokenOfAMegabyteIsRefusedByTheServer() {
        String token = ISSUER.signed(Tokens.with(Tokens.claims("shop_buyer", 1), "big", "x".repeat(1_000_000)));
        try {
            assertThat(with(token, "{ tenants { id } }").status()).isIn(400, 401, 413, 431);
        } catch (java.io.UncheckedIOException endedTheConnection) {
            assertThat(endedTheConnection).hasCauseInstanceOf(IOException.class);
        }
        aTokenGivesRoleAndTenant();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "shop_server",
                "postgres",
                "shop_anonymous",
                "shop_buyer; SET ROLE postgres",
                "shop_buyer\"; RESET ROLE; --",
                "none",
                "SHOP_BUYER",
                " shop_buyer"
            })
    void aRoleThatIsNotListedIsRefused(String role) {
        Reply reply = as(role, 1, "{ products { name } }");
        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.body()).contains("PERMISSION_DENIED").doesNotContain("Product");
    }

    @Test
    void aGroupGivesTheRoleWhereNoClaimDoes() {
        Map<String, Object> claims = Tokens.with(Tokens.claims("", 2), "groups", List.of("editors"));
        claims.remove("role");
        assertThat(with(ISSUER.signed(claims), "{ turnover }").body())
                .as("other tests write purchases")
                .containsPattern("\"turnover\":[1-9]");
    }

    /** What a role may not use is unknown to it. */
    @Test
    void eachRoleHasItsOwnSchema() {
        Reply cost = as("shop_buyer", 1, "{ products { cost } }");
        assertThat(cost.status()).isEqualTo(400);
        assertThat(cost.body()).contains("\\\"cost\\\" is no field of Product");
        assertThat(as("shop_editor", 1, "{ products { cost } }").status()).isEqualTo(200);
        assertThat(query("{ purchases { id } }").body()).contains("GRAPHQL_VALIDATION_FAILED");
        assertThat(query("{ raisePrice }").body()).doesNotContain("raisePrices");
        String anonymous =
                query("{ __schema { types { name fields { name } } } }").body();
        assertThat(anonymous)
                .contains("Product")
                .doesNotContain("Purchase", "cost", "tenantId", "Account", "poolStats");
        String editor = as("shop_editor", 1, "{ __schema { types { name } } }").body();
        assertThat(editor).contains("Purchase");
        assertThat(server.client().get("graphql/schema.graphql").body()).doesNotContain("Purchase");
    }

    @Test
    void whatMayNotBeReadCanBeCreatedInto() throws SQLException {
        Reply created = as(
                "shop_buyer",
                3,
                "mutation { createLetterBox(input: {letter: \"one\"}) { success createdCount } "
                        + "bulkCreateLetterBoxes(input: [{letter: \"two\"}, {letter: \"three\"}]) { createdCount } }");
        assertThat(created.body())
                .isEqualTo("{\"data\":{\"createLetterBox\":{\"success\":true,\"createdCount\":1},"
                        + "\"bulkCreateLetterBoxes\":{\"createdCount\":2}}}");
        assertThat(count("SELECT count(*) FROM letter_box WHERE tenant_id = 3")).isEqualTo(3);
        assertThat(as("shop_buyer", 3, "mutation { createLetterBox(input: {letter: \"x\", tenantId: 4}) { success } }")
                        .body())
                .contains("PERMISSION_DENIED", "A policy of LetterBox does not allow such a row.");
        assertThat(as("shop_buyer", 3, "{ letterBoxes { letter } }").status()).isEqualTo(400);
        assertThat(as("shop_editor", 3, "mutation { createLetterBox(input: {letter: \"x\"}) { success } }")
                        .body())
                .contains("GRAPHQL_VALIDATION_FAILED");
    }

    private static int count(String query) throws SQLException {
        try (Connection connection = IntegrationServer.database().connect(DATABASE);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getInt(1);
        }
    }

    @Test
    void aPolicyRefusesWithTheTable() {
        Reply reply = as(
                "shop_editor", 5, "mutation { createProduct(input: {name: \"x\", price: \"1\", tenantId: 4}) { id } }");
        assertThat(reply.body()).contains("PERMISSION_DENIED", "A policy of Product does not allow such a row.");
    }

    /** A bean's own rules, and what it asks the engine. */
    @Test
    void beansKnowTheCallerToo() {
        assertThat(as("shop_editor", 6, "{ whoAmI callerOfContext tenantsOfCaller }")
                        .body())
                .contains("\"whoAmI\":\"user-6\"", "\"callerOfContext\":\"user-6\"", "Tenant 6")
                .doesNotContain("Tenant 5");
        assertThat(as("shop_editor", 6, "{ tenantsTyped }").body())
                .as("the caller, the application, which may see nothing, and a thread for which nobody asks")
                .isEqualTo("{\"data\":{\"tenantsTyped\":"
                        + "\"[Tenant[name=Tenant 6]] / GRAPHQL_VALIDATION_FAILED / UNAUTHENTICATED\"}}");
        assertThat(as("shop_editor", 6, "{ tenantsOnOwnThread }").body())
                .as("a mistake of the bean's, and not of a client with valid credentials")
                .contains("\"message\":\"System error\"", "\"code\":\"INTERNAL_ERROR\"")
                .doesNotContain("UNAUTHENTICATED");
        assertThat(as("shop_editor", 6, "{ editorsOnly }").body()).contains("\"editorsOnly\":true");
        assertThat(as("shop_admin", 6, "{ auditorsOnly }").body()).contains("PERMISSION_DENIED");
        assertThat(with(
                                ISSUER.signed(
                                        Tokens.with(Tokens.claims("shop_admin", 6), "groups", List.of("auditors"))),
                                "{ auditorsOnly }")
                        .body())
                .contains("\"auditorsOnly\":true");
        assertThat(query("{ everybody }").body()).contains("\"everybody\":true");
        Reply mixed = as("shop_editor", 6, "mutation { createPurchase(input: {note: \"m\"}) { tenantId } ownJdbc }");
        assertThat(mixed.body()).contains("\"tenantId\":6", "\"ownJdbc\":\"shop_server\"");
    }

    /** What a rule refuses is null beside the rest of the row; what is answered is asked as the caller. */
    @Test
    void rulesHoldForFieldsOnTypesOfTables() {
        String fields =
                "{ products(where: {id: {in: [51, 52]}}, orderBy: [{id: ASC}]) { name insider audited seller } }";
        String row =
                "{\"name\":\"Product %1$d of 6\",\"insider\":\"about Product %1$d of 6\",\"audited\":null,\"seller\":"
                        + "\"[Tenant[name=Tenant 6]]\"}";
        assertThat(as("shop_editor", 6, fields).body())
                .startsWith("{\"data\":{\"products\":[" + row.formatted(1) + "," + row.formatted(2) + "]},\"errors\":[")
                .contains("\"code\":\"PERMISSION_DENIED\"", "\"path\":[\"products\",1,\"audited\"]");
    }

    /** Regression: who may ask for what a bean's rule says, and introspection and suggestions told of it to everybody. */
    @Test
    void fieldsOfBeansThatNobodyOfARoleIsAnsweredAreUnknownToIt() {
        String types = "{ __schema { types { name fields { name } inputFields { name } } } }";
        String anonymous = query(types).body();
        assertThat(anonymous)
                .contains("everybody", "whoAmI")
                .doesNotContain("editorsOnly", "auditorsOnly", "nobody", "insider", "audited", "seller", "tenantsTyped")
                .doesNotContain("EditorsNote", "EditorsWish", "editorsWish");
        assertThat(server.client().get("graphql/schema.graphql").body())
                .doesNotContain("editorsOnly", "EditorsNote", "nobody", "insider");
        assertThat(as("shop_buyer", 6, types).body())
                .contains("auditorsOnly", "audited", "seller", "tenantsTyped")
                .doesNotContain("editorsOnly", "EditorsNote", "EditorsWish", "editorsWish", "nobody", "insider");
        assertThat(as("shop_editor", 6, types).body())
                .contains("editorsOnly", "EditorsNote", "EditorsWish", "editorsWish", "insider")
                .doesNotContain("nobody");
        for (String field : List.of("editorsOnly", "nobody", "products { insider }", "products { nobodys }")) {
            assertThat(as("shop_buyer", 6, "{ " + field + " }").body())
                    .as(field)
                    .contains("GRAPHQL_VALIDATION_FAILED")
                    .doesNotContain("PERMISSION_DENIED");
        }
        assertThat(query("{ editorsOnli }").body()).doesNotContain("editorsOnly");
        assertThat(as("shop_editor", 6, "{ editorsNote { text level } }").body())
                .contains("{\"text\":\"secret\",\"level\":\"HIGH\"}");
    }

    @Test
    void aFieldThatARuleRefusesUndoesTheMutation() {
        String create = "mutation { createProduct(input: {name: \"ruled\", price: 1}) { name %s } }";
        assertThat(as("shop_editor", 6, create.formatted("audited")).body())
                .startsWith("{\"data\":null,\"errors\":[")
                .contains("\"code\":\"PERMISSION_DENIED\"");
        assertThat(as("shop_editor", 6, create.formatted("insider seller")).body())
                .as("it is not there yet")
                .isEqualTo("{\"data\":{\"createProduct\":{\"name\":\"ruled\",\"insider\":\"about ruled\","
                        + "\"seller\":\"[Tenant[name=Tenant 6]]\"}}}");
        assertThat(as(
                                "shop_editor",
                                6,
                                "mutation { bulkDeleteProducts(where: {name: {eq: \"ruled\"}}) { deletedCount } }")
                        .body())
                .contains("\"deletedCount\":1");
    }

    /** Regression: whoever asked was told. */
    @Test
    void whatACostComesFromIsForOperators() {
        assertThat(explained("shop_editor").body()).contains("extensions.explain is not answered here.");
        assertThat(explained("shop_admin").body()).contains("\"explain\":{\"cost\":");
    }

    private static Reply explained(String role) {
        return server.client()
                .post(
                        "{\"query\":\"{ products(limit: 3) { name } }\",\"extensions\":{\"explain\":true}}",
                        "Accept",
                        GraphQLClient.GRAPHQL_RESPONSE,
                        "Content-Type",
                        GraphQLClient.JSON,
                        "Authorization",
                        "Bearer " + ISSUER.token(role, 1));
    }

    @Test
    void answersAreForNoCache() {
        assertThat(query("{ __typename }").header("Cache-Control")).isEqualTo("private, no-store");
        assertThat(as("shop_buyer", 1, "{ __typename }").header("Cache-Control"))
                .isEqualTo("private, no-store");
        assertThat(server.client().get("graphql/schema.graphql").header("Cache-Control"))
                .isEqualTo("private, no-store");
    }

    @Test
    void operatorsHaveARoleOfTheirOwn() {
        assertThat(adminStatus("")).isEqualTo(401);
        assertThat(adminStatus(ISSUER.token("shop_editor", 1))).isEqualTo(403);
        assertThat(adminStatus(ISSUER.token("shop_admin", 1))).isEqualTo(200);
        assertThat(as("shop_editor", 1, "{ poolStats { max } }").status()).isEqualTo(400);
        assertThat(as("shop_admin", 1, "{ poolStats { max } }").body()).contains("\"max\":6");
    }

    private static int adminStatus(String token) {
        int config = adminStatus(token, "config");
        assertThat(adminStatus(token, "slow-queries")).isEqualTo(config);
        return config;
    }

    private static int adminStatus(String token, String page) {
        HttpRequest.Builder request = server.client().to("graphql/admin/" + page);
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        return server.client().send(request.build()).status();
    }

    @Test
    void pagesOfOneOtherOriginMayAsk() {
        Reply preflight = server.client()
                .send(server.client()
                        .to("graphql")
                        .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
                        .headers(
                                "Origin", "https://shop.example",
                                "Access-Control-Request-Method", "POST",
                                "Access-Control-Request-Headers", "content-type, authorization")
                        .build());
        assertThat(preflight.status()).isEqualTo(204);
        assertThat(preflight.header("Access-Control-Allow-Origin")).isEqualTo("https://shop.example");
        assertThat(preflight.header("Access-Control-Allow-Headers")).contains("authorization");
        assertThat(query("{ __typename }", "Origin", "https://shop.example").header("Access-Control-Allow-Origin"))
                .isEqualTo("https://shop.example");
        Reply other = query("{ __typename }", "Origin", "https://evil.example");
        assertThat(other.header("Access-Control-Allow-Origin")).isEmpty();
        assertThat(other.header("Vary")).contains("Origin");
    }

    @Test
    void theAuditTellsWhoDidWhat() throws Exception {
        String text = "query Audited { products(where: {name: {eq: \"secretly\"}}) { id } }";
        as("shop_editor", 2, text);
        Eventually.holds(
                Duration.ofSeconds(10),
                () -> messages().contains("\"operation\":\"Audited\"")
                        && messages().contains("\"subject\":\"user-2\"")
                        && messages().contains("\"role\":\"shop_editor\""));
        assertThat(messages().lines().filter(line -> line.contains("\"operation\":\"Audited\"")))
                .isNotEmpty()
                .allMatch(line -> line.contains("\"sha256\":\"" + DocumentHash.of(text) + "\""))
                .allMatch(line -> line.matches(".*\"ms\":\\d{1,5}}.*"))
                .noneMatch(line -> line.contains("secretly"));
    }

    @Test
    void theAuditTellsHowManyRowsWereWritten() {
        as(
                "shop_editor",
                2,
                "mutation Written { createPurchase(input: {note: \"n\", purchaseLines: {create: [{quantity: 2, productId: 11}, {quantity: 1, productId: 12}]}}) { id } }");
        as(
                "shop_editor",
                2,
                "mutation Refused { createProduct(input: {name: \"x\", price: \"1\", tenantId: 4}) { id } }");
        as("shop_editor", 2, "mutation Many { bulkUpdateProducts(all: true, input: {cost: \"1\"}) { updatedCount } }");
        audited("Written", "\"rows\":3,\"outcome\":\"ok\"");
        audited("Refused", "\"rows\":0,\"outcome\":\"PERMISSION_DENIED\"");
        audited("Many", "\"rows\":10,\"outcome\":\"ok\"");
    }

    private static void audited(String operation, String told) {
        Eventually.holds(Duration.ofSeconds(10), () -> messages()
                .lines()
                .anyMatch(line -> line.contains("\"operation\":\"" + operation + "\"") && line.contains(told)));
    }

    /** Who was sent away, and what a bean asks for somebody under the id of his request. */
    @Test
    void theAuditTellsOfThoseWhoWereRefusedAndOfWhatBeansAsk() {
        query("{ __typename }", "Authorization", "Bearer a.b.c", "X-Request-Id", "refused-1");
        query("{ __typename }", "Authorization", "Bearer " + ISSUER.token("nobody", 5), "X-Request-Id", "refused-2");
        query(
                "{ tenantsOfCaller }",
                "Authorization",
                "Bearer " + ISSUER.token("shop_editor", 5),
                "X-Request-Id",
                "bean-1");
        Eventually.holds(Duration.ofSeconds(10), () -> {
            String messages = messages();
            return messages.contains(
                            "{\"request\":\"refused-1\",\"subject\":\"\",\"role\":\"\",\"outcome\":\"UNAUTHENTICATED\"}")
                    && messages.contains(
                            "{\"request\":\"refused-2\",\"subject\":\"user-5\",\"role\":\"\",\"outcome\":\"PERMISSION_DENIED\"}")
                    && messages.lines()
                            .anyMatch(line -> line.contains("\"request\":\"bean-1\"")
                                    && line.contains("\"fields\":[\"tenants\"]"));
        });
    }

    /** Regression: who was refused beside {@code /graphql} was told nowhere, nor who had reloaded. */
    @Test
    void theAuditTellsOfOperatorsAndOfTheSchemaAsText() {
        assertThat(reload("reload-1", ISSUER.token("shop_admin", 1)).status()).isEqualTo(200);
        assertThat(reload("reload-2", ISSUER.token("shop_editor", 2)).status()).isEqualTo(403);
        assertThat(reload("reload-3", ISSUER.token("shop_admin", 1), "Origin", "https://evil.example")
                        .status())
                .isEqualTo(403);
        HttpRequest.Builder schema = server.client().to("graphql/schema.graphql");
        schema.headers("Authorization", "Bearer " + ISSUER.token("nobody", 5), "X-Request-Id", "schema-1");
        assertThat(server.client().send(schema.build()).status()).isEqualTo(403);
        schema = server.client().to("graphql/schema.graphql");
        schema.headers("Authorization", "Bearer a.b.c", "X-Request-Id", "schema-2");
        assertThat(server.client().send(schema.build()).status()).isEqualTo(401);
        Eventually.holds(Duration.ofSeconds(10), () -> {
            String messages = messages();
            return messages.contains(
                            "{\"request\":\"reload-1\",\"subject\":\"user-1\",\"role\":\"shop_admin\",\"kind\":\"admin\",\"operation\":\"reload\",\"outcome\":\"ok\"}")
                    && messages.contains(
                            "{\"request\":\"reload-2\",\"subject\":\"user-2\",\"role\":\"\",\"outcome\":\"PERMISSION_DENIED\"}")
                    && messages.contains(
                            "{\"request\":\"reload-3\",\"subject\":\"\",\"role\":\"\",\"outcome\":\"PERMISSION_DENIED\"}")
                    && messages.contains(
                            "{\"request\":\"schema-1\",\"subject\":\"user-5\",\"role\":\"\",\"outcome\":\"PERMISSION_DENIED\"}")
                    && messages.split("\"request\":\"schema-2\"", -1).length == 2;
        });
    }

    private static Reply reload(String requestId, String token, String... more) {
        HttpRequest.Builder request = server.client()
                .to("graphql/admin/reload")
                .header("Authorization", "Bearer " + token)
                .header("X-Request-Id", requestId)
                .POST(HttpRequest.BodyPublishers.noBody());
        return server.client().send((more.length == 0 ? request : request.headers(more)).build());
    }

    private static String messages() throws IOException {
        return server.messages();
    }

    @Test
    void nobodySeesARowOfAnother() throws Exception {
        nobodySeesARowOfAnotherFor(Duration.ofSeconds(10));
    }

    @Test
    @Tag("slow")
    void norForAMinute() throws Exception {
        nobodySeesARowOfAnotherFor(Duration.ofSeconds(60));
    }

    /** Thirty-two clients, eight roles, eight tenants, six connections: no row of another tenant, and no other role, ever. */
    private static void nobodySeesARowOfAnotherFor(Duration time) throws Exception {
        long end = System.nanoTime() + time.toNanos();
        List<Callable<Integer>> clients = new ArrayList<>();
        for (int i = 0; i < 32; i++) {
            int tenant = (i + i / 8) % 8 + 1;
            String role = ROLES.get(i % 8);
            clients.add(() -> askUntil(end, role, tenant));
        }
        int answered = 0;
        try (ExecutorService executor = Executors.newFixedThreadPool(32)) {
            for (Future<Integer> client : executor.invokeAll(clients)) {
                answered += client.get();
            }
        }
        assertThat(answered).isGreaterThan(200);
        nothingIsLeftOnAnyConnection();
    }

    private static int askUntil(long end, String role, int tenant) {
        String token = ISSUER.token(role, tenant);
        List<String> queries = List.of(
                "{ products(limit: 5) { name tenant { name } } myRole }",
                "{ myRole }",
                "{ tenants { name } a: products { name } b: purchases(limit: 2) { note } myRole }",
                "mutation { createPurchase(input: {note: \"of %d\"}) { note tenant { name } } }".formatted(tenant),
                "mutation { createPurchase(input: {note: \"of 99\", tenantId: %d}) { note } }"
                        .formatted(tenant % 8 + 1),
                "{ tenant(id: %d) { name } other: tenant(id: %d) { name } }".formatted(tenant, tenant % 8 + 1));
        int answered = 0;
        for (int asked = 0; System.nanoTime() < end; asked++) {
            String body = with(token, queries.get(asked % queries.size())).body();
            List<Integer> seen = tenants(body);
            assertThat(seen).as(body).allMatch(one -> one == tenant);
            if (body.contains("\"myRole\"")) {
                assertThat(body).contains("\"myRole\":" + JsonText.of(role));
            }
            if (asked % 7 == 0) {
                // ended in the middle of something
                query(
                        "{ purchases { note purchaseLines { quantity product { name } } } }",
                        "Authorization",
                        "Bearer " + token,
                        "Request-Timeout-Ms",
                        "1");
            }
            answered += seen.isEmpty() ? 0 : 1;
        }
        return answered;
    }

    /** Who hangs up, whose time is over, and what is rolled back: by a constraint, by a policy, by a bean. */
    @Test
    void sessionsAreNobodysAfterEachEnd() throws Exception {
        String token = ISSUER.token("shop_editor", 3);
        for (int round = 0; round < 8; round++) {
            hangUp(token, 3L * round);
            query(
                    "{ purchases { note purchaseLines { quantity product { name } } } }",
                    "Authorization",
                    "Bearer " + token,
                    "Request-Timeout-Ms",
                    "1");
            as(
                    "shop_editor",
                    3,
                    "mutation { createPurchaseLine(input: {purchaseId: 1, productId: 1, quantity: -1}) { id } }");
            as("shop_editor", 3, "mutation { createProduct(input: {name: \"x\", price: \"1\", tenantId: 4}) { id } }");
            as("shop_editor", 3, "mutation { createPurchase(input: {note: \"m\"}) { tenantId } auditorsOnlyToo }");
            as("shop_editor", 3, "{ tenantsOfCaller tenantsTyped }");
            everySessionIsTheConnectingUsers();
        }
    }

    /** Sends a request, and is gone before it is answered. */
    private static void hangUp(String token, long after) throws InterruptedException {
        HttpRequest request = server.client()
                .to("graphql")
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", GraphQLClient.JSON)
                .POST(
                        HttpRequest.BodyPublishers.ofString(
                                "{\"query\":\"{ a: products { name tenant { name } } b: purchases { note purchaseLines { product { name } } } turnover }\"}"))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            client.sendAsync(request, HttpResponse.BodyHandlers.ofString());
            Thread.sleep(after);
            client.shutdownNow();
        }
    }

    /** Reads are cancelled, time out and are killed; the next ones on the connections are whoever asks. */
    @Test
    void whatEndsBadlyLeavesNothingBehind() throws Exception {
        for (int round = 0; round < 12; round++) {
            as("shop_editor", 3, "{ products { cost } accounts { email } turnover }");
            as(
                    "shop_editor",
                    3,
                    "mutation { createPurchaseLine(input: {purchaseId: 1, productId: 1, quantity: -1}) { id } }");
            killSessions();
            assertThat(tenants(as("shop_buyer", 4, "{ products(limit: 3) { name } }")
                            .body()))
                    .isNotEmpty()
                    .allMatch(seen -> seen == 4);
            assertThat(tenants(query("{ products(limit: 3) { name } }").body())).allMatch(seen -> seen == 1);
        }
        nothingIsLeftOnAnyConnection();
    }

    private static void killSessions() throws Exception {
        try (Connection connection = IntegrationServer.database().connect(DATABASE);
                var statement = connection.createStatement()) {
            statement.execute(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'shop_server' AND datname = 'callers' AND random() < 0.5");
        }
    }

    /** The sessions between requests: no transaction is open, and what an anonymous caller asks shows no role but his. */
    private static void nothingIsLeftOnAnyConnection() throws Exception {
        // the catalog is read anew, as its watch has lost its connection too
        Eventually.holds(Duration.ofSeconds(20), () -> openTransactions().isEmpty());
        for (int i = 0; i < 12; i++) {
            assertThat(tenants(query("{ products(limit: 3) { name } }").body())).allMatch(seen -> seen == 1);
        }
        everySessionIsTheConnectingUsers();
    }

    /** What the pool's sessions themselves say, read by a bean's own JDBC. One connection is the watch's. */
    private static void everySessionIsTheConnectingUsers() {
        Eventually.holds(Duration.ofSeconds(30), () -> {
            Reply sessions = as("shop_admin", 1, "{ sessions(count: 4) }");
            Matcher told = SESSION.matcher(sessions.body());
            Set<String> pids = new LinkedHashSet<>();
            while (told.find()) {
                assertThat(told.group(2)).as(sessions.body()).isEqualTo("none shop_server []");
                pids.add(told.group(1));
            }
            return pids.size() == 4;
        });
    }

    private static List<String> openTransactions() throws SQLException {
        List<String> open = new ArrayList<>();
        try (Connection connection = IntegrationServer.database().connect(DATABASE);
                var statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT state || ' ' || now() - state_change || ' ' || query FROM pg_stat_activity"
                                + " WHERE usename = 'shop_server' AND state LIKE 'idle in transaction%'")) {
            while (row.next()) {
                open.add(row.getString(1));
            }
        }
        return open;
    }

    private static List<Integer> tenants(String body) {
        List<Integer> seen = new ArrayList<>();
        Matcher of = OF.matcher(body);
        while (of.find()) {
            seen.add(Integer.valueOf(of.group(1)));
        }
        return seen;
    }
}
