package org.fraiseql;

import graphql.schema.GraphQLSchema;
import java.util.ArrayList;
import java.util.List;
import org.fraiseql.catalog.Catalog;
import org.fraiseql.document.Documents;
import org.fraiseql.document.GraphQLRequest;
import org.fraiseql.document.InputCoercion;
import org.fraiseql.document.PersistedQueries;
import org.fraiseql.document.PreparedRequest;
import org.fraiseql.execution.BeanFields;
import org.fraiseql.execution.CompiledPlans;
import org.fraiseql.execution.Observer;
import org.fraiseql.support.EngineException;
import org.fraiseql.support.ErrorCode;
import org.fraiseql.support.Problem;
import org.fraiseql.support.config.FraiseqlConfig;
import org.fraiseql.support.config.LimitsConfig;

/**
 * What is served now: one state of the catalog with all that hangs on it, schema, documents, plans. Swapped as a whole on reload, so requests in flight
 * finish on what they began with. Thread-safe.
 */
final class ServedSchema {
    private final Catalog catalog;
    private final GraphQLSchema schema;
    private final BeanFields beans;
    private final Documents documents;
    private final CompiledPlans plans;
    private final InputCoercion coercion;

    /** @param schema of the catalog and the beans
     * @param limits with the bytes that the caches of this one may have */
    ServedSchema(
            Catalog catalog,
            GraphQLSchema schema,
            BeanFields beans,
            FraiseqlConfig config,
            LimitsConfig limits,
            PersistedQueries persistedQueries,
            Observer observer) {
        this.catalog = catalog;
        this.schema = schema;
        this.beans = beans;
        this.documents = new Documents(
                schema,
                limits,
                config.http().introspection(),
                config.http().ignoresUnknownVariables(),
                persistedQueries);
        this.plans =
                new CompiledPlans(catalog, beans.added(), limits, config.db().queryTags(), observer);
        this.coercion = new InputCoercion(schema);
    }

    Catalog catalog() {
        return catalog;
    }

    GraphQLSchema schema() {
        return schema;
    }

    BeanFields beans() {
        return beans;
    }

    Documents documents() {
        return documents;
    }

    CompiledPlans plans() {
        return plans;
    }

    InputCoercion coercion() {
        return coercion;
    }

    /** Whether the catalog was read; before, only beans answer. */
    boolean isOfDatabase() {
        return !catalog.serverVersion().isEmpty();
    }

    /** Compiles the known operations ahead of their first requests. @return what does not fit the schema */
    List<Documents.Unfit> prepareKnown() {
        Documents.KnownDocuments known = documents.prepareKnown();
        List<Documents.Unfit> problems = new ArrayList<>(known.problems());
        for (Documents.Plannable plannable : known.plannable()) {
            try {
                plans.compile(plannable.request(), false);
            } catch (EngineException e) {
                String operation = plannable.request().operation().id().operationName();
                e.problems()
                        .forEach(problem -> problems.add(
                                new Documents.Unfit(plannable.source(), operation, "", problem.message())));
            }
        }
        return problems;
    }

    /** @param isOfApplication whether no list forbids it
     * @throws EngineException {@code SERVICE_UNAVAILABLE} when the document may be right as soon as the catalog is read; else see {@link Documents#prepare} */
    PreparedRequest prepare(GraphQLRequest request, boolean isOfApplication) {
        try {
            return isOfApplication ? documents.prepareText(request) : documents.prepare(request);
        } catch (EngineException e) {
            boolean mayBeOfTheCatalog = !isOfDatabase() && e.code() == ErrorCode.GRAPHQL_VALIDATION_FAILED;
            throw mayBeOfTheCatalog
                    ? new EngineException(
                            Problem.of(ErrorCode.SERVICE_UNAVAILABLE, "Service temporarily unavailable")
                                    .hint("The database has not been reached yet; see /health/ready."),
                            e)
                    : e;
        }
    }
}
