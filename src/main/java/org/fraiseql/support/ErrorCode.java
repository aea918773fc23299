package org.fraiseql.support;

/**
 * The codes in {@code extensions.code} of a GraphQL error. Numbers go by stage (1xx document, 3xx plan, 5xx store, 6xx stream, 9xx edge) and are
 * never used twice.
 */
public enum ErrorCode {
    GRAPHQL_PARSE_FAILED(101, Kind.CLIENT, Retry.NEVER),
    GRAPHQL_VALIDATION_FAILED(102, Kind.CLIENT, Retry.NEVER),
    BAD_USER_INPUT(103, Kind.CLIENT, Retry.NEVER),
    LIMIT_EXCEEDED(104, Kind.CLIENT, Retry.NEVER),
    PERSISTED_QUERY_NOT_FOUND(105, Kind.CLIENT, Retry.NEVER),
    CONSTRAINT_VIOLATION(501, Kind.CLIENT, Retry.NEVER),
    SERVICE_UNAVAILABLE(502, Kind.UNAVAILABLE, Retry.READ_ONLY),
    QUERY_TIMEOUT(503, Kind.UNAVAILABLE, Retry.READ_ONLY),
    AUTHENTICATION_ERROR(504, Kind.SERVER, Retry.NEVER),
    PERMISSION_DENIED(505, Kind.CLIENT, Retry.NEVER),
    NOT_FOUND(506, Kind.SERVER, Retry.NEVER),
    TYPE_MISMATCH(507, Kind.SERVER, Retry.NEVER),
    TRANSACTION_ROLLBACK(508, Kind.UNAVAILABLE, Retry.WHOLE_TRANSACTION),
    STREAM_INTERRUPTED(601, Kind.UNAVAILABLE, Retry.NEVER),
    UNAUTHENTICATED(901, Kind.CLIENT, Retry.NEVER),
    PAYLOAD_TOO_LARGE(902, Kind.CLIENT, Retry.NEVER),
    METHOD_NOT_ALLOWED(903, Kind.CLIENT, Retry.NEVER),
    REQUEST_TIMEOUT(904, Kind.CLIENT, Retry.NEVER),
    INTERNAL_ERROR(999, Kind.SERVER, Retry.NEVER);

    /** Whose turn it is: the caller's, ours, or nobody's because something is away for the moment. */
    public enum Kind {
        CLIENT,
        SERVER,
        UNAVAILABLE
    }

    /** What may be run again after this error. */
    public enum Retry {
        NEVER,
        READ_ONLY,
        WHOLE_TRANSACTION
    }

    private final int number;
    private final Kind kind;
    private final Retry retry;

    ErrorCode(int number, Kind kind, Retry retry) {
        this.number = number;
        this.kind = kind;
        this.retry = retry;
    }

    public int number() {
        return number;
    }

    public Kind kind() {
        return kind;
    }

    public Retry retry() {
        return retry;
    }

    /** What a client is told in {@code extensions.retryable}. */
    public boolean isRetryable() {
        return retry != Retry.NEVER;
    }
}
