package org.fraiseql.support;

import java.util.LinkedHashMap;
import java.util.Map;

/** How long the stages of one request took, in nanoseconds, in the order of the way. Not thread-safe; one for each request. */
public final class StageTimes {
    private final Map<String, Long> nanosByStage = new LinkedHashMap<>();
    private long last = System.nanoTime();

    /** The stage that has just ended. */
    public void ended(String stage) {
        long now = System.nanoTime();
        nanosByStage.merge(stage, now - last, Long::sum);
        last = now;
    }

    public Map<String, Long> nanosByStage() {
        return nanosByStage;
    }
}
