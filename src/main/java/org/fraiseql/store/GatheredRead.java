package org.fraiseql.store;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.fraiseql.sql.BoundStatement;
import org.fraiseql.support.Deadline;
import org.jspecify.annotations.Nullable;

/** One read that may go together with others. Its own thread waits; another may answer it. */
final class GatheredRead {
    /** What its thread is to do. */
    enum Turn {
        ALONE,
        /** A statement has ended, and it leads the next one. */
        NEXT,
        /** It has waited long enough, and leads those that wait. */
        IMPATIENT,
        ANSWERED
    }

    private final BoundStatement bound;
    private final RequestTerms terms;
    private final Thread thread = Thread.currentThread();
    private volatile @Nullable Turn turn;
    private boolean isUnderWay;
    private int place;
    private @Nullable GatheredRows rows;

    GatheredRead(BoundStatement bound, RequestTerms terms) {
        this.bound = bound;
        this.terms = terms;
    }

    BoundStatement bound() {
        return bound;
    }

    RequestTerms terms() {
        return terms;
    }

    /** Its line says, under its lock, that a statement is its to run. */
    void decide(Turn aloneOrLeads) {
        isUnderWay = true;
        turn = aloneOrLeads;
    }

    /** Whether a statement was its to run. Under its line's lock. */
    boolean isUnderWay() {
        return isUnderWay;
    }

    /** Wakes its thread, if that is not the one that calls. */
    void wake() {
        if (thread != Thread.currentThread()) {
            LockSupport.unpark(thread);
        }
    }

    /**
     * Waits for its turn; goes without, when that takes too long. What has been taken along goes alone after all, when the others take too long.
     *
     * @param patience how long it waits for statements under way
     * @param atMost how long, with that, for its answer
     */
    Turn await(GatheringLine line, Duration patience, Duration atMost) {
        Turn now = turn;
        if (now != null) {
            return now;
        }
        terms.use().waits();
        terms.place().lend();
        boolean isInterrupted = false;
        boolean isTaken = false;
        long began = System.nanoTime();
        try {
            for (now = turn; now == null; now = turn) {
                long left = (isTaken ? atMost : patience).toNanos() - (System.nanoTime() - began);
                if (left > 0) {
                    LockSupport.parkNanos(this, left);
                } else if (isTaken) {
                    return Turn.ALONE;
                } else {
                    isTaken = !line.goes(this);
                }
                isInterrupted |= Thread.interrupted();
            }
            return now;
        } finally {
            if (isInterrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** @param ofRun which of the statement's runs is this one's */
    void placed(int ofRun) {
        place = ofRun;
    }

    /** @param all of what was read together; nothing when that failed: then it goes alone */
    void end(Optional<GatheredRows> all) {
        rows = all.orElse(null);
        turn = all.isPresent() ? Turn.ANSWERED : Turn.ALONE;
        wake();
    }

    /** Its rows, once they are there. */
    ReadSession answer() {
        GatheredRows all = rows;
        if (all == null) {
            throw new IllegalStateException("it was not answered");
        }
        terms.use().connected();
        Rows own = all.of(place, terms.use());
        return new ReadSession() {
            @Override
            public Rows rows(int statement) {
                return own;
            }

            @Override
            public void sendingUntil(Deadline deadline) {
                // all are here
            }

            @Override
            public void close() {
                // its connection went back before
            }
        };
    }
}
