package org.fraiseql.store;

import org.fraiseql.sql.CallerSettings;
import org.fraiseql.support.Deadline;

/** A place that knows whether it is lent. Thread-safe. */
public final class NotedPlace implements Place {
    private volatile boolean isLent;
    private volatile boolean wasLent;

    /** Of a request that has it. */
    RequestTerms terms() {
        return new RequestTerms(Deadline.NEVER, CallerSettings.NONE, new DatabaseUse(), false, this);
    }

    public boolean isLent() {
        return isLent;
    }

    /** Whether it was at any time. */
    public boolean wasLent() {
        return wasLent;
    }

    @Override
    public void lend() {
        isLent = true;
        wasLent = true;
    }

    @Override
    public void takeBack() {
        isLent = false;
    }

    @Override
    public void takeBackInTurn(Deadline deadline) {
        isLent = false;
    }
}
