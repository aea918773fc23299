package org.fraiseql.support;

/** What operators ask of the caches on a request's way. Thread-safe. */
public interface CacheMonitor {
    /** Plans with their statements, of queries and mutations, since the catalog was read. */
    CacheStatistics plans();

    /** Documents parsed and validated, since the catalog was read. */
    CacheStatistics documents();

    /** Texts under the hashes by which clients ask for them, since the start. */
    CacheStatistics persistedQueries();
}
