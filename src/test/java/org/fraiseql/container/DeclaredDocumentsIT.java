package org.fraiseql.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.fraiseql.database.EmbeddedDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Documents whose shape a record of the application declares. */
class DeclaredDocumentsIT {
    private static final String DATABASE = "declared_documents";

    @SuppressWarnings("NullAway.Init") // set before all tests
    private static OwnServer server;

    @BeforeAll
    static void deploy() throws IOException, SQLException {
        EmbeddedDatabase database = IntegrationServer.database();
        database.create(DATABASE, List.of(Path.of("src/run/documents/schema.sql")));
        server = OwnServer.start("declared-documents", BuiltWar.withDocumentRecords(), database.environment(DATABASE));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void theirKeysAreFields() {
        assertThat(server.client().data("{ tags(where: {users: {gt: 1}}) { id users firstUsed } }"))
                .isEqualTo(
                        "{\"data\":{\"tags\":[{\"id\":\"math\",\"users\":2,\"firstUsed\":\"2025-01-01T10:00:00+00:00\"}]}}");
    }

    @Test
    void aRecordThatDeclaresNothingIsToldAndAllElseIsServed() throws IOException {
        assertThat(server.log()).contains("@SqlSource of org.fraiseql.container.documents.Odd has no effect");
        assertThat(server.client().data("{ users(where: {email: {eq: \"ada@example.org\"}}) { fullName } }"))
                .isEqualTo("{\"data\":{\"users\":[{\"fullName\":\"Ada\"}]}}");
    }
}
