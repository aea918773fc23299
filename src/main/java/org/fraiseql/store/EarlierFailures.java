package org.fraiseql.store;

import java.util.ArrayList;
import java.util.List;

/** How the attempts before the last one have failed, so that the log tells of all of them: they are suppressed by the last failure. Used by one thread. */
final class EarlierFailures {
    private final List<Throwable> failures = new ArrayList<>();

    void add(Throwable failure) {
        failures.add(failure);
    }

    /** @return the same failure */
    <T extends Throwable> T toldBy(T last) {
        failures.stream().filter(failure -> failure != last).forEach(last::addSuppressed);
        failures.clear();
        return last;
    }
}
