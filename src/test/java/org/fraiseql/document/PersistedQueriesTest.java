package org.fraiseql.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.LinkedHashMap;
import java.util.Optional;
import org.fraiseql.support.EngineException;
import org.fraiseql.support.config.LimitsConfig;
import org.junit.jupiter.api.Test;

class PersistedQueriesTest {
    private static final String QUERY = "{__typename}";
    /** SHA-256 of {@link #QUERY}, as sha256sum prints it. */
    private static final String HASH = "ecf4edb46db40b5132295c0291d62fb65d6759a9eedfa4d5d612dd5ec54a6b38";

    private final PersistedQueries queries = new PersistedQueries(LimitsConfig.DEFAULT);

    @Test
    void aHashStandsForTheQueryThatWasRemembered() {
        queries.remember(queries.complete(request(QUERY)));

        assertThat(queries.complete(request("")).query()).isEqualTo(QUERY);
    }

    @Test
    void aQueryThatIsNotTheHashesIsRefusedBeforeAndAfterThatOneIsKnown() {
        refused("{ other }");
        queries.remember(queries.complete(request(QUERY)));
        refused("{ other }");

        assertThat(queries.complete(request(QUERY)).query()).isEqualTo(QUERY);
    }

    private void refused(String query) {
        assertThatExceptionOfType(EngineException.class)
                .isThrownBy(() -> queries.complete(request(query)))
                .withMessageContaining("provided sha does not match query");
    }

    @SuppressWarnings(
            "NullAway") // does not see the annotations inside the types of a record's components in a class file
    private static GraphQLRequest request(String query) {
        return new GraphQLRequest(query, Optional.empty(), new LinkedHashMap<>(), false, Optional.of(HASH));
    }
}
