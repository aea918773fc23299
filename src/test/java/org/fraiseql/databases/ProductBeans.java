package org.fraiseql.databases;

import java.util.LinkedHashSet;
import java.util.List;
import org.fraiseql.catalog.TakenNames;

/** The names of the product's own beans. {@code DatabasesIT} sees whether they are still these: a table with such a name is among the databases. */
final class ProductBeans {
    static final TakenNames NAMES = new TakenNames(
            new LinkedHashSet<>(List.of("CacheStats", "DatabaseHealth", "PlanCacheStats", "PoolConfig", "PoolStats")),
            new LinkedHashSet<>(List.of("databaseHealth", "planCacheStats", "poolConfig", "poolStats")),
            new LinkedHashSet<>());

    private ProductBeans() {}
}
