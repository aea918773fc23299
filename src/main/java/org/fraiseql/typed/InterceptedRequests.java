package org.fraiseql.typed;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.fraiseql.Interceptors;
import org.fraiseql.catalog.Catalog;
import org.fraiseql.document.InputCoercion;
import org.fraiseql.document.PreparedRequest;
import org.fraiseql.execution.RequestContext;
import org.fraiseql.query.CatalogInterceptor;
import org.fraiseql.query.RefusedException;
import org.fraiseql.support.EngineException;
import org.fraiseql.support.ErrorCode;
import org.fraiseql.support.Problem;
import org.fraiseql.support.ThreadSlots;
import org.jspecify.annotations.Nullable;

/** Has interceptors see the requests of the engine. What they ask themselves meanwhile they do not see. Thread-safe. */
public final class InterceptedRequests implements Interceptors {
    private final List<CatalogInterceptor> interceptors;
    private final ChangedRows changes;
    private final ThreadSlots<Boolean> asked = new ThreadSlots<>();

    /** @param interceptors in the order in which they are asked; @param changes told of rows that were written */
    public InterceptedRequests(List<CatalogInterceptor> interceptors, ChangedRows changes) {
        this.interceptors = List.copyOf(interceptors);
        this.changes = changes;
    }

    @Override
    public OfRequest of(PreparedRequest request, Catalog catalog, InputCoercion coercion, RequestContext context) {
        boolean isOfInterceptor = asked.own().get() != null;
        return new InterceptedRequest(
                this, isOfInterceptor ? List.of() : interceptors, request, catalog, coercion, context);
    }

    ChangedRows changes() {
        return changes;
    }

    void ask(Runnable work) {
        ask(() -> {
            work.run();
            return true;
        });
    }

    /** @throws EngineException what it has to say, or that it failed */
    <T> T ask(Supplier<T> work) {
        AtomicReference<@Nullable Boolean> own = asked.own();
        Boolean before = own.getAndSet(true);
        try {
            return work.get();
        } catch (RefusedException e) {
            throw new EngineException(ApplicationProblems.of(e.problems()), e);
        } catch (RuntimeException e) {
            throw new EngineException(Problem.of(ErrorCode.INTERNAL_ERROR, "Internal error"), e);
        } finally {
            own.set(before);
        }
    }
}
