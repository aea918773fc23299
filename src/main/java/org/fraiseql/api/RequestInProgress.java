package org.fraiseql.api;

import jakarta.servlet.http.HttpServletRequest;

/** A request that a thread works for, or whose answer is being sent without one. */
final class RequestInProgress {
    private final HttpServletRequest request;
    private final long since = System.nanoTime();
    private final SendingRate sending;
    private volatile boolean isCut;
    private volatile boolean mayWait;
    /** Its connection, as the watch over clients that hang up has seen it. */
    private volatile boolean wasOpen;

    RequestInProgress(HttpServletRequest request, SendingRate sending) {
        this.request = request;
        this.sending = sending;
    }

    HttpServletRequest request() {
        return request;
    }

    long ageNanos(long now) {
        return now - since;
    }

    /** Its thread has one of the few places for those that wait for their clients. */
    void mayWait() {
        mayWait = true;
    }

    boolean isAllowedToWait() {
        return mayWait;
    }

    void seenOpen() {
        wasOpen = true;
    }

    boolean wasOpen() {
        return wasOpen;
    }

    SendingRate sending() {
        return sending;
    }

    /** Ends the connection if its client takes the answer too slowly. */
    void cutIfTooSlow(long now) {
        sending.ifTooSlow(now, this::breakOff);
    }

    /** Ends the connection if the client keeps the server waiting. @return whether it does */
    boolean cutIfWaiting() {
        return sending.ifWaiting(this::breakOff);
    }

    /** Ends the connection in any case. */
    void breakOff() {
        isCut = true;
        ConnectionCut.breakOff(request);
    }

    /** Whether its connection was ended because the client was too slow. */
    boolean isCut() {
        return isCut;
    }
}
