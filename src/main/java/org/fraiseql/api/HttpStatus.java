package org.fraiseql.api;

import org.fraiseql.execution.ExecutionResult;
import org.fraiseql.support.ErrorCode;

/** The HTTP status of an answer (docs/http.md; GraphQL over HTTP, section "Status Codes"). */
final class HttpStatus {
    static final int OK = 200;

    private HttpStatus() {}

    /** With the legacy media type a well-formed request always gets 200, unless HTTP itself was used wrongly. */
    static int of(ExecutionResult answer, MediaType mediaType) {
        if (answer.hasData() || answer.problems().isEmpty()) {
            return OK;
        }
        ErrorCode code = answer.problems().getFirst().code();
        boolean isAboutHttp = code == ErrorCode.METHOD_NOT_ALLOWED || code == ErrorCode.PAYLOAD_TOO_LARGE;
        return mediaType == MediaType.JSON && !isAboutHttp ? OK : of(code);
    }

    static int of(ErrorCode code) {
        return switch (code) {
            case GRAPHQL_PARSE_FAILED, GRAPHQL_VALIDATION_FAILED, BAD_USER_INPUT, LIMIT_EXCEEDED -> 400;
            case UNAUTHENTICATED -> 401;
            case OPERATION_NOT_ALLOWED -> 403;
            case METHOD_NOT_ALLOWED -> 405;
            case REQUEST_TIMEOUT -> 408;
            case PAYLOAD_TOO_LARGE -> 413;
            case RATE_LIMITED -> 429;
            case SERVICE_UNAVAILABLE -> 503;
            case QUERY_TIMEOUT -> 504;
            case INTERNAL_ERROR -> 500;
            case CONSTRAINT_VIOLATION,
                    AUTHENTICATION_ERROR,
                    PERMISSION_DENIED,
                    NOT_FOUND,
                    TYPE_MISMATCH,
                    TRANSACTION_ROLLBACK,
                    STREAM_INTERRUPTED,
                    PERSISTED_QUERY_NOT_FOUND,
                    PERSISTED_QUERY_NOT_SUPPORTED -> OK;
        };
    }
}
