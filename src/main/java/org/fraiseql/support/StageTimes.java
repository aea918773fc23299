package org.fraiseql.support;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** How long the stages of one request took, in nanoseconds, in the order of the way. Not thread-safe; one for each request. */
public final class StageTimes {
    private String[] stages = new String[6];
    private long[] nanos = new long[6];
    private int count;
    private final long start = System.nanoTime();
    private long last = start;

    /** The stage that has just ended. */
    public void ended(String stage) {
        long now = System.nanoTime();
        if (count == stages.length) {
            stages = Arrays.copyOf(stages, count * 2);
            nanos = Arrays.copyOf(nanos, count * 2);
        }
        stages[count] = stage;
        nanos[count++] = now - last;
        last = now;
    }

    /** {@link System#nanoTime} when the first stage began. */
    public long startNanos() {
        return start;
    }

    /** One stage after the other, with when it began and ended ({@link System#nanoTime}). */
    public void forEach(StageReader reader) {
        long began = start;
        for (int i = 0; i < count; i++) {
            reader.read(stages[i], began, began + nanos[i]);
            began += nanos[i];
        }
    }

    /** Looks at a stage. */
    @FunctionalInterface
    public interface StageReader {
        void read(String stage, long beganNanos, long endedNanos);
    }

    /** All stages, the one under way included. */
    public long nanosSinceStart() {
        return System.nanoTime() - start;
    }

    /** The same stage may come more than once: their sum. */
    public Map<String, Long> nanosByStage() {
        Map<String, Long> sums = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            sums.merge(stages[i], nanos[i], Long::sum);
        }
        return sums;
    }

    /** {@code parse;dur=0.051, plan;dur=0.004}, milliseconds (W3C Server Timing); empty before the first stage has ended. */
    public String serverTiming() {
        StringBuilder header = new StringBuilder(96);
        for (int i = 0; i < count; i++) {
            header.append(i == 0 ? "" : ", ").append(stages[i]).append(";dur=");
            long micros = nanos[i] / 1_000;
            header.append(micros / 1_000).append('.');
            header.append((char) ('0' + micros / 100 % 10))
                    .append((char) ('0' + micros / 10 % 10))
                    .append((char) ('0' + micros % 10));
        }
        return header.toString();
    }
}
