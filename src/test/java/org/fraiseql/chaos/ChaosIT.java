package org.fraiseql.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import org.fraiseql.container.Eventually;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever happens: no answer is wrong, every request is answered in time, no acknowledged write is lost and none is done twice, the server lives, and when it is over
 * all is well again by itself.
 */
@Tag("chaos")
class ChaosIT {
    private static final System.Logger LOG = System.getLogger(ChaosIT.class.getName());
    /** Until reads and writes are answered again. */
    private static final Duration RECOVERY = Duration.ofSeconds(5);
    /** What is left of it may fail for so long. */
    private static final long SETTLES_MILLIS = 1_500;

    private static final long CALM_MILLIS = 500;

    @SuppressWarnings("NullAway.Init") // set before all
    private static Chaos chaos;

    @BeforeAll
    static void start() throws IOException, SQLException {
        chaos = new Chaos();
    }

    @AfterAll
    static void stop() throws IOException {
        chaos.close();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("org.fraiseql.chaos.Scenarios#all")
    void isSurvived(Scenario scenario) throws Exception {
        Load load = new Load(chaos);
        try {
            long start = System.nanoTime();
            Eventually.holds(RECOVERY, () -> load.isAnswered(start));
            Chaos.lasts(CALM_MILLIS);

            scenario.event().happen(chaos);
            long over = System.nanoTime();

            Eventually.holds(RECOVERY, () -> load.isAnswered(over));
            long recovered = System.nanoTime();
            Chaos.lasts(SETTLES_MILLIS);
            long settled = System.nanoTime();
            Eventually.holds(RECOVERY, () -> load.isAnswered(settled)); // a disk that is slow for a moment is no fault
            Chaos.lasts(CALM_MILLIS);
            load.stop();
            LOG.log(
                    System.Logger.Level.INFO,
                    "{0}: {1}, well again after {2} ms",
                    scenario,
                    load.figures(),
                    (recovered - over) / 1_000_000);

            load.nothingIsWrong(scenario.also());
            load.nothingIsLostOrDoubled();
            load.allAreAnswered(settled);
            assertThat(chaos.server().health().get("health/live").status()).isEqualTo(200);
            Eventually.holds(RECOVERY, chaos::isReady);
        } finally {
            load.stop();
        }
    }
}
