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

/** The sample bookshop, read over HTTP. */
@ArquillianTest
@RunAsClient
class ReadsIT {
    @Deployment(testable = false)
    static WebArchive product() {
        return BuiltWar.archive();
    }

    @ArquillianResource
    @SuppressWarnings("NullAway.Init") // Arquillian sets it before each test
    private URL root;

    @SuppressWarnings("NullAway.Init") // opened before each test
    private GraphQLClient client;

    @BeforeEach
    void open() {
        client = new GraphQLClient(URI.create(root.toString()));
    }

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void findsARowByItsKey() {
        assertThat(client.data("{ author(id: 1) { id fullName born penNames } }"))
                .isEqualTo("{\"data\":{\"author\":{\"id\":1,\"fullName\":\"Jane Austen\",\"born\":\"1775-12-16\","
                        + "\"penNames\":[\"A Lady\"]}}}");
        assertThat(client.data("{ author(id: 999) { id } }")).isEqualTo("{\"data\":{\"author\":null}}");
    }

    @Test
    void findsARowByAUniqueKey() {
        assertThat(
                        client.data(
                                "{ bookByIsbn(isbn: \"9780000000103\") { title price genre attributes createdAt sequelTo { id } } }"))
                .isEqualTo("{\"data\":{\"bookByIsbn\":{\"title\":\"Frankenstein\",\"price\":8.00,"
                        + "\"genre\":\"science_fiction\",\"attributes\":{\"binding\": \"paperback\", \"language\": \"en\"},"
                        + "\"createdAt\":\"2024-01-03T10:00:00+00:00\",\"sequelTo\":null}}}");
    }

    @Test
    void findsARowByACompositeKey() {
        assertThat(client.data("{ orderLine(orderId: 9, bookId: 3) { total order { id } book { title } } }"))
                .isEqualTo("{\"data\":{\"orderLine\":{\"total\":8.00,\"order\":{\"id\":9},"
                        + "\"book\":{\"title\":\"Frankenstein\"}}}}");
    }

    @Test
    void filtersOrdersAndPagesLists() {
        assertThat(
                        client.data(
                                "{ books(where: {author: {fullName: {startswith: \"Jane\"}}}, orderBy: [{price: DESC}], limit: 2) { title price } }"))
                .isEqualTo("{\"data\":{\"books\":[{\"title\":\"Emma\",\"price\":11.50},"
                        + "{\"title\":\"Pride and Prejudice\",\"price\":9.90}]}}");
        assertThat(client.data("{ books(orderBy: [{id: ASC}], limit: 1, offset: 18) { id pages } }"))
                .isEqualTo("{\"data\":{\"books\":[{\"id\":19,\"pages\":null}]}}");
        assertThat(client.data("{ books(limit: 0) { id } }")).isEqualTo("{\"data\":{\"books\":[]}}");
    }

    @Test
    void walksRelationsBothWays() {
        assertThat(client.data("{ author(id: 6) { books(orderBy: [{id: ASC}]) { title sequelTo { title author { id } }"
                        + " books { title } } } }"))
                .isEqualTo(
                        "{\"data\":{\"author\":{\"books\":[{\"title\":\"The Adventures of Tom Sawyer\",\"sequelTo\":null,"
                                + "\"books\":[{\"title\":\"Adventures of Huckleberry Finn\"}]},"
                                + "{\"title\":\"Adventures of Huckleberry Finn\",\"sequelTo\":"
                                + "{\"title\":\"The Adventures of Tom Sawyer\",\"author\":{\"id\":6}},\"books\":[]}]}}}");
    }

    @Test
    void takesAliasesFragmentsVariablesDirectivesAndTypenames() {
        Reply reply = client.query("""
                query($id: Int!, $with: Boolean = false) {
                  first: book(id: $id) { ...t author @include(if: $with) { fullName } kind: __typename }
                  second: book(id: 2) { ... on Book { title } pages @skip(if: true) author @include(if: $with) { id } }
                  __typename
                }
                fragment t on Book { title }
                """, "{\"id\": 1}");
        assertThat(reply.body())
                .isEqualTo("{\"data\":{\"first\":{\"title\":\"Pride and Prejudice\",\"kind\":\"Book\"},"
                        + "\"second\":{\"title\":\"Emma\"},\"__typename\":\"Query\"}}");
    }

    @Test
    void answersSeveralRootsInTheOrderAsked() {
        assertThat(client.data(
                        "{ b: author(id: 2) { fullName } a: author(id: 1) { fullName } none: book(id: 0) { id } }"))
                .isEqualTo("{\"data\":{\"b\":{\"fullName\":\"Mary Shelley\"},\"a\":{\"fullName\":\"Jane Austen\"},"
                        + "\"none\":null}}");
    }

    @Test
    void readsViewsAndMaterializedViews() {
        assertThat(client.data("{ bookStatistic(bookId: 1) { title averageRating book { isbn } }"
                        + " bestSellers(limit: 1, where: {bookId: {eq: 1}}) { title sold } }"))
                .isEqualTo("{\"data\":{\"bookStatistic\":{\"title\":\"Pride and Prejudice\",\"averageRating\":3.00,"
                        + "\"book\":{\"isbn\":\"9780000000101\"}},"
                        + "\"bestSellers\":[{\"title\":\"Pride and Prejudice\",\"sold\":30}]}}");
    }

    @Test
    void describesItself() {
        assertThat(client.data("{ __type(name: \"Book\") { kind description fields { name } } }"))
                .contains("\"kind\":\"OBJECT\"", "\"description\":\"A title that the shop has sold at least once.\"")
                .contains("{\"name\":\"sequelTo\"}");
        assertThat(client.data("{ __schema { queryType { name } } author(id: 1) { id } }"))
                .isEqualTo("{\"data\":{\"__schema\":{\"queryType\":{\"name\":\"Query\"}},\"author\":{\"id\":1}}}");
    }

    @Test
    void checksValuesAndSaysWhereTheyStand() {
        Reply literal = client.query("{ books(where: {price: {gt: \"x\"}}) { id } }");
        assertThat(literal.status()).isEqualTo(400);
        assertThat(literal.body()).contains("GRAPHQL_VALIDATION_FAILED", "where.price.gt", "\"column\":9");

        Reply variable = client.query("query($id: UUID!) { customer(id: $id) { id } }", "{\"id\": \"no\"}");
        assertThat(variable.status()).isEqualTo(400);
        assertThat(variable.body())
                .contains("BAD_USER_INPUT", "$id", "\\\"no\\\" is no UUID")
                .doesNotContain("\"data\"");

        assertThat(client.data("{ books(where: {title: {eq: null}}) { id } }"))
                .contains("BAD_USER_INPUT", "where.title.eq", "isnull");
        assertThat(client.data("{ books(limit: -1) { id } }")).contains("BAD_USER_INPUT", "limit is -1");
    }

    @Test
    void namesTheFieldThatWasProbablyMeant() {
        Reply reply = client.query("{ book(id: 1) { titel } }");
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.body()).contains("GRAPHQL_VALIDATION_FAILED", "Did you mean \\\"title\\\"?");
    }

    @Test
    void refusesWhatCannotBeParsed() {
        Reply reply = client.query("{ book(id: 1) {");
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.body())
                .contains("GRAPHQL_PARSE_FAILED", "\"locations\"")
                .doesNotContain("\"data\"");
    }
}
