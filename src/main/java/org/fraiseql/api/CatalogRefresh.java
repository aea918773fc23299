package org.fraiseql.api;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.fraiseql.catalog.CatalogSource;
import org.fraiseql.catalog.CatalogsByRole;
import org.fraiseql.catalog.DatabaseReading;
import org.fraiseql.catalog.Notice;
import org.fraiseql.catalog.read.CatalogOptions;
import org.fraiseql.catalog.read.CatalogScope;
import org.fraiseql.catalog.read.RoleCatalogs;
import org.fraiseql.support.EngineException;
import org.fraiseql.support.ErrorCode;
import org.fraiseql.support.Problem;
import org.fraiseql.support.config.CatalogConfig;
import org.fraiseql.support.config.FraiseqlConfig;
import org.jspecify.annotations.Nullable;

/**
 * Reads the catalog and serves it. What fails is tried again, after a second, then after twice as long each time; never is more than one attempt waiting,
 * whoever asks and however often. The log tells each reason once. Thread-safe.
 */
final class CatalogRefresh {
    private static final System.Logger LOG = System.getLogger(CatalogRefresh.class.getName());
    static final Duration FIRST_DELAY = Duration.ofSeconds(1);
    static final Duration LONGEST_DELAY = Duration.ofSeconds(30);

    private static final String NOT_READ = "The catalog has not been read yet";
    private static final String IN_THE_LOG = "The catalog can't be served; the log says why";

    private final CatalogSource source;
    private final FraiseqlConfig config;
    private final Supplier<CatalogOptions> options;
    private final Consumer<CatalogsByRole> served;
    private final Timer timer;
    /** One reading at a time; whoever only asks for one does not wait for it. */
    private final Lock reading = new ReentrantLock();

    /** What was served last: with the same catalog the plans of requests stay, and as long as its statistics are about right. Only under {@link #reading}. */
    private @Nullable CatalogsByRole current;

    private volatile Optional<String> failure = Optional.of(NOT_READ);
    private volatile Optional<String> failureForAnybody = failure;
    private Duration nextDelay = FIRST_DELAY;
    /** When the last reading ended that a request had asked for. */
    private @Nullable Long lastAskedNanos;

    private boolean isAskedByRequest;
    private @Nullable Attempt waiting;
    private boolean isEnded;

    /** Runs something later, and knows how late it is. */
    interface Timer {
        /** As {@link System#nanoTime}. */
        default long nanoTime() {
            return System.nanoTime();
        }

        /**
         * Runs it once.
         *
         * @throws RejectedExecutionException when the application is on its way down
         */
        Future<?> after(Duration delay, Runnable task);
    }

    private record Attempt(Duration delay, Future<?> future) {}

    /**
     * @param options what shapes the catalog besides the database, asked for at each reading
     * @param served takes each catalog that is to be served from now on
     */
    CatalogRefresh(
            CatalogSource source,
            FraiseqlConfig config,
            Supplier<CatalogOptions> options,
            Consumer<CatalogsByRole> served,
            Timer timer) {
        this.source = source;
        this.config = config;
        this.options = options;
        this.served = served;
        this.timer = timer;
    }

    /** Why the catalog is not served as it should be; empty when all is well. */
    List<String> problems() {
        return failure.map(List::of).orElse(List.of());
    }

    /** The problems without names of schemas and files and without what stands in these: readiness tells them to anybody. */
    List<String> problemsForAnybody() {
        return failureForAnybody.map(List::of).orElse(List.of());
    }

    /** Why the last reading failed, if it did. */
    Optional<String> failure() {
        return failure;
    }

    /** Reads now. If it fails, or nothing has changed, the catalog before stays. */
    void read() {
        reading.lock();
        try {
            CatalogsByRole catalog = readCatalogs();
            CatalogsByRole before = current;
            if (before == null || !catalog.with(before.statistics()).equals(before)) {
                report(catalog);
                serve(catalog);
                current = catalog;
            } else if (!catalog.statistics().isCloseTo(before.statistics())) {
                served.accept(catalog);
                current = catalog;
            }
            failure = Optional.empty();
            failureForAnybody = Optional.empty();
            succeeded();
        } catch (EngineException e) {
            failed(e.problems().getFirst().message(), e);
        } catch (RuntimeException | LinkageError e) {
            failed("The catalog can't be published: " + e.getMessage(), e);
        } finally {
            reading.unlock();
        }
    }

    /**
     * A request has met a database that is not as the catalog says. Anybody can make such requests, and for a large database a reading is work: two that are
     * asked for so have {@code fraiseql.catalog.reload-interval-ms} between them.
     */
    synchronized void askedByRequest() {
        Duration delay = FIRST_DELAY;
        if (lastAskedNanos != null) {
            Duration since = Duration.ofNanos(timer.nanoTime() - lastAskedNanos);
            Duration left = config.catalog().reloadInterval().minus(since);
            delay = left.compareTo(FIRST_DELAY) > 0 ? left : FIRST_DELAY;
        }
        isAskedByRequest = true;
        attemptAfter(delay);
    }

    /** No more attempts. */
    synchronized void end() {
        isEnded = true;
        cancel();
    }

    private CatalogsByRole readCatalogs() {
        CatalogConfig scope = config.catalog();
        CatalogOptions now = options.get();
        return RoleCatalogs.of(
                read(scope.schemas()),
                new CatalogScope(scope.schemas(), scope.include(), scope.exclude()),
                scope.mutations() ? now : now.readOnly());
    }

    private DatabaseReading read(List<String> schemas) {
        DatabaseReading reading = source.read(schemas, config.security().servedRoles());
        if (reading.whole().lacks(schemas)) {
            throw new EngineException(Problem.of(
                    ErrorCode.NOT_FOUND,
                    "The database has none of the schemas of fraiseql.catalog.schemas: " + String.join(", ", schemas)));
        }
        return reading;
    }

    private void serve(CatalogsByRole catalog) {
        served.accept(catalog);
        LOG.log(
                System.Logger.Level.INFO,
                "Serving {0} tables and views of PostgreSQL {1}",
                catalog.tableCount(),
                catalog.whole().serverVersion());
    }

    private void failed(String reason, Throwable cause) {
        boolean isNew = !failure.equals(Optional.of(reason));
        failure = Optional.of(reason);
        failureForAnybody = Optional.of(isForAnybody(cause) ? reason : IN_THE_LOG);
        if (isNew) {
            log(reason, cause);
        }
        tryAgain();
    }

    /** Clients are told the same of a database that is away. */
    private static boolean isForAnybody(Throwable cause) {
        return cause instanceof EngineException failed && failed.code() == ErrorCode.SERVICE_UNAVAILABLE;
    }

    private synchronized void tryAgain() {
        if (waiting == null) {
            attemptAfter(nextDelay);
            Duration doubled = nextDelay.multipliedBy(2);
            nextDelay = doubled.compareTo(LONGEST_DELAY) < 0 ? doubled : LONGEST_DELAY;
        }
    }

    private synchronized void succeeded() {
        nextDelay = FIRST_DELAY;
        cancel();
        if (isAskedByRequest) {
            isAskedByRequest = false;
            lastAskedNanos = timer.nanoTime();
        }
    }

    /** What is known needs no stack trace. */
    private static void log(String reason, Throwable cause) {
        if (cause instanceof EngineException) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    () -> "The catalog could not be read, trying again: " + reason + RootCause.of(cause));
        } else {
            LOG.log(System.Logger.Level.ERROR, "The catalog could not be read, trying again: " + reason, cause);
        }
    }

    /** One at a time; what is due later gives way to what is due sooner. */
    private void attemptAfter(Duration delay) {
        Attempt before = waiting;
        if (isEnded || (before != null && before.delay().compareTo(delay) <= 0)) {
            return;
        }
        cancel();
        try {
            waiting = new Attempt(delay, timer.after(delay, this::attempt));
        } catch (RejectedExecutionException e) {
            LOG.log(System.Logger.Level.DEBUG, "The application ends", e);
        }
    }

    private void attempt() {
        if (begins()) {
            read();
        }
    }

    private synchronized boolean begins() {
        waiting = null;
        return !isEnded;
    }

    private void cancel() {
        Attempt before = waiting;
        if (before != null) {
            before.future().cancel(false);
            waiting = null;
        }
    }

    private static void report(CatalogsByRole catalog) {
        for (Notice notice : catalog.notices()) {
            LOG.log(System.Logger.Level.WARNING, notice.message());
        }
    }
}
