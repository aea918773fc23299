package org.fraiseql.store.reactive;

import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file of certificates or of a key, which is read here: the client keeps for ever that it could not read one. */
final class CertificateFile {
    private CertificateFile() {}

    /** @throws UnreadableFileException when it is not there or may not be read */
    static Buffer read(Path file) {
        try {
            return Buffer.buffer(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UnreadableFileException(file, e);
        }
    }
}
