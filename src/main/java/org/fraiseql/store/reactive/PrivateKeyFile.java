package org.fraiseql.store.reactive;

import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;

/** The file of a private key, which the JDBC driver takes as plain PKCS #8 bytes and the client of Vert.x as their PEM form; either is read. */
final class PrivateKeyFile {
    private static final String BEGIN = "-----BEGIN";
    private static final int LINE = 64;

    private PrivateKeyFile() {}

    /** A file that can't be read has no key: whoever connects with it is told by the database. */
    static Buffer asPem(Path file) {
        byte[] content = read(file);
        boolean isPem = new String(content, StandardCharsets.ISO_8859_1).startsWith(BEGIN);
        return isPem ? Buffer.buffer(content) : Buffer.buffer(pem(content));
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UnreadableFileException(file, e);
        }
    }

    private static String pem(byte[] key) {
        String text = Base64.getMimeEncoder(LINE, new byte[] {'\n'}).encodeToString(key);
        return "-----BEGIN PRIVATE KEY-----\n" + text + "\n-----END PRIVATE KEY-----\n";
    }
}
