package org.fraiseql;

import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.fraiseql.catalog.Catalog;
import org.fraiseql.document.Documents;
import org.fraiseql.support.CacheStatistics;
import org.fraiseql.support.Deadline;
import org.fraiseql.support.EngineException;
import org.fraiseql.support.ErrorCode;
import org.fraiseql.support.Problem;
import org.fraiseql.support.config.SecurityConfig;

/**
 * What is served to whom, all of it from one reading of the database. The schema of a role, which is the most of what a role takes of the heap, is made when
 * somebody asks as it first, and given up when nobody has for long, or when it is the one that was asked longest ago of too many
 * ({@code fraiseql.security.schema-idle-ms}, {@code …max-schemas}). No request makes one: those that need it wait for it within their deadlines. Requests in
 * flight finish on what they began with. Thread-safe.
 */
final class ServedSchemas {
    private static final System.Logger LOG = System.getLogger(ServedSchemas.class.getName());
    /** So long nobody tries again to make what could not be made. */
    static final Duration RETRY = Duration.ofSeconds(5);

    private final ServedSchema whole;
    private final Map<String, Served.Part> byRole;
    private final int schemas;
    private final int maxSchemas;
    private final Duration idle;
    private final Ticker time;
    private final Build build;
    private final Executor makers;
    /** The one that was asked longest ago first. Guarded by itself. */
    private final Map<Served.Part, Making> awake = new LinkedHashMap<>(16, 0.75f, true);
    /** Reasons that the log has told. Guarded by {@link #awake}. */
    private final Set<String> told = new LinkedHashSet<>();

    /** Makes what is served; asked once where several ask for it at the same time. @param schemas how many there may be, which share the memory for caches */
    interface Build {
        ServedSchema of(Served one, int schemas);
    }

    /** A schema that is made, or was; whoever needs it waits for it. */
    private static final class Making {
        private final CompletableFuture<ServedSchema> schema = new CompletableFuture<>();
        private long usedNanos;
        /** Written before the future ends. */
        private long failedNanos;
        /** Written before the future ends. */
        private boolean isGivenUp;

        private Making(long usedNanos) {
            this.usedNanos = usedNanos;
        }

        private boolean isReady() {
            return schema.isDone() && !schema.isCompletedExceptionally();
        }

        private boolean isToBeTriedAgain(long now) {
            return schema.isCompletedExceptionally() && now - failedNanos >= RETRY.toNanos();
        }
    }

    /**
     * @param whole for the application itself, and for everybody where callers are not known
     * @param makers run what makes schemas
     */
    ServedSchemas(
            Served whole,
            Map<String, Served.Part> byRole,
            SecurityConfig config,
            Ticker time,
            Build build,
            Executor makers) {
        int different = new LinkedHashSet<>(byRole.values()).size();
        this.maxSchemas = config.maxSchemas();
        this.schemas = 1 + Math.min(different, maxSchemas);
        this.whole = build.of(whole, schemas);
        this.byRole = Collections.unmodifiableMap(new LinkedHashMap<>(byRole));
        this.idle = config.schemaIdle();
        this.time = time;
        this.build = build;
        this.makers = makers;
    }

    /**
     * Has at once what was there before: what is equal is carried over, what is not is made. To be called before anybody asks.
     *
     * <p>A part of which only the statistics are others keeps its schema, and has plans of its own.
     */
    void takeOver(ServedSchemas before) {
        before.ready()
                .forEach((part, was) -> before.byRole.forEach((role, one) -> {
                    Served.Part now = byRole.get(role);
                    if (one == part && now != null && !isThere(now)) {
                        Making making = new Making(was.usedNanos);
                        put(now, making);
                        make(now, making, () -> carried(part, was.schema.join(), now, before.schemas));
                    }
                }));
    }

    private ServedSchema carried(Served.Part part, ServedSchema was, Served.Part now, int schemasBefore) {
        if (!now.hasSchemaOf(part)) {
            return build.of(now.served(), schemas);
        }
        return schemas == schemasBefore && now.catalog().equals(part.catalog())
                ? was
                : build.of(new Served(now.catalog(), was.schema(), was.beans()), schemas);
    }

    ServedSchema whole() {
        return whole;
    }

    /**
     * Has the schema made, and waits for it, if it is not there.
     *
     * @throws EngineException {@code SERVICE_UNAVAILABLE} for a role whose catalog was not read (before the database was reached, say), or whose schema can't be
     *     made; {@code QUERY_TIMEOUT} when it takes longer to make it
     */
    ServedSchema of(String role, Deadline deadline) {
        Served.Part part = part(role);
        long now = time.read();
        Making mine = new Making(now);
        Making making;
        synchronized (awake) {
            giveUp(now);
            Making there = awake.get(part);
            making = there == null || there.isToBeTriedAgain(now) ? mine : there;
            making.usedNanos = now;
            put(part, making);
        }
        if (making == mine) {
            begin(part, mine);
        }
        return awaited(making, deadline);
    }

    private void begin(Served.Part part, Making making) {
        try {
            makers.execute(() -> make(part, making, () -> build.of(part.served(), schemas)));
        } catch (RuntimeException
                | OutOfMemoryError noThread) { // the application ends, or the system has no more of them
            making.failedNanos = time.read();
            making.schema.completeExceptionally(noThread);
        }
    }

    boolean hasRoles() {
        return !byRole.isEmpty();
    }

    /** Sources of the known operations that fit the schema of no role. Roles are asked until there are none; a schema that is not there is made, and not kept. */
    Set<String> unfitForEachRole() {
        Set<String> unfit = new LinkedHashSet<>();
        boolean isFirst = true;
        for (Served.Part part : new LinkedHashSet<>(byRole.values())) {
            Optional<List<String>> here = unfit(part);
            if (here.isEmpty()) {
                continue;
            }
            if (isFirst) {
                unfit.addAll(here.get());
            } else {
                unfit.retainAll(here.get());
            }
            isFirst = false;
            if (unfit.isEmpty()) {
                return unfit;
            }
        }
        return unfit;
    }

    /** Empty for roles whose schema can't be made: nothing is known of what would fit it. */
    private Optional<List<String>> unfit(Served.Part part) {
        try {
            ServedSchema ofRole = Optional.ofNullable(ready().get(part))
                    .map(making -> making.schema.join())
                    .orElseGet(() -> build.of(part.served(), schemas));
            return Optional.of(
                    ofRole.prepareKnown().stream().map(Documents.Unfit::source).toList());
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            tell(problem(part, e), e);
            return Optional.empty();
        }
    }

    private boolean isThere(Served.Part part) {
        synchronized (awake) {
            return awake.containsKey(part);
        }
    }

    private void put(Served.Part part, Making making) {
        synchronized (awake) {
            awake.put(part, making);
            trim();
        }
    }

    /** Those that are not made, or could not be, take no memory: the former are waited for, and the latter not tried again for a while. */
    private void trim() {
        synchronized (awake) {
            long tooMany = awake.values().stream().filter(Making::isReady).count() - maxSchemas;
            Iterator<Making> longestAgoFirst = awake.values().iterator();
            while (tooMany > 0 && longestAgoFirst.hasNext()) {
                if (longestAgoFirst.next().isReady()) {
                    longestAgoFirst.remove();
                    tooMany--;
                }
            }
        }
    }

    private void giveUp(long now) {
        synchronized (awake) {
            awake.values().removeIf(making -> making.schema.isDone() && now - making.usedNanos >= idle.toNanos());
        }
    }

    /** Whatever went wrong, those that wait are told. */
    private void make(Served.Part part, Making making, Supplier<ServedSchema> schema) {
        try {
            ServedSchema one = schema.get();
            synchronized (awake) {
                making.schema.complete(one);
                trim();
            }
        } catch (RuntimeException | Error e) {
            making.failedNanos = time.read();
            making.schema.completeExceptionally(e);
            tell(problem(part, e), e);
        }
    }

    /** The application ends: nothing is made any more, and nobody waits for it. */
    void end() {
        List<Making> pending;
        synchronized (awake) {
            pending = new ArrayList<>(awake.values());
        }
        pending.forEach(making -> {
            making.isGivenUp = true;
            making.schema.completeExceptionally(new IllegalStateException("the application ends"));
        });
    }

    private void tell(String problem, Throwable cause) {
        boolean isNew;
        synchronized (awake) {
            isNew = told.add(problem);
        }
        if (isNew) {
            LOG.log(System.Logger.Level.ERROR, problem, cause);
        }
    }

    private String problem(Served.Part part, Throwable cause) {
        List<String> roles = byRole.entrySet().stream()
                .filter(entry -> entry.getValue() == part)
                .map(Map.Entry::getKey)
                .toList();
        return "The schema of %s can't be made: %s".formatted(String.join(", ", roles), cause);
    }

    private static ServedSchema awaited(Making making, Deadline deadline) {
        try {
            return making.schema.get(deadline.left().toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw deadline.exceeded();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable("The request was given up.");
        } catch (ExecutionException e) {
            if (making.isGivenUp) {
                throw unavailable("The service ends, or is about to be started anew.");
            }
            throw unavailable("What this role may use can't be served; the log says why.");
        }
    }

    /** What callers of the role may use, without their schema. @throws EngineException as {@link #of} */
    Catalog catalog(String role) {
        return part(role).catalog();
    }

    private Served.Part part(String role) {
        return Optional.ofNullable(byRole.get(role))
                .orElseThrow(() -> unavailable("The database has not been reached yet; see /health/ready."));
    }

    private static EngineException unavailable(String hint) {
        return new EngineException(Problem.of(ErrorCode.SERVICE_UNAVAILABLE, "Service temporarily unavailable")
                .hint(hint));
    }

    /** The schemas that could not be made, as long as somebody asks for them. */
    List<String> problems() {
        List<String> problems = new ArrayList<>();
        synchronized (awake) {
            giveUp(time.read());
            awake.forEach((part, making) -> {
                if (making.schema.isCompletedExceptionally()) {
                    problems.add(problem(part, making.schema.exceptionNow()));
                }
            });
        }
        return problems;
    }

    private Map<Served.Part, Making> ready() {
        Map<Served.Part, Making> ready = new LinkedHashMap<>();
        synchronized (awake) {
            giveUp(time.read());
            awake.forEach((part, making) -> {
                if (making.isReady()) {
                    ready.put(part, making);
                }
            });
        }
        return ready;
    }

    /** Of the roles' schemas those that are there now. */
    List<ServedSchema> awake() {
        return ready().values().stream().map(making -> making.schema.join()).toList();
    }

    /** The caches of all that are there now together. */
    CacheStatistics sum(Function<ServedSchema, CacheStatistics> cache) {
        CacheStatistics sum = cache.apply(whole);
        for (ServedSchema one : awake()) {
            sum = sum.plus(cache.apply(one));
        }
        return sum;
    }
}
