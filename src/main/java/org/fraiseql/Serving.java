package org.fraiseql;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Map;
import org.fraiseql.api.beans.PublishedSchema;
import org.fraiseql.catalog.Catalog;
import org.fraiseql.document.DocumentReader;
import org.fraiseql.document.Operation;
import org.fraiseql.document.ParsedDocument;
import org.fraiseql.document.PreparedOperation;
import org.fraiseql.plan.Planner;
import org.fraiseql.support.config.LimitsConfig;
import org.jspecify.annotations.Nullable;

/**
 * One state of the catalog with all that hangs on it: schema, documents, plans. Swapped as a whole on reload, so requests in flight finish on what they
 * began with. Thread-safe.
 */
final class Serving {
    /** Characters of GraphQL text that are kept parsed. */
    private static final long MAX_DOCUMENT_CHARACTERS = 4L << 20;

    private static final long MAX_PLANS = 5_000;

    private final Catalog catalog;
    private final PublishedSchema schema;
    private final DocumentReader documentReader;
    private final Planner planner;
    private final Cache<String, ParsedDocument> documents = Caffeine.newBuilder()
            .maximumWeight(MAX_DOCUMENT_CHARACTERS)
            .weigher((String query, ParsedDocument parsed) -> query.length())
            .build();
    private final Cache<PlanKey, CompiledOperation> plans =
            Caffeine.newBuilder().maximumSize(MAX_PLANS).build();

    /** Operations are compared by identity: they live as long as their document is cached. */
    private record PlanKey(PreparedOperation operation, String shape) {}

    Serving(Catalog catalog, PublishedSchema schema, LimitsConfig limits) {
        this.catalog = catalog;
        this.schema = schema;
        this.documentReader = new DocumentReader(schema.graphQLSchema(), limits.maxDepth());
        this.planner = new Planner(catalog, limits);
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
        PlanKey key = new PlanKey(operation, operation.shape(variables));
        return plans.get(key, missing -> compile(operation.read(variables)));
    }

    private CompiledOperation compile(Operation operation) {
        return CompiledOperation.of(planner.plan(operation));
    }

    /** Whether every root field comes from the catalog, so that graphql-java need not execute anything. */
    boolean isCompiled(PreparedOperation operation) {
        if (operation.kind() != PreparedOperation.Kind.QUERY) {
            return false;
        }
        for (String name : operation.rootFieldNames()) {
            if (!name.equals("__typename") && catalog.query(name).isEmpty()) {
                return false;
            }
        }
        return true;
    }
}
