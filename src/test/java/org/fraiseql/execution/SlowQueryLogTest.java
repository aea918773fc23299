package org.fraiseql.execution;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.MessageFormat;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.fraiseql.support.EngineException;
import org.fraiseql.support.ErrorCode;
import org.fraiseql.support.Problem;
import org.fraiseql.support.StageTimes;
import org.junit.jupiter.api.Test;

final class SlowQueryLogTest {
    private static final Logger LOG = Logger.getLogger("org.fraiseql.slow");
    private static final EngineException TIMEOUT =
            new EngineException(Problem.of(ErrorCode.QUERY_TIMEOUT, "Query timeout after 5 ms"));

    private final StageTimes times = new StageTimes();

    @Test
    void tellsStatementsOperationAndRequestOfWhatTookLongerThanTheThreshold() {
        times.ended("db");
        assertThat(logged(
                        Duration.ZERO,
                        observation(ObservedRequests.statement(), Optional.of(ExecutionResult.success(times)))))
                .singleElement()
                .asString()
                .contains("Slow query", "(db ", "operation Named", "request r-1", "SELECT")
                .doesNotContain("failed", "secret");
        assertThat(logged(
                        Duration.ofMinutes(1),
                        observation(ObservedRequests.statement(), Optional.of(ExecutionResult.success(times)))))
                .isEmpty();
    }

    @Test
    void tellsWhatFailedAndWhatBrokeOff() {
        assertThat(logged(
                        Duration.ZERO,
                        observation(ObservedRequests.statement(), Optional.of(ExecutionResult.failed(TIMEOUT, times)))))
                .singleElement()
                .asString()
                .contains("failed with QUERY_TIMEOUT", "SELECT");
        assertThat(logged(Duration.ZERO, observation(ObservedRequests.statement(), Optional.empty())))
                .singleElement()
                .asString()
                .contains("broken off", "SELECT");
    }

    @Test
    void tellsOfBeansButNotOfWhatAskedNobody() {
        Optional<ExecutionResult> success = Optional.of(ExecutionResult.success(times));
        assertThat(logged(Duration.ZERO, observation(List.of(), success))).isEmpty();
        times.ended("beans");
        assertThat(logged(Duration.ZERO, observation(List.of(), success)))
                .singleElement()
                .asString()
                .contains("fields of beans alone");
    }

    /** A mutation that waits for a connection until its time is over has run no statement. */
    @Test
    void tellsOfWhatWaitedInVain() {
        assertThat(logged(Duration.ZERO, observation(List.of(), Optional.of(ExecutionResult.failed(TIMEOUT, times)))))
                .singleElement()
                .asString()
                .contains("failed with QUERY_TIMEOUT: no statement was run");
    }

    private Observation observation(List<Observation.Statement> statements, Optional<ExecutionResult> result) {
        return ObservedRequests.named("Named", statements, times, result);
    }

    private static List<String> logged(Duration threshold, Observation observation) {
        List<String> messages = new ArrayList<>();
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord logRecord) {
                messages.add(MessageFormat.format(logRecord.getMessage(), logRecord.getParameters()));
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        LOG.addHandler(handler);
        try {
            new SlowQueryLog(threshold).ended(observation);
        } finally {
            LOG.removeHandler(handler);
        }
        return messages;
    }
}
