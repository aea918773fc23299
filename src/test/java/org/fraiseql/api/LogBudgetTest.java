package org.fraiseql.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

class LogBudgetTest {
    private static final long SECOND = 1_000_000_000L;

    private final List<Long> leftOut = new ArrayList<>();
    private final AtomicLong clock = new AtomicLong(-5);
    private final LogBudget budget = new LogBudget(2, clock::get, leftOut::add);

    private List<String> written(String... lines) {
        List<String> written = new ArrayList<>();
        for (String line : lines) {
            LogRecord logged = new LogRecord(Level.WARNING, line);
            if (budget.isLoggable(logged)) {
                written.add(logged.getMessage());
            }
        }
        return written;
    }

    @Test
    void soManyLinesASecondAreWritten() {
        assertThat(written("a", "b", "c")).containsExactly("a", "b");
        clock.addAndGet(SECOND - 1);
        assertThat(written("d")).isEmpty();
    }

    @Test
    void theNextLineTellsHowManyWereLeftOut() {
        written("a", "b", "c", "d");
        clock.addAndGet(SECOND);
        assertThat(written("e", "f", "g")).containsExactly("e", "f");
        assertThat(leftOut).containsExactly(2L);
    }

    /** As Open Liberty does. */
    @Test
    void aLineThatIsAskedForTwiceCountsOnce() {
        for (String text : List.of("a", "b")) {
            LogRecord line = new LogRecord(Level.WARNING, text);
            assertThat(budget.isLoggable(line)).isTrue();
            assertThat(budget.isLoggable(line)).isTrue();
        }
        assertThat(written("c")).isEmpty();
    }

    @Test
    void loggersAreBoundedOnlyWhileTheApplicationRuns() {
        Logger requests = Logger.getLogger("org.fraiseql.request");
        try (LogBudget.Bounded bounded = LogBudget.ofRequests(20)) {
            assertThat(requests.getFilter()).isInstanceOf(LogBudget.class);
            assertThat(bounded.names()).contains("org.fraiseql.slow").doesNotContain("org.fraiseql.audit");
        }
        assertThat(requests.getFilter()).isNull();
    }

    @Test
    void zeroIsAnyNumber() {
        try (LogBudget.Bounded bounded = LogBudget.ofRequests(0)) {
            assertThat(bounded.names()).isEmpty();
            assertThat(Logger.getLogger("org.fraiseql.request").getFilter()).isNull();
        }
    }
}
