package org.fraiseql.beans;

import graphql.language.FloatValue;
import graphql.language.IntValue;
import graphql.language.StringValue;
import graphql.language.Value;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.fraiseql.support.Excerpt;
import org.fraiseql.support.Numeral;
import org.jspecify.annotations.Nullable;

/**
 * The numbers that beans are given. SmallRye 2.17 turns {@code 1e100000} into an integer with all its digits (CVE-2026-76763), and reads a text as JSON where a
 * number is wanted: neither gets that far.
 */
final class BeanNumbers {
    /** On either side of the point, far beyond what any type of Java's but BigInteger and BigDecimal has. */
    private static final int MOST_DIGITS = 1_100;

    private static final Set<String> FIXED_SIZE = new LinkedHashSet<>(List.of("Int", "Float"));
    private static final Set<String> ANY_SIZE = new LinkedHashSet<>(List.of("BigInteger", "BigDecimal"));

    private final String scalar;

    private BeanNumbers(String scalar) {
        this.scalar = scalar;
    }

    /** Empty if the scalar is no number. */
    static Optional<BeanNumbers> of(String scalar) {
        return FIXED_SIZE.contains(scalar) || ANY_SIZE.contains(scalar)
                ? Optional.of(new BeanNumbers(scalar))
                : Optional.empty();
    }

    /** What is wrong with this value of a variable before anything is made of it. */
    Optional<String> wrong(@Nullable Object input) {
        return switch (input) {
            case Integer small -> Optional.empty();
            case Long small -> Optional.empty();
            case Number number -> wrongSize(number.toString());
            case String text -> wrongText(text);
            case null, default -> Optional.empty();
        };
    }

    Optional<String> wrongLiteral(Value<?> literal) {
        return switch (literal) {
            case IntValue number -> wrong(number.getValue());
            case FloatValue number -> wrong(number.getValue());
            case StringValue text -> wrong(text.getValue());
            default -> Optional.empty();
        };
    }

    /** The strict scalars say themselves which texts they take: {@code "NaN"}. */
    private Optional<String> wrongText(String text) {
        if (FIXED_SIZE.contains(scalar)) {
            return Optional.empty();
        }
        return Numeral.of(text).isPresent()
                ? wrongSize(text)
                : Optional.of("%s: %s is no number".formatted(scalar, Excerpt.quoted(text)));
    }

    private Optional<String> wrongSize(String text) {
        return Numeral.of(text)
                .filter(number -> !number.hasAtMost(MOST_DIGITS, MOST_DIGITS))
                .map(number -> "%s: the number has more than %d digits before the point, or after it"
                        .formatted(scalar, MOST_DIGITS));
    }
}
