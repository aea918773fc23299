package org.fraiseql.execution;

import java.util.Optional;
import org.fraiseql.document.GraphQLRequest;

/** Tells the observer and the audit log what became of requests. Thread-safe. */
public final class RequestReports {
    private final Observer observer;
    private final AuditLog audit;

    public RequestReports(Observer observer, AuditLog audit) {
        this.observer = observer;
        this.audit = audit;
    }

    /** A request begins on this thread. @return whom its end is told */
    public Observer.Watch begins() {
        return observer.begins();
    }

    /** What is noted of a request while it is answered: no more than somebody will ask for. */
    public RequestTrace trace(GraphQLRequest request, RequestContext context) {
        boolean isObserved = observer != Observer.NONE || request.explanation().hasStatements();
        return new RequestTrace(context.terms(), isObserved);
    }

    /**
     * A request has ended.
     *
     * @param bytes of its answer
     * @param result empty when the response broke off
     */
    public void ended(
            GraphQLRequest request,
            RequestContext context,
            RequestTrace trace,
            long bytes,
            Optional<ExecutionResult> result,
            Observer.Watch watch) {
        if (audit.isOn()) {
            audit.ended(who(context), trace, result);
        }
        if (observer != Observer.NONE) {
            watch.ended(trace.observation(
                    context.requestId(), request.operationName(), bytes, result, context.isOfApplication()));
        }
    }

    /** Rows that a bean has read one after the other have come to their end, on any thread. */
    public void rowsEnded(GraphQLRequest request, RequestContext context, RequestTrace trace, ExecutionResult result) {
        ended(request, context, trace, 0, Optional.of(result), observer::ended);
    }

    private static AuditLog.Who who(RequestContext context) {
        Optional<Caller> caller = context.caller();
        return new AuditLog.Who(
                context.requestId(),
                caller.map(Caller::subject).orElse(""),
                caller.map(Caller::role).orElse(""));
    }
}
