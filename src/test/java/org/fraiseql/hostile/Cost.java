package org.fraiseql.hostile;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.function.Supplier;

/** What a piece of work took of this thread: nanoseconds on a processor, and bytes that were allocated. */
record Cost(long cpuNanos, long allocatedBytes) {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    static <T> Measured<T> of(Supplier<T> work) {
        long bytes = THREADS.getCurrentThreadAllocatedBytes();
        long nanos = THREADS.getCurrentThreadCpuTime();
        T result = work.get();
        return new Measured<>(
                result,
                new Cost(THREADS.getCurrentThreadCpuTime() - nanos, THREADS.getCurrentThreadAllocatedBytes() - bytes));
    }

    /** The less of each. */
    Cost least(Cost other) {
        return new Cost(Math.min(cpuNanos, other.cpuNanos), Math.min(allocatedBytes, other.allocatedBytes));
    }

    record Measured<T>(T result, Cost cost) {}

    @Override
    public String toString() {
        return "%.1f ms, %.1f MB".formatted(cpuNanos / 1e6, allocatedBytes / 1e6);
    }
}
