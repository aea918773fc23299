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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Beans that answer later, fail with codes of their own, and add to the answer. */
@ArquillianTest
@RunAsClient
class AnswersIT {
    @Deployment(testable = false)
    static WebArchive product() {
        return BuiltWar.withAnsweringBeans();
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
    void aUniIsWaitedFor() {
        assertThat(client.data("{ uniOfCups(how: \"answers\") { color } book(id: 2) { title shelfLater } }"))
                .isEqualTo("{\"data\":{\"uniOfCups\":[{\"color\":\"white\"},{\"color\":\"black\"}],"
                        + "\"book\":{\"title\":\"Emma\",\"shelfLater\":\"shelf of Emma\"}}}");
        assertThat(client.data("mutation { uniOfMutation(how: \"answers\") { color } }"))
                .isEqualTo("{\"data\":{\"uniOfMutation\":{\"color\":\"white\"}}}");
        assertThat(client.get("graphql/schema.graphql").body()).contains("uniOfCups(how: String!): [Cup!]");
    }

    @Test
    void aStageIsWaitedFor() {
        assertThat(client.data(
                        "{ stageOfCup(how: \"answers\") { color } authors(limit: 1, orderBy: [{id: ASC}]) { id } }"))
                .isEqualTo("{\"data\":{\"stageOfCup\":{\"color\":\"white\"},\"authors\":[{\"id\":1}]}}");
    }

    /** Regression: fields of a later answer were asked on whatever thread had given it, which may be one that must not wait. */
    @Test
    void whatIsSelectedOfALaterAnswerIsAskedOnTheThreadOfTheRequest() {
        for (String field : new String[] {"uniOfCups", "stageOfCup"}) {
            assertThat(client.data("{ thread " + field + "(how: \"answers\") { servedOn } }"))
                    .matches("\\{\"data\":\\{\"thread\":(\"[^\"]+\"),\"" + field
                            + "\":\\[?\\{\"servedOn\":\\1\\}(,\\{\"servedOn\":\\1\\}\\])?\\}\\}");
        }
    }

    @Test
    void failuresOfWhatComesLaterAreThoseOfItsField() {
        for (String field : new String[] {"uniOfCups", "stageOfCup"}) {
            assertThat(client.data("{ " + field + "(how: \"fails\") { color } book(id: 2) { title } }"))
                    .startsWith("{\"data\":{\"" + field + "\":null,\"book\":{\"title\":\"Emma\"}},\"errors\":[")
                    .contains("There is no cup left", "\"code\":\"SOLD_OUT\"", "\"path\":[\"" + field + "\"]");
            assertThat(client.data("{ " + field + "(how: \"breaks\") { color } }"))
                    .contains("\"message\":\"System error\"", "\"code\":\"INTERNAL_ERROR\"")
                    .doesNotContain("secret");
        }
        assertThat(client.data("mutation { uniOfMutation(how: \"fails\") { color } }"))
                .contains("There is no cup left", "\"code\":\"SOLD_OUT\"");
    }

    @Test
    void aFailureHasACodeOfTheApplications() {
        assertThat(client.data("{ soldOut { color } }"))
                .contains("\"message\":\"There is no cup left\"", "\"code\":\"SOLD_OUT\"", "\"path\":[\"soldOut\"]");
        assertThat(client.data("{ checked { color } }"))
                .contains("\"message\":\"Not on Sundays\"", "\"code\":\"APPLICATION_ERROR\"");
    }

    @Test
    void aRefusalIsToldAsItIs() {
        assertThat(client.data("{ refused { color } book(id: 2) { title } }"))
                .startsWith("{\"data\":{\"refused\":null,\"book\":{\"title\":\"Emma\"}},\"errors\":[")
                .contains("\"message\":\"The shop opens at nine\"", "\"code\":\"TOO_EARLY\"", "\"path\":[\"refused\"]");
        assertThat(client.data("{ refusedAtLength { color } }"))
                .contains("\"code\":\"TOO_EARLY\"", "\"opens\":9", "Come back");
    }

    @Test
    void whatTheDatabaseRefusesOfABeanIsTold() {
        String taken = Databases.text(
                IntegrationServer.database(), IntegrationServer.DATABASE, "SELECT isbn FROM book WHERE id = 1");
        assertThat(client.data("mutation { takesTheTitle(isbn: \"" + taken + "\") { color } }"))
                .contains("\"code\":\"CONSTRAINT_VIOLATION\"", "\"path\":[\"takesTheTitle\"");
    }

    @Test
    void aMistakeOfABeanIsNotTheClients() {
        assertThat(client.data("{ misspells { color } }"))
                .contains("\"message\":\"System error\"", "\"code\":\"INTERNAL_ERROR\"")
                .doesNotContain("boks");
    }

    /** Regression: clients were told the names of inputs, of tables too that they may not see. */
    @ParameterizedTest
    @ValueSource(strings = {"field", "value", "row", "type"})
    void aMistakeInAWriteOfABeanIsNotTheClients(String what) {
        assertThat(client.data("mutation { misspellsA(what: \"" + what + "\") { color } }"))
                .contains("\"message\":\"System error\"", "\"code\":\"INTERNAL_ERROR\"")
                .doesNotContain("nmae", "PublisherCreateInput", "StringBuilder", "input");
    }

    @Test
    void whatABeanAddsToTheAnswerIsThere() {
        assertThat(client.data("{ extended(answer: 7) { color } book(id: 2) { title } }"))
                .isEqualTo("{\"data\":{\"extended\":{\"color\":\"blue\"},\"book\":{\"title\":\"Emma\"}},"
                        + "\"extensions\":{\"cups\":{\"left\":7}}}");
    }

    @Test
    void aSubscriptionIsRefused() {
        Reply refused = client.query("subscription { poured { color } }");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body())
                .contains("GRAPHQL_VALIDATION_FAILED", "Subscriptions are not served over this endpoint.");
    }
}
