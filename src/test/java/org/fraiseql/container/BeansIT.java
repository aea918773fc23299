package org.fraiseql.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URL;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Beans, the product's own and a developer's, beside the tables. */
@ArquillianTest
@RunAsClient
class BeansIT {
    @Deployment(testable = false)
    static WebArchive product() {
        return BuiltWar.withSampleBeans();
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
    void tellsOperatorsAboutThePool() {
        assertThat(client.data(
                        "{ databaseHealth { healthy message } poolConfig { maxConnections minIdle queryTimeoutMs } "
                                + "poolStats { max waiting timeouts } }"))
                .isEqualTo("{\"data\":{\"databaseHealth\":{\"healthy\":true,\"message\":\"OK\"},"
                        + "\"poolConfig\":{\"maxConnections\":20,\"minIdle\":2,\"queryTimeoutMs\":30000},"
                        + "\"poolStats\":{\"max\":20,\"waiting\":0,\"timeouts\":0}}}");
        assertThat(client.data("{ databaseHealth { serverVersion latencyMs } }"))
                .contains("\"serverVersion\":\"18.");
    }

    @Test
    void tellsOperatorsHowOftenPlansAreFound() {
        String stats = "{ planCacheStats { plans { hits misses entries evictions } persistedQueries { entries } } }";
        assertThat(client.data("{ poolStats { max } planCacheStats { documents { hits maxBytes } } }"))
                .contains("\"maxBytes\":16777216");
        String query = "{ author(id: 1) { plansAreFound: fullName } }";
        client.data(query);
        Matcher first = counts(client.data(stats));
        client.data(query);
        Matcher second = counts(client.data(stats));
        assertThat(Long.parseLong(second.group("hits"))).isGreaterThan(Long.parseLong(first.group("hits")));
        assertThat(second.group("entries")).isEqualTo(first.group("entries"));
    }

    private static Matcher counts(String answer) {
        Matcher counts = Pattern.compile(
                        "\\{\"data\":\\{\"planCacheStats\":\\{\"plans\":\\{\"hits\":(?<hits>\\d+),"
                                + "\"misses\":\\d+,\"entries\":(?<entries>\\d+),\"evictions\":0},\"persistedQueries\":\\{\"entries\":\\d+}}}}")
                .matcher(answer);
        assertThat(answer).matches(counts.pattern());
        counts.matches();
        return counts;
    }

    @Test
    void mixesBeansAndTablesInOneOperation() {
        assertThat(client.data(
                        "query($id: Int = 1) { shippingCost(kilograms: 2) book(id: $id) { t: title author { fullName } } "
                                + "poolStats { max } authors(limit: 1, orderBy: [{id: ASC}]) { id } __typename }"))
                .isEqualTo("{\"data\":{\"shippingCost\":9.80,\"book\":{\"t\":\"Pride and Prejudice\","
                        + "\"author\":{\"fullName\":\"Jane Austen\"}},\"poolStats\":{\"max\":20},"
                        + "\"authors\":[{\"id\":1}],\"__typename\":\"Query\"}}");
    }

    @Test
    void runsTheMutationOfABeanAndComputesItsFields() {
        Reply sent = client.query(
                "mutation($p: NewParcelInput!) { sendParcel(parcel: $p) { kilograms sentOn arrivesOn } }",
                "{\"p\": {\"kilograms\": 1.50, \"sendOn\": \"2026-11-21\"}}");
        assertThat(sent.status()).isEqualTo(200);
        assertThat(sent.body())
                .isEqualTo("{\"data\":{\"sendParcel\":{\"kilograms\":1.50,\"sentOn\":\"2026-11-21\","
                        + "\"arrivesOn\":\"2026-11-24\"}}}");
        assertThat(client.data("{ parcels { kilograms } book(id: 2) { title } }"))
                .contains("{\"kilograms\":1.50}", "\"book\":{\"title\":\"Emma\"}");
    }

    @Test
    void aFailingBeanLeavesTheOtherFieldsAlone() {
        Reply reply = client.query("{ parcels { id } heavy: shippingCost(kilograms: 40) }");
        assertThat(reply.body()).contains("A parcel weighs at most 31.5 kg", "\"path\":[\"heavy\"]");
    }

    @Test
    void neverRunsAMutationByGet() {
        Reply reply = client.get(
                "graphql?query=mutation%7BsendParcel(parcel:%7Bkilograms:1,sendOn:%222026-11-21%22%7D)%7Bid%7D%7D");
        assertThat(reply.status()).isEqualTo(405);
        assertThat(reply.header("Allow")).isEqualTo("POST");
        assertThat(reply.body()).contains("METHOD_NOT_ALLOWED");
    }

    @Test
    void publishesBothInOneSchema() {
        assertThat(client.get("graphql/schema.graphql").body())
                .contains("type Parcel {", "shippingCost(kilograms: BigDecimal!): BigDecimal!", "type Book {")
                .contains("sendParcel(parcel: NewParcelInput!): Parcel!");
    }
}
