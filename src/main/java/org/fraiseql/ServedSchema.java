package org.fraiseql;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Map;
import org.fraiseql.beans.PublishedSchema;
import org.fraiseql.catalog.Catalog;
import org.fraiseql.document.DocumentReader;
import org.fraiseql.document.Operation;
import org.fraiseql.document.ParsedDocument;
import org.fraiseql.document.PreparedOperation;
import org.fraiseql.execution.CompiledMutation;
import org.fraiseql.execution.CompiledOperation;
import org.fraiseql.execution.PlanCache;
import org.fraiseql.plan.Planner;
import org.fraiseql.plan.write.WritePlanner;
import org.fraiseql.support.CacheStatistics;
import org.fraiseql.support.config.LimitsConfig;
import org.jspecify.annotations.Nullable;

/**
 * One state of the catalog with all that hangs on it: schema, documents, plans. Swapped as a whole on reload, so requests in flight finish on what they
 * began with. Thread-safe.
 */
final class ServedSchema {
    /** Characters of GraphQL text that are kept parsed. */
    private static final long MAX_DOCUMENT_CHARACTERS = 4L << 20;

    private final Catalog catalog;
    private final PublishedSchema schema;
    private final DocumentReader documentReader;
    private final Planner planner;
    private final WritePlanner writePlanner;
    private final Cache<String, ParsedDocument> documents = Caffeine.newBuilder()
            .maximumWeight(MAX_DOCUMENT_CHARACTERS)
            .weigher((String query, ParsedDocument parsed) -> query.length())
            .recordStats()
            .build();
    private final PlanCache<CompiledOperation> plans = new PlanCache<>(CompiledOperation::sqlCharacters);
    private final PlanCache<CompiledMutation> mutationPlans = new PlanCache<>(CompiledMutation::sqlCharacters);

    ServedSchema(Catalog catalog, PublishedSchema schema, LimitsConfig limits) {
        this.catalog = catalog;
        this.schema = schema;
        this.documentReader = new DocumentReader(schema.graphQLSchema(), limits.maxDepth());
        this.planner = new Planner(catalog, limits);
        this.writePlanner = new WritePlanner(catalog, planner, limits);
    }

    Catalog catalog() {
        return catalog;
    }

    PublishedSchema schema() {
        return schema;
    }

    ParsedDocument document(String query) {
        return documents.get(query, documentReader::read);
    }

    CompiledOperation compiled(PreparedOperation operation, Map<String, @Nullable Object> variables) {
        return plans.get(operation, operation.shape(variables), () -> compile(operation.read(variables)));
    }

    CompiledMutation compiledMutation(PreparedOperation operation, Map<String, @Nullable Object> variables) {
        return mutationPlans.get(
                operation, operation.shape(variables), () -> compileMutation(operation.read(variables)));
    }

    CacheStatistics plans() {
        return plans.statistics().plus(mutationPlans.statistics());
    }

    CacheStatistics documents() {
        return CacheStatistics.of(documents);
    }

    private CompiledMutation compileMutation(Operation operation) {
        return CompiledMutation.of(
                writePlanner.plan(operation), catalog.writeModel().hasDeferrable());
    }

    private CompiledOperation compile(Operation operation) {
        return CompiledOperation.of(planner.plan(operation));
    }

    /** Whether every root field comes from the catalog, so that graphql-java need not execute anything. */
    boolean isCompiled(PreparedOperation operation) {
        for (String name : operation.rootFieldNames()) {
            if (!name.equals("__typename") && !isOfCatalog(operation.kind(), name)) {
                return false;
            }
        }
        return true;
    }

    /** Whether some root fields come from the catalog. */
    boolean hasCatalogFields(PreparedOperation operation) {
        return operation.rootFieldNames().stream().anyMatch(name -> isOfCatalog(operation.kind(), name));
    }

    private boolean isOfCatalog(PreparedOperation.Kind kind, String fieldName) {
        return switch (kind) {
            case QUERY -> catalog.query(fieldName).isPresent();
            case MUTATION -> catalog.writeModel().hasField(fieldName);
        };
    }
}
