package org.fraiseql;

/**
 * What a request brings besides its GraphQL.
 *
 * @param requestId under which the log tells of it
 */
public record RequestContext(String requestId) {
    /** Of a request that did not come over HTTP. */
    public static final RequestContext OF_APPLICATION = new RequestContext("application");
}
