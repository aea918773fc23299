package org.fraiseql.golden;

import org.fraiseql.Pipeline;
import org.jspecify.annotations.Nullable;

/** The database of the golden cases with the stages over it, made once. */
final class GoldenDatabase {
    private static @Nullable Pipeline pipeline;

    private GoldenDatabase() {}

    static synchronized Pipeline pipeline() {
        Pipeline made = pipeline;
        if (made == null) {
            made = Pipeline.over(dataSource());
            pipeline = made;
        }
        return made;
    }

    static SessionDataSource dataSource() {
        return SharedDatabase.with("golden", GoldenCase.ROOT.resolve("schema.sql"));
    }
}
