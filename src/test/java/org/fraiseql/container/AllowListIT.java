package org.fraiseql.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fraiseql.database.EmbeddedDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that runs what is on its list, and nothing else; and tells an admin what it costs. */
class AllowListIT {
    private static final String DATABASE = "allow_list";
    private static final String NAMES = "query Names($n: Int) {\n  items(limit: $n) { name }\n}";
    private static final String FIRST = "{ item(id: 1) { name } }";
    private static final String FIRST_ANSWER = "{\"data\":{\"item\":{\"name\":\"a\"}}}";

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private static Path folder;

    @SuppressWarnings("NullAway.Init") // set before all tests
    private static OwnServer server;

    @BeforeAll
    static void deploy() throws IOException, SQLException {
        EmbeddedDatabase database = IntegrationServer.database();
        database.create(DATABASE, List.of());
        Databases.run(
                database,
                DATABASE,
                "CREATE TABLE item (id int PRIMARY KEY, name text)",
                "INSERT INTO item VALUES (1, 'a'), (2, 'b')");
        Files.writeString(folder.resolve("names.graphql"), NAMES);
        Files.writeString(folder.resolve("relay.json"), "{\"r-1\": " + GraphQLClient.quoted(FIRST) + "}");
        Files.writeString(
                folder.resolve("apollo.json"),
                "{\"format\": \"apollo-persisted-query-manifest\", \"version\": 1, \"operations\": ["
                        + "{\"id\": \"a-1\", \"name\": \"Old\", \"type\": \"query\", \"body\": \"query Old {\\n  item(id: 1) { colour }\\n}\"}]}");
        Map<String, String> environment = new LinkedHashMap<>(database.environment(DATABASE));
        environment.put("FRAISEQL_PERSISTED_OPERATIONS_MODE", "allow-list");
        environment.put("FRAISEQL_PERSISTED_OPERATIONS_FOLDER", folder.toString());
        environment.put("FRAISEQL_HTTP_ADMIN", "true");
        server = OwnServer.start(DATABASE, environment);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static Reply posted(String body) {
        return server.client().post(body, "Accept", GraphQLClient.GRAPHQL_RESPONSE, "Content-Type", GraphQLClient.JSON);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Test
    void whatIsOnTheListIsAnsweredByTextAndByItsNames() {
        assertThat(server.client().query(FIRST).body()).isEqualTo(FIRST_ANSWER);
        assertThat(posted("{\"documentId\": \"r-1\"}").body()).isEqualTo(FIRST_ANSWER);
        assertThat(server.client().get("graphql?documentId=r-1").body()).isEqualTo(FIRST_ANSWER);
        assertThat(posted("{\"documentId\": \"sha256:" + hash(FIRST) + "\"}").body())
                .isEqualTo(FIRST_ANSWER);
        assertThat(server.client()
                        .get("graphql?extensions="
                                + encoded("{\"persistedQuery\":{\"version\":1,\"sha256Hash\":\"" + hash(NAMES) + "\"}}")
                                + "&variables=" + encoded("{\"n\":2}"))
                        .body())
                .isEqualTo("{\"data\":{\"items\":[{\"name\":\"a\"},{\"name\":\"b\"}]}}");
    }

    @Test
    void everythingElseIsRefused() {
        Reply refused = server.client().query("{ items { id } }");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.body())
                .contains("\"code\":\"OPERATION_NOT_ALLOWED\"", "The operation is not on the list of this server.")
                .doesNotContain("\"data\"", "fraiseql.");
        assertThat(posted("{\"documentId\": \"r-2\"}").body()).contains("OPERATION_NOT_ALLOWED");
        assertThat(server.client().query("{ __typename }").status()).isEqualTo(403);
        assertThat(posted("{\"documentId\": \"r-1\", \"query\": \"{ items { id } }\"}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void whatDoesNotFitTheSchemaIsToldAndAnsweredWithWhatIsWrong() throws IOException {
        assertThat(server.log()).contains("apollo.json \"a-1\":2:17: \"colour\" is no field of Item");
        assertThat(posted("{\"documentId\": \"a-1\"}").body()).contains("GRAPHQL_VALIDATION_FAILED");
    }

    @Test
    void anAdminIsToldWhatAnOperationCosts() {
        String body = "{\"documentId\": \"sha256:" + hash(NAMES)
                + "\", \"variables\": {\"n\": 1}, \"extensions\": {\"explain\": true}}";
        assertThat(posted(body).body())
                .isEqualTo("{\"data\":{\"items\":[{\"name\":\"a\"}]},\"extensions\":{\"explain\":{\"cost\":1,"
                        + "\"maxCost\":20000000,\"fields\":[{\"field\":\"items\",\"rows\":1,\"cost\":1}]}}}");
    }

    @Test
    void soIsOneWhoAsksByGet() {
        String asked = "graphql?documentId=sha256:" + hash(NAMES) + "&variables="
                + encoded("{\"n\": 1}") + "&extensions="
                + encoded("{\"explain\": true}");
        assertThat(server.client().get(asked).body())
                .isEqualTo("{\"data\":{\"items\":[{\"name\":\"a\"}]},\"extensions\":{\"explain\":{\"cost\":1,"
                        + "\"maxCost\":20000000,\"fields\":[{\"field\":\"items\",\"rows\":1,\"cost\":1}]}}}");
    }

    private static String hash(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
