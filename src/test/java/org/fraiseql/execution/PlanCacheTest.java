package org.fraiseql.execution;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.fraiseql.document.DocumentFixture;
import org.fraiseql.document.OperationId;
import org.fraiseql.support.CacheStatistics;
import org.junit.jupiter.api.Test;

class PlanCacheTest {
    private static final long MAX_BYTES = 8 << 20;
    private static final int ENTRY = 6 * 32;
    private static final int STRING = 48;

    private final DocumentFixture documents = new DocumentFixture();
    private final OperationId operation = documents.prepare("{ users { id } }").id();
    private final AtomicInteger compiled = new AtomicInteger();

    @Test
    void findsAPlanByOperationAndShape() {
        PlanCache<String> plans = new PlanCache<>(MAX_BYTES, String::length);
        get(plans, "s");
        get(plans, "s");
        get(plans, "n");
        assertThat(compiled).hasValue(2);
        long weight = ENTRY + STRING + (STRING + 1) + "plan 1".length();
        assertThat(plans.statistics()).isEqualTo(new CacheStatistics(2, 2 * weight, MAX_BYTES, 1, 2, 0));
    }

    /** It would hold the document otherwise, whatever the cache of documents has let go. */
    @Test
    void findsThePlanOfADocumentThatWasParsedAnew() {
        PlanCache<String> plans = new PlanCache<>(MAX_BYTES, String::length);
        get(plans, "s");
        plans.get(documents.prepare("{ users { id } }").id(), "s", () -> "plan " + compiled.incrementAndGet());
        assertThat(compiled).hasValue(1);
        plans.get(documents.prepare("{ users { name } }").id(), "s", () -> "plan " + compiled.incrementAndGet());
        assertThat(compiled).hasValue(2);
    }

    @Test
    void operationsOfOneDocumentAreToldApartByName() {
        assertThat(documents.prepare("query A { users { id } }").id())
                .isNotEqualTo(documents.prepare("query B { users { id } }").id());
        assertThat(operation.documentHash()).hasSize(64);
        assertThat(operation.operationName()).isEmpty();
    }

    @Test
    void keepsNoPlanOfAShapeThatHardlyComesAgain() {
        PlanCache<String> plans = new PlanCache<>(MAX_BYTES, String::length);
        get(plans, "s".repeat(4_001));
        get(plans, "s".repeat(4_001));
        assertThat(compiled).hasValue(2);
        assertThat(plans.statistics().entries()).isZero();
    }

    /** A hundred plans of a million bytes do not fit into eight. */
    @Test
    void isBoundedByWhatThePlansHold() throws InterruptedException {
        PlanCache<String> plans = new PlanCache<>(MAX_BYTES, plan -> 1_000_000);
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
