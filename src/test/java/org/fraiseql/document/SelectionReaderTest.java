package org.fraiseql.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.fraiseql.document.DocumentFixture.given;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.fraiseql.support.EngineException;
import org.fraiseql.support.ErrorCode;
import org.fraiseql.support.Problem;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SelectionReaderTest {
    private static final DocumentFixture FIXTURE = new DocumentFixture();

    @Test
    void fieldsStandInTheOrderOfTheAnswerUnderTheirResponseKeys() {
        assertThat(shape(FIXTURE.read("{ b: user(id: 1) { name id x: id __typename } a: __typename }")))
                .isEqualTo("b:user{name:name id:id x:id __typename:__typename} a:__typename");
    }

    @Test
    void fragmentsAreMergedWhereTheirFirstFieldStood() {
        String query = """
                query { user(id: 1) { ...A name ... on User { manager { name } } ... { mood } } }
                fragment A on User { id manager { id } ...B }
                fragment B on User { manager { isActive } }""";

        assertThat(shape(FIXTURE.read(query)))
                .isEqualTo("user:user{id:id manager:manager{id:id isActive:isActive name:name} name:name mood:mood}");
    }

    @ParameterizedTest
    @CsvSource({
        "true, true, a",
        "true, false, a b",
        "false, true, ''",
        "false, false, b",
    })
    void includeAndSkipAreDecidedByTheirVariables(boolean include, boolean skip, String expected) {
        Map<String, @Nullable Object> variables = given("i", include);
        variables.put("s", skip);
        List<String> keys = new ArrayList<>();
        FIXTURE.read(
                        "query ($i: Boolean!, $s: Boolean!) { user(id: 1) { a: id @include(if: $i) ... @skip(if: $s) { b: id } } }",
                        variables)
                .roots()
                .getFirst()
                .selections()
                .forEach(selection -> keys.add(selection.responseKey()));

        assertThat(String.join(" ", keys)).isEqualTo(expected);
    }

    @Test
    void bothDirectivesMustLetAFieldThrough() {
        assertThat(
                        shape(
                                FIXTURE.read(
                                        "{ user(id: 1) { a: id @include(if: true) @skip(if: true) b: id @include(if: true) @skip(if: false) c: id @skip(if: false) @include(if: false) } }")))
                .isEqualTo("user:user{b:id}");
    }

    @Test
    void locationsAreThoseOfTheField() {
        assertThat(FIXTURE.read("{\n  a: users { id }\n}").roots().getFirst().location())
                .isEqualTo(new Problem.Location(2, 3));
    }

    // arguments

    @Test
    void literalsAreConstantsAndVariablesAreReferences() {
        Map<String, Input> arguments = arguments(
                "query ($n: Int) { users(limit: $n, offset: 3, where: {isActive: {eq: true}, mood: {eq: very_sad}}) { id } }",
                given("n", 7));

        assertThat(arguments).containsEntry("limit", new Input.Leaf(new ValueRef.Variable("n", List.of())));
        assertThat(arguments).containsEntry("offset", new Input.Leaf(new ValueRef.Constant(3)));
        Input where = arguments.get("where");
        assertThat(where)
                .isEqualTo(FIXTURE.read("{ users(where: {isActive: {eq: true}, mood: {eq: very_sad}}) { id } }")
                        .roots()
                        .getFirst()
                        .arguments()
                        .get("where"));
        assertThat(String.valueOf(where)).contains("very-sad").contains("Flag[value=true]");
    }

    @Test
    void anOmittedVariableLeavesItsPlaceOutAndNullStays() {
        String query = "query ($s: String, $n: Int) { users(where: {name: {eq: $s}}, limit: $n) { id } }";

        Map<String, @Nullable Object> nothing = new LinkedHashMap<>();
        assertThat(String.valueOf(arguments(query, nothing).get("where")))
                .isEqualTo("Fields[fields={name=Fields[fields={}]}]");
        assertThat(arguments(query, nothing)).doesNotContainKey("limit");
        assertThat(arguments(query, given("n", null))).containsEntry("limit", new Input.Null());
        assertThat(String.valueOf(arguments(query, given("s", null)).get("where")))
                .contains("eq=Null[]");
    }

    @Test
    void defaultsStandInForOmittedVariablesOnly() {
        String query = "query ($n: Int = 5) { users(limit: $n) { id } }";

        Map<String, @Nullable Object> nothing = new LinkedHashMap<>();
        assertThat(resolved(query, nothing, "limit")).isEqualTo(5);
        assertThat(resolved(query, given("n", 6), "limit")).isEqualTo(6);
        assertThat(arguments(query, given("n", null))).containsEntry("limit", new Input.Null());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "query ($v: UserWhereInput) { users(where: $v) { id } }",
                "query ($v: IntFilter) { users(where: {id: $v}) { id } }",
                "query ($v: Int) { users(where: {id: {eq: $v}}) { id } }",
                "query ($v: [Int!]) { users(where: {id: {in: $v}}) { id } }",
                "query ($v: Int!) { users(where: {id: {in: [1, $v]}}) { id } }",
                "query ($v: UserWhereInput!) { users(where: {AND: [$v, {id: {eq: 1}}]}) { id } }",
                "query ($v: [UserWhereInput!]) { users(where: {OR: $v}) { id } }",
                "query ($v: Int!) { users(where: {id: {between: {from: $v, to: 9}}}) { id } }",
                "query ($v: [UserOrderByInput!]) { users(orderBy: $v) { id } }",
                "query ($v: OrderDirection) { users(orderBy: [{id: $v}]) { id } }",
                "query ($v: Int!) { user(id: $v) { id } }",
                "query ($v: Int) { user(id: 1) { posts(limit: $v) { id } } }",
            })
    void variablesMayStandAtEveryPosition(String query) {
        Object value = query.contains("[UserWhereInput!]")
                ? List.of(given("id", given("eq", 1)))
                : query.contains("UserWhereInput")
                        ? given("id", given("eq", 1))
                        : query.contains("IntFilter")
                                ? given("gt", 1)
                                : query.contains("UserOrderByInput")
                                        ? List.of(given("id", "DESC"))
                                        : query.contains("OrderDirection")
                                                ? "DESC"
                                                : query.contains("[Int!]") ? List.of(1, 2) : 1;

        assertThat(FIXTURE.read(query, given("v", value)).roots()).hasSize(1);
        assertThat(FIXTURE.prepare(query).coerce(given("v", value))).containsKey("v");
    }

    /** The value of the first request was kept in the plan and answered to all later ones. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "JSON      | {\"q\":[1.50]}      | {\"q\":[1.50]}",
                "JSON      | text               | \"text\"",
                "[JSON]    | [true,null]        | [true,null]",
                "Int       | 1                  | 1",
                "String    | a\"b               | \"a\\\"b\"",
                "Decimal   | 19.90              | 19.90",
                "Decimal   | NaN                | \"NaN\"",
                "BigInt    | 9007199254740993   | 9007199254740993",
                "Mood      | very_sad           | \"very-sad\"",
                "[Boolean] | [true]             | [true]",
                "IntFilter | {\"in\":[1]}        | {\"in\":[1]}",
            })
    void variablesInsideAJsonValueAreFilledInByEachRequest(String type, String given, String expected) {
        PreparedOperation operation = FIXTURE.prepare(
                "query ($v: %s, $w: Int) { users(where: {settings: {eq: {k: [1.0, $v, e], w: $w}}}) { id } }"
                        .formatted(type));
        Input first = operation
                .read(operation.coerce(given("v", null)))
                .roots()
                .getFirst()
                .arguments()
                .get("where");
        Map<String, @Nullable Object> later = operation.coerce(given("v", json(given)));
        ValueRef settings =
                leaf(operation.read(later).roots().getFirst().arguments().get("where"), "settings", "eq");

        assertThat(settings.resolve(later)).isEqualTo("{\"k\":[1.0,%s,\"e\"]}".formatted(expected));
        assertThat(leaf(first, "settings", "eq").resolve(later)).isEqualTo(settings.resolve(later));
    }

    private static @Nullable Object json(String text) {
        return switch (text.charAt(0)) {
            case '{' -> text.contains("q") ? given("q", List.of(new BigDecimal("1.50"))) : given("in", List.of(1));
            case '[' -> text.contains("null") ? Arrays.asList(true, null) : List.of(true);
            case '1' -> text.length() == 1 ? (Object) 1 : new BigDecimal(text);
            default -> text;
        };
    }

    private static ValueRef leaf(@Nullable Input input, String... path) {
        @Nullable Input current = input;
        for (String key : path) {
            current = ((Input.Fields) Objects.requireNonNull(current)).fields().get(key);
        }
        return ((Input.Leaf) Objects.requireNonNull(current)).value();
    }

    // what is wrong

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{ users { | GRAPHQL_PARSE_FAILED",
                "'' | GRAPHQL_PARSE_FAILED",
                "   | GRAPHQL_PARSE_FAILED",
                "{ users { nope } } | GRAPHQL_VALIDATION_FAILED",
                "{ users { ...F } } | GRAPHQL_VALIDATION_FAILED",
                "fragment F on User { id } | GRAPHQL_VALIDATION_FAILED",
                "subscription { users { id } } | GRAPHQL_VALIDATION_FAILED",
                "mutation { users { id } } | GRAPHQL_VALIDATION_FAILED",
                "{ users { id } users(limit: 1) { id } } | GRAPHQL_VALIDATION_FAILED",
                "query A { users { id } } query A { users { id } } | GRAPHQL_VALIDATION_FAILED",
                "query A { users { id } } query B { users { id } } | GRAPHQL_VALIDATION_FAILED",
                "query ($u: Int) { users { id } } | GRAPHQL_VALIDATION_FAILED",
            })
    void wrongDocumentsAreRefused(@Nullable String query, ErrorCode code) {
        assertThatExceptionOfType(EngineException.class)
                .isThrownBy(() -> FIXTURE.prepare(query == null ? "" : query))
                .satisfies(e -> assertThat(e.code()).isEqualTo(code));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{ users { id } | The document ends where more is expected. | 1:15",
                "{ users { id } } } | \"}\" is not expected here. | 1:18",
                "{ users { id ? } } | \"?\" is no part of GraphQL. | 1:14",
                "{ users { né } } | \"é\" is no part of GraphQL. | 1:12",
                "{ users(where: {name: {eq: \"x}}) { id } } | A string that begins here is not ended in its line, or has an escape that GraphQL does not know. | 1:28",
                "{ user(id: ) { id } } | \")\" is not expected here. | 1:12",
            })
    void syntaxErrorsSayWhatIsWrongWhere(String query, String message, String place) {
        assertThatExceptionOfType(EngineException.class)
                .isThrownBy(() -> FIXTURE.prepare(query))
                .satisfies(e -> {
                    Problem problem = e.problems().getFirst();
                    assertThat(problem.code()).isEqualTo(ErrorCode.GRAPHQL_PARSE_FAILED);
                    assertThat(problem.message()).isEqualTo(message);
                    assertThat(problem.locations())
                            .extracting(location -> location.line() + ":" + location.column())
                            .containsExactly(place);
                });
    }

    @Test
    void aDocumentThatIsTooLargeIsALimitNotASyntaxError() {
        for (String query : List.of("{ " + "a:__typename ".repeat(6_000) + "}", "{ a".repeat(600) + "}".repeat(600))) {
            assertThatExceptionOfType(EngineException.class)
                    .isThrownBy(() -> FIXTURE.prepare(query))
                    .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.LIMIT_EXCEEDED));
        }
    }

    @Test
    void undeclaredVariablesAreRefusedWithASuggestion() {
        assertThatExceptionOfType(EngineException.class)
                .isThrownBy(() -> FIXTURE.prepare("query ($ident: Int) { users(limit: $ident) { id } }")
                        .coerce(given("idnet", 1)))
                .withMessageContaining("BAD_USER_INPUT")
                .withMessageContaining("Did you mean \"ident\"?");
    }

    /** Regression: consoles send the variables of all operations of their document. */
    @Test
    void variablesOfAnotherOperationArePassedOver() {
        String document =
                "query A ($id: Int!) { user(id: $id) { id } } query B ($limit: Int) { users(limit: $limit) { id } }";
        assertThat(FIXTURE.prepare(document, "B").coerce(given("id", 1))).isEmpty();
        assertThat(FIXTURE.prepare(document, "A").coerce(given("id", 1))).containsOnlyKeys("id");
        assertThatExceptionOfType(EngineException.class)
                .isThrownBy(() -> FIXTURE.prepare(document, "B").coerce(given("identity", 1)))
                .withMessageContaining("\"$identity\" is not declared");
    }

    @Test
    void unknownVariablesMayBePassedOver() {
        assertThat(FIXTURE.prepare("query ($limit: Int) { users(limit: $limit) { id } }")
                        .coerce(given("other", 1), true))
                .isEmpty();
    }

    @Test
    void aGetMayNotRunAMutation() {
        assertThat(FIXTURE.prepare("{ users { id } }").kind()).isEqualTo(PreparedOperation.Kind.QUERY);
        assertThat(FIXTURE.prepare("{ ...F a: posts { id } } fragment F on Query { users { id } }")
                        .rootFieldNames())
                .containsExactly("users", "posts");
    }

    private static Map<String, Input> arguments(String query, Map<String, @Nullable Object> variables) {
        return FIXTURE.read(query, variables).roots().getFirst().arguments();
    }

    private static @Nullable Object resolved(String query, Map<String, @Nullable Object> variables, String argument) {
        PreparedOperation operation = FIXTURE.prepare(query);
        Map<String, @Nullable Object> coerced = operation.coerce(variables);
        return Optional.ofNullable(
                        operation.read(coerced).roots().getFirst().arguments().get(argument))
                .map(input -> ((Input.Leaf) input).value().resolve(coerced))
                .orElse(null);
    }

    private static String shape(Operation operation) {
        return shape(operation.roots());
    }

    private static String shape(List<Selection> selections) {
        List<String> parts = new ArrayList<>();
        for (Selection selection : selections) {
            String below = selection.selections().isEmpty() ? "" : "{" + shape(selection.selections()) + "}";
            parts.add(selection.responseKey() + ":" + selection.fieldName() + below);
        }
        return String.join(" ", parts);
    }
}
