package org.fraiseql.support;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.OptionalLong;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NumeralTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "-", ".", "e5", "1e", "1e+", "1 ", " 1", "1e5.5", "--1", "0x1", "NaN", "1,0", "1_0", "\u0661",
                "1e5f"
            })
    void refusesWhatIsNoNumber(String text) {
        assertThat(Numeral.of(text)).isEmpty();
    }

    @Test
    void measuresDigitsWithoutMakingThem() {
        assertThat(numeral("1e131071").isOfNumeric()).isTrue();
        assertThat(numeral("1e131072").isOfNumeric()).isFalse();
        assertThat(numeral("0.01e131073").isOfNumeric()).isTrue();
        assertThat(numeral("0." + "0".repeat(16_383)).isOfNumeric()).isTrue();
        assertThat(numeral("0." + "0".repeat(16_384)).isOfNumeric()).isFalse();
        assertThat(numeral("1e-16384").isOfNumeric()).isFalse();
        assertThat(numeral("0".repeat(200_000) + "1").isOfNumeric()).isTrue();
        assertThat(numeral("1e" + "9".repeat(1_000_000)).isOfNumeric()).isFalse();
        assertThat(numeral("1e-" + "9".repeat(1_000_000)).isOfNumeric()).isFalse();
    }

    @Test
    void knowsWholeNumbersThatFitIntoALong() {
        assertThat(numeral("-9223372036854775808").asLong()).isEqualTo(OptionalLong.of(Long.MIN_VALUE));
        assertThat(numeral("9223372036854775808").asLong()).isEmpty();
        assertThat(numeral("1e1000000000").asLong()).isEmpty();
        assertThat(numeral("000.12500e4").asLong()).isEqualTo(OptionalLong.of(1_250));
        assertThat(numeral("1.25e1").asLong()).isEmpty();
        assertThat(numeral("0e1000000000").asLong()).isEqualTo(OptionalLong.of(0));
        assertThat(numeral("1." + "0".repeat(1_000_000)).asLong()).isEqualTo(OptionalLong.of(1));
    }

    /** Of numbers that are small enough for it, BigDecimal says the same. */
    @Test
    void agreesWithBigDecimal() {
        long seed = 20261126;
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        for (int i = 0; i < 50_000; i++) {
            String text = text(random);
            BigDecimal expected = exact(text);
            assertThat(Numeral.of(text).isPresent())
                    .as("seed %d: %s", seed, text)
                    .isEqualTo(expected != BigDecimal.TEN);
            if (expected == BigDecimal.TEN) {
                continue;
            }
            Numeral number = numeral(text);
            boolean isWhole = expected.stripTrailingZeros().scale() <= 0;
            assertThat(number.isWhole()).as("seed %d: %s", seed, text).isEqualTo(isWhole);
            assertThat(number.asLong()).as("seed %d: %s", seed, text).isEqualTo(asLong(expected));
            assertThat(number.hasAtMost(5, 3))
                    .as("seed %d: %s", seed, text)
                    .isEqualTo(expected.precision() - expected.scale() <= 5 && expected.scale() <= 3);
            assertThat(new BigDecimal(number.json()))
                    .as("seed %d: %s", seed, text)
                    .isEqualTo(expected);
            if (number.isOfNumeric()) {
                assertThat(JsonDecoder.decode(number.json().getBytes(US_ASCII)))
                        .as("seed %d: %s", seed, text)
                        .hasToString(expected.toString());
            }
        }
    }

    private static String text(RandomGenerator random) {
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(1, 12);
        for (int i = 0; i < length; i++) {
            text.append("0001259..e-+".charAt(random.nextInt(12)));
        }
        return text.toString();
    }

    /** {@link BigDecimal#TEN} itself when it is no number. */
    private static BigDecimal exact(String text) {
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException e) {
            return BigDecimal.TEN;
        }
    }

    private static OptionalLong asLong(BigDecimal number) {
        try {
            return OptionalLong.of(number.longValueExact());
        } catch (ArithmeticException e) {
            return OptionalLong.empty();
        }
    }

    private static Numeral numeral(String text) {
        return Numeral.of(text).orElseThrow();
    }
}
