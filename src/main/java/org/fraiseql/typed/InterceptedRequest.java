package org.fraiseql.typed;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fraiseql.Interceptors;
import org.fraiseql.catalog.Catalog;
import org.fraiseql.catalog.MutationField;
import org.fraiseql.catalog.Table;
import org.fraiseql.catalog.WriteTarget;
import org.fraiseql.document.InputCoercion;
import org.fraiseql.document.PreparedOperation;
import org.fraiseql.document.PreparedRequest;
import org.fraiseql.document.Selection;
import org.fraiseql.execution.Caller;
import org.fraiseql.execution.ExecutionResult;
import org.fraiseql.execution.Interception;
import org.fraiseql.execution.RequestContext;
import org.fraiseql.execution.RequestTrace;
import org.fraiseql.query.CatalogInterceptor;
import org.fraiseql.query.CatalogOperation;
import org.fraiseql.query.Condition;
import org.fraiseql.query.RowsChanged;
import org.fraiseql.query.RowsChanged.Change;
import org.fraiseql.support.EngineException;
import org.fraiseql.support.ErrorCode;
import org.fraiseql.support.Problem;
import org.jspecify.annotations.Nullable;

/** What all interceptors say about one request. Used by one thread. */
final class InterceptedRequest implements Interceptors.OfRequest {
    private static final System.Logger LOG = System.getLogger(InterceptedRequest.class.getName());

    private static final List<Problem> BROKEN_OFF =
            List.of(Problem.of(ErrorCode.INTERNAL_ERROR, "The answer was not sent to its end"));

    private final InterceptedRequests all;
    private final List<CatalogInterceptor> interceptors;
    private final PreparedRequest request;
    private final Catalog catalog;
    private final InputCoercion coercion;
    private final CatalogOperation operation;
    private List<RowsChanged> untold = List.of();

    InterceptedRequest(
            InterceptedRequests all,
            List<CatalogInterceptor> interceptors,
            PreparedRequest request,
            Catalog catalog,
            InputCoercion coercion,
            RequestContext context) {
        this.all = all;
        this.interceptors = interceptors;
        this.request = request;
        this.catalog = catalog;
        this.coercion = coercion;
        this.operation = new CatalogOperation(
                isMutation() ? CatalogOperation.Kind.MUTATION : CatalogOperation.Kind.QUERY,
                Optional.of(request.operation().id().operationName()).filter(name -> !name.isEmpty()),
                List.copyOf(request.operation().rootFieldNames()),
                context.caller().map(InterceptedRequest::caller),
                context.isOfApplication(),
                context.requestId());
    }

    private boolean isMutation() {
        return request.operation().kind() == PreparedOperation.Kind.MUTATION;
    }

    private static CatalogOperation.Caller caller(Caller caller) {
        return new CatalogOperation.Caller(
                caller.subject(), caller.role(), caller.groups(), caller.claims(), caller.isAnonymous());
    }

    @Override
    public PreparedRequest admitted() {
        interceptors.forEach(interceptor -> all.ask(() -> interceptor.before(operation)));
        return isMutation() && !interceptors.isEmpty()
                ? new WrittenRows(catalog.writeModel(), coercion, this::written).seen(request)
                : request;
    }

    private void written(GivenRow row) {
        interceptors.forEach(interceptor -> all.ask(() -> interceptor.write(row, operation)));
    }

    @Override
    public Optional<Map<String, @Nullable Object>> rows(Table table) {
        List<Condition> conditions = new ArrayList<>();
        for (CatalogInterceptor interceptor : interceptors) {
            Condition condition = all.ask(() -> interceptor.rows(table.pluralName(), operation));
            if (!condition.equals(Condition.all())) {
                conditions.add(condition);
            }
        }
        return conditions.isEmpty() ? Optional.empty() : Optional.of(all.ask(() -> Where.of(conditions)));
    }

    @Override
    public void changed(List<Written> written) {
        Map<String, MutationField> fields = new LinkedHashMap<>();
        for (Selection root : request.read().roots()) {
            catalog.writeModel().field(root.fieldName()).ifPresent(field -> fields.put(root.responseKey(), field));
        }
        List<RowsChanged> changes = new ArrayList<>();
        for (Written one : written) {
            MutationField field = fields.get(one.responseKey());
            if (field != null) {
                changes.addAll(changes(field, one));
            }
        }
        if (all.changes().isInTransaction()) {
            changes.forEach(this::tell);
        } else {
            untold = changes;
        }
    }

    @Override
    public boolean isHeardInTransaction() {
        return all.changes().isInTransaction();
    }

    private void tell(RowsChanged changed) {
        try {
            all.changes().tell(changed);
        } catch (RuntimeException e) {
            throw new EngineException(Problem.of(ErrorCode.INTERNAL_ERROR, "Internal error"), e);
        }
    }

    private List<RowsChanged> changes(MutationField field, Written written) {
        List<RowsChanged> changes = new ArrayList<>();
        if (written.rows() > 0) {
            changes.add(changed(field.target(), change(field.form()), written.rows()));
        }
        for (Interception.Nested nested : written.nested()) {
            Optional.ofNullable(catalog.writeModel().targets().get(nested.part().typeName()))
                    .ifPresent(target ->
                            changes.add(changed(target, change(nested.part().kind()), nested.rows())));
        }
        return changes;
    }

    private RowsChanged changed(WriteTarget target, Change change, long rows) {
        return new RowsChanged(target.table().pluralName(), change, rows, operation.requestId());
    }

    private static Change change(Interception.Kind kind) {
        return switch (kind) {
            case CREATED -> Change.CREATED;
            case CONNECTED -> Change.UPDATED;
            case UPSERTED -> Change.UPSERTED;
        };
    }

    private static Change change(MutationField.Form form) {
        return switch (form) {
            case CREATE, BULK_CREATE -> Change.CREATED;
            case UPDATE, BULK_UPDATE -> Change.UPDATED;
            case UPSERT, BULK_UPSERT -> Change.UPSERTED;
            case DELETE, BULK_DELETE -> Change.DELETED;
        };
    }

    /** What fails here can't be undone any more: the log is told. */
    @Override
    public void ended(Optional<ExecutionResult> result, RequestTrace trace) {
        List<Problem> problems = result.map(ExecutionResult::problems).orElse(BROKEN_OFF);
        CatalogInterceptor.Outcome outcome = new CatalogInterceptor.Outcome(
                trace.rowsRead(), trace.isApplied() ? trace.rowsWritten() : 0, trace.took(), Failures.told(problems));
        if (trace.isApplied()) {
            untold.forEach(changed -> logged(() -> all.changes().tell(changed)));
        }
        interceptors.forEach(interceptor -> logged(() -> all.ask(() -> interceptor.after(operation, outcome))));
    }

    private static void logged(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "An interceptor failed after the operation had ended", e);
        }
    }
}
