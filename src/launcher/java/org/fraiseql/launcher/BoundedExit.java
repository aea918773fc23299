package org.fraiseql.launcher;

import java.time.Duration;

/**
 * The end of a JVM that was told to end comes, whatever its shutdown hooks wait for: requests that never end, a collector that finds no memory.
 */
final class BoundedExit {
    /** As a shell says it of a process that had to be killed. */
    private static final int KILLED = 137;

    private BoundedExit() {}

    /** From the moment on at which the JVM begins to end. */
    static void within(Duration patience) {
        Thread halt = new Thread(() -> haltAfter(patience), "halt");
        halt.setDaemon(true);
        Runtime.getRuntime().addShutdownHook(new Thread(halt::start, "bound-exit"));
    }

    private static void haltAfter(Duration patience) {
        try {
            Thread.sleep(patience.toMillis());
        } catch (InterruptedException hurried) {
            // then at once
        }
        Runtime.getRuntime().halt(KILLED);
    }
}
