package org.fraiseql.beans;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.fraiseql.support.CacheMonitor;
import org.fraiseql.support.CacheStatistics;

/** The answer of {@code planCacheStats}. */
@Description("The caches that a request meets before its statements are run.")
public record PlanCacheStats(
        @NonNull @Description("Plans of queries and mutations with their SQL, since the schema was read.")
        Figures plans,

        @NonNull @Description("Documents that are parsed and validated, since the schema was read.")
        Figures documents,

        @NonNull @Description("Automatic persisted queries, since the start.")
        Figures persistedQueries) {

    /** One cache. */
    @Type("CacheStats")
    @Description("A cache at this moment.")
    public record Figures(
            int entries,

            @Description("About how many bytes of the heap it holds.")
            long bytes,

            @Description("The most bytes that it keeps.") long maxBytes,

            long hits,
            long misses,
            long evictions) {

        static Figures of(CacheStatistics cache) {
            return new Figures(
                    Math.toIntExact(cache.entries()),
                    cache.bytes(),
                    cache.maxBytes(),
                    cache.hits(),
                    cache.misses(),
                    cache.evictions());
        }
    }

    static PlanCacheStats of(CacheMonitor caches) {
        return new PlanCacheStats(
                Figures.of(caches.plans()), Figures.of(caches.documents()), Figures.of(caches.persistedQueries()));
    }
}
