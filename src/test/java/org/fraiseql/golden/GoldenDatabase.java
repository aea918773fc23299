package org.fraiseql.golden;

import org.fraiseql.CatalogEngine;
import org.jspecify.annotations.Nullable;

/** The database of the golden cases with the stages over it, made once. */
final class GoldenDatabase {
    private static @Nullable CatalogEngine engine;

    private GoldenDatabase() {}

    static synchronized CatalogEngine engine() {
        CatalogEngine made = engine;
        if (made == null) {
            made = CatalogEngine.over(dataSource());
            engine = made;
        }
        return made;
    }

    static SessionDataSource dataSource() {
        return SharedDatabase.with("golden", GoldenCase.ROOT.resolve("schema.sql"));
    }
}
