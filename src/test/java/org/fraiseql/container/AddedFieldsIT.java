package org.fraiseql.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URL;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Fields that beans add to the types of tables. */
@ArquillianTest
@RunAsClient
class AddedFieldsIT {
    @Deployment(testable = false)
    static WebArchive product() {
        return BuiltWar.withRowsBeans();
    }

    @ArquillianResource
    @SuppressWarnings("NullAway.Init") // Arquillian sets it before each test
    private URL root;

    @SuppressWarnings("NullAway.Init") // opened before each test
    private GraphQLClient client;

    @BeforeEach
    void open() {
        client = new GraphQLClient(URI.create(root.toString()));
        client.data("{ batches }");
    }

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void standInTheSchemaAndNotTheClassesThatStandForRows() {
        String schema = client.get("graphql/schema.graphql").body();
        assertThat(schema)
                .contains(
                        "type Book {",
                        "discounted(percent: Int = 10): BigDecimal",
                        "shelf(room: String = \"A\"): Shelf")
                .contains("initials: String", "type Shelf {")
                .doesNotContain("shout", "type Writer", "_rowOf");
        assertThat(schema.split("type Book \\{", -1)).hasSize(2);
    }

    @Test
    void getTheirColumnsThoughNobodySelectsThem() {
        assertThat(client.data("{ book(id: 1) { summary } }"))
                .isEqualTo(
                        "{\"data\":{\"book\":{\"summary\":\"Pride and Prejudice 9.90 1813 2024-01-02T09:00:00Z 432 true "
                                + "novel [classic, romance]\"}}}");
    }

    @Test
    void standWhereTheyAreSelected() {
        assertThat(client.data("{ book(id: 1) { a: discounted t: title b: discounted(percent: 50) __typename price "
                        + "shelf(room: \"B\") { copies room } later } }"))
                .isEqualTo("{\"data\":{\"book\":{\"a\":8.9100,\"t\":\"Pride and Prejudice\",\"b\":4.9500,"
                        + "\"__typename\":\"Book\",\"price\":9.90,\"shelf\":{\"copies\":1,\"room\":\"B\"},"
                        + "\"later\":\"Pride and Prejudice\"}}}");
    }

    @Test
    void standBelowRelationsAndInLists() {
        assertThat(
                        client.data(
                                "{ authors(where: {id: {lte: 2}}, orderBy: [{id: ASC}]) { initials books(orderBy: [{id: ASC}]) "
                                        + "{ id shelf { copies } author { initials country } } } book(id: 9999) { summary } none: book(id: 3) { title } }"))
                .isEqualTo("{\"data\":{\"authors\":[{\"initials\":\"JA\",\"books\":["
                        + "{\"id\":1,\"shelf\":{\"copies\":1},\"author\":{\"initials\":\"JA\",\"country\":\"United Kingdom\"}},"
                        + "{\"id\":2,\"shelf\":{\"copies\":2},\"author\":{\"initials\":\"JA\",\"country\":\"United Kingdom\"}}]},"
                        + "{\"initials\":\"MS\",\"books\":["
                        + "{\"id\":3,\"shelf\":{\"copies\":3},\"author\":{\"initials\":\"MS\",\"country\":\"United Kingdom\"}},"
                        + "{\"id\":4,\"shelf\":{\"copies\":4},\"author\":{\"initials\":\"MS\",\"country\":\"United Kingdom\"}}]}],"
                        + "\"book\":null,\"none\":{\"title\":\"Frankenstein\"}}}");
        assertThat(client.data("{ batches }"))
                .as("one level, whichever author the books are of")
                .isEqualTo("{\"data\":{\"batches\":[\"shelf [1, 2, 3, 4]\"]}}");
    }

    @Test
    void answerBesideRootFieldsOfBeans() {
        assertThat(client.query(
                                "query($id: Int!, $no: Boolean = false) { batches book(id: $id) { title ...F "
                                        + "summary @include(if: $no) } __typename } fragment F on Book { discounted(percent: 0) }",
                                "{\"id\": 2}")
                        .body())
                .isEqualTo("{\"data\":{\"batches\":[],\"book\":{\"title\":\"Emma\",\"discounted\":11.5000},"
                        + "\"__typename\":\"Query\"}}");
    }

    @Test
    void aFailureIsTheFieldsOwn() {
        assertThat(client.query("{ books(limit: 3, orderBy: [{id: ASC}]) { id fragile(id: 2) } }")
                        .body())
                .startsWith("{\"data\":{\"books\":[{\"id\":1,\"fragile\":\"Pride and Prejudice\"},"
                        + "{\"id\":2,\"fragile\":null},{\"id\":3,\"fragile\":\"Frankenstein\"}]},\"errors\":[")
                .contains("\"message\":\"Broken: Emma\"", "\"path\":[\"books\",1,\"fragile\"]");
    }

    @Test
    void aFieldThatIsNeverNullTakesItsRowWithIt() {
        assertThat(client.query("{ book(id: 2) { id strict(id: 2) } author(id: 1) { id } }")
                        .body())
                .startsWith("{\"data\":{\"book\":null,\"author\":{\"id\":1}},\"errors\":[")
                .contains("\"path\":[\"book\",\"strict\"]");
        assertThat(client.query("{ books(limit: 2, orderBy: [{id: ASC}]) { strict(id: 2) } }")
                        .body())
                .startsWith("{\"data\":{\"books\":null},\"errors\":[");
    }

    @Test
    void aListOfAnotherLengthIsNoAnswer() {
        assertThat(client.query("{ books(limit: 2, orderBy: [{id: ASC}]) { id rank(fault: \"short\") } }")
                        .body())
                .startsWith("{\"data\":{\"books\":[{\"id\":1,\"rank\":null},{\"id\":2,\"rank\":null}]},\"errors\":[")
                .contains("Book.rank has 1 values for 2 rows", "\"path\":[\"books\",0,\"rank\"]");
    }

    @Test
    void aNullIsAValueAndAFailureIsThatOfAllRows() {
        assertThat(client.data("{ books(limit: 2, orderBy: [{id: ASC}]) { rank(fault: \"null\") } }"))
                .isEqualTo("{\"data\":{\"books\":[{\"rank\":null},{\"rank\":\"#2\"}]}}");
        assertThat(client.query("{ books(limit: 2, orderBy: [{id: ASC}]) { rank(fault: \"thrown\") } }")
                        .body())
                .contains("{\"rank\":null},{\"rank\":null}", "No ranks today", "\"path\":[\"books\",1,\"rank\"]");
    }

    @Test
    void standInWhatMutationsAnswer() {
        String created = client.data(
                "mutation { createReview(input: {bookId: 1, rating: 4, createdAt: \"2026-01-01T00:00:00Z\", "
                        + "customer: {create: {id: \"00000000-0000-0000-0000-0000000000f1\", email: \"f1@example\", fullName: \"F\", "
                        + "joinedAt: \"2026-01-01T00:00:00Z\"}}}) { rating book { discounted(percent: 0) shelf { copies } } } }");
        assertThat(created)
                .isEqualTo(
                        "{\"data\":{\"createReview\":{\"rating\":4,\"book\":{\"discounted\":9.9000,\"shelf\":{\"copies\":1}}}}}");
        assertThat(client.data("mutation { bulkUpdateBooks(where: {id: {in: [1, 2]}}, input: {inPrint: true}) "
                        + "{ updatedCount records { id summary } } bulkDeleteReviews(where: {customer: {email: {eq: \"f1@example\"}}}) "
                        + "{ deletedCount records { book { later } } } }"))
                .contains("\"updatedCount\":2,\"records\":[{\"id\":1,\"summary\":\"Pride")
                .contains("\"deletedCount\":1,\"records\":[{\"book\":{\"later\":\"Pride and Prejudice\"}}]");
    }

    @Test
    void aFailureInAMutationUndoesIt() {
        assertThat(client.query("mutation { updateBook(id: 2, input: {title: \"Emme\"}) { title fragile(id: 2) } }")
                        .body())
                .startsWith("{\"data\":null,\"errors\":[")
                .contains("Broken: Emme", "\"path\":[\"updateBook\",\"fragile\"]");
        assertThat(client.data("{ book(id: 2) { title } }")).contains("\"Emma\"");
    }
}
