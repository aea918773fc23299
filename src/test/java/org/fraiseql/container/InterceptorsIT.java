package org.fraiseql.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URL;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Interceptors and observers that are CDI beans of the application. */
@ArquillianTest
@RunAsClient
class InterceptorsIT {
    @Deployment(testable = false)
    static WebArchive product() {
        run(
                "CREATE TABLE intercepted_note (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, owner text NOT NULL, note text NOT NULL UNIQUE)");
        run(
                "CREATE TABLE intercepted_reply (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, note_id int NOT NULL REFERENCES intercepted_note)");
        run(
                "CREATE TABLE checked_member (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, email text UNIQUE, born date, names text[], level int,"
                        + " invited_by_id int REFERENCES checked_member)");
        return BuiltWar.withInterceptors();
    }

    @AfterAll
    static void tidy() {
        run("DROP TABLE intercepted_reply", "DROP TABLE intercepted_note", "DROP TABLE checked_member");
    }

    private static void run(String... commands) {
        Databases.run(IntegrationServer.database(), IntegrationServer.DATABASE, commands);
    }

    private static String notes() {
        return Databases.text(
                IntegrationServer.database(),
                IntegrationServer.DATABASE,
                "SELECT string_agg(owner || ' ' || note, ', ' ORDER BY id) FROM intercepted_note");
    }

    @ArquillianResource
    @SuppressWarnings("NullAway.Init") // Arquillian sets it before each test
    private URL root;

    @SuppressWarnings("NullAway.Init") // opened before each test
    private GraphQLClient client;

    @BeforeEach
    void open() {
        run("TRUNCATE intercepted_note, intercepted_reply");
        client = new GraphQLClient(URI.create(root.toString()));
    }

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void changesWhatIsWrittenInTheOrderOfPriorities() {
        assertThat(client.data(
                        "mutation { createInterceptedNote(input: {owner: \"other\", note: \"a\"}) { owner note } }"))
                .isEqualTo("{\"data\":{\"createInterceptedNote\":{\"owner\":\"me\",\"note\":\"a*!\"}}}");
    }

    @Test
    void hidesRowsAndSaysSoInTheSchema() {
        run(
                "INSERT INTO intercepted_note (owner, note) VALUES ('me', 'mine'), ('other', 'hidden')",
                "INSERT INTO intercepted_reply (note_id) SELECT id FROM intercepted_note ORDER BY id");
        assertThat(client.data(
                        "{ interceptedNotes { note } interceptedReplies(orderBy: {id: ASC}) { note { note } } }"))
                .isEqualTo(
                        "{\"data\":{\"interceptedNotes\":[{\"note\":\"mine\"}],\"interceptedReplies\":[{\"note\":{\"note\":\"mine\"}},{\"note\":null}]}}");
        assertThat(client.data("{ __type(name: \"InterceptedReply\") { fields { name type { kind } } } }"))
                .contains("{\"name\":\"note\",\"type\":{\"kind\":\"OBJECT\"}}");
    }

    @Test
    void refusesWithACodeAndNothingIsDone() {
        assertThat(client.query("mutation { a: createInterceptedNote(input: {owner: \"x\", note: \"b\"}) { id }"
                                + " b: createInterceptedNote(input: {owner: \"x\", note: \"refused\"}) { id } }")
                        .body())
                .contains("\"code\":\"NOT_THAT\"", "\"path\":[\"b\"]");
        assertThat(notes()).isEmpty();
    }

    private String refused(String mutation) {
        String body = client.query("mutation " + mutation).body();
        assertThat(body).contains("\"code\":\"BAD_USER_INPUT\"").doesNotContain("\"data\":{");
        assertThat(Databases.text(
                        IntegrationServer.database(),
                        IntegrationServer.DATABASE,
                        "SELECT count(*) FROM checked_member WHERE email LIKE '%no%' OR level = 99"))
                .isEqualTo("0");
        return body;
    }

    @Test
    void constraintsAreCheckedBeforeRowsAreWritten() {
        assertThat(refused("{ createCheckedMember(input: {email: \"no\", born: \"2999-01-01\"}) { id } }"))
                .contains(
                        "\"message\":\"input.email must be a well-formed email address.\"",
                        "\"argument\":\"input.email\"",
                        "\"argument\":\"input.born\"",
                        "\"path\":[\"createCheckedMember\"]");
        assertThat(refused("{ createCheckedMember(input: {level: 99}) { id } }"))
                .contains("input.email must not be null");
        assertThat(refused("{ createCheckedMember(input: {email: \"no@x.example\", names: [\"Al\", \"B\"]}) { id } }"))
                .contains("input.names");
        assertThat(
                        refused(
                                "{ bulkCreateCheckedMembers(input: [{email: \"no@x.example\"}, {email: \"no\"}]) { createdCount } }"))
                .contains("input[1].email");
        assertThat(
                        refused(
                                "{ createCheckedMember(input: {email: \"no@x.example\", invitedBy: {create: {email: \"no\"}}}) { id } }"))
                .contains("input.invitedBy.create.email");
    }

    @Test
    void onlyGivenFieldsOfAnUpdateAreChecked() {
        client.data(
                "mutation { createCheckedMember(input: {email: \"yes@x.example\", born: \"2000-01-01\", names: [\"Al\"], level: 1}) { id } }");
        String where = "where: {email: {eq: \"yes@x.example\"}}";
        assertThat(client.data(
                        "mutation { bulkUpdateCheckedMembers(" + where + ", input: {level: 2}) { updatedCount } }"))
                .contains("\"updatedCount\":1");
        assertThat(refused("{ bulkUpdateCheckedMembers(" + where
                        + ", input: {level: 99, email: \"no\"}) { updatedCount } }"))
                .contains("input.email");
        assertThat(refused("{ bulkUpdateCheckedMembers(" + where
                        + ", input: {level: 99, email: null}) { updatedCount } }"))
                .contains("input.email must not be null");
    }

    @Test
    void aComponentThatIsNoFieldIsTold() {
        try (GraphQLClient health = new GraphQLClient(IntegrationServer.health(root))) {
            assertThat(health.get("health/ready").body())
                    .contains("it has no field \\\"unknown\\\" that can be written");
        }
    }

    @Test
    void observersHearOfWhatWasCommittedOnly() {
        client.data("mutation { createInterceptedNote(input: {owner: \"x\", note: \"heard\"}) { id } }");
        String before = client.data("{ heard }");
        assertThat(before).contains("interceptedNotes CREATED 1");
        // in the transaction nobody has heard of it yet
        String during = client.data("mutation { noteIntercepted(note: \"later\", fails: false) }");
        assertThat(during.split("CREATED", -1)).hasSameSizeAs(before.split("CREATED", -1));
        String after = client.data("{ heard }");
        assertThat(after.split("CREATED", -1)).hasSize(before.split("CREATED", -1).length + 1);
        client.query("mutation { noteIntercepted(note: \"never\", fails: true) }");
        client.query("mutation { createInterceptedNote(input: {owner: \"x\", note: \"heard\"}) { id } }");
        assertThat(client.data("{ heard }")).isEqualTo(after);
        assertThat(notes()).isEqualTo("me heard*!, me later*!");
    }
}
