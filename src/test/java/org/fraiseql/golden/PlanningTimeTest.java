package org.fraiseql.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.function.IntFunction;
import org.fraiseql.CatalogEngine;
import org.fraiseql.document.DocumentReader;
import org.fraiseql.document.PreparedOperation;
import org.fraiseql.plan.Plan;
import org.fraiseql.plan.Planner;
import org.fraiseql.plan.RootPlan;
import org.fraiseql.plan.RowConditions;
import org.fraiseql.sql.ReadRenderer;
import org.fraiseql.support.config.LimitsConfig;
import org.fraiseql.support.config.WrittenLimits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From text to SQL: the time grows with the size of the query, and no short query has a large plan. Prints what it measures. */
@Isolated
class PlanningTimeTest {
    private static final int RUNS = 9;
    /** What took too long may have been interpreted while the compiler made it anew; what grows too much does so each time. */
    private static final int AGAIN = 5;

    private static final int DEPTH = 64;

    private static final CatalogEngine ENGINE = GoldenDatabase.engine();
    private static final LimitsConfig LIMITS = WrittenLimits.of("max-depth", DEPTH + 1)
            .and("max-where-depth", DEPTH + 1)
            .and("max-aliases", 10_000)
            .read();
    private static final DocumentReader READER = new DocumentReader(ENGINE.schema(), LIMITS);

    @Test
    void growsWithDepthAsWithSize() {
        growsAtMostBy("depth", PlanningTimeTest::nested, 8, 16, 32, DEPTH);
    }

    @Test
    void growsWithWidthAsWithSize() {
        growsAtMostBy("fields", PlanningTimeTest::wide, 100, 200, 400, 800, 1600);
    }

    @Test
    void growsWithConditionsAsWithSize() {
        growsAtMostBy("conditions", PlanningTimeTest::conditions, 50, 100, 200, 400);
    }

    /** A list within a list, whose rows come depth first; the SQL of each level has the one below inside. */
    private static String nested(int depth) {
        return "{ users { id " + "postsByAuthor { id author { id ".repeat(depth / 2 - 1) + "} }".repeat(depth / 2 - 1)
                + " } }";
    }

    private static String wide(int fields) {
        StringBuilder query = new StringBuilder("{ users { ");
        for (int i = 0; i < fields; i++) {
            query.append("f").append(i).append(": name ");
        }
        return query.append("} }").toString();
    }

    private static String conditions(int count) {
        return "{ users(where: {OR: [" + "{name: {eq: \"a\"}, id: {gt: 1}} ".repeat(count) + "]}) { id } }";
    }

    /** From the smallest to the largest: in proportion, three times over, as the code gets warm and the machine may be busy. */
    private static void growsAtMostBy(String what, IntFunction<String> query, int... sizes) {
        long first = 0;
        for (int size : sizes) {
            long micros = micros(query.apply(size));
            if (first == 0) {
                first = micros;
            }
            long most = 3 * first * size / sizes[0] + 2_000;
            for (int again = 0; micros >= most && again < AGAIN; again++) {
                micros = Math.min(micros, micros(query.apply(size)));
            }
            System.out.printf("planning, %s = %d: %d µs%n", what, size, micros);
            assertThat(micros).as("%s = %d", what, size).isLessThan(most);
        }
    }

    /** Of this thread's time on a processor, the best of several runs. */
    private static long micros(String query) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long best = Long.MAX_VALUE;
        for (int run = 0; run < RUNS; run++) {
            long start = threads.getCurrentThreadCpuTime();
            compile(query);
            best = Math.min(best, threads.getCurrentThreadCpuTime() - start);
        }
        return best / 1000;
    }

    private static void compile(String query) {
        PreparedOperation operation = READER.read(query).operation(Optional.empty());
        Plan plan = new Planner(ENGINE.catalog(), LIMITS).plan(operation.read(operation.coerce(new LinkedHashMap<>())));
        assertThat(plan.roots()).hasOnlyElementsOfType(RootPlan.Many.class);
        plan.roots().forEach(root -> ReadRenderer.render(((RootPlan.Many) root).read(), RowConditions.NONE));
    }

    /** Each fragment spreads the next one twice: merged once, or selected twice as often at every level. */
    @ParameterizedTest
    @ValueSource(
            strings = {"...F%d ...F%d", "a: postsByAuthor { author { ...F%d } } b: postsByAuthor { author { ...F%d } }"
            })
    void fragmentsDoNotMultiply(String spreads) {
        StringBuilder query = new StringBuilder("{ users { ...F0 } }");
        for (int i = 0; i < 13; i++) {
            query.append(" fragment F").append(i).append(" on User { id ");
            query.append(spreads.formatted(i + 1, i + 1)).append(" }");
        }
        query.append(" fragment F13 on User { id }");
        long start = System.nanoTime();
        String answer = ENGINE.run(query.toString()).response();
        assertThat((System.nanoTime() - start) / 1_000_000).as("ms").isLessThan(3_000);
        boolean isSelectedTwice = spreads.startsWith("a");
        assertThat(answer).startsWith(isSelectedTwice ? "{\"errors\":[" : "{\"data\":{\"users\":[{\"id\":1}");
    }

    /** graphql-java's own limits stand before ours. */
    @Test
    void refusesAtOnceWhatIsHuge() {
        assertThat(ENGINE.run(bushy(20)).response()).contains("LIMIT_EXCEEDED");
    }

    @Test
    void refusesMoreFieldsThanAPlanMayHave() {
        assertThat(ENGINE.run(bushy(4)).response()).startsWith("{\"data\":");
        assertThat(ENGINE.run(bushy(6)).response())
                .contains("LIMIT_EXCEEDED", "select more than 50000 fields together");
    }

    /** Five times as many selections at each level, by fragments. */
    private static String bushy(int levels) {
        StringBuilder query = new StringBuilder("{ users(where: {id: {lt: 0}}) { ...F0 } }");
        for (int i = 0; i < levels; i++) {
            query.append(" fragment F").append(i).append(" on User { ");
            for (int j = 0; j < 5; j++) {
                query.append("m")
                        .append(j)
                        .append(": manager { ...F")
                        .append(i + 1)
                        .append(" } ");
            }
            query.append('}');
        }
        return query.append(" fragment F" + levels + " on User { id }").toString();
    }
}
