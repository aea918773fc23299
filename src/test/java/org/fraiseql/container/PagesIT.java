package org.fraiseql.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URL;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.fraiseql.pages.Page;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;

/** Runs every query of the documentation that an answer stands below, on the sample database, and compares the two. */
@ArquillianTest
@RunAsClient
class PagesIT {
    @Deployment(testable = false)
    static WebArchive product() {
        return BuiltWar.withSampleBeans();
    }

    @ArquillianResource
    @SuppressWarnings("NullAway.Init") // Arquillian sets it before each test
    private URL root;

    @Test
    void theQueriesGiveTheAnswersShown() throws SQLException {
        List<Page> pages =
                Page.all().stream().filter(page -> !page.samples().isEmpty()).toList();
        assertThat(pages).extracting(Page::toString).contains("README.md", "docs/querying.md", "docs/mutations.md");
        try (GraphQLClient client = new GraphQLClient(URI.create(root.toString()))) {
            for (Page page : pages) {
                for (Page.Sample sample : page.samples()) {
                    String answer = client.data(sample.graphQL());
                    assertThat(isSameJson(answer, sample.json()))
                            .as(
                                    "%s%n%s%nshows%n%s%nbut the answer is%n%s",
                                    page, sample.graphQL(), sample.json(), answer)
                            .isTrue();
                }
            }
        }
    }

    private static boolean isSameJson(String left, String right) throws SQLException {
        try (Connection connection = IntegrationServer.database().connect("postgres");
                PreparedStatement statement = connection.prepareStatement("SELECT ?::jsonb = ?::jsonb")) {
            statement.setString(1, left);
            statement.setString(2, right);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }
}
