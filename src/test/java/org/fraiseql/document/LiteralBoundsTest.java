package org.fraiseql.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import graphql.ExecutionInput;
import graphql.ParseAndValidate;
import graphql.parser.ParserOptions;
import java.util.List;
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
    @Test
    void blockStringsHaveABoundedNumberOfLines() {
        int max = LiteralBounds.MAX_BLOCK_LINES;
        assertThatCode(() -> parse(block("\n ".repeat(max - 1)))).doesNotThrowAnyException();
        for (String lines : List.of("\n ".repeat(max), "\r".repeat(max), "\na".repeat(max))) {
            assertThatExceptionOfType(EngineException.class)
                    .isThrownBy(() -> parse(block(lines)))
                    .satisfies(refused -> assertThat(refused.problems().getFirst())
                            .isEqualTo(Problem.of(ErrorCode.LIMIT_EXCEEDED, "where.bio.eq has more than 10000 lines.")
                                    .at(new Problem.Location(1, 27))
                                    .hint("Send it as a variable.")));
        }
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
