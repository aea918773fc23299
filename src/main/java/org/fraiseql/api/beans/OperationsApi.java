package org.fraiseql.api.beans;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.fraiseql.store.PoolMonitor;

/** The product's own bean: what operators ask, next to the catalog's fields. */
@GraphQLApi
@Dependent
public class OperationsApi {
    private final PoolMonitor monitor;
    private final Config config;

    @Inject
    OperationsApi(PoolMonitor monitor, Config config) {
        this.monitor = monitor;
        this.config = config;
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
    @Description("The settings of the connection pool.")
    public PoolConfig poolConfig() {
        return PoolConfig.of(config);
    }
}
