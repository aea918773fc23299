package org.fraiseql;

import java.util.Optional;
import org.fraiseql.sql.CallerSettings;
import org.fraiseql.store.RequestTerms;
import org.fraiseql.support.Deadline;

/**
 * What a request brings besides its GraphQL.
 *
 * @param requestId under which the log tells of it
 * @param deadline until when it must be answered
 * @param caller empty for the application itself, and for everybody where callers are not known
 */
public record RequestContext(String requestId, Deadline deadline, Optional<Caller> caller) {
    /** Of a request that did not come over HTTP. */
    static final RequestContext OF_APPLICATION = new RequestContext("application", Deadline.NEVER);

    /** Of nobody in particular. */
    public RequestContext(String requestId, Deadline deadline) {
        this(requestId, deadline, Optional.empty());
    }

    RequestContext by(Caller someone) {
        return new RequestContext(requestId, deadline, Optional.of(someone));
    }

    RequestTerms terms() {
        return new RequestTerms(deadline, caller.map(Caller::settings).orElse(CallerSettings.NONE));
    }
}
