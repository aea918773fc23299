package org.fraiseql.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.fraiseql.plan.Plan;
import org.fraiseql.plan.Planner;
import org.fraiseql.plan.RootPlan;
import org.fraiseql.plan.RowConditions;
import org.fraiseql.sql.ReadRenderer;
import org.fraiseql.support.config.LimitsConfig;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The key of the plan cache: equal shapes must give the same SQL and take their values from the same places; what changes the SQL must change the shape. */
class VariableShapeTest {
    private static final DocumentFixture FIXTURE = new DocumentFixture();
    private static final PreparedOperation OPERATION = FIXTURE.prepare("""
            query ($where: UserWhereInput, $by: [UserOrderByInput!], $n: Int, $yes: Boolean = true) {
              users(where: $where, orderBy: $by, limit: $n) { id name @include(if: $yes) }
            }""");

    @Test
    void equalShapesHaveEqualSql() {
        long seed = System.nanoTime();
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        Map<String, String> sqlByShape = new LinkedHashMap<>();
        int hits = 0;
        for (int i = 0; i < 5_000; i++) {
            Map<String, @Nullable Object> coerced = OPERATION.coerce(variables(random));
            String known = sqlByShape.put(OPERATION.shape(coerced), sql(coerced));
            if (known != null) {
                hits++;
                assertThat(sql(coerced)).as("seed %d: %s", seed, coerced).isEqualTo(known);
            }
        }
        assertThat(hits).as("the test compares something").isGreaterThan(500);
    }

    @Test
    void structureIsInTheShapeAndValuesAreNot() {
        String shape = shape("where", map("id", map("in", List.of(1, 2))));

        assertThat(shape("where", map("id", map("in", List.of(3, 4, 5))))).isEqualTo(shape);
        assertThat(shape("where", map("id", map("in", List.of())))).isNotEqualTo(shape);
        assertThat(shape("where", map("id", map("nin", List.of(1, 2))))).isNotEqualTo(shape);
        assertThat(shape("where", map("managerId", map("in", List.of(1, 2))))).isNotEqualTo(shape);
        assertThat(shape("where", null)).isNotEqualTo(shape);
        assertThat(OPERATION.shape(OPERATION.coerce(new LinkedHashMap<String, @Nullable Object>())))
                .isNotEqualTo(shape("where", null));
        assertThat(shape("yes", false)).isNotEqualTo(shape("yes", true));
        assertThat(shape("by", List.of(map("id", "ASC")))).isNotEqualTo(shape("by", List.of(map("id", "DESC"))));
        assertThat(shape("where", map("id", map("isnull", true))))
                .isNotEqualTo(shape("where", map("id", map("isnull", false))));
        assertThat(shape("where", map("name", map("eq", null))))
                .isNotEqualTo(shape("where", map("name", map("eq", "x"))));
        assertThat(shape("n", 1)).isEqualTo(shape("n", 2));
        assertThat(shape("n", null)).isNotEqualTo(shape("n", 2));
        assertThat(shape("where", map("settings", map("eq", map("a", 1)))))
                .as("the inside of a JSON value is a value")
                .isEqualTo(shape("where", map("settings", map("eq", List.of(1, 2, map("b", null))))));
    }

    /** Nesting that reads alike from left to right. */
    @Test
    void structuresThatLookAlikeDiffer() {
        Map<String, @Nullable Object> id = map("id", map("eq", 1));
        List<Object> shapes = new ArrayList<>();
        shapes.add(shape("where", map("AND", Arrays.asList(id, id))));
        shapes.add(shape("where", map("AND", Arrays.asList(map("AND", List.of(id)), id))));
        shapes.add(shape("where", map("AND", Arrays.asList(map("AND", Arrays.asList(id, id))))));
        shapes.add(shape("where", map("OR", Arrays.asList(id, id))));
        shapes.add(shape("where", map("NOT", map("AND", Arrays.asList(id, id)))));

        assertThat(shapes).doesNotHaveDuplicates();
    }

    private static String shape(String name, @Nullable Object value) {
        return OPERATION.shape(OPERATION.coerce(map(name, value)));
    }

    private static String sql(Map<String, @Nullable Object> coerced) {
        Plan plan = new Planner(FIXTURE.catalog(), LimitsConfig.DEFAULT).plan(OPERATION.read(coerced));
        var statement = ReadRenderer.render(((RootPlan.Many) plan.roots().getFirst()).read(), RowConditions.NONE);
        return statement.text() + statement.binds() + statement.layout();
    }

    private static Map<String, @Nullable Object> variables(RandomGenerator random) {
        Map<String, @Nullable Object> variables = new LinkedHashMap<>();
        if (random.nextInt(4) > 0) {
            variables.put("where", where(random, 2));
        }
        if (random.nextInt(4) == 0) {
            variables.put(
                    "by", List.of(map(random.nextBoolean() ? "id" : "name", random.nextBoolean() ? "ASC" : "DESC")));
        }
        if (random.nextBoolean()) {
            variables.put("n", random.nextInt(3) == 0 ? null : random.nextInt(100));
        }
        if (random.nextBoolean()) {
            variables.put("yes", random.nextBoolean());
        }
        return variables;
    }

    private static Map<String, @Nullable Object> where(RandomGenerator random, int depth) {
        return switch (random.nextInt(depth == 0 ? 6 : 9)) {
            case 0 -> map("id", map("eq", random.nextInt(5)));
            case 1 ->
                map(
                        "id",
                        map(
                                random.nextBoolean() ? "in" : "nin",
                                random.ints(random.nextInt(4)).boxed().toList()));
            case 2 -> map("name", map("isnull", random.nextBoolean()));
            case 3 -> map("isActive", map("eq", random.nextBoolean()));
            case 4 -> map("mood", map("eq", random.nextBoolean() ? "happy" : "very_sad"));
            case 5 -> map("settings", map("eq", random.nextBoolean() ? List.of(1, map("a", true)) : 3));
            case 6 -> map("NOT", where(random, depth - 1));
            default -> {
                List<Object> items = new ArrayList<>();
                for (int i = random.nextInt(3); i > 0; i--) {
                    items.add(where(random, depth - 1));
                }
                yield map(random.nextBoolean() ? "AND" : "OR", items);
            }
        };
    }

    private static Map<String, @Nullable Object> map(String key, @Nullable Object value) {
        return DocumentFixture.given(key, value);
    }
}
