package org.fraiseql.database;

import java.nio.file.Path;

/** A dump could not be loaded; the message names file and line. What came before that line stays loaded. */
public final class DumpException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DumpException(Path file, int line, String message, Throwable cause) {
        super(file + ":" + line + ": " + message, cause);
    }

    DumpException(Path file, int line, String message) {
        super(file + ":" + line + ": " + message);
    }
}
