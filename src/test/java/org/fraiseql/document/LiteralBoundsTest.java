package org.fraiseql.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import graphql.ExecutionInput;
import graphql.ParseAndValidate;
import graphql.parser.ParserOptions;
import org.fraiseql.support.EngineException;
import org.fraiseql.support.ErrorCode;
import org.fraiseql.support.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LiteralBoundsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{ users(limit: 1e9999999) { id } }                                          | limit         | 16",
                "{ users(where: {id: {eq: 1e9999999}}) { id } }                              | where.id.eq   | 26",
                "{ users(where: {AND: [{id: {eq: 1}}, {id: {in: [1, 1e9999999]}}]}) { id } } | where.AND[1].id.in[1] | 52",
                "{ a(x: [[1], [RED, \"2\", {y: 3}, -1e-9999999]]) }                          | x[1][3]       | 33",
                "query($v: Int = 1e9999999) { users(limit: $v) { id } }                      | $v            | 17",
                "{ users(limit: 1) { id posts(offset: 1e9999999) { id } } }                  | offset        | 38",
                "{ a(b: $c, d: {e: \"}\", f: 1e9999999}) }                                   | d.f           | 27",
            })
    void saysWhereTheNumberStands(String document, String path, int column) {
        assertThatExceptionOfType(EngineException.class)
                .isThrownBy(() -> parse(document))
                .satisfies(refused -> assertThat(refused.problems())
                        .singleElement()
                        .satisfies(problem -> {
                            assertThat(problem.code()).isEqualTo(ErrorCode.GRAPHQL_VALIDATION_FAILED);
                            assertThat(problem.message())
                                    .isEqualTo(
                                            path
                                                    + " has more digits than a number may have: 131072 before the point and 16383 after it.");
                            assertThat(problem.locations()).containsExactly(new Problem.Location(1, column));
                        }));
    }

    /** 900 KB of them took four seconds. */
    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r", "\r\n", "\n ", "a\n"})
    void blockStringsHaveABoundedNumberOfLines(String line) {
        int max = LiteralBounds.MAX_LINE_BREAKS;
        assertThatCode(() -> parse(block(line.repeat(max)))).doesNotThrowAnyException();
        assertTooManyLines(block(line.repeat(max + 1)), 27);
    }

    @Test
    void allBlockStringsOfADocumentCount() {
        String half = "\n".repeat(LiteralBounds.MAX_LINE_BREAKS / 2);
        assertThatCode(() -> parse("{ a(x: [\"\"\"" + half + "\"\"\"]) }")).doesNotThrowAnyException();
        assertTooManyLines(
                "{ a(x: [" + "\"\"\"a\"\"\"".repeat(3) + ("\"\"\"" + half.replace('\n', '\r') + "\"\"\"").repeat(3)
                        + "]) }",
                -1);
    }

    private static void assertTooManyLines(String document, int column) {
        assertThatExceptionOfType(EngineException.class)
                .isThrownBy(() -> parse(document))
                .satisfies(refused -> {
                    Problem problem = refused.problems().getFirst();
                    assertThat(problem.code()).isEqualTo(ErrorCode.LIMIT_EXCEEDED);
                    assertThat(problem.message())
                            .isEqualTo("The block strings of the document have more than 10000 line breaks.");
                    if (column > 0) {
                        assertThat(problem.locations()).containsExactly(new Problem.Location(1, column));
                    }
                });
    }

    private static String block(String lines) {
        return "{ users(where: {bio: {eq: \"\"\"" + lines + "\"\"\"}}) { id } }";
    }

    @Test
    void countsLinesAndTellsTheLength() {
        String document = "{\n  users(\n    limit: " + "7".repeat(1_000_000) + ") { id }\n}";
        assertThatExceptionOfType(EngineException.class)
                .isThrownBy(() -> parse(document))
                .satisfies(refused -> assertThat(refused.problems().getFirst())
                        .isEqualTo(Problem.of(
                                        ErrorCode.GRAPHQL_VALIDATION_FAILED,
                                        "limit is a number of more than 1100 characters.")
                                .at(new Problem.Location(3, 12))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{ a(b: \"1e9999999\") }",
                "{ a(b: \"\\\"1e9999999\") }",
                "{ a(b: \"\"\"1e9999999 \" \\\"\"\" 1e9999999\"\"\") }",
                "{ a(b: \"\", c: \"1e9999999\") }",
                "{ a # 1e9999999 \" \u2028 1e9999999\n }",
                "{ a1e9999999 }",
                "{ a(b: \"\"\"\"\"\\\"\"\" 7 \"\") }",
                "{ a(b: 1e99999) }",
                "{ a(b: 1e-16383) }",
            })
    void passesOverWhatIsNoSuchNumber(String document) {
        assertThatCode(() -> parse(document)).doesNotThrowAnyException();
    }

    private static void parse(String document) {
        ParseAndValidate.parse(ExecutionInput.newExecutionInput(DigitBounds.apply(document))
                .graphQLContext(context -> context.of(ParserOptions.class, LiteralBounds.bounded()))
                .build());
    }
}
