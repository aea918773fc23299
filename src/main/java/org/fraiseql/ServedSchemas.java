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
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.fraiseql.catalog.Catalog;
import org.fraiseql.document.UnfitForAll;
import org.fraiseql.support.CacheStatistics;
import org.fraiseql.support.Deadline;
import org.fraiseql.support.EngineException;
import org.fraiseql.support.ErrorCode;
import org.fraiseql.support.Problem;
import org.fraiseql.support.config.FraiseqlConfig;
import org.jspecify.annotations.Nullable;

/**
 * What is served to whom, all of it from one reading of the database. The schema of a role, which is the most of what a role takes of the heap, is made when
 * somebody asks as it first, and given up when nobody has for long, or when it is the one that was asked longest ago of too many
 * ({@code fraiseql.security.schema-idle-ms}, {@code …max-schemas}). No request makes one: those that need it wait for it within their deadlines, as many of them
 * at a time as {@linkplain Served.Makers#waiting may}. Requests in flight finish on what they began with. Thread-safe.
 */
final class ServedSchemas {
    private static final System.Logger LOG = System.getLogger(ServedSchemas.class.getName());
    /** So long nobody tries again to make what could not be made, and twice as long each time that it fails again. */
    static final Duration FIRST_RETRY = Duration.ofSeconds(5);

    static final Duration LONGEST_RETRY = Duration.ofMinutes(1);

    private final ServedSchema whole;
    private final Map<String, Served.Part> byRole;
    private final int schemas;
    private final int maxSchemas;
    private final Duration idle;
    private final Duration maxRequest;
    private final Ticker time;
    private final Build build;
    private final Served.Makers makers;
    /** The one that was asked longest ago first. Guarded by itself. */
    private final Map<Served.Part, Making> awake = new LinkedHashMap<>(16, 0.75f, true);
    /** Reasons that the log has told. Guarded by {@link #awake}. */
    private final Set<String> told = new LinkedHashSet<>();
    /** What is served in place of this. Guarded by {@link #awake}. */
    private @Nullable ServedSchemas next;

    /** Makes what is served; asked once where several ask for it at the same time. @param schemas how many there may be, which share the memory for caches */
    interface Build {
        ServedSchema of(Served one, int schemas);
    }

    private enum State {
        ASKED,
        BEGUN,
        MADE,
        FAILED,
        /** It had not begun when something else was served. */
        OUTDATED,
        /** The application ended before. */
        GIVEN_UP
    }

    /** A schema that is made, or was; whoever needs it waits for it. What changes in it is guarded by {@link #awake}. */
    private static final class Making {
        private final CompletableFuture<ServedSchema> schema = new CompletableFuture<>();
        /** How often it could not be made before. */
        private final int failures;
        /** What was served to all of its roles before the database was read anew, until this is there. */
        private Optional<ServedSchema> former;

        private State state = State.ASKED;
        private long usedNanos;
        private long failedNanos;

        private Making(long usedNanos, int failures, Optional<ServedSchema> former) {
            this.usedNanos = usedNanos;
            this.failures = failures;
            this.former = former;
        }

        private boolean isReady() {
            return state == State.MADE;
        }

        private boolean isToBeTriedAgain(long now) {
            return state == State.FAILED && now - failedNanos >= retry().toNanos();
        }

        private Duration retry() {
            Duration longer = FIRST_RETRY.multipliedBy(1L << Math.min(failures, 10));
            return longer.compareTo(LONGEST_RETRY) < 0 ? longer : LONGEST_RETRY;
        }

        private Was was(Served.Part part) {
            Optional<ServedSchema> made = isReady() ? Optional.of(schema.join()) : Optional.empty();
            Optional<Throwable> failure = state == State.FAILED ? Optional.of(schema.exceptionNow()) : Optional.empty();
            return new Was(part, made, made.or(() -> former), failure, failures, failedNanos, usedNanos);
        }
    }

    /**
     * What was made before the database was read anew.
     *
     * @param served to its callers, made for it or for what it was before
     */
    private record Was(
            Served.Part part,
            Optional<ServedSchema> made,
            Optional<ServedSchema> served,
            Optional<Throwable> failure,
            int failures,
            long failedNanos,
            long usedNanos) {}

    /** @param whole for the application itself, and for everybody where callers are not known */
    ServedSchemas(
            Served whole,
            Map<String, Served.Part> byRole,
            FraiseqlConfig config,
            Ticker time,
            Build build,
            Served.Makers makers) {
        int different = new LinkedHashSet<>(byRole.values()).size();
        this.maxSchemas = config.security().maxSchemas();
        this.schemas = 1 + Math.min(different, maxSchemas);
        this.whole = build.of(whole, schemas);
        this.byRole = Collections.unmodifiableMap(new LinkedHashMap<>(byRole));
        this.idle = config.security().schemaIdle();
        this.maxRequest = config.limits().maxRequest();
        this.time = time;
        this.build = build;
        this.makers = makers;
    }

    /**
     * Has at once what is as it was before, also what could not be made. What is not is still to be {@linkplain #makeChanged made}. To be called before anybody
     * asks.
     *
     * <p>A part of which only the statistics are others keeps its schema, and has plans of its own. Where one part has become several, they are made when they are asked for.
     */
    void takeOver(ServedSchemas before) {
        List<Was> all = before.longestAgoFirst();
        for (Was was : all) {
            partsOf(was, before).stream()
                    .filter(now -> now.hasSchemaOf(was.part()) && !isThere(now))
                    .forEach(now -> takeOver(was, now, before));
        }
        for (Was was : all) {
            List<Served.Part> parts = partsOf(was, before);
            if (parts.size() == 1 && !isThere(parts.getFirst())) {
                takeOver(was, parts.getFirst(), before);
            }
        }
    }

    private List<Served.Part> partsOf(Was was, ServedSchemas before) {
        return before.roles(was.part()).stream()
                .map(byRole::get)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    /** Whether this, and nothing else, was served to all of them: no role may see what another one was served. */
    private boolean wereAllServed(Served.Part now, Was was, ServedSchemas before) {
        return roles(now).stream().allMatch(role -> before.byRole.get(role) == was.part());
    }

    private void takeOver(Was was, Served.Part now, ServedSchemas before) {
        boolean isAsItWas = now.hasSchemaOf(was.part());
        if (was.failure().isEmpty()) {
            Making making =
                    new Making(was.usedNanos(), 0, was.served().filter(served -> wereAllServed(now, was, before)));
            put(now, making);
            was.made()
                    .filter(made -> isAsItWas)
                    .ifPresent(made -> make(now, making, () -> carried(was.part(), made, now, before.schemas)));
        } else if (isAsItWas) {
            Making making = new Making(was.usedNanos(), was.failures(), Optional.empty());
            making.state = State.FAILED;
            making.failedNanos = was.failedNanos();
            making.schema.completeExceptionally(was.failure().get());
            put(now, making);
        }
    }

    /** What there is to take over. */
    private List<Was> longestAgoFirst() {
        List<Was> all = new ArrayList<>();
        synchronized (awake) {
            giveUp(time.read());
            awake.forEach((part, making) -> all.add(making.was(part)));
        }
        all.removeIf(was -> was.served().isEmpty() && was.failure().isEmpty());
        return all;
    }

    private ServedSchema carried(Served.Part part, ServedSchema was, Served.Part now, int schemasBefore) {
        return schemas == schemasBefore && now.catalog().equals(part.catalog())
                ? was
                : build.of(new Served(now.catalog(), was.schema(), was.beans()), schemas);
    }

    /** Has the schemas made that have changed since {@linkplain #takeOver what was served before}, the ones first that were asked last. To be called when this is served. */
    void makeChanged() {
        Map<Served.Part, Making> asked = new LinkedHashMap<>();
        synchronized (awake) {
            awake.forEach((part, making) -> {
                if (making.state == State.ASKED) {
                    asked.put(part, making);
                }
            });
        }
        new ArrayList<>(asked.entrySet()).reversed().forEach(one -> begin(one.getKey(), one.getValue()));
    }

    /** Something else is served from now on: whoever asks here is sent there, as are those that wait for what has not begun. */
    void retire(ServedSchemas successor) {
        end(State.OUTDATED, () -> next = successor);
    }

    /** The application ends: nothing is made any more, and nobody waits for it. */
    void end() {
        end(State.GIVEN_UP, () -> {});
    }

    private void end(State state, Runnable also) {
        List<Making> ended = new ArrayList<>();
        synchronized (awake) {
            also.run();
            for (Making making : awake.values()) {
                boolean isOpen =
                        making.state == State.ASKED || (making.state == State.BEGUN && state == State.GIVEN_UP);
                if (isOpen) {
                    making.state = state;
                    making.former = Optional.empty();
                    ended.add(making);
                }
            }
        }
        ended.forEach(making -> making.schema.completeExceptionally(new IllegalStateException(state.name())));
    }

    ServedSchema whole() {
        return whole;
    }

    /**
     * Has the schema made, and waits for it, if it is not there.
     *
     * @throws EngineException {@code SERVICE_UNAVAILABLE} for a role whose catalog was not read (before the database was reached, say), or whose schema can't be
     *     made, or when too many wait already; {@code QUERY_TIMEOUT} when it takes longer to make it
     */
    ServedSchema of(String role, Deadline deadline) {
        ServedSchemas asked = this;
        Optional<ServedSchema> schema = ofThis(role, deadline);
        while (schema.isEmpty()) {
            asked = asked.successor();
            schema = asked.ofThis(role, deadline);
        }
        return schema.get();
    }

    private ServedSchemas successor() {
        synchronized (awake) {
            return Objects.requireNonNull(next);
        }
    }

    /** Empty when something else is served. */
    private Optional<ServedSchema> ofThis(String role, Deadline deadline) {
        Served.Part part = part(role);
        long now = time.read();
        Making making;
        boolean isNew;
        synchronized (awake) {
            if (next != null) {
                return Optional.empty();
            }
            giveUp(now);
            Making there = awake.get(part);
            making = there == null || there.isToBeTriedAgain(now) ? asked(there, now) : there;
            making.usedNanos = now;
            isNew = making != there;
            if (isNew) {
                awake.put(part, making);
            }
        }
        if (isNew) {
            begin(part, making);
        }
        return awaited(making, deadline);
    }

    private static Making asked(@Nullable Making before, long now) {
        return new Making(now, before == null ? 0 : before.failures + 1, Optional.empty());
    }

    private void begin(Served.Part part, Making making) {
        try {
            makers.threads().execute(() -> make(part, making, () -> build.of(part.served(), schemas)));
        } catch (RejectedExecutionException applicationEnds) {
            broken(making, State.GIVEN_UP, applicationEnds);
        } catch (RuntimeException | Error noThread) { // the system has no more of them, say
            failed(part, making, noThread);
        }
    }

    boolean hasRoles() {
        return !byRole.isEmpty();
    }

    /**
     * Finds out which of the known operations fit the schema of no role. Roles are asked one after the other, and what requests ask for is made in between; a schema that is not there is made, and not kept.
     *
     * @param told in the end, by a maker; never if something else is served before
     */
    void findUnfitForAll(Consumer<UnfitForAll> told) {
        findUnfit(new LinkedHashSet<>(byRole.values()).iterator(), UnfitForAll.UNKNOWN, told);
    }

    private void findUnfit(Iterator<Served.Part> left, UnfitForAll unfit, Consumer<UnfitForAll> told) {
        try {
            makers.threads().execute(() -> {
                if (isRetired()) {
                    return;
                }
                if (!left.hasNext() || unfit.isNothing()) {
                    tell(unfit, told);
                } else {
                    findUnfit(left, and(unfit, left.next()), told);
                }
            });
        } catch (RejectedExecutionException applicationEnds) {
            LOG.log(System.Logger.Level.DEBUG, "The application ends", applicationEnds);
        }
    }

    private boolean isRetired() {
        synchronized (awake) {
            return next != null;
        }
    }

    private static void tell(UnfitForAll unfit, Consumer<UnfitForAll> told) {
        try {
            told.accept(unfit);
        } catch (RuntimeException | Error e) {
            LOG.log(System.Logger.Level.WARNING, "Persisted operations could not be compiled ahead of requests", e);
        }
    }

    /** A role whose schema can't be made says nothing of what would fit it. */
    private UnfitForAll and(UnfitForAll unfit, Served.Part part) {
        try {
            ServedSchema ofRole =
                    Optional.ofNullable(ready().get(part)).orElseGet(() -> build.of(part.served(), schemas));
            return unfit.and(ofRole.prepareKnown());
        } catch (RuntimeException | Error e) {
            tell(problem(part, e), e);
            return unfit;
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
        if (!begins(making)) {
            return;
        }
        try {
            made(making, schema.get());
        } catch (RuntimeException | Error e) {
            failed(part, making, e);
        }
    }

    /** Not twice, and not when nobody wants it any more. */
    private boolean begins(Making making) {
        synchronized (awake) {
            boolean begins = making.state == State.ASKED;
            if (begins) {
                making.state = State.BEGUN;
            }
            return begins;
        }
    }

    private void made(Making making, ServedSchema one) {
        synchronized (awake) {
            making.former = Optional.empty();
            if (making.schema.complete(one)) {
                making.state = State.MADE;
                trim();
            }
        }
    }

    private void failed(Served.Part part, Making making, Throwable cause) {
        broken(making, State.FAILED, cause);
        tell(problem(part, cause), cause);
    }

    private void broken(Making making, State state, Throwable cause) {
        synchronized (awake) {
            making.former = Optional.empty();
            making.failedNanos = time.read();
            if (making.schema.completeExceptionally(cause)) {
                making.state = state;
            }
        }
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
        return "The schema of %s can't be made: %s".formatted(String.join(", ", roles(part)), cause);
    }

    private List<String> roles(Served.Part part) {
        return byRole.entrySet().stream()
                .filter(entry -> entry.getValue() == part)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Who may not wait is served as before the database was read anew, where it is made for that. */
    private Optional<ServedSchema> awaited(Making making, Deadline deadline) {
        if (making.schema.isDone()) {
            return ended(making, deadline);
        }
        if (!makers.waiting().tryAcquire()) {
            return Optional.of(former(making)
                    .orElseThrow(() ->
                            unavailable("Too many requests wait for what their roles are to be served; try again.")));
        }
        try {
            return ended(making, deadline);
        } finally {
            makers.waiting().release();
        }
    }

    private Optional<ServedSchema> former(Making making) {
        synchronized (awake) {
            return making.former;
        }
    }

    private Optional<ServedSchema> ended(Making making, Deadline deadline) {
        Deadline by = deadline == Deadline.NEVER ? Deadline.in(maxRequest) : deadline;
        try {
            return Optional.of(making.schema.get(by.left().toNanos(), TimeUnit.NANOSECONDS));
        } catch (TimeoutException e) {
            throw by.exceeded();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable("The request was given up.");
        } catch (ExecutionException e) {
            return switch (state(making)) {
                case OUTDATED -> Optional.empty();
                case GIVEN_UP -> throw unavailable("The service ends, or is about to be started anew.");
                case ASKED, BEGUN, MADE, FAILED ->
                    throw unavailable("What this role may use can't be served; the log says why.");
            };
        }
    }

    private State state(Making making) {
        synchronized (awake) {
            return making.state;
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
                if (making.state == State.FAILED) {
                    problems.add(problem(part, making.schema.exceptionNow()));
                }
            });
        }
        return problems;
    }

    private Map<Served.Part, ServedSchema> ready() {
        Map<Served.Part, ServedSchema> ready = new LinkedHashMap<>();
        synchronized (awake) {
            giveUp(time.read());
            awake.forEach((part, making) -> {
                if (making.isReady()) {
                    ready.put(part, making.schema.join());
                }
            });
        }
        return ready;
    }

    /** Of the roles' schemas those that are there now. */
    List<ServedSchema> awake() {
        return List.copyOf(ready().values());
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
