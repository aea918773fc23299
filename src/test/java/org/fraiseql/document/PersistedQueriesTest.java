package org.fraiseql.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.fraiseql.document.KnownOperations.KnownOperation;
import org.fraiseql.support.EngineException;
import org.fraiseql.support.ErrorCode;
import org.fraiseql.support.config.LimitsConfig;
import org.fraiseql.support.config.PersistedOperationsConfig.Mode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    /** Whoever named a known document beside somebody's hash had it stand for that hash. */
    @Test
    void whatWasNotHashedIsNotRemembered() {
        PersistedQueries open = new PersistedQueries(LimitsConfig.DEFAULT, Mode.APQ, LIST_OF_ONE);
        GraphQLRequest both = new GraphQLRequest(
                "",
                Optional.empty(),
                new LinkedHashMap<>(),
                false,
                Optional.of(HASH),
                Optional.of("a-1"),
                Explanation.NONE);

        open.remember(open.complete(both));

        fails(ErrorCode.PERSISTED_QUERY_NOT_FOUND, () -> open.complete(request("")));
        assertThat(open.complete(request(QUERY)).query()).isEqualTo(QUERY);
    }

    private static final KnownOperations LIST_OF_ONE =
            new KnownOperations(List.of(new KnownOperation("m.json", Optional.of("a-1"), "query A { __typename }")));

    private static final String LISTED = "query A {\n  __typename\n}";
    private static final KnownOperations LIST = new KnownOperations(List.of(
            new KnownOperation("m.json", Optional.of("a-1"), LISTED),
            new KnownOperation("q.graphql", Optional.empty(), QUERY)));

    private final PersistedQueries listed = new PersistedQueries(LimitsConfig.DEFAULT, Mode.ALLOW_LIST, LIST);

    @ParameterizedTest
    @CsvSource({
        "a-1, 'query A {\n  __typename\n}'",
        HASH + ", " + QUERY,
        "sha256:" + HASH + ", " + QUERY,
        "sha256:ECF4EDB46DB40B5132295C0291D62FB65D6759A9EEDFA4D5D612DD5EC54A6B38, " + QUERY,
    })
    void whatIsOnTheListIsFoundByItsIdsAndHashes(String documentId, String text) {
        assertThat(listed.complete(byId(documentId)).query()).isEqualTo(text);
    }

    @Test
    void whatIsOnTheListIsTakenAsTextAndByHash() {
        assertThat(listed.complete(text(LISTED)).query()).isEqualTo(LISTED);
        assertThat(listed.complete(request("")).query()).isEqualTo(QUERY);
        assertThat(listed.complete(request(QUERY)).query()).isEqualTo(QUERY);
    }

    @Test
    void everythingElseIsRefusedAndNeverRemembered() {
        fails(ErrorCode.OPERATION_NOT_ALLOWED, () -> listed.complete(text("query A { __typename }")));
        fails(ErrorCode.OPERATION_NOT_ALLOWED, () -> listed.complete(text("")));
        fails(ErrorCode.OPERATION_NOT_ALLOWED, () -> listed.complete(byId("a-2")));
        fails(ErrorCode.BAD_USER_INPUT, () -> listed.complete(request("{ other }")));
        PersistedQueries other = new PersistedQueries(LimitsConfig.DEFAULT, Mode.ALLOW_LIST, KnownOperations.NONE);
        other.remember(request(QUERY));
        fails(ErrorCode.OPERATION_NOT_ALLOWED, () -> other.complete(request("")));
        fails(ErrorCode.OPERATION_NOT_ALLOWED, () -> other.complete(request(QUERY)));
    }

    @Test
    void aListThatForbidsNothingIsFoundByIdToo() {
        PersistedQueries open = new PersistedQueries(LimitsConfig.DEFAULT, Mode.APQ, LIST);
        assertThat(open.complete(byId("a-1")).query()).isEqualTo(LISTED);
        assertThat(open.complete(request("")).query()).isEqualTo(QUERY);
        assertThat(open.complete(text("{ other }")).query()).isEqualTo("{ other }");
        fails(ErrorCode.PERSISTED_QUERY_NOT_FOUND, () -> open.complete(byId("a-2")));
    }

    @Test
    void switchedOffTheyAreNotSupported() {
        PersistedQueries off = new PersistedQueries(LimitsConfig.DEFAULT, Mode.OFF, LIST);
        assertThat(off.complete(text(QUERY)).query()).isEqualTo(QUERY);
        fails(ErrorCode.PERSISTED_QUERY_NOT_SUPPORTED, () -> off.complete(request(QUERY)));
        fails(ErrorCode.PERSISTED_QUERY_NOT_SUPPORTED, () -> off.complete(byId("a-1")));
    }

    private static void fails(ErrorCode code, ThrowingCallable asking) {
        assertThatExceptionOfType(EngineException.class).isThrownBy(asking).satisfies(e -> assertThat(e.code())
                .isEqualTo(code));
    }

    private static GraphQLRequest text(String query) {
        return new GraphQLRequest(query, Optional.empty(), new LinkedHashMap<>(), false);
    }

    private static GraphQLRequest byId(String documentId) {
        return new GraphQLRequest(
                "",
                Optional.empty(),
                new LinkedHashMap<>(),
                false,
                Optional.empty(),
                Optional.of(documentId),
                Explanation.NONE);
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
