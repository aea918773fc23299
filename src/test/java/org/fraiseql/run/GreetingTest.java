package org.fraiseql.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.fraiseql.launcher.HttpAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GreetingTest {
    private static final HttpAddress ADDRESS = new HttpAddress("localhost", 9081);

    @Test
    void whoStartsTheBookshopIsGivenItsAddressesAndRequests() {
        List<String> lines = new Greeting(ADDRESS, Sample.BOOKSHOP, Optional.of(15433)).lines();
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
    void whoStartsTheDocumentsIsGivenRequestsForThem() {
        assertThat(new Greeting(ADDRESS, Sample.of("documents"), Optional.of(15433)).lines())
                .noneMatch(line -> line.contains("ook"))
                .anyMatch(
                        line -> line.contains("'{\"query\":\"{ users(where: {address: {city: {eq: \\\"London\\\"}}})"))
                .anyMatch(line -> line.contains("{ posts("))
                .anyMatch(line -> line.contains("mutation { publishPost("));
    }

    /** The shell would take it for the end of the body. */
    @ParameterizedTest
    @EnumSource(Sample.class)
    void noRequestHasAnApostropheInIt(Sample sample) {
        assertThat(sample.operations()).isNotEmpty().noneMatch(operation -> operation.contains("'"));
    }

    @Test
    void whoBringsADatabaseIsToldNothingOfBooks() {
        assertThat(Greeting.anyDatabase(ADDRESS).lines())
                .noneMatch(line -> line.contains("ook") || line.contains("psql"))
                .anyMatch(line -> line.contains("__schema"));
    }
}
