package org.fraiseql.execution;

import java.util.Optional;
import org.fraiseql.sql.CallerSettings;
import org.fraiseql.store.DatabaseUse;
import org.fraiseql.store.Place;
import org.fraiseql.store.RequestTerms;
import org.fraiseql.support.Deadline;

/**
 * What a request brings besides its GraphQL.
 *
 * @param requestId under which the log tells of it
 * @param deadline until when it must be answered
 * @param bigNumbersAsStrings whether {@code BigInt} and {@code Decimal} are answered as strings, whatever the configuration says
 * @param caller empty for the application itself, and for everybody where callers are not known
 * @param isOfApplication whether a bean asks, for a caller or not
 * @param place what it may lend while it waits for others
 */
public record RequestContext(
        String requestId,
        Deadline deadline,
        boolean bigNumbersAsStrings,
        Optional<Caller> caller,
        boolean isOfApplication,
        Place place) {
    /** The context of a request that did not come over HTTP. */
    public static final RequestContext OF_APPLICATION =
            new RequestContext("application", Deadline.NEVER, false, Optional.empty(), true, Place.KEPT);

    /** The context of a request that came over HTTP. */
    public RequestContext(String requestId, Deadline deadline, boolean bigNumbersAsStrings, Optional<Caller> caller) {
        this(requestId, deadline, bigNumbersAsStrings, caller, false, Place.KEPT);
    }

    /** Of nobody in particular, whose big numbers are answered as the configuration says. */
    public RequestContext(String requestId, Deadline deadline) {
        this(requestId, deadline, false);
    }

    /** The context of a request of nobody in particular. */
    public RequestContext(String requestId, Deadline deadline, boolean bigNumbersAsStrings) {
        this(requestId, deadline, bigNumbersAsStrings, Optional.empty());
    }

    /** This context for the caller. */
    public RequestContext by(Caller someone) {
        return new RequestContext(
                requestId, deadline, bigNumbersAsStrings, Optional.of(someone), isOfApplication, place);
    }

    /** This context with a place. */
    public RequestContext at(Place where) {
        return new RequestContext(requestId, deadline, bigNumbersAsStrings, caller, isOfApplication, where);
    }

    /** What the application asks while it works for this request, within its time. The request keeps its place, as more will be done for it. */
    RequestContext within(RequestContext outer) {
        return new RequestContext(
                outer.requestId, outer.deadline, bigNumbersAsStrings, caller, isOfApplication, Place.KEPT);
    }

    /** What the store is told. */
    public RequestTerms terms() {
        return new RequestTerms(
                deadline, caller.map(Caller::settings).orElse(CallerSettings.NONE), new DatabaseUse(), false, place);
    }
}
