package org.fraiseql.store;

import org.fraiseql.sql.CallerSettings;
import org.fraiseql.support.Deadline;

/**
 * On what terms the statements of a request run.
 *
 * @param deadline after which a statement is neither begun nor waited for: {@code QUERY_TIMEOUT}
 * @param caller as whom they run; what is set for that ends with the transaction, whatever becomes of the request
 * @param use where is noted what the request makes of the database
 * @param holdsRows whether who asks holds all rows, so that rows which are too long for a driver are not read one by one
 * @param place which the request lends while another reads for it
 */
public record RequestTerms(Deadline deadline, CallerSettings caller, DatabaseUse use, boolean holdsRows, Place place) {
    public RequestTerms(Deadline deadline, CallerSettings caller, DatabaseUse use) {
        this(deadline, caller, use, false, Place.KEPT);
    }

    public RequestTerms(Deadline deadline, CallerSettings caller) {
        this(deadline, caller, new DatabaseUse());
    }

    /**
     * Of several requests, whose rows are held until each has its own. They are nobody's in particular: neither the time nor the id of one of them.
     *
     * @param deadline so early that each has enough of its own time left to run alone
     * @param caller {@linkplain CallerSettings#ofSeveral of several}
     */
    static RequestTerms ofSeveral(Deadline deadline, CallerSettings caller) {
        return new RequestTerms(deadline, caller, new DatabaseUse(), true, Place.KEPT);
    }

    /** The same, of a request for which more is to be done once it has its rows than to write them. */
    public RequestTerms keepingPlace() {
        return place == Place.KEPT ? this : new RequestTerms(deadline, caller, use, holdsRows, Place.KEPT);
    }

    /** The terms of a request that runs as the connecting user. */
    public static RequestTerms until(Deadline deadline) {
        return new RequestTerms(deadline, CallerSettings.NONE);
    }
}
