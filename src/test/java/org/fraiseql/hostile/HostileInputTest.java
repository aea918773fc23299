package org.fraiseql.hostile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLTypeUtil;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.fraiseql.catalog.Operator;
import org.fraiseql.hostile.RequestPath.Outcome;
import org.fraiseql.support.ErrorCode;
import org.fraiseql.support.JsonText;
import org.fraiseql.support.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * Every type, operator and kind of argument is given hostile values, all the way from the bytes of a body to the values that are bound: each is refused with
 * a short message and a status of 400 or 413, or runs, and is neither dear in time nor in memory. Nothing grows but with the size of the request.
 *
 * <p>A short request may take 10 ms and a megabyte. The bounds of long ones are those of a busy machine and of code that is not warm yet; the least of several runs
 * counts. What the bounds are there to find, time by the square of the size or by an exponent, is beyond them by far.
 */
@Isolated
class HostileInputTest {
    private static final int SHORT = 2_000;
    private static final long CPU_NANOS_OF_SHORT = 10_000_000;
    private static final long ALLOCATED_BYTES_OF_SHORT = 1_000_000;
    private static final long CPU_NANOS = 50_000_000;
    private static final long CPU_NANOS_FOR_A_BYTE = 250;
    private static final long ALLOCATED_BYTES = 4_000_000;
    private static final long ALLOCATED_BYTES_FOR_A_BYTE = 128;
    /** Of as many tokens as graphql-java reads. */
    private static final long ALLOCATED_BYTES_OF_A_DOCUMENT = 24_000_000;
    /** Of a digit, or a letter beyond ASCII, in a document: for them graphql-java's lexer has no table. */
    private static final long ALLOCATED_BYTES_FOR_A_DEAR_LETTER = 3_500;

    private static final int MOST_TOKENS = 15_000;
    private static final int ATTEMPTS = 20;
    private static final int LONGEST_MESSAGE = 499;
    private static final int MEGABYTE = 1_000_000;
    private static final int LARGE = 200_000;

    private static final Set<ErrorCode> REFUSALS = new LinkedHashSet<>(List.of(
            ErrorCode.GRAPHQL_PARSE_FAILED,
            ErrorCode.GRAPHQL_VALIDATION_FAILED,
            ErrorCode.BAD_USER_INPUT,
            ErrorCode.LIMIT_EXCEEDED,
            ErrorCode.PAYLOAD_TOO_LARGE,
            ErrorCode.PERSISTED_QUERY_NOT_FOUND));

    private static final RequestPath PATH = new RequestPath(TypesOnPaper.catalog());
    private static final List<Place> PLACES = Places.in(PATH.schema());

    private final Map<String, Integer> outcomes = new TreeMap<>();
    private final List<String> failures = new ArrayList<>();

    /** Whatever is not there is not tried. */
    @Test
    void everyOperatorAndEveryScalarHasAPlace() {
        Set<String> steps = new LinkedHashSet<>();
        Set<String> types = new LinkedHashSet<>();
        for (Place place : PLACES) {
            steps.add(lastStep(place));
            types.add(((GraphQLNamedType) GraphQLTypeUtil.unwrapAll(place.type())).getName());
        }
        for (Operator operator : Operator.values()) {
            boolean isOfRowKey =
                    operator.operand() == Operator.Operand.ROW_KEY; // of an ltree in a table with a key: By…
            assertThat(steps).as(operator.name()).contains(operator.graphQLName());
            operator.orderName().ifPresent(name -> assertThat(steps).contains(name));
            assertThat(isOfRowKey).isEqualTo(operator.graphQLName().endsWith("OfId"));
        }
        assertThat(types)
                .contains(
                        "Int", "BigInt", "Decimal", "Float", "String", "Boolean", "ID", "JSON", "UUID", "Date", "Time")
                .contains(
                        "TimeTz", "LocalDateTime", "DateTime", "Interval", "Bytes", "Inet", "Cidr", "MacAddr", "Point")
                .contains("Vector", "LTree", "DecimalRange", "DecimalMultirange", "BigIntRange", "DateRange", "Mood")
                .contains("BigInteger", "BigDecimal", "Duration", "Period");
        assertThat(steps)
                .contains(
                        "limit", "offset", "atMost", "all", "constraint", "increment", "append", "deleteKey", "given");
    }

    @Test
    void shortValuesInVariables() {
        for (Place place : PLACES) {
            HostileValue.small().forEach(value -> variable(place, value));
        }
        assertRefusedOrRun(40_000);
    }

    @Test
    void shortValuesInDocuments() {
        for (Place place : one(HostileInputTest::typeName)) {
            HostileValue.small().forEach(value -> literal(place, value));
        }
        assertRefusedOrRun(3_000);
    }

    @Test
    void longValuesInVariables() {
        List<HostileValue> values = HostileValue.large(LARGE);
        for (Place place : one(HostileInputTest::leafName)) {
            values.forEach(value -> variable(place, value));
        }
        assertRefusedOrRun(1_000);
    }

    @Test
    void longTextsForEveryOperator() {
        List<HostileValue> texts = HostileValue.large(LARGE).stream()
                .filter(value -> value.json().startsWith("\""))
                .filter(value -> value.name().matches("\"(many (,|\\.|a\\.|%|\\[)|many spaces.*)\""))
                .toList();
        assertThat(texts).hasSize(6);
        for (Place place : one(HostileInputTest::lastStep)) {
            texts.forEach(value -> variable(place, value));
        }
        assertRefusedOrRun(500);
    }

    @Test
    void longValuesInDocuments() {
        List<HostileValue> values = HostileValue.large(LARGE);
        for (Place place : some("String", "BigInt", "Int", "JSON", "Decimal", "Mood")) {
            values.forEach(value -> literal(place, value));
        }
        assertRefusedOrRun(150);
    }

    @Test
    void aMegabyteOfValues() {
        for (Place place : some("String", "BigInt", "Int", "JSON", "Decimal", "Point", "DecimalRange", "BigInteger")) {
            HostileValue.large(MEGABYTE).forEach(value -> variable(place, value));
        }
        for (Place place : some("String", "BigInt")) {
            HostileValue.large(MEGABYTE).forEach(value -> literal(place, value));
        }
        assertRefusedOrRun(300);
    }

    @Test
    void hostileRequests() {
        HostileRequest.all().forEach(request -> {
            byte[] body = request.body();
            check(request.name(), body, ALLOCATED_BYTES_OF_A_DOCUMENT, () -> PATH.of(body));
        });
        assertRefusedOrRun(90);
    }

    @Test
    void hostileParametersOfGet() {
        for (HostileValue value : HostileValue.large(LARGE)) {
            Map<String, String> parameters = new LinkedHashMap<>();
            parameters.put("query", "query($v: BigInt) { samples(where: {aInt8: {eq: $v}}) { id } }");
            parameters.put("variables", "{\"v\":" + value.json() + "}");
            check("GET " + value, new byte[LARGE], 0, () -> PATH.get(parameters));
        }
        assertRefusedOrRun(30);
    }

    private void variable(Place place, HostileValue value) {
        String request =
                "{\"query\":" + JsonText.of(place.withVariable()) + ",\"variables\":{\"v\":" + value.json() + "}}";
        byte[] body = request.getBytes(UTF_8);
        check("$" + place + " = " + value, body, 0, () -> PATH.of(body));
    }

    private void literal(Place place, HostileValue value) {
        String document = place.withLiteral(value.literal());
        byte[] body = ("{\"query\":" + JsonText.of(document) + "}").getBytes(UTF_8);
        long letters = document.chars().filter(letter -> letter > 127).count();
        long digits = document.chars().filter(Character::isDigit).count();
        long dear = letters + Math.min(digits, MOST_TOKENS);
        long more =
                (body.length < SHORT ? 0 : ALLOCATED_BYTES_OF_A_DOCUMENT) + ALLOCATED_BYTES_FOR_A_DEAR_LETTER * dear;
        check(place + ": " + value, body, more, () -> PATH.of(body));
    }

    /** @param more bytes that it may allocate, beside those for its size */
    private void check(String name, byte[] body, long more, Supplier<Outcome> request) {
        Cost.Measured<Outcome> first = Cost.of(request);
        boolean isShort = body.length < SHORT;
        long cpuNanos = isShort ? CPU_NANOS_OF_SHORT : CPU_NANOS + CPU_NANOS_FOR_A_BYTE * body.length;
        long allocated = more
                + (isShort ? ALLOCATED_BYTES_OF_SHORT : ALLOCATED_BYTES + ALLOCATED_BYTES_FOR_A_BYTE * body.length);
        Cost cost = first.cost();
        for (int i = 1; i < ATTEMPTS && (cost.cpuNanos() > cpuNanos || cost.allocatedBytes() > allocated); i++) {
            cost = cost.least(Cost.of(request).cost());
        }
        if (cost.cpuNanos() > cpuNanos || cost.allocatedBytes() > allocated) {
            failures.add("%s took %s".formatted(name, cost));
        }
        Outcome outcome = first.result();
        outcome.problems().forEach(problem -> checkProblem(name, problem));
        if (outcome.boundCharacters() > 5L * body.length) {
            failures.add("%s became %d characters".formatted(name, outcome.boundCharacters()));
        }
        outcomes.merge(
                outcome.problems().isEmpty()
                        ? "ran"
                        : "" + outcome.problems().getFirst().code(),
                1,
                Integer::sum);
    }

    private void checkProblem(String name, Problem problem) {
        if (!REFUSALS.contains(problem.code())) {
            failures.add("%s: %s".formatted(name, problem));
        }
        if (problem.message().length() > LONGEST_MESSAGE) {
            failures.add(
                    "%s: %d characters of %s".formatted(name, problem.message().length(), problem.message()));
        }
        problem.details().forEach((key, value) -> {
            if (String.valueOf(value).length() > LONGEST_MESSAGE) {
                failures.add("%s: %s is %s".formatted(name, key, value));
            }
        });
    }

    private void assertRefusedOrRun(int atLeast) {
        assertThat(failures).isEmpty();
        assertThat(outcomes.values().stream().mapToInt(Integer::intValue).sum())
                .as(outcomes.toString())
                .isGreaterThanOrEqualTo(atLeast);
        assertThat(outcomes.keySet()).containsAnyOf("BAD_USER_INPUT", "LIMIT_EXCEEDED");
    }

    /** The first place of each kind. */
    private static List<Place> one(Function<Place, String> kind) {
        Map<String, Place> first = new LinkedHashMap<>();
        PLACES.forEach(place -> first.putIfAbsent(kind.apply(place), place));
        return new ArrayList<>(first.values());
    }

    private static List<Place> some(String... types) {
        return one(HostileInputTest::typeName).stream()
                .filter(place -> List.of(types).contains(typeName(place)))
                .toList();
    }

    private static String typeName(Place place) {
        return GraphQLTypeUtil.simplePrint(place.type()).replace("!", "");
    }

    /** Of input objects and enums one is like the other. */
    private static String leafName(Place place) {
        return switch (GraphQLTypeUtil.unwrapAll(place.type())) {
            case GraphQLInputObjectType object -> "object";
            case GraphQLEnumType names -> "enum";
            case GraphQLNamedType scalar -> scalar.getName();
        };
    }

    private static String lastStep(Place place) {
        return place.path().replace("[]", "").replaceAll(".*\\.", "");
    }
}
