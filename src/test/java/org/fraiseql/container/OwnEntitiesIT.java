package org.fraiseql.container;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An application has entities of its own in Hibernate Reactive's sessions, whichever backend carries what is asked of tables. */
@Timeout(600)
class OwnEntitiesIT {
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final String DATABASE = "entities";

    /** By the backend that is chosen. */
    private static final Map<String, OwnServer> SERVERS = new LinkedHashMap<>();

    @BeforeAll
    static void notesAreThere() throws Exception {
        Path sample = Path.of("src/run/sample");
        database().create(DATABASE, List.of(sample.resolve("schema.sql"), sample.resolve("data.sql")));
        Databases.run(
                database(),
                DATABASE,
                "CREATE SCHEMA desk",
                "CREATE TABLE desk.note (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, title text NOT NULL UNIQUE, written_on date, wall text)");
    }

    @AfterAll
    static void stop() {
        SERVERS.values().forEach(OwnServer::close);
    }

    private static EmbeddedDatabase database() {
        return IntegrationServer.database();
    }

    private static Map<String, String> environment(String backend) {
        Map<String, String> environment = new LinkedHashMap<>(database().environment(DATABASE));
        environment.put("FRAISEQL_DB_BACKEND", backend);
        return environment;
    }

    private static void hibernateIsInTheWar() {
        assumeThat(IntegrationServer.backend())
                .as("mvn -Dfraiseql.test.backend=reactive")
                .isEqualTo("reactive");
    }

    private static GraphQLClient client(String backend) throws IOException {
        hibernateIsInTheWar();
        OwnServer server = SERVERS.get(backend);
        if (server == null) {
            server = OwnServer.start(DATABASE + "-" + backend, BuiltWar.withEntities(), environment(backend))
                    .ready();
            SERVERS.put(backend, server);
        }
        Databases.run(database(), DATABASE, "TRUNCATE desk.note RESTART IDENTITY");
        return server.client();
    }

    @ParameterizedTest
    @ValueSource(strings = {"reactive", "jdbc"})
    void notesAreWrittenAndRead(String backend) throws IOException {
        GraphQLClient client = client(backend);
        assertThat(client.data("mutation { writeNote(title: \"Closed on Monday\") { id title } }"))
                .isEqualTo("{\"data\":{\"writeNote\":{\"id\":1,\"title\":\"Closed on Monday\"}}}");
        assertThat(client.data("{ notes { id title writtenOn place { wall } } }"))
                .isEqualTo(
                        "{\"data\":{\"notes\":[{\"id\":1,\"title\":\"Closed on Monday\",\"writtenOn\":\"2026-11-28\",\"place\":{\"wall\":\"north\"}}]}}");
        assertThat(client.data("{ note(id: 1) { title } none: note(id: 2) { title } }"))
                .isEqualTo("{\"data\":{\"note\":{\"title\":\"Closed on Monday\"},\"none\":null}}");
        assertThat(client.data("{ user }")).isEqualTo("{\"data\":{\"user\":\"postgres\"}}");
    }

    /** Fields beside and behind them are asked on the thread of the request, where waiting harms nobody. */
    @ParameterizedTest
    @ValueSource(strings = {"reactive", "jdbc"})
    void notesAndTablesAnswerTogether(String backend) throws IOException {
        GraphQLClient client = client(backend);
        client.data("mutation { writeNote(title: \"Count\") { id } }");
        String books = Databases.text(database(), DATABASE, "SELECT count(*) FROM book");
        assertThat(client.data("{ notes { title books } book(id: 2) { title } again: notes { books } }"))
                .isEqualTo("{\"data\":{\"notes\":[{\"title\":\"Count\",\"books\":" + books
                        + "}],\"book\":{\"title\":\"Emma\"},\"again\":[{\"books\":" + books + "}]}}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"reactive", "jdbc"})
    void whatTheDatabaseRefusesIsTheBeansToTell(String backend) throws IOException {
        GraphQLClient client = client(backend);
        String once = "mutation { writeNote(title: \"Once\") { title } }";
        assertThat(client.data(once)).isEqualTo("{\"data\":{\"writeNote\":{\"title\":\"Once\"}}}");
        assertThat(client.data(once))
                .startsWith("{\"data\":{\"writeNote\":null},\"errors\":[")
                .contains("\"message\":\"There is a note with this title\"", "\"code\":\"TITLE_TAKEN\"");
        assertThat(client.data("mutation { writeTwice(title: \"Twice\") { title } }"))
                .contains("\"message\":\"System error\"", "\"code\":\"INTERNAL_ERROR\"")
                .doesNotContain("note_title_key", "insert");
        assertThat(requireNonNull(SERVERS.get(backend)).messages())
                .contains("duplicate key value violates unique constraint \"note_title_key\"");
        assertThat(client.data("{ notes { title } }")).isEqualTo("{\"data\":{\"notes\":[{\"title\":\"Once\"}]}}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"reactive", "jdbc"})
    void anEntityThatCanNotBeMappedStopsTheStart(String backend) throws IOException {
        hibernateIsInTheWar();
        try (OwnServer server =
                OwnServer.launch("unmapped-" + backend, BuiltWar.withUnmappedEntity(), environment(backend))) {
            Eventually.holds(PATIENCE, () -> server.log().contains("The application's entities can't be mapped: "));
            assertThat(server.log()).contains("org.fraiseql.container.unmapped.Anonymous", "has no identifier");
            Eventually.holds(
                    PATIENCE,
                    () -> server.client().get("graphql?query=%7B__typename%7D").status() == 404);
        }
    }

    /** The bean can't be one there, and the log says why its fields are missing. */
    @Test
    void aWarWithoutHibernateSaysThatItLacksWhatTheBeanNeeds() throws IOException {
        assumeThat(IntegrationServer.backend()).as("the small WAR is built").isEqualTo("jdbc");
        try (OwnServer server = OwnServer.start("without-entities", BuiltWar.withEntities(), environment("jdbc"))) {
            assertThat(server.messages())
                    .contains("org.fraiseql.container.entities.NotesApi")
                    .contains("mvn -Preactive package");
            assertThat(server.client().query("{ notes { title } }").body()).contains("notes");
        }
    }
}
