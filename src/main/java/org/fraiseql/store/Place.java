package org.fraiseql.store;

import org.fraiseql.support.Deadline;

/**
 * A request's place among the few that are worked for at once. While a request waits for rows that another asks for, it holds no connection, and somebody else may have
 * its place meanwhile. Used by the request's thread.
 */
public interface Place {
    /** Of who has no place, or keeps it whatever happens. */
    Place KEPT = new Place() {
        @Override
        public void lend() {
            // nobody else is to have it
        }

        @Override
        public void takeBack() {
            // it never left
        }

        @Override
        public void takeBackInTurn(Deadline deadline) {
            // it never left
        }
    };

    /** Somebody else may have it, if there are threads for that; nothing when somebody already may. */
    void lend();

    /** It is needed again at once, although somebody else may be in it: one who works in another place will leave that at once. Nothing when it was not lent. */
    void takeBack();

    /** It is needed again: waits for one, before those that have had none yet, and as long as there is time. Nothing when it was not lent. */
    void takeBackInTurn(Deadline deadline);
}
