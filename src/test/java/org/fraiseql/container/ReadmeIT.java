package org.fraiseql.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URL;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.fraiseql.readme.Readme;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;

/** Runs every query of the README on the sample database and compares its answer with the one shown. */
@ArquillianTest
@RunAsClient
class ReadmeIT {
    @Deployment(testable = false)
    static WebArchive product() {
        return BuiltWar.withSampleBeans();
    }

    @ArquillianResource
    @SuppressWarnings("NullAway.Init") // Arquillian sets it before each test
    private URL root;

    @Test
    void theQueriesGiveTheAnswersShown() throws SQLException {
        List<Readme.Sample> samples = Readme.read().samples();
        assertThat(samples).hasSizeGreaterThan(3);
        try (GraphQLClient client = new GraphQLClient(URI.create(root.toString()))) {
            for (Readme.Sample sample : samples) {
                String answer = client.data(sample.graphQL());
                assertThat(isSameJson(answer, sample.json()))
                        .as("%s%nREADME shows%n%s%nbut the answer is%n%s", sample.graphQL(), sample.json(), answer)
                        .isTrue();
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
