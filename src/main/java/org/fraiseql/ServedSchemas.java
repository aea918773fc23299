package org.fraiseql;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import com.github.benmanes.caffeine.cache.Ticker;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.fraiseql.catalog.Catalog;
import org.fraiseql.support.CacheStatistics;
import org.fraiseql.support.EngineException;
import org.fraiseql.support.ErrorCode;
import org.fraiseql.support.Problem;
import org.fraiseql.support.config.SecurityConfig;

/**
 * What is served to whom, all of it from one reading of the database. The schema of a role, which is the most of what a role takes of the heap, is made when
 * somebody asks as it first, and given up when nobody has for long, or when too many others were asked since ({@code fraiseql.security.schema-idle-ms},
 * {@code …max-schemas}). Requests in flight finish on what they began with. Thread-safe.
 */
final class ServedSchemas {
    private final ServedSchema whole;
    private final Map<String, Served.Part> byRole;
    private final LoadingCache<Served.Part, ServedSchema> awake;

    /** Makes what is served; asked once where several ask at the same time. @param schemas how many there may be, which share the memory for caches */
    interface Build {
        ServedSchema of(Served one, int schemas);
    }

    /** @param whole for the application itself, and for everybody where callers are not known */
    ServedSchemas(Served whole, Map<String, Served.Part> byRole, SecurityConfig config, Ticker time, Build build) {
        int different = new LinkedHashSet<>(byRole.values()).size();
        int schemas = 1 + Math.min(different, config.maxSchemas());
        this.whole = build.of(whole, schemas);
        this.byRole = Collections.unmodifiableMap(new LinkedHashMap<>(byRole));
        this.awake = Caffeine.newBuilder()
                .executor(Runnable::run) // no threads of its own
                .ticker(time)
                .expireAfterAccess(config.schemaIdle())
                .maximumSize(config.maxSchemas())
                .build(part -> build.of(part.served(), schemas));
    }

    ServedSchema whole() {
        return whole;
    }

    /** @throws EngineException {@code SERVICE_UNAVAILABLE} for a role whose catalog was not read: before the database was reached, say */
    ServedSchema of(String role) {
        return awake.get(part(role));
    }

    /** What callers of the role may use, without their schema. @throws EngineException as {@link #of} */
    Catalog catalog(String role) {
        return part(role).catalog();
    }

    private Served.Part part(String role) {
        return Optional.ofNullable(byRole.get(role))
                .orElseThrow(() ->
                        new EngineException(Problem.of(ErrorCode.SERVICE_UNAVAILABLE, "Service temporarily unavailable")
                                .hint("The database has not been reached yet; see /health/ready.")));
    }

    /** Of the roles' schemas those that are there now. */
    List<ServedSchema> awake() {
        awake.cleanUp();
        return List.copyOf(awake.asMap().values());
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
