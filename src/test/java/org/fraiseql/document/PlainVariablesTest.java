package org.fraiseql.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.fraiseql.support.EngineException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The short way gives what graphql-java gives, or leaves it to graphql-java. */
class PlainVariablesTest {
    private static final DocumentFixture FIXTURE = new DocumentFixture();
    private static final List<@Nullable Object> VALUES = Arrays.asList(
            null,
            true,
            1,
            -1,
            3_000_000_000L,
            new BigInteger("9223372036854775808"),
            new BigDecimal("1.50"),
            new BigDecimal("1E+2"),
            "",
            "1",
            "x",
            "2025-01-01T00:00:00Z",
            "a\u0000",
            List.of(),
            List.of(1),
            Map.of(),
            Map.of("a", 1));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Int: users(where: {id: {eq: $v}})",
                "Int!: users(where: {id: {eq: $v}})",
                "BigInt: posts(where: {id: {eq: $v}})",
                "BigInt!: posts(where: {id: {eq: $v}})",
                "String: users(where: {name: {eq: $v}})",
                "Boolean: users(where: {isActive: {eq: $v}})",
                "Boolean!: users(where: {isActive: {eq: $v}})",
                "Decimal: users(where: {balance: {eq: $v}})",
                "DateTime: users(where: {createdAt: {eq: $v}})",
                "JSON: users(where: {settings: {eq: $v}})",
            })
    void agreesWithGraphQLJava(String use) {
        String[] parts = use.split(": ", 2);
        String type = parts[0];
        PreparedOperation operation = FIXTURE.prepare("query ($v: %s) { %s { __typename } }".formatted(type, parts[1]));
        for (Object value : VALUES) {
            Map<String, @Nullable Object> given = DocumentFixture.given("v", value);
            assertThat(outcome(() -> operation.coerce(given)))
                    .as("%s as %s", value, type)
                    .isEqualTo(outcome(() -> operation.coerceAny(given)));
        }
        Map<String, @Nullable Object> none = new LinkedHashMap<>();
        assertThat(outcome(() -> operation.coerce(none))).isEqualTo(outcome(() -> operation.coerceAny(none)));
    }

    /** Lists, objects in lists, enums, and what is wrong with them. */
    @ParameterizedTest
    @MethodSource("structures")
    void agreesAboutStructures(String type, @Nullable Object value) {
        String use = type.contains("OrderBy")
                ? "users(orderBy: $v)"
                : type.contains("Where") ? "users(where: $v)" : "users(where: {id: {in: $v}})";
        PreparedOperation operation = FIXTURE.prepare("query ($v: %s) { %s { id } }".formatted(type, use));
        Map<String, @Nullable Object> given = DocumentFixture.given("v", value);
        assertThat(outcome(() -> operation.coerce(given))).isEqualTo(outcome(() -> operation.coerceAny(given)));
    }

    static Stream<Arguments> structures() {
        Map<String, Object> two = new LinkedHashMap<>();
        two.put("name", Map.of("eq", "x"));
        two.put("id", Map.of("gt", 1));
        return Stream.of(
                Arguments.of("[Int!]", List.of(1, 2)),
                Arguments.of("[Int!]", List.of()),
                Arguments.of("[Int!]", 7),
                Arguments.of("[Int!]", Arrays.asList(1, null)),
                Arguments.of("[Int!]", List.of("x")),
                Arguments.of("UserWhereInput", two),
                Arguments.of("UserWhereInput", Map.of("OR", List.of(two, two))),
                Arguments.of("UserWhereInput", Map.of("OR", two)),
                Arguments.of("UserWhereInput", Map.of("nmae", Map.of())),
                Arguments.of("UserWhereInput", Map.of("name", Map.of("eq", 1))),
                Arguments.of("UserWhereInput", Map.of("settings", Map.of("eq", Map.of("a", List.of(1, Map.of()))))),
                Arguments.of("UserWhereInput", Map.of("mood", Map.of("in", List.of("happy", "very_sad")))),
                Arguments.of("UserWhereInput", Map.of("mood", Map.of("in", List.of("angry")))),
                Arguments.of("UserWhereInput", List.of(two)),
                Arguments.of("[UserOrderByInput!]", List.of(Map.of("id", "DESC"), Map.of("name", "ASC"))),
                Arguments.of("[UserOrderByInput!]", Map.of("id", "DESC")),
                Arguments.of("[UserOrderByInput!]", Arrays.asList((Object) null)));
    }

    @Test
    void leavesDefaultsListsAndObjectsToGraphQLJava() {
        assertThat(FIXTURE.prepare("query ($n: Int = 3) { users(limit: $n) { id } }")
                        .coerce(new LinkedHashMap<>()))
                .containsEntry("n", 3);
        assertThat(FIXTURE.prepare("query ($ids: [Int!]) { users(where: {id: {in: $ids}}) { id } }")
                        .coerce(DocumentFixture.given("ids", 7)))
                .containsEntry("ids", List.of(7));
    }

    private static String outcome(java.util.function.Supplier<Map<String, @Nullable Object>> coercion) {
        try {
            Map<String, @Nullable Object> coerced = coercion.get();
            Object value = coerced.get("v");
            return coerced + " " + (value == null ? "" : value.getClass());
        } catch (EngineException e) {
            return e.problems().toString();
        }
    }
}
