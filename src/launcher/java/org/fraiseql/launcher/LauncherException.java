package org.fraiseql.launcher;

/** A start that cannot be, with the sentence and the exit code for whoever asked for it. */
public final class LauncherException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** The environment says something wrong or too little. */
    static final int USAGE = 2;

    /** The machine lacks something: a JDK, a free port, a place to write. */
    static final int MACHINE = 1;

    private final int exitCode;

    private LauncherException(int exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
    }

    static LauncherException usage(String message) {
        return new LauncherException(USAGE, message);
    }

    static LauncherException machine(String message) {
        return new LauncherException(MACHINE, message);
    }

    public int exitCode() {
        return exitCode;
    }
}
