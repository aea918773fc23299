package org.fraiseql.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fraiseql.database.EmbeddedDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The second sample on a server: documents are declared with what the administrator's page proposes. */
class DocumentsIT {
    private static final String DATABASE = "documents";

    @SuppressWarnings("NullAway.Init") // set before all tests
    private static OwnServer server;

    @BeforeAll
    static void deploy() throws IOException, SQLException {
        EmbeddedDatabase database = IntegrationServer.database();
        database.create(DATABASE, List.of(Path.of("src/run/documents/schema.sql")));
        Map<String, String> environment = new LinkedHashMap<>(database.environment(DATABASE));
        environment.put("FRAISEQL_HTTP_ADMIN", "true");
        server = OwnServer.start("documents", environment);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void aProposedShapeIsWhatItsViewServesOncePasted() throws SQLException {
        String directive = "@type {id: ID, users: Int, first_used: DateTime}";
        String shapes = server.client().get("graphql/admin/shapes").body();
        assertThat(shapes)
                .isEqualTo("{\"shapes\":[{\"relation\":\"public.v_tag\",\"type\":\"Tag\",\"sampled\":2,\"directive\":\""
                        + directive + "\"}]}");

        Databases.run(IntegrationServer.database(), DATABASE, "COMMENT ON VIEW v_tag IS '" + directive + "'");
        server.client()
                .send(server.client()
                        .to("graphql/admin/reload")
                        .POST(HttpRequest.BodyPublishers.noBody())
                        .build());
        assertThat(server.client().data("{ tags(orderBy: [{users: DESC}]) { id users firstUsed } }"))
                .isEqualTo(
                        "{\"data\":{\"tags\":[{\"id\":\"math\",\"users\":2,\"firstUsed\":\"2025-01-01T10:00:00+00:00\"},"
                                + "{\"id\":\"poetry\",\"users\":1,\"firstUsed\":\"2025-01-01T10:00:00+00:00\"}]}}");
    }

    @Test
    void theLogTellsOfWhatIsNotDeclared() throws IOException {
        assertThat(server.messages())
                .contains("The documents of public.v_tag are served as JSON. GET /graphql/admin/shapes");
        server.client().get("graphql/admin/shapes");
        assertThat(server.messages())
                .contains("Proposed for public.v_tag: @type {id: ID, users: Int, first_used: DateTime}");
    }

    @Test
    void documentsAreServedInTheSchemaOfTheBeans() {
        assertThat(
                        server.client()
                                .data(
                                        "{ users(where: {address: {city: {eq: \"Paris\"}}}) { email posts { title writer { age } } } databaseHealth { message } }"))
                .startsWith(
                        "{\"data\":{\"users\":[{\"email\":\"bob@example.org\",\"posts\":[{\"title\":\"Parrots\",\"writer\":{\"age\":null}}]}],\"databaseHealth\":");
    }
}
