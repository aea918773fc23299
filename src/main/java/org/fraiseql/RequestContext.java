package org.fraiseql;

import org.fraiseql.support.Deadline;

/**
 * What a request brings besides its GraphQL.
 *
 * @param requestId under which the log tells of it
 * @param deadline until when it must be answered
 * @param bigNumbersAsStrings whether {@code BigInt} and {@code Decimal} are answered as strings, whatever the configuration says
 */
public record RequestContext(String requestId, Deadline deadline, boolean bigNumbersAsStrings) {
    /** Of a request whose big numbers are answered as the configuration says. */
    public RequestContext(String requestId, Deadline deadline) {
        this(requestId, deadline, false);
    }

    /** Of a request that did not come over HTTP. */
    static final RequestContext OF_APPLICATION = new RequestContext("application", Deadline.NEVER);

    @SuppressWarnings("ReferenceEquality") // whoever sends the same id is not the application
    boolean isOfApplication() {
        return this == OF_APPLICATION;
    }
}
