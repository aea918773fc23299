package org.fraiseql.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import org.fraiseql.support.EngineException;
import org.fraiseql.support.ErrorCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentReaderTest {
    /** Regression: what is missing was told, and not that it was misspelt. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            mutation { createUser(input: {idd: 1}) { id } } | input: "idd" is no field of UserCreateInput. Did you mean "id"?
            mutation { bulkCreateUsers(input: [{id: 1}, {idd: 1}]) { createdCount } } | input[1]: "idd" is no field of UserCreateInput. Did you mean "id"?
            mutation { createUser(input: {id: 1, posts: {create: [{idd: 1}]}}) { id } } | input.posts.create[0]: "idd" is no field of
            mutation { createUser(input: {name: "a"}) { id } } | input: "id" is missing.
            """)
    void aMisspeltFieldIsToldBeforeAMissingOne(String mutation, String message) {
        assertThatExceptionOfType(EngineException.class)
                .isThrownBy(() -> new DocumentFixture().prepare(mutation))
                .satisfies(e -> assertThat(e.problems().getFirst().message()).startsWith(message));
    }

    /** Regression: it was listed, and passed over. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{ ... @defer { users { id } } }|There is no directive \"@defer\".",
                "query @experimental_disableErrorPropagation { users { id } }|There is no directive \"@experimental_disableErrorPropagation\".",
                "{ users @skipp(if: true) { id } }|There is no directive \"@skipp\". Did you mean \"skip\"?"
            })
    void directivesWithoutEffectAreRefused(String query, String message) {
        assertThatExceptionOfType(EngineException.class)
                .isThrownBy(() -> new DocumentFixture().prepare(query))
                .satisfies(e -> {
                    assertThat(e.code()).isEqualTo(ErrorCode.GRAPHQL_VALIDATION_FAILED);
                    assertThat(e.problems().getFirst().message()).isEqualTo(message);
                });
    }

    /** Regression: for each of these words in the literal the message was looked through once more (4 s for 125 KB). */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "' is missing required fields '[",
                "' contains a field not in 'a': '",
                "}' is not a valid '",
                "' is not a valid 'a' - ",
                "' must not be null",
                "' must be an object type",
                "Expected an AST type of '"
            })
    void aLiteralLikeAMessageCostsNoMoreThanAnother(String words) {
        String query = "{ users(where: {id: \"%s\"}) { id } }".formatted(words.repeat(120_000 / words.length()));
        long start = System.nanoTime();

        assertThatExceptionOfType(EngineException.class)
                .isThrownBy(() -> new DocumentFixture().prepare(query))
                .satisfies(e -> assertThat(e.problems().getFirst().message()).hasSizeLessThan(300));
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
    }

    /** It was an internal error: graphql-java takes it for an attack. */
    @Test
    void oneOperationMayAskForSeveralTypes() {
        PreparedOperation operation = new DocumentFixture()
                .prepare(
                        "{ a: __type(name: \"User\") { fields { name } } b: __type(name: \"Post\") { fields { name } } }");

        assertThat(operation.rootFieldNames()).containsExactly("__type");
    }
}
