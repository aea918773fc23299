package org.fraiseql.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import graphql.language.IntValue;
import graphql.language.Node;
import graphql.parser.InvalidSyntaxException;
import graphql.parser.Parser;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.fraiseql.support.EngineException;
import org.fraiseql.support.ErrorCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated
class DigitBoundsTest {
    private static final String LONG = "7".repeat(1_101);

    @Test
    void cutsWhatIsTooLongAnyway() {
        assertThat(DigitBounds.apply("{ a(b: -" + LONG + "7.7e7, c: \"" + LONG + "7\") { d } }"))
                .isEqualTo("{ a(b: -" + "7".repeat(1_100) + ", c: \"" + LONG + "7\") { d } }");
    }

    @Test
    void leavesAllElseAsItIs() {
        for (String document : new String[] {
            "{ a(b: 7) }",
            "{ a(b: " + "7".repeat(1_100) + ", c: 7.7) }",
            "{ a(b: \"" + LONG + "8\", c: \"\"\"\"" + LONG + "8\\\"\"\" " + LONG + "8\"\"\") }",
            "{ a" + LONG + "8(b: [7 7]) # " + LONG + "8\n }"
        }) {
            assertThat(DigitBounds.apply(document)).isSameAs(document);
        }
    }

    @Test
    void boundsAllDigitsTogether() {
        String many = "{ a(b: [" + "1234567890 ".repeat(15_000) + "]) }";

        assertThat(DigitBounds.apply(many)).isSameAs(many);
        assertThatExceptionOfType(EngineException.class)
                .isThrownBy(() -> DigitBounds.apply(many.replace("])", "1])")))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo(ErrorCode.LIMIT_EXCEEDED));
    }

    /** Of every text that graphql-java can parse it cuts the same numbers that graphql-java has read, and nothing in strings and comments. */
    @Test
    void takesForNumbersWhatTheParserTakesForThem() {
        long seed = 20261126;
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        int withNumbers = 0;
        for (int i = 0; i < 100_000; i++) {
            String document = "{ a(b: [" + value(random) + "]) }";
            int numbers = numbers(document);
            if (numbers >= 0) {
                withNumbers += numbers > 0 ? 1 : 0;
                String longer = document.replace("7", LONG + "8"); // by a digit, and by one more with a sign
                assertThat(longer.length() - DigitBounds.apply(longer).length())
                        .as("seed %d: %s", seed, document)
                        .isEqualTo(numbers);
            }
        }
        assertThat(withNumbers).isGreaterThan(3_000);
    }

    private static String value(RandomGenerator random) {
        String[] pieces = {
            "7 ",
            "7 ",
            "\"",
            "\"\"",
            "\"\"\"",
            "\\",
            "\\\"",
            "\\\"\"\"",
            "#",
            "\n",
            "\r",
            "\u2028",
            "x",
            "-",
            ",",
            "\uFEFF",
            "é"
        };
        StringBuilder value = new StringBuilder();
        int length = random.nextInt(1, 12);
        for (int i = 0; i < length; i++) {
            value.append(pieces[random.nextInt(pieces.length)]);
        }
        return value.toString();
    }

    /** How many numbers are in it, those with a sign twice; -1 when it can't be parsed. */
    private static int numbers(String document) {
        try {
            return count(Parser.parse(document));
        } catch (InvalidSyntaxException e) {
            return -1;
        }
    }

    private static int count(Node<?> node) {
        int own = node instanceof IntValue number ? (number.getValue().signum() < 0 ? 2 : 1) : 0;
        return own
                + node.getChildren().stream().mapToInt(DigitBoundsTest::count).sum();
    }
}
