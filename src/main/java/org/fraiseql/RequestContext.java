package org.fraiseql;

import org.fraiseql.support.Deadline;

/**
 * What a request brings besides its GraphQL.
 *
 * @param requestId under which the log tells of it
 * @param deadline until when it must be answered
 */
public record RequestContext(String requestId, Deadline deadline) {
    /** Of a request that did not come over HTTP. */
    static final RequestContext OF_APPLICATION = new RequestContext("application", Deadline.NEVER);

    @SuppressWarnings("ReferenceEquality") // whoever sends the same id is not the application
    boolean isOfApplication() {
        return this == OF_APPLICATION;
    }
}
