package org.fraiseql.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Filter;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
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
        }
        assertThat(requests.getFilter()).isNull();
    }

    @Test
    void theOperatorsFilterStays() {
        Logger slow = Logger.getLogger("org.fraiseql.slow");
        Filter operators = line -> !line.getMessage().equals("a");
        slow.setFilter(operators);
        try (LogBudget.Bounded bounded = LogBudget.ofRequests(1)) {
            assertThat(slow.getFilter().isLoggable(new LogRecord(Level.WARNING, "a")))
                    .isFalse();
            assertThat(slow.getFilter().isLoggable(new LogRecord(Level.WARNING, "b")))
                    .isTrue();
            assertThat(slow.getFilter().isLoggable(new LogRecord(Level.WARNING, "c")))
                    .isFalse();
        }
        assertThat(slow.getFilter()).isSameAs(operators);
        slow.setFilter(null);
    }

    /** Or a class that gets another name would be unbounded. */
    @Test
    void eachNameIsThatOfALogger() throws IOException {
        String sources = sources();
        assertThat(LogBudget.OF_REQUESTS).allSatisfy(name -> {
            String simple = name.substring(name.lastIndexOf('.') + 1);
            assertThat(sources)
                    .containsAnyOf("getLogger(\"" + name + "\")", "getLogger(" + simple + ".class.getName())");
            if (Character.isUpperCase(simple.charAt(0))) {
                assertThat(Class.forName(name)).isNotNull();
            }
        });
    }

    private static String sources() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            StringBuilder all = new StringBuilder();
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                all.append(Files.readString(file));
            }
            return all.toString();
        }
    }

    @Test
    void zeroIsAnyNumber() {
        try (LogBudget.Bounded bounded = LogBudget.ofRequests(0)) {
            assertThat(Logger.getLogger("org.fraiseql.request").getFilter()).isNull();
        }
    }
}
