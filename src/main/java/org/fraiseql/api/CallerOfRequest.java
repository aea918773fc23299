package org.fraiseql.api;

import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
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
    /** @throws IllegalStateException when the container fails to say more of somebody whom it has verified */
    @Override
    public Optional<Caller> find() {
        Optional<Principal> principal = callers.areKnown() ? principal() : Optional.empty();
        return principal.map(this::caller);
    }

    private Optional<Principal> principal() {
        try {
            return Optional.ofNullable(request.getUserPrincipal());
        } catch (ContextNotActiveException | IllegalStateException none) {
            // a thread of a scheduler, or of the application's own
            return Optional.empty();
        }
    }

    private Caller caller(Principal principal) {
        try {
            return callers.verified(principal, request, RequestContext.OF_APPLICATION.requestId());
        } catch (HttpProblem refused) {
            throw new EngineException(refused.problem(), refused);
        }
    }
}
