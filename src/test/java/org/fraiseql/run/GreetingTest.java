package org.fraiseql.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.fraiseql.launcher.HttpAddress;
import org.junit.jupiter.api.Test;

class GreetingTest {
    private static final HttpAddress ADDRESS = new HttpAddress("localhost", 9081);

    @Test
    void whoStartsTheBookshopIsGivenItsAddressesAndRequests() {
        List<String> lines = new Greeting(ADDRESS, true, Optional.of(15433)).lines();
        assertThat(lines)
                .anyMatch(line -> line.endsWith("http://localhost:9081/"))
                .anyMatch(line -> line.endsWith("psql postgres://postgres@localhost:15433/fraiseql"))
                .anyMatch(
                        line -> line.startsWith(
                                "    curl http://localhost:9081/graphql -H 'Content-Type: application/json' -d '{\"query\":\"{ books("))
                .anyMatch(line -> line.contains("mutation { updateBook("))
                .anyMatch(line -> line.endsWith("curl http://localhost:9081/graphql/schema.graphql"));
    }

    @Test
    void whoBringsADatabaseIsToldNothingOfBooks() {
        assertThat(Greeting.anyDatabase(ADDRESS).lines())
                .noneMatch(line -> line.contains("ook") || line.contains("psql"))
                .anyMatch(line -> line.contains("__schema"));
    }
}
