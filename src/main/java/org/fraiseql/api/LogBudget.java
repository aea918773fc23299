package org.fraiseql.api;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import java.util.logging.Filter;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * What clients can make the server log, so many lines a second of each kind at most: whoever sends requests that fail fills no disk. Before the first line after some were
 * left out another logger tells how many. It does not count what is below the logger's level, nor the audit, which leaves nothing out. Thread-safe.
 */
final class LogBudget implements Filter {
    private static final System.Logger LOG = System.getLogger(LogBudget.class.getName());

    /** Loggers that have a line, or a stack trace, for a request. */
    static final List<String> OF_REQUESTS = List.of(
            "org.fraiseql.request",
            "org.fraiseql.slow",
            "org.fraiseql.parity",
            "org.fraiseql.api.Callers",
            "org.fraiseql.beans.BeanProblems",
            "org.fraiseql.typed.InterceptedRequest");

    private static final long SECOND_NANOS = 1_000_000_000L;

    private final int perSecond;
    private final LongSupplier clock;
    private final LongConsumer told;
    private long second;
    /** Sequence numbers of the lines of this second: Open Liberty asks twice for each. */
    private final Set<Long> written = new LinkedHashSet<>();

    private long leftOut;

    /** @param clock nanoseconds @param told is given the number of lines that were left out */
    LogBudget(int perSecond, LongSupplier clock, LongConsumer told) {
        this.perSecond = perSecond;
        this.clock = clock;
        this.told = told;
        this.second = clock.getAsLong();
    }

    /** @param perSecond 0 for any number; @return what is to be closed when the application ends */
    static Bounded ofRequests(int perSecond) {
        return new Bounded(
                perSecond == 0
                        ? List.of()
                        : OF_REQUESTS.stream().map(Logger::getLogger).toList(),
                perSecond);
    }

    @Override
    public boolean isLoggable(LogRecord line) {
        long before;
        synchronized (this) {
            if (!mayBeWritten(line)) {
                return false;
            }
            before = leftOut;
            leftOut = 0;
        }
        if (before > 0) {
            told.accept(before); // which writes to the log, and others may wait for that
        }
        return true;
    }

    private boolean mayBeWritten(LogRecord line) {
        long now = clock.getAsLong();
        if (now - second >= SECOND_NANOS) {
            second = now;
            written.clear();
        }
        if (written.contains(line.getSequenceNumber())) {
            return true;
        }
        if (written.size() == perSecond) {
            leftOut++;
            return false;
        }
        written.add(line.getSequenceNumber());
        return true;
    }

    /** Loggers with a budget each; kept, as nobody else may keep them. */
    static final class Bounded implements AutoCloseable {
        private final List<Bound> bounds;

        private record Bound(Logger logger, @Nullable Filter former) {}

        private Bounded(List<Logger> loggers, int perSecond) {
            this.bounds = loggers.stream()
                    .map(logger -> new Bound(logger, logger.getFilter()))
                    .toList();
            bounds.forEach(bound -> bound.logger.setFilter(budget(bound, perSecond)));
        }

        private static Filter budget(Bound bound, int perSecond) {
            LogBudget budget =
                    new LogBudget(perSecond, System::nanoTime, count -> leftOut(bound.logger.getName(), count));
            Filter former = bound.former;
            return former == null ? budget : line -> former.isLoggable(line) && budget.isLoggable(line);
        }

        private static void leftOut(String logger, long count) {
            LOG.log(System.Logger.Level.WARNING, "{0} lines of {1} were left out", Long.toString(count), logger);
        }

        /** The loggers are the server's, and outlive the application. */
        @Override
        public void close() {
            bounds.forEach(bound -> bound.logger.setFilter(bound.former));
        }
    }
}
