package org.fraiseql.execution;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a {@code mutation_response} says has happened: by a word ({@code created}, {@code conflict:email}) or by its flags.
 *
 * @param code of the error, in the manner of HTTP; 0 for a success
 */
record ResponseStatus(boolean isSuccess, int code) {
    private static final int FAILED = 500;
    private static final ResponseStatus SUCCESS = new ResponseStatus(true, 0);

    /**
     * A word that nobody knows is a success if it stands alone, as FraiseQL has it; with a reason behind a colon it is an error: nobody gives a
     * reason for what went well.
     */
    static ResponseStatus ofWord(@Nullable String status) {
        String word = status == null ? "" : status.strip().toLowerCase(Locale.ROOT);
        int colon = word.indexOf(':');
        String head = colon < 0 ? word : word.substring(0, colon);
        return switch (head) {
            case "success", "created", "new", "updated", "deleted", "completed", "ok" -> SUCCESS;
            case "validation", "noop" -> error(422);
            case "unauthorized" -> error(401);
            case "forbidden" -> error(403);
            case "not_found" -> error(404);
            case "conflict" -> error(409);
            case "timeout" -> error(408);
            case "failed", "error", "" -> error(FAILED);
            default -> colon < 0 ? SUCCESS : error(FAILED);
        };
    }

    private static ResponseStatus error(int code) {
        return new ResponseStatus(false, code);
    }

    static ResponseStatus ofFlags(boolean succeeded, @Nullable String errorClass, @Nullable String httpStatus) {
        if (succeeded) {
            return SUCCESS;
        }
        if (httpStatus != null) {
            return error(Integer.parseInt(httpStatus));
        }
        return switch (errorClass == null ? "" : errorClass.toLowerCase(Locale.ROOT)) {
            case "validation" -> error(422);
            case "conflict" -> error(409);
            case "not_found" -> error(404);
            case "unauthorized" -> error(401);
            case "forbidden" -> error(403);
            case "timeout" -> error(504);
            case "rate_limited" -> error(429);
            case "service_unavailable" -> error(503);
            default -> error(FAILED);
        };
    }
}
