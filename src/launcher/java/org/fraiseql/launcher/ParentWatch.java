package org.fraiseql.launcher;

/** Ends this JVM when the process that started it is gone, even if that one was killed without a chance to tell us. */
public final class ParentWatch {
    private ParentWatch() {}

    public static void exitWith(long parent) {
        boolean present = ProcessHandle.current()
                .parent()
                .filter(actual -> actual.pid() == parent)
                .map(actual -> actual.onExit().thenRun(() -> exit(parent)))
                .isPresent();
        if (!present) {
            exit(parent);
        }
    }

    private static void exit(long parent) {
        System.err.println("The process " + parent + " that started this one is gone; stopping.");
        System.exit(1);
    }
}
