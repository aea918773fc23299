package org.fraiseql.execution;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fraiseql.support.EngineException;
import org.fraiseql.support.ErrorCode;
import org.fraiseql.support.Problem;
import org.fraiseql.support.StageTimes;
import org.junit.jupiter.api.Test;

class RecentSlowQueriesTest {
    private final StageTimes times = new StageTimes();
    private final List<Observation.Statement> statement = ObservedRequests.statement();
    private final Optional<ExecutionResult> success = Optional.of(ExecutionResult.success(times));

    @Test
    void hasWhatTookLongAndAskedTheDatabase() {
        RecentSlowQueries slow = new RecentSlowQueries(Duration.ZERO);
        times.ended("db");
        slow.ended(ObservedRequests.named("Slow", statement, times, success));
        slow.ended(ObservedRequests.named("OfBeans", List.of(), times, success));
        assertThat(slow.shown()).singleElement().satisfies(shown -> {
            assertThat(shown).containsEntry("operation", "Slow").containsEntry("requestId", "r-1");
            assertThat(shown).containsEntry("errors", List.of()).containsKeys("at", "milliseconds", "stages");
            assertThat(String.valueOf(shown.get("statements")))
                    .contains("SELECT")
                    .doesNotContain("secret");
        });
        RecentSlowQueries patient = new RecentSlowQueries(Duration.ofMinutes(1));
        patient.ended(ObservedRequests.named("Quick", statement, times, success));
        assertThat(patient.shown()).isEmpty();
    }

    @Test
    void tellsHowItEnded() {
        RecentSlowQueries slow = new RecentSlowQueries(Duration.ZERO);
        EngineException timeout = new EngineException(Problem.of(ErrorCode.QUERY_TIMEOUT, "Query timeout after 5 ms"));
        slow.ended(
                ObservedRequests.named("Late", statement, times, Optional.of(ExecutionResult.failed(timeout, times))));
        slow.ended(ObservedRequests.named("Gone", statement, times, Optional.empty()));
        assertThat(slow.shown())
                .extracting(shown -> shown.get("errors"))
                .isEqualTo(List.of(List.of("BROKEN_OFF"), List.of("QUERY_TIMEOUT")));
    }

    /** Names are as long as clients like, and requests as many. */
    @Test
    void isBoundedInNumberAndLength() {
        RecentSlowQueries slow = new RecentSlowQueries(Duration.ZERO);
        for (int i = 1; i <= 51; i++) {
            slow.ended(ObservedRequests.named("N" + i, statement, times, success));
        }
        List<Map<String, Object>> shown = slow.shown();
        assertThat(shown).hasSize(50);
        assertThat(shown.getFirst()).containsEntry("operation", "N51");
        assertThat(shown.getLast()).containsEntry("operation", "N2");
        slow.ended(ObservedRequests.named("x".repeat(60), statement, times, success));
        assertThat(slow.shown().getFirst()).containsEntry("operation", "x".repeat(60));
        slow.ended(ObservedRequests.named("x".repeat(61), statement, times, success));
        assertThat(slow.shown().getFirst()).containsEntry("operation", "x".repeat(60) + "…");
    }
}
