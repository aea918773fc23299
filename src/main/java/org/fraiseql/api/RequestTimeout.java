package org.fraiseql.api;

import java.time.Duration;
import java.util.regex.Pattern;
import org.fraiseql.support.Deadline;
import org.jspecify.annotations.Nullable;

/** How long a request may take: {@code fraiseql.limits.max-request-ms}, or less when the client asks for less. Thread-safe. */
final class RequestTimeout {
    /** Milliseconds. */
    static final String HEADER = "Request-Timeout-Ms";

    private static final Pattern MILLIS = Pattern.compile("[1-9][0-9]{0,9}");

    private final Duration most;

    RequestTimeout(Duration most) {
        this.most = most;
    }

    /** @param asked the header, if there is one */
    Deadline deadline(@Nullable String asked) throws HttpProblem {
        if (asked == null) {
            return Deadline.in(most);
        }
        if (!MILLIS.matcher(asked).matches()) {
            throw HttpProblem.timeoutHeader(asked);
        }
        return Deadline.in(Duration.ofMillis(Math.min(Long.parseLong(asked), most.toMillis())));
    }
}
