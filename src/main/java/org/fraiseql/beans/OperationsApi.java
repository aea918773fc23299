package org.fraiseql.beans;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.fraiseql.store.PoolMonitor;
import org.fraiseql.support.CacheMonitor;
import org.fraiseql.support.config.FraiseqlConfig;

/** The product's own bean: what operators ask, next to the catalog's fields. Published where {@code fraiseql.http.figures} is on. */
@GraphQLApi
@Dependent
public class OperationsApi {
    private final PoolMonitor monitor;
    private final CacheMonitor caches;
    private final FraiseqlConfig config;

    @Inject
    OperationsApi(PoolMonitor monitor, CacheMonitor caches, FraiseqlConfig config) {
        this.monitor = monitor;
        this.caches = caches;
        this.config = config;
    }

    /** The names of its queries. */
    static List<String> queries() {
        return Arrays.stream(OperationsApi.class.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(Query.class))
                .map(Method::getName)
                .sorted()
                .toList();
    }

    @Query
    @NonNull
    @Description("Asks the database whether it answers.")
    public DatabaseHealth databaseHealth() {
        return DatabaseHealth.of(monitor.check());
    }

    @Query
    @NonNull
    @Description("The connection pool at this moment.")
    public PoolStats poolStats() {
        return PoolStats.of(monitor.statistics());
    }

    @Query
    @NonNull
    @Description("The caches that a request meets before its statements are run.")
    public PlanCacheStats planCacheStats() {
        return PlanCacheStats.of(caches);
    }

    @Query
    @NonNull
    @Description("The settings of the connection pool.")
    public PoolConfig poolConfig() {
        return PoolConfig.of(config.db());
    }
}
