package org.fraiseql.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.fraiseql.hostile.MergingFragments;
import org.fraiseql.support.EngineException;
import org.fraiseql.support.ErrorCode;
import org.fraiseql.support.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SelectionLimitsTest {
    private static final DocumentFixture FIXTURE = new DocumentFixture();

    @Test
    void thirtyFieldsAtTheRootAreAllowed() {
        allowed("{" + times(30, i -> "a" + i + ": users { id } ") + "}");
        refused(
                "{" + times(31, i -> "a%02d:users { id } ".formatted(i)) + "}",
                "The operation has 31 fields at its root, more than the 30 allowed.",
                2 + 30 * 17);
    }

    @Test
    void mutationsHaveAsManyFieldsAtTheRoot() {
        allowed("mutation {" + times(30, i -> "a" + i + ": deletePost(id: 1) { success } ") + "}");
        refused(
                "mutation {" + times(31, i -> "a" + i + ": deletePost(id: 1) { success } ") + "}",
                "The operation has 31 fields at its root, more than the 30 allowed.");
    }

    @Test
    void fieldsAtTheRootAreCountedThroughFragmentsAndOnceEach() {
        String fragments = "fragment F on Query {" + times(20, i -> "a" + i + ": __typename ")
                + "} fragment G on Query {" + times(20, i -> "b" + i + ": __typename ") + "}";

        allowed("{ ...F ...F ...F users { id } } " + fragments.substring(0, fragments.indexOf("fragment G")));
        refused("{ ...F ...G } " + fragments, "The operation has 40 fields at its root, more than the 30 allowed.");
    }

    /** What every client pays for must not depend on values: a document is refused or it is not. */
    @Test
    void whatDirectivesMayLeaveOutCounts() {
        refused(
                "query ($yes: Boolean!) {" + times(31, i -> "a" + i + ": __typename @include(if: $yes) ") + "}",
                "The operation has 31 fields at its root, more than the 30 allowed.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{ users { %s } }",
                "{ users { posts { author { %s } } } }",
                "mutation { createUser(input: {id: 1}) { %s } }",
                "{ __schema { types { %s } } }",
            })
    void aFieldMayHaveAHundredNamesInASelection(String document) {
        allowed(document.formatted(times(100, i -> "a" + i + ": __typename ")));
        refused(
                document.formatted(times(101, i -> "a" + i + ": __typename ")),
                "\"__typename\" is selected under 101 names in one selection, more than the 100 allowed.");
    }

    @Test
    void namesAreCountedWhereSelectionsAreMerged() {
        String first = times(60, i -> "a" + i + ": id ");
        String second = times(41, i -> "b" + i + ": id ");

        allowed("{ x: users { " + first + "} y: users { " + second + "} }");
        refused(
                "{ users { " + first + "} ... on Query { users { ...F } } } fragment F on User { ... { " + second
                        + "} }",
                "\"id\" is selected under 101 names in one selection, more than the 100 allowed.");
    }

    @Test
    void theMessagePointsAtTheFirstNameTooMany() {
        refused(
                "{users{" + times(101, i -> "a%03d:id ".formatted(i)) + "}}",
                "\"id\" is selected under 101 names in one selection, more than the 100 allowed.",
                8 + 100 * 8);
    }

    /** Ten fragments of fields that have two of the next fragment each would be a thousand times as many fields. */
    @Test
    void fragmentsThatMultiplyAreCountedBeforeTheyAreWalked() {
        StringBuilder document = new StringBuilder("{ users { ...F0 } }");
        for (int i = 0; i < 14; i++) {
            document.append(
                    " fragment F%d on User { a: manager { ...F%d } b: manager { ...F%d } c: manager { ...F%d } }"
                            .formatted(i, i + 1, i + 1, i + 1));
        }
        document.append(" fragment F14 on User { id }");

        assertThatExceptionOfType(EngineException.class)
                .isThrownBy(() -> FIXTURE.prepare(document.toString()))
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.LIMIT_EXCEEDED));
    }

    /** All fields that merge below one response key are looked at as one set, and here no two sets are alike. */
    @ParameterizedTest
    @ValueSource(ints = {12, 19, 25, 36})
    @Timeout(5)
    void fragmentsWhoseFieldsMergeInManyWaysAreCountedBeforeTheyAreCompared(int levels) {
        String types =
                "{ __schema { queryType { ...F0_0 } } }" + MergingFragments.of("__Type", "ofType", "name", levels);
        String rows = "{ users { ...F0_0 } }" + MergingFragments.of("User", "manager", "id", levels);
        for (String document : List.of(types, rows)) {
            assertThatExceptionOfType(EngineException.class)
                    .isThrownBy(() -> FIXTURE.prepare(document))
                    .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.LIMIT_EXCEEDED));
        }
    }

    /** The same, and the last fragments spread the first. */
    @Test
    @Timeout(5)
    void fragmentsThatHaveNoEndAreNotCompared() {
        String document = "{ users { ...F0_0 } }" + MergingFragments.of("User", "manager", "...F0_0", 30);
        assertThatExceptionOfType(EngineException.class)
                .isThrownBy(() -> FIXTURE.prepare(document))
                .satisfies(e -> {
                    assertThat(e.code()).isIn(ErrorCode.GRAPHQL_VALIDATION_FAILED, ErrorCode.LIMIT_EXCEEDED);
                });
    }

    /** Whoever takes the first of two fragments of one name, and whoever takes the last, would look at different documents. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{ ...A } fragment A on Query { ...A } fragment A on Query { nonsense(x: 1) { y } }",
                "{ ...A } fragment A on Query { nonsense(x: 1) { y } } fragment A on Query { ...A }",
                "{ ...A } fragment A on Query { __typename } fragment A on Query { __typename }"
            })
    void fragmentsOfOneNameAreRefused(String document) {
        assertThatExceptionOfType(EngineException.class)
                .isThrownBy(() -> FIXTURE.prepare(document))
                .satisfies(e -> {
                    assertThat(e.code()).isEqualTo(ErrorCode.GRAPHQL_VALIDATION_FAILED);
                    assertThat(e.getMessage()).contains("only one fragment named 'A'");
                });
    }

    @Test
    @Timeout(10)
    void aLongChainOfFragmentsIsRefused() {
        chain(150);
        assertThatExceptionOfType(EngineException.class)
                .isThrownBy(() -> chain(1_800))
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.LIMIT_EXCEEDED));
    }

    private static void chain(int length) {
        FIXTURE.prepare("{ ...F0 } fragment F" + length + " on Query { __typename } "
                + times(length, i -> "fragment F%d on Query { ...F%d } ".formatted(length - 1 - i, length - i)));
    }

    @Test
    @Timeout(5)
    void operationsThatSpreadOneFragmentAreCountedTogether() {
        String fragment = " fragment F on Query { " + "__typename ".repeat(1_000) + "}";
        assertThatCode(() -> FIXTURE.prepare(times(40, i -> "query A" + i + " { ...F } ") + fragment, "A0"))
                .doesNotThrowAnyException();
        assertThatExceptionOfType(EngineException.class)
                .isThrownBy(() -> FIXTURE.prepare(times(50, i -> "query A" + i + " { ...F } ") + fragment))
                .satisfies(e -> {
                    assertThat(e.code()).isEqualTo(ErrorCode.LIMIT_EXCEEDED);
                    assertThat(e.problems().getFirst().message())
                            .isEqualTo(
                                    "The operations of the document select more than 50000 fields together, fragments spread out.");
                });
    }

    @Test
    void justAsManySelectionsAsAreAllowed() {
        String fragment = " fragment F on Query { " + "__typename ".repeat(9_999) + "}";
        assertThatCode(() -> FIXTURE.prepare(times(5, i -> "query A" + i + " { ...F } ") + fragment, "A0"))
                .doesNotThrowAnyException();
        assertThatExceptionOfType(EngineException.class)
                .isThrownBy(() -> FIXTURE.prepare(
                        times(4, i -> "query A" + i + " { ...F } ") + "query A4 { ...F __typename }" + fragment))
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.LIMIT_EXCEEDED));
    }

    private static void allowed(String document) {
        assertThatCode(() -> FIXTURE.prepare(document)).doesNotThrowAnyException();
    }

    private static void refused(String document, String message) {
        assertThatExceptionOfType(EngineException.class)
                .isThrownBy(() -> FIXTURE.prepare(document))
                .satisfies(e -> {
                    Problem problem = e.problems().getFirst();
                    assertThat(problem.code()).isEqualTo(ErrorCode.LIMIT_EXCEEDED);
                    assertThat(problem.message()).isEqualTo(message);
                    assertThat(problem.locations()).hasSize(1);
                });
    }

    private static void refused(String document, String message, int column) {
        refused(document, message);
        assertThatExceptionOfType(EngineException.class)
                .isThrownBy(() -> FIXTURE.prepare(document))
                .satisfies(e -> assertThat(e.problems().getFirst().locations())
                        .containsExactly(new Problem.Location(1, column)));
    }

    private static String times(int count, IntFunction<String> text) {
        return IntStream.range(0, count).mapToObj(text).collect(Collectors.joining());
    }
}
