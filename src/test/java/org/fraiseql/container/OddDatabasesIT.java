package org.fraiseql.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fraiseql.database.EmbeddedDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Databases that nobody wants to have: deployed all the same, and the log says what is missing. In production's configuration. */
class OddDatabasesIT {
    private static final String DATABASE = "odd";
    private static final String ROLE = "odd_reader";

    @SuppressWarnings("NullAway.Init") // set before all tests
    private static OwnServer server;

    @BeforeAll
    static void deploy() throws IOException, SQLException {
        EmbeddedDatabase database = IntegrationServer.database();
        database.create(DATABASE, List.of());
        Databases.run(
                database,
                DATABASE,
                "DROP ROLE IF EXISTS " + ROLE,
                "CREATE ROLE " + ROLE + " LOGIN",
                "CREATE TABLE fine (id integer PRIMARY KEY, \"größe\" text, name text)",
                "INSERT INTO fine VALUES (1, 'x', 'one')",
                "CREATE TABLE \"9 lives\" (id integer PRIMARY KEY)",
                "CREATE TABLE person (id integer PRIMARY KEY, first_name text, \"firstName\" text, age integer)",
                "INSERT INTO person VALUES (1, 'a', 'b', 40)",
                "CREATE TABLE keyless (a integer, b text)",
                "INSERT INTO keyless VALUES (1, 'x'), (1, 'x')",
                "CREATE VIEW plain_view AS SELECT a, count(*) AS n FROM keyless GROUP BY a",
                "CREATE TABLE secret (id integer PRIMARY KEY)",
                "CREATE TABLE revoked (id integer PRIMARY KEY)",
                "CREATE TABLE nothing_in_it ()",
                "CREATE TABLE strange (id integer PRIMARY KEY, bits bit(3), way path, cost money, doc xml, lsn pg_lsn)",
                "INSERT INTO strange VALUES (1, B'101', '((0,0),(1,1))', 9.5, '<a/>', '0/16')",
                "CREATE VIEW slow AS SELECT a, pg_sleep(20)::text AS slept FROM keyless",
                "CREATE TABLE bin (id integer PRIMARY KEY)",
                "CREATE TABLE waste (id integer PRIMARY KEY, bin_id integer REFERENCES bin)",
                "INSERT INTO bin VALUES (1)",
                "INSERT INTO waste VALUES (1, 1), (2, 1)",
                "GRANT SELECT ON ALL TABLES IN SCHEMA public TO " + ROLE,
                "GRANT DELETE ON waste TO " + ROLE,
                "REVOKE ALL ON secret FROM " + ROLE);
        Map<String, String> environment = new LinkedHashMap<>(database.environment(DATABASE));
        environment.put("PGUSER", ROLE);
        environment.put("FRAISEQL_DB_QUERY_TIMEOUT_MS", "1000");
        environment.put("FRAISEQL_DB_MAX_RETRIES", "1");
        server = OwnServer.start("odd", environment);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static String data(String query) {
        return server.client().data(query);
    }

    @Test
    void whatIsCalledOtherwiseIsToldAndKeepsNobodyDown() throws IOException {
        Reply ready = server.health().get("health/ready");
        assertThat(ready.status()).isEqualTo(200);
        // without names: the schema is a secret where nobody may introspect it
        assertThat(ready.body()).contains("\"notices\":3").doesNotContain("first_name", "public.person");
        assertThat(server.log()).contains("first_name", "firstName_2", "public.person", "@name");
    }

    /** Regression: the rows were locked before they were deleted, which PostgreSQL allows those alone who may update. */
    @Test
    void aRoleThatMayOnlyDeleteIsToldWhatWasThere() {
        assertThat(data("mutation { deleteWaste(id: 2) { success record { id bin { id } } } }"))
                .isEqualTo("{\"data\":{\"deleteWaste\":{\"success\":true,\"record\":{\"id\":2,\"bin\":{\"id\":1}}}}}");
    }

    @Test
    void everythingElseIsServed() {
        assertThat(data("{ person(id: 1) { id firstName firstName_2 age } fine(id: 1) { name } }"))
                .isEqualTo("{\"data\":{\"person\":{\"id\":1,\"firstName\":\"a\",\"firstName_2\":\"b\",\"age\":40},"
                        + "\"fine\":{\"name\":\"one\"}}}");
    }

    @Test
    void whatHasNoNameInGraphQLGetsOne() {
        assertThat(data("{ fines { name grosse } _9Lives { id } }"))
                .isEqualTo("{\"data\":{\"fines\":[{\"name\":\"one\",\"grosse\":\"x\"}],\"_9Lives\":[]}}");
    }

    @Test
    void tablesWithoutAKeyAndViewsAreLists() {
        assertThat(data("{ keylesses { a b } plainViews { a n } }"))
                .isEqualTo("{\"data\":{\"keylesses\":[{\"a\":1,\"b\":\"x\"},{\"a\":1,\"b\":\"x\"}],"
                        + "\"plainViews\":[{\"a\":1,\"n\":2}]}}");
        assertThat(data("{ keyless(a: 1) { b } }")).contains("GRAPHQL_VALIDATION_FAILED");
    }

    @Test
    void typesThatNobodyKnowsAreText() {
        assertThat(data("{ strange(id: 1) { bits way cost doc lsn } }"))
                .isEqualTo("{\"data\":{\"strange\":{\"bits\":\"101\",\"way\":\"((0,0),(1,1))\",\"cost\":\"$9.50\","
                        + "\"doc\":\"<a/>\",\"lsn\":\"0/16\"}}}");
    }

    @Test
    void whatTheRoleMayNotReadIsNotPublished() {
        assertThat(data("{ secrets { id } }")).contains("GRAPHQL_VALIDATION_FAILED");
        assertThat(data("{ nothingInIts { id } }")).contains("GRAPHQL_VALIDATION_FAILED");
    }

    @Test
    void aPermissionThatIsRevokedLaterFailsItsFieldOnly() {
        assertThat(data("{ revokeds { id } }")).isEqualTo("{\"data\":{\"revokeds\":[]}}");
        Databases.run(IntegrationServer.database(), DATABASE, "REVOKE ALL ON revoked FROM " + ROLE);
        Reply reply = server.client().query("{ revokeds { id } fine(id: 1) { name } }");
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body())
                .isEqualTo(
                        "{\"data\":{\"revokeds\":null,\"fine\":{\"name\":\"one\"}},\"errors\":[{\"message\":\"Permission denied\","
                                + "\"locations\":[{\"line\":1,\"column\":3}],\"path\":[\"revokeds\"],"
                                + "\"extensions\":{\"code\":\"PERMISSION_DENIED\",\"retryable\":false,\"sqlState\":\"42501\"}}]}");
    }

    @Test
    void aStatementThatTakesTooLongIsEnded() {
        Reply reply = server.client().query("{ slows { slept } }");
        assertThat(reply.status()).isEqualTo(504);
        assertThat(reply.body())
                .contains("\"code\":\"QUERY_TIMEOUT\"", "Query timeout after 1000 ms", "\"retryable\":true");
    }

    @Test
    void productionShowsNeitherConsoleNorSchema() {
        assertThat(server.client().get("").status()).isEqualTo(404);
        assertThat(server.client().get("graphql/schema.graphql").status()).isEqualTo(404);
        assertThat(data("{ __schema { queryType { name } } }"))
                .contains("Introspection is switched off.")
                .doesNotContain("fraiseql.http.introspection");
        assertThat(data("{ fine(id: 1) { __typename } }")).contains("\"Fine\"");
    }

    @Test
    void productionShowsNoFigures() {
        assertThat(server.health().get("health/ready").body())
                .contains("\"UP\"")
                .doesNotContain("active", "max");
        assertThat(List.of(
                        "databaseHealth { message }",
                        "poolStats { max }",
                        "poolConfig { minIdle }",
                        "planCacheStats { plans { hits } }"))
                .allSatisfy(query -> assertThat(data("{ " + query + " }")).contains("GRAPHQL_VALIDATION_FAILED"));
    }

    @Test
    void anEmptyDatabaseIsServedToo() throws IOException, SQLException {
        IntegrationServer.database().create("empty", List.of());
        try (OwnServer empty =
                OwnServer.start("empty", IntegrationServer.database().environment("empty"))) {
            assertThat(empty.health().get("health/ready").status()).isEqualTo(200);
            assertThat(empty.client().data("{ _empty __typename }"))
                    .isEqualTo("{\"data\":{\"_empty\":null,\"__typename\":\"Query\"}}");
        }
    }
}
