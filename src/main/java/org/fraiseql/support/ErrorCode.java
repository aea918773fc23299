package org.fraiseql.support;

/** The codes in {@code extensions.code} of a GraphQL error, in the order of the stages. */
public enum ErrorCode {
    GRAPHQL_PARSE_FAILED(Kind.CLIENT),
    GRAPHQL_VALIDATION_FAILED(Kind.CLIENT),
    BAD_USER_INPUT(Kind.CLIENT),
    LIMIT_EXCEEDED(Kind.CLIENT),
    PERSISTED_QUERY_NOT_FOUND(Kind.CLIENT),
    PERSISTED_QUERY_NOT_SUPPORTED(Kind.CLIENT),
    OPERATION_NOT_ALLOWED(Kind.CLIENT),
    CONSTRAINT_VIOLATION(Kind.CLIENT),
    SERVICE_UNAVAILABLE(Kind.UNAVAILABLE),
    QUERY_TIMEOUT(Kind.UNAVAILABLE),
    AUTHENTICATION_ERROR(Kind.SERVER),
    PERMISSION_DENIED(Kind.CLIENT),
    NOT_FOUND(Kind.SERVER),
    TYPE_MISMATCH(Kind.SERVER),
    TRANSACTION_ROLLBACK(Kind.UNAVAILABLE),
    STREAM_INTERRUPTED(Kind.UNAVAILABLE),
    UNAUTHENTICATED(Kind.CLIENT),
    PAYLOAD_TOO_LARGE(Kind.CLIENT),
    METHOD_NOT_ALLOWED(Kind.CLIENT),
    REQUEST_TIMEOUT(Kind.CLIENT),
    RATE_LIMITED(Kind.UNAVAILABLE),
    INTERNAL_ERROR(Kind.SERVER);

    /** Who can do something about an error. */
    public enum Kind {
        /** The client: its request will never succeed as it is. */
        CLIENT,
        /** Whoever runs the server: its configuration, its database or its code is at fault. */
        SERVER,
        /** Nobody: something does not answer for the moment. */
        UNAVAILABLE
    }

    private final Kind kind;

    ErrorCode(Kind kind) {
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }

    /** What a client is told in {@code extensions.retryable}: whether the same request may succeed later. A broken stream may have been read in part. */
    public boolean isRetryable() {
        return kind == Kind.UNAVAILABLE && this != STREAM_INTERRUPTED;
    }
}
