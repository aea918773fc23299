package org.fraiseql.execution;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.fraiseql.document.DocumentFixture;
import org.fraiseql.document.PreparedOperation;
import org.fraiseql.support.CacheStatistics;
import org.junit.jupiter.api.Test;

class PlanCacheTest {
    private final PreparedOperation operation = new DocumentFixture().prepare("{ users { id } }");
    private final AtomicInteger compiled = new AtomicInteger();

    @Test
    void findsAPlanByOperationAndShape() {
        PlanCache<String> plans = new PlanCache<>(String::length);
        get(plans, "s");
        get(plans, "s");
        get(plans, "n");
        assertThat(compiled).hasValue(2);
        assertThat(plans.statistics()).isEqualTo(new CacheStatistics(2, 2 * (500 + 1 + 6), 8 << 20, 1, 2, 0));
    }

    @Test
    void keepsNoPlanOfAShapeThatHardlyComesAgain() {
        PlanCache<String> plans = new PlanCache<>(String::length);
        get(plans, "s".repeat(4_001));
        get(plans, "s".repeat(4_001));
        assertThat(compiled).hasValue(2);
        assertThat(plans.statistics().entries()).isZero();
    }

    /** A hundred plans of a million characters do not fit into eight. */
    @Test
    void isBoundedByTheLengthOfTheStatements() throws InterruptedException {
        PlanCache<String> plans = new PlanCache<>(plan -> 1_000_000);
        for (int i = 0; i < 100; i++) {
            get(plans, "s" + i);
        }
        for (int i = 0; i < 100 && plans.statistics().entries() > 8; i++) {
            Thread.sleep(20);
        }
        assertThat(plans.statistics().entries()).isBetween(1L, 8L);
        assertThat(plans.statistics().evictions()).isGreaterThanOrEqualTo(92);
    }

    private void get(PlanCache<String> plans, String shape) {
        plans.get(operation, shape, () -> "plan " + compiled.incrementAndGet());
    }
}
