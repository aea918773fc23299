package org.fraiseql.api;

import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.fraiseql.execution.Caller;
import org.fraiseql.execution.RequestContext;
import org.fraiseql.support.EngineException;
import org.fraiseql.typed.CallerElsewhere;

/**
 * Who sends the HTTP request that an application's servlet or JAX-RS resource answers on this thread. Thread-safe.
 *
 * @param request of the calling thread, as CDI injects it
 */
record CallerOfRequest(Callers callers, HttpServletRequest request) implements CallerElsewhere {
    @Override
    public Optional<Caller> find() {
        try {
            return callers.verified(request, RequestContext.OF_APPLICATION.requestId());
        } catch (HttpProblem refused) {
            throw new EngineException(refused.problem(), refused);
        } catch (ContextNotActiveException | IllegalStateException none) {
            // a thread of a scheduler, or of the application's own
            return Optional.empty();
        }
    }
}
