package org.fraiseql.api;

import org.fraiseql.execution.ExecutionResult;
import org.fraiseql.stream.StreamInterruptedException;
import org.fraiseql.support.EngineException;
import org.fraiseql.support.ErrorCode;

/** What the log is told of a request, under the request's id: everything that is kept from the client. Never bound values. */
final class RequestLog {
    private static final System.Logger LOG = System.getLogger("org.fraiseql.request");

    private RequestLog() {}

    static void answered(String requestId, ExecutionResult answer) {
        for (EngineException failure : answer.failures()) {
            if (failure.code().kind() == ErrorCode.Kind.SERVER) {
                LOG.log(System.Logger.Level.ERROR, "Request " + requestId + " failed: " + reason(failure), failure);
            } else if (failure.code().kind() == ErrorCode.Kind.UNAVAILABLE) {
                LOG.log(System.Logger.Level.WARNING, "Request {0} failed: {1}", requestId, reason(failure));
            } else {
                LOG.log(System.Logger.Level.DEBUG, "Request {0} refused: {1}", requestId, failure.getMessage());
            }
        }
    }

    /** What the client is told, and what lies behind it. */
    private static String reason(EngineException failure) {
        return failure.getMessage() + RootCause.of(failure);
    }

    static void interrupted(String requestId, StreamInterruptedException failure) {
        LOG.log(
                System.Logger.Level.ERROR,
                "Request " + requestId + " broke off while it was being sent: " + rootMessage(failure),
                failure);
    }

    static void clientGone(String requestId, Exception noticed) {
        LOG.log(System.Logger.Level.DEBUG, "Request " + requestId + ": the client hung up", noticed);
    }

    /** Whoever is sent away may want to know why. */
    static void notTaken(String requestId, RequestInProgress request, Exception noticed) {
        if (request.isCut()) {
            LOG.log(System.Logger.Level.INFO, "Request {0}: the client read its answer too slowly", requestId);
        } else {
            clientGone(requestId, noticed);
        }
    }

    static void defect(String requestId, Throwable failure) {
        LOG.log(System.Logger.Level.ERROR, "Request " + requestId + " met a defect: " + rootMessage(failure), failure);
    }

    private static String rootMessage(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return String.valueOf(root.getMessage());
    }
}
