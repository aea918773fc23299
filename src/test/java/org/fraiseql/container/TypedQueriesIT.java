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

/** Typed queries of beans, in transactions of the container's. */
@ArquillianTest
@RunAsClient
class TypedQueriesIT {
    private static final String NOTES = "SELECT string_agg(note, ' ' ORDER BY note) FROM typed_note";

    @Deployment(testable = false)
    static WebArchive product() {
        run("CREATE TABLE typed_note (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, note text NOT NULL UNIQUE)");
        return BuiltWar.withTypedBeans();
    }

    @AfterAll
    static void tidy() {
        run("DROP TABLE typed_note");
    }

    private static void run(String... commands) {
        Databases.run(IntegrationServer.database(), IntegrationServer.DATABASE, commands);
    }

    private static String notes() {
        return Databases.text(IntegrationServer.database(), IntegrationServer.DATABASE, NOTES);
    }

    @ArquillianResource
    @SuppressWarnings("NullAway.Init") // Arquillian sets it before each test
    private URL root;

    @SuppressWarnings("NullAway.Init") // opened before each test
    private GraphQLClient client;

    @BeforeEach
    void open() {
        run("TRUNCATE typed_note");
        client = new GraphQLClient(URI.create(root.toString()));
    }

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void writesAndReadsInOneTransaction() {
        assertThat(client.data("mutation { noteTyped(first: \"a\", second: \"b\") }"))
                .isEqualTo("{\"data\":{\"noteTyped\":\"2\"}}");
        assertThat(notes()).isEqualTo("a b");
    }

    @Test
    void aBeanThatFailsUndoesWhatItHasWritten() {
        assertThat(client.query("mutation { noteTyped(first: \"a\", second: \"fail\") }")
                        .body())
                .contains("errors");
        assertThat(notes()).isEmpty();
    }

    @Test
    void aTablesMutationIsUndoneWithIt() {
        String both = "mutation($s: String!) { createTypedNote(input: {note: \"table's\"}) { note }"
                + " noteTyped(first: \"a\", second: $s) }";
        assertThat(client.query(both, "{\"s\": \"fail\"}").body()).contains("errors");
        assertThat(notes()).isEmpty();
        assertThat(client.query(both, "{\"s\": \"b\"}").body())
                .isEqualTo("{\"data\":{\"createTypedNote\":{\"note\":\"table's\"},\"noteTyped\":\"3\"}}");
        assertThat(notes()).isEqualTo("a b table's");
    }

    @Test
    void aFailureThatIsPassedOverIsNotCommitted() {
        assertThat(client.data("mutation { noteCarelesslyTyped(first: \"a\", second: \"a\") }"))
                .isEqualTo("{\"data\":{\"noteCarelesslyTyped\":\"CONSTRAINT_VIOLATION\"}}");
        assertThat(notes()).isEmpty();
    }

    @Test
    void worksWhereNoRequestIsUnderWay() {
        assertThat(client.data("mutation { noteLater(first: \"a\", second: \"b\") }"))
                .isEqualTo("{\"data\":{\"noteLater\":\"2\"}}");
        assertThat(client.query("mutation { noteLater(first: \"c\", second: \"fail\") }")
                        .body())
                .contains("errors");
        assertThat(notes()).isEqualTo("a b");
    }

    @Test
    void aStreamEndsWithItsTransaction() {
        run("INSERT INTO typed_note (note) SELECT 'n' || n FROM generate_series(1, 3000) n");
        assertThat(client.data("{ notesStreamed }")).contains("\"n1\",\"n10\"").hasSizeGreaterThan(3000 * 7);
        assertThat(client.data("{ leakedStream }"))
                .isEqualTo(
                        "{\"data\":{\"leakedStream\":\"STREAM_INTERRUPTED: The transaction in which this stream was opened has ended, and the stream with it. 3000\"}}");
    }

    @Test
    void graphQLOfABean() {
        assertThat(client.data("{ a: titleByGraphQL(id: 1) b: titleByGraphQL(id: -1) misspelt }"))
                .isEqualTo(
                        "{\"data\":{\"a\":\"Pride and Prejudice\",\"b\":\"none\","
                                + "\"misspelt\":\"GRAPHQL_VALIDATION_FAILED: There is no list \\\"boks\\\". Did you mean \\\"books\\\"?\"}}");
    }
}
