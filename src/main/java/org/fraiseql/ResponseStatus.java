package org.fraiseql;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a {@code mutation_response} says has happened: by a word ({@code created}, {@code conflict:email}) or by its flags.
 *
 * @param code of the error, in the manner of HTTP; 0 for a success
 */
record ResponseStatus(boolean isSuccess, int code) {
    private static final int FAILED = 500;
    private static final Map<String, Integer> CODES = Map.ofEntries(
            Map.entry("validation", 422),
            Map.entry("noop", 422),
            Map.entry("unauthorized", 401),
            Map.entry("forbidden", 403),
            Map.entry("not_found", 404),
            Map.entry("conflict", 409),
            Map.entry("timeout", 408),
            Map.entry("failed", FAILED),
            Map.entry("error", FAILED));
    /** Of the generation with flags. */
    private static final Map<String, Integer> CODES_OF_CLASSES = Map.ofEntries(
            Map.entry("validation", 422),
            Map.entry("conflict", 409),
            Map.entry("not_found", 404),
            Map.entry("unauthorized", 401),
            Map.entry("forbidden", 403),
            Map.entry("internal", FAILED),
            Map.entry("transaction_failed", FAILED),
            Map.entry("timeout", 504),
            Map.entry("rate_limited", 429),
            Map.entry("service_unavailable", 503));

    private static final Set<String> SUCCESSES =
            Set.of("success", "created", "new", "updated", "deleted", "completed", "ok");

    /**
     * A word that nobody knows is a success if it stands alone, as FraiseQL has it; with a reason behind a colon it is an error: nobody gives a
     * reason for what went well.
     */
    static ResponseStatus ofWord(@Nullable String status) {
        String word = status == null ? "" : status.strip().toLowerCase(Locale.ROOT);
        int colon = word.indexOf(':');
        String head = colon < 0 ? word : word.substring(0, colon);
        Integer code = CODES.get(head);
        if (code != null) {
            return new ResponseStatus(false, code);
        }
        boolean isSuccess = SUCCESSES.contains(head) || (colon < 0 && !word.isEmpty());
        return new ResponseStatus(isSuccess, isSuccess ? 0 : FAILED);
    }

    static ResponseStatus ofFlags(boolean succeeded, @Nullable String errorClass, @Nullable String httpStatus) {
        if (succeeded) {
            return new ResponseStatus(true, 0);
        }
        if (httpStatus != null) {
            return new ResponseStatus(false, Integer.parseInt(httpStatus));
        }
        String known = errorClass == null ? "" : errorClass.toLowerCase(Locale.ROOT);
        return new ResponseStatus(false, CODES_OF_CLASSES.getOrDefault(known, FAILED));
    }
}
