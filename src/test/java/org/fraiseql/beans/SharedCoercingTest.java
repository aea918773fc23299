package org.fraiseql.beans;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import graphql.GraphQLContext;
import graphql.Scalars;
import graphql.execution.CoercedVariables;
import graphql.language.FloatValue;
import graphql.language.StringValue;
import graphql.schema.Coercing;
import graphql.schema.CoercingParseLiteralException;
import graphql.schema.CoercingParseValueException;
import graphql.schema.GraphQLScalarType;
import io.smallrye.graphql.scalar.GraphQLScalarTypes;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import org.fraiseql.catalog.Catalog;
import org.fraiseql.schema.SchemaTypes;
import org.junit.jupiter.api.Test;

class SharedCoercingTest {
    private static final GraphQLContext CONTEXT = GraphQLContext.getDefault();

    private final SharedCoercing floats = new SharedCoercing(
            "Float",
            GraphQLScalarTypes.getScalarByClassName("double").getCoercing(),
            Scalars.GraphQLFloat.getCoercing());

    @Test
    void keepsTheDigitsOfAFloatThatComesIn() {
        BigDecimal digits = new BigDecimal("0.1000000000000000055511151231257827");

        assertThat(floats.parseValue(digits, CONTEXT, Locale.ROOT)).isEqualTo(digits);
        assertThat(floats.parseLiteral(FloatValue.of(0.1), CoercedVariables.emptyVariables(), CONTEXT, Locale.ROOT))
                .isEqualTo(new BigDecimal("0.1"));
    }

    @Test
    void refusesWhatTheStrictScalarRefuses() {
        assertThatExceptionOfType(CoercingParseValueException.class)
                .isThrownBy(() -> floats.parseValue("1.5", CONTEXT, Locale.ROOT));
    }

    /** A BigDecimal can't be one; the defect was a NumberFormatException. */
    @Test
    void handsOnWhatIsNoNumberAsItIs() {
        SharedCoercing ofCatalog = new SharedCoercing(
                "Float", GraphQLScalarTypes.getScalarByClassName("double").getCoercing(), catalogFloat());

        assertThat(ofCatalog.parseValue("NaN", CONTEXT, Locale.ROOT)).isEqualTo(Double.NaN);
        assertThat(ofCatalog.parseLiteral(
                        StringValue.of("-Infinity"), CoercedVariables.emptyVariables(), CONTEXT, Locale.ROOT))
                .isEqualTo(Double.NEGATIVE_INFINITY);
    }

    /** SmallRye would make all their digits, or read them as JSON. */
    @Test
    void keepsNumbersFromBeansThatAreTooLarge() {
        for (String type : List.of("java.lang.Long", "java.math.BigInteger", "java.math.BigDecimal", "int", "double")) {
            GraphQLScalarType scalar = GraphQLScalarTypes.getScalarByClassName(type);
            SharedCoercing numbers = new SharedCoercing(scalar.getName(), scalar.getCoercing(), scalar.getCoercing());
            for (BigDecimal number : List.of(new BigDecimal("1e1100"), new BigDecimal("-1e131071"))) {
                assertThatExceptionOfType(CoercingParseValueException.class)
                        .as(type)
                        .isThrownBy(() -> numbers.parseValue(number, CONTEXT, Locale.ROOT))
                        .withMessageContaining("more than 1100 digits");
                assertThatExceptionOfType(CoercingParseLiteralException.class)
                        .as(type)
                        .isThrownBy(() -> numbers.parseLiteral(
                                FloatValue.newFloatValue(number).build(),
                                CoercedVariables.emptyVariables(),
                                CONTEXT,
                                Locale.ROOT));
            }
        }
    }

    @Test
    void keepsTextsFromBeansThatAreNoNumbers() {
        GraphQLScalarType scalar = GraphQLScalarTypes.getScalarByClassName("java.math.BigInteger");
        SharedCoercing numbers = new SharedCoercing(scalar.getName(), scalar.getCoercing(), scalar.getCoercing());

        assertThat(numbers.parseValue("12", CONTEXT, Locale.ROOT)).isEqualTo("12");
        for (String text : List.of("[".repeat(1_000_000), "1e1000000", "9".repeat(1_000_000), "true")) {
            assertThatExceptionOfType(CoercingParseValueException.class)
                    .isThrownBy(() -> numbers.parseValue(text, CONTEXT, Locale.ROOT))
                    .satisfies(wrong -> assertThat(wrong.getMessage()).hasSizeLessThan(300));
            assertThatExceptionOfType(CoercingParseLiteralException.class)
                    .isThrownBy(() -> numbers.parseLiteral(
                            StringValue.of(text), CoercedVariables.emptyVariables(), CONTEXT, Locale.ROOT));
        }
    }

    @Test
    void letsPostgresTextPassOnTheWayOut() {
        assertThat(floats.serialize("NaN", CONTEXT, Locale.ROOT)).isEqualTo("NaN");
    }

    @Test
    void writesMomentsWithTheirSeconds() {
        assertThat(floats.serialize(OffsetDateTime.parse("2025-01-01T10:00Z"), CONTEXT, Locale.ROOT))
                .isEqualTo("2025-01-01T10:00:00Z");
    }

    private static Coercing<?, ?> catalogFloat() {
        return SchemaTypes.of(Catalog.EMPTY).types().stream()
                .filter(GraphQLScalarType.class::isInstance)
                .map(GraphQLScalarType.class::cast)
                .filter(scalar -> scalar.getName().equals("Float"))
                .findFirst()
                .orElseThrow()
                .getCoercing();
    }
}
