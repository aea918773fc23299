package org.fraiseql.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URL;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;

/** A bean wants to add fields that can't be added: all of the database is served without them, and whoever runs the server is told why. */
@ArquillianTest
@RunAsClient
class UnfitFieldsIT {
    @Deployment(testable = false)
    static WebArchive product() {
        return BuiltWar.withUnfitBeans();
    }

    @Test
    void areToldAtStart(@ArquillianResource URL root) {
        URI application = URI.create(root.toString());
        try (GraphQLClient client = new GraphQLClient(application);
                GraphQLClient server = new GraphQLClient(application.resolve("/"))) {
            Reply ready = server.get("health/ready");
            assertThat(ready.status()).isEqualTo(200);
            assertThat(client.query("{ book(id: 1) { id } }").body()).isEqualTo("{\"data\":{\"book\":{\"id\":1}}}");
            assertThat(ready.body())
                    .contains("Book.price is the database", "titel is no column of Book (is it title?)");
        }
    }
}
