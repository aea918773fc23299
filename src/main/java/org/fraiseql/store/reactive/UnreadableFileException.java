package org.fraiseql.store.reactive;

import java.nio.file.Path;

/** A file of a certificate or key that is not there or may not be read. */
final class UnreadableFileException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnreadableFileException(Path file, Throwable cause) {
        super("can't be read: " + file, cause);
    }
}
