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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Keys of the configuration change what they say, over HTTP; each limit at its edge. */
class ConfigurationIT {
    private static final String DATABASE = "configuration";

    @SuppressWarnings("NullAway.Init") // set before all tests
    private static OwnServer server;

    @BeforeAll
    static void deploy() throws IOException, SQLException {
        EmbeddedDatabase database = IntegrationServer.database();
        database.create(DATABASE, List.of());
        Databases.run(
                database,
                DATABASE,
                "CREATE SCHEMA sales",
                "CREATE SCHEMA hidden",
                "CREATE TABLE node (id int PRIMARY KEY, parent_id int REFERENCES node)",
                "INSERT INTO node SELECT i, nullif(i - 1, 0) FROM generate_series(1, 20) i",
                "CREATE TABLE sales.amount (id bigint PRIMARY KEY, price numeric, prices numeric[], ids bigint[],"
                        + " node_id int REFERENCES node)",
                "INSERT INTO sales.amount VALUES (9007199254740993, 19.90, '{1.10,NULL}', '{1}', 1)",
                "CREATE TABLE sales.audit_log (id int PRIMARY KEY)",
                "CREATE TABLE internal_thing (id int PRIMARY KEY)",
                "CREATE TABLE hidden.thing (id int PRIMARY KEY)");
        Map<String, String> environment = new LinkedHashMap<>(database.environment(DATABASE));
        environment.put("FRAISEQL_CATALOG_SCHEMAS", "public, sales");
        environment.put("FRAISEQL_CATALOG_INCLUDE", "node, sales.*");
        environment.put("FRAISEQL_CATALOG_EXCLUDE", "*_log");
        environment.put("FRAISEQL_JSON_BIG_NUMBERS_AS_STRINGS", "true");
        environment.put("FRAISEQL_LIMITS_MAX_DEPTH", "4");
        environment.put("FRAISEQL_LIMITS_MAX_WHERE_DEPTH", "3");
        environment.put("FRAISEQL_LIMITS_MAX_IN_LIST", "3");
        environment.put("FRAISEQL_LIMITS_MAX_LIMIT", "10");
        environment.put("FRAISEQL_LIMITS_MAX_BATCH", "2");
        environment.put("FRAISEQL_LIMITS_MAX_BODY_BYTES", "2000");
        server = OwnServer.start("configuration", environment);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static String body(String query) {
        return server.client().query(query).body();
    }

    private static Reply posted(String body) {
        return server.client().post(body, "Accept", GraphQLClient.GRAPHQL_RESPONSE, "Content-Type", GraphQLClient.JSON);
    }

    @Test
    void servesTheIncludedRelationsOfTheSchemasAndNoOthers() {
        assertThat(body("{ nodes(limit: 1) { id } amounts(limit: 1) { node { id } } }"))
                .isEqualTo("{\"data\":{\"nodes\":[{\"id\":1}],\"amounts\":[{\"node\":{\"id\":1}}]}}");
        assertThat(List.of("auditLogs", "internalThings", "things"))
                .allSatisfy(field -> assertThat(body("{ " + field + "(limit: 1) { id } }"))
                        .contains("GRAPHQL_VALIDATION_FAILED", field)
                        .doesNotContain("\"data\""));
    }

    @Test
    void writesBigNumbersAsStrings() {
        String amount = "{\"id\":\"9007199254740993\",\"price\":\"19.90\",\"prices\":[\"1.10\",null],\"ids\":[\"1\"]}";
        assertThat(body("{ amount(id: \"9007199254740993\") { id price prices ids } }"))
                .isEqualTo("{\"data\":{\"amount\":" + amount + "}}");
        assertThat(body("{ node(id: 1) { id amounts(limit: 1, where: {price: {eq: 19.9}}) { id price prices ids } } }"))
                .isEqualTo("{\"data\":{\"node\":{\"id\":1,\"amounts\":[" + amount + "]}}}");
    }

    /** Regression: numbers that are served as strings were none to increment. */
    @Test
    void incrementsBigNumbersThatAreStrings() {
        assertThat(
                        body(
                                "mutation { updateAmount(id: \"9007199254740993\", ops: {increment: {price: \"0.00\"}}) { id price } }"))
                .isEqualTo("{\"data\":{\"updateAmount\":{\"id\":\"9007199254740993\",\"price\":\"19.90\"}}}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    { node(id: 3) { parent { parent { id } } } }                                                   | { node(id: 3) { parent { parent { parent { id } } } } } | LIMIT_EXCEEDED
                    { nodes(limit: 1, where: {parent: {parent: {id: {eq: 1}}}}) { id } }                           | { nodes(limit: 1, where: {parent: {parent: {parent: {id: {eq: 1}}}}}) { id } } | LIMIT_EXCEEDED
                    { nodes(limit: 1, where: {AND: [{OR: [{id: {eq: 1}}]}]}) { id } }                              | { nodes(limit: 1, where: {AND: [{OR: [{NOT: {id: {eq: 1}}}]}]}) { id } } | LIMIT_EXCEEDED
                    { nodes(limit: 1, where: {id: {in: [1, 2, 3]}}) { id } }                                       | { nodes(limit: 1, where: {id: {in: [1, 2, 3, 4]}}) { id } } | LIMIT_EXCEEDED
                    { nodes(limit: 10) { id } }                                                                    | { nodes(limit: 11) { id } } | LIMIT_EXCEEDED
                    { nodes(limit: 10) { id } }                                                                    | { nodes { id } } | LIMIT_EXCEEDED
                    """)
    void enforcesEachLimitAtItsEdge(String allowed, String refused, String code) {
        assertThat(body(allowed)).startsWith("{\"data\":{").doesNotContain("errors");
        Reply reply = server.client().query(refused);
        assertThat(reply.body()).contains("\"code\":\"" + code + "\"").doesNotContain("\"id\":");
        assertThat(reply.status()).isEqualTo(400);
    }

    @Test
    void enforcesTheLimitsOfTheRequest() {
        String one = "{\"query\":\"{ nodes(limit: 1) { id } }\"}";
        assertThat(posted("[" + one + "," + one + "]").status()).isEqualTo(200);
        assertThat(posted("[" + one + "," + one + "," + one + "]").body()).contains("LIMIT_EXCEEDED");
        assertThat(posted(one + " ".repeat(2000 - one.length())).status()).isEqualTo(200);
        Reply tooLarge = posted(one + " ".repeat(2001 - one.length()));
        assertThat(tooLarge.status()).isEqualTo(413);
        assertThat(tooLarge.body()).contains("PAYLOAD_TOO_LARGE");
    }
}
