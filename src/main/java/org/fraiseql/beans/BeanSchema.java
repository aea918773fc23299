package org.fraiseql.beans;

import graphql.schema.GraphQLScalarType;
import graphql.schema.GraphQLSchema;
import io.smallrye.graphql.bootstrap.Bootstrap;
import io.smallrye.graphql.schema.model.Scalars;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.fraiseql.catalog.Catalog;
import org.fraiseql.catalog.Notice;
import org.fraiseql.catalog.TakenNames;
import org.fraiseql.schema.CatalogSchema;
import org.fraiseql.support.config.FraiseqlConfig;
import org.fraiseql.support.config.SecurityConfig;
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
    private final SecurityConfig security;
    private @Nullable IndexView classes;
    private @Nullable BeanModel beans;
    /** Models of the same beans, by the names of fields that are left out of them because some role is never answered them. */
    private final Map<Set<String>, BeanModel> parts = new LinkedHashMap<>();

    private @Nullable TakenNames takenNames;

    /** Whether the queries of {@link OperationsApi} are published. */
    public enum Operators {
        AS_CONFIGURED,
        HIDDEN
    }

    /**
     * What is published to somebody.
     *
     * @param hidden fields of beans that are not in it, as {@link #hiddenFrom} has them
     */
    public record Part(Catalog catalog, Operators operators, Set<String> hidden) {}

    @Inject
    BeanSchema(BeanIndex index, FraiseqlConfig config) {
        this.index = index;
        this.security = config.security();
        this.hiddenQueries = config.http().figures() ? List.of() : OperationsApi.queries();
    }

    /** For the container's client proxy only. */
    @SuppressWarnings("NullAway")
    protected BeanSchema() {
        this.index = null;
        this.hiddenQueries = null;
        this.security = null;
    }

    /**
     * Merges the beans' schema with this catalog. Fields of beans whose columns the catalog does not have are left out. Needs the application's class loader as the thread's context class loader.
     *
     * @param part whose catalog is without the names of {@link #takenNames}
     * @param types of the catalog
     * @throws UnkeptAccessRules when a bean says who may call it
     */
    public synchronized PublishedSchema publish(Part part, CatalogSchema types) {
        BeanModel model = beans(part.hidden());
        // SmallRye builds from static maps, therefore the lock; it ends before anything runs on the new schema
        Map<String, GraphQLScalarType> shared = SharedScalars.register(types.types());
        GraphQLSchema ofBeans = Bootstrap.bootstrap(model.schema(), false);
        FittingRows rows = fitting(model, ofBeans, part.catalog());
        GraphQLSchema merged =
                MergedSchema.of(visible(model, ofBeans, hidden(part.operators())), types, shared, rows.added());
        return new PublishedSchema(model.schema(), merged, rows);
    }

    /**
     * What a role may not see of a table can't be made an object for a bean; its schema does without the field. What fits nobody's schema is a mistake. Needs the same class loader.
     *
     * @param all for everybody
     * @return of fields that beans would add to tables' types and that are in none of them
     */
    public synchronized List<Notice> unfit(Collection<Part> all) {
        if (beans().rowClasses().isEmpty()) {
            return List.of();
        }
        SharedScalars.register(List.of());
        List<FittingRows> rows = new ArrayList<>();
        for (Part part : all) {
            BeanModel model = beans(part.hidden());
            rows.add(fitting(model, Bootstrap.bootstrap(model.schema(), false), part.catalog()));
        }
        return FittingRows.unfit(rows);
    }

    /** Before the catalog was read there is nothing to add to, and nothing that does not fit. */
    private FittingRows fitting(BeanModel model, GraphQLSchema ofBeans, Catalog catalog) {
        return catalog.serverVersion().isEmpty()
                ? FittingRows.NONE
                : FittingRows.of(visible(model, ofBeans, hiddenQueries), catalog);
    }

    private static VisibleBeans visible(BeanModel model, GraphQLSchema ofBeans, Collection<String> hiddenQueries) {
        return model.isPart()
                ? VisibleBeans.reached(ofBeans, hiddenQueries, model.rowClasses())
                : new VisibleBeans(ofBeans, hiddenQueries, model.rowClasses());
    }

    /** The fields of beans whose rules let in nobody of this role, see {@link FieldRules}. Needs the same class loader. */
    public synchronized Set<String> hiddenFrom(String role) {
        return new FieldRules(security).hiddenFrom(role, beans().schema());
    }

    private BeanModel beans(Set<String> hidden) {
        BeanModel whole = beans();
        return hidden.isEmpty()
                ? whole
                : parts.computeIfAbsent(hidden, fields -> BeanModel.of(Objects.requireNonNull(classes), fields));
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
            known = BeanNames.of(Bootstrap.bootstrap(beans().schema(), false), hiddenQueries, beans().rowClasses());
            takenNames = known;
        }
        return known;
    }

    private BeanModel beans() {
        BeanModel known = beans;
        if (known != null) {
            return known;
        }
        // java.util.UUID is a String in SmallRye unless told otherwise; the catalog says UUID
        Scalars.addUuid();
        IndexView read = index.read();
        AccessRules.requireKept(read, security.isOn());
        BeanModel built = BeanModel.of(read);
        beans = built;
        classes = security.isOn() ? read : null;
        return built;
    }
}
