package org.fraiseql.beans;

import graphql.schema.GraphQLScalarType;
import graphql.schema.GraphQLSchema;
import io.smallrye.graphql.bootstrap.Bootstrap;
import io.smallrye.graphql.schema.ScanningContext;
import io.smallrye.graphql.schema.SchemaBuilder;
import io.smallrye.graphql.schema.model.Scalars;
import io.smallrye.graphql.schema.model.Schema;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.fraiseql.catalog.TakenNames;
import org.fraiseql.schema.CatalogSchema;
import org.fraiseql.support.config.FraiseqlConfig;
import org.jboss.jandex.IndexView;
import org.jspecify.annotations.Nullable;

/**
 * Makes the schema that {@code @GraphQLApi} beans and the catalog share.
 *
 * <p>Thread-safe. Each call of {@link #publish} gives a schema of its own; operations that run on an earlier one are not touched by it, so whoever
 * holds the current one swaps a single reference on reload.
 */
@ApplicationScoped
public class BeanSchema {
    private final BeanIndex index;
    private final Collection<String> hiddenQueries;
    private final boolean areCallersKnown;
    private @Nullable Schema beans;
    private @Nullable TakenNames takenNames;

    /** Whether the queries of {@link OperationsApi} are published. */
    public enum Operators {
        AS_CONFIGURED,
        HIDDEN
    }

    @Inject
    BeanSchema(BeanIndex index, FraiseqlConfig config) {
        this.index = index;
        this.areCallersKnown = config.security().isOn();
        this.hiddenQueries = config.http().figures() ? List.of() : OperationsApi.queries();
    }

    /** For the container's client proxy only. */
    @SuppressWarnings("NullAway")
    protected BeanSchema() {
        this.index = null;
        this.hiddenQueries = null;
        this.areCallersKnown = false;
    }

    /**
     * Merges the beans' schema with this catalog. Needs the application's class loader as the thread's context class loader.
     *
     * @param catalog without the names of {@link #takenNames}
     * @throws UnkeptAccessRules when a bean says who may call it
     */
    public PublishedSchema publish(CatalogSchema catalog) {
        return publish(catalog, Operators.AS_CONFIGURED);
    }

    /** The same for some callers only. */
    public synchronized PublishedSchema publish(CatalogSchema catalog, Operators operators) {
        Schema model = beans();
        // SmallRye builds from static maps, therefore the lock; it ends before anything runs on the new schema
        Map<String, GraphQLScalarType> shared = SharedScalars.register(catalog.types());
        GraphQLSchema ofBeans = Bootstrap.bootstrap(model, false);
        return new PublishedSchema(model, MergedSchema.of(ofBeans, hidden(operators), catalog, shared));
    }

    private Collection<String> hidden(Operators operators) {
        return switch (operators) {
            case AS_CONFIGURED -> hiddenQueries;
            case HIDDEN -> OperationsApi.queries();
        };
    }

    /** Names that the beans have, which stay the same as long as the application runs. Needs the same class loader. */
    public synchronized TakenNames takenNames() {
        TakenNames known = takenNames;
        if (known == null) {
            SharedScalars.register(List.of());
            known = BeanNames.of(Bootstrap.bootstrap(beans(), false), hiddenQueries);
            takenNames = known;
        }
        return known;
    }

    private Schema beans() {
        Schema known = beans;
        if (known != null) {
            return known;
        }
        // java.util.UUID is a String in SmallRye unless told otherwise; the catalog says UUID (CONTRACT section 1)
        Scalars.addUuid();
        IndexView classes = index.read();
        AccessRules.requireKept(classes, areCallersKnown);
        Schema built = built(classes);
        beans = built;
        return built;
    }

    /** SmallRye leaves the index in the thread, which is the container's, and with it the class loader of an application that is gone. */
    private static Schema built(IndexView classes) {
        try {
            return SchemaBuilder.build(classes);
        } finally {
            ScanningContext.remove();
        }
    }
}
