package org.fraiseql.store.reactive;

import java.nio.file.Path;

/** A private key that others than its owner may read or change. */
final class OpenKeyFileException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    OpenKeyFileException(Path file) {
        super("can be read by others than its owner: " + file);
    }
}
