package org.fraiseql;

import graphql.schema.GraphQLSchema;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.fraiseql.catalog.Catalog;
import org.fraiseql.execution.BeanFields;

/** A catalog as it is to be served. @param schema of the catalog and the beans */
public record Served(Catalog catalog, GraphQLSchema schema, BeanFields beans) {
    /** What the callers of some roles may use of the catalog. Its schema is made when one of them asks. Roles that may use the same have the same object. Thread-safe. */
    public static final class Part {
        private final Catalog catalog;
        private final Object besides;
        private final Supplier<Served> schema;

        /**
         * @param besides what the schema is made of besides the catalog
         * @param schema makes it, each time anew, on any thread
         */
        public Part(Catalog catalog, Object besides, Supplier<Served> schema) {
            this.catalog = catalog;
            this.besides = besides;
            this.schema = schema;
        }

        /** Whether the other's schema is as this one's would be. It says nothing of statistics. */
        boolean hasSchemaOf(Part other) {
            return besides.equals(other.besides) && catalog.equals(other.catalog.with(catalog.statistics()));
        }

        Catalog catalog() {
            return catalog;
        }

        Served served() {
            return schema.get();
        }
    }

    /**
     * Makes the schemas of roles.
     *
     * @param threads run what makes them
     * @param waiting has a permit for each request that may wait for one at the same time
     */
    public record Makers(Executor threads, Semaphore waiting) {
        /** Whoever asks makes it. */
        public static final Makers AT_ONCE = new Makers(Runnable::run, new Semaphore(Integer.MAX_VALUE));

        /** @param maxWaiting requests that may wait for a schema at the same time */
        public static Makers of(Executor threads, int maxWaiting) {
            return new Makers(threads, new Semaphore(maxWaiting));
        }
    }
}
