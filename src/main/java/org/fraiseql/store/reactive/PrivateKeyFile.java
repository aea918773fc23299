package org.fraiseql.store.reactive;

import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Base64;
import java.util.List;
import java.util.Set;

/** The file of a private key, which the JDBC driver takes as plain PKCS #8 bytes and the client of Vert.x as their PEM form; either is read. */
final class PrivateKeyFile {
    private static final String BEGIN = "-----BEGIN";
    private static final int LINE = 64;

    private static final List<PosixFilePermission> OF_OTHERS = List.of(
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE,
            PosixFilePermission.OTHERS_EXECUTE,
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.GROUP_EXECUTE);

    private PrivateKeyFile() {}

    /**
     * @throws UnreadableFileException when it is not there or may not be read
     * @throws OpenKeyFileException when others may read it, by the rule of the JDBC driver and of PostgreSQL's own client (manual, "SSL Support"): mode 0600 or less, 0640 if it is root's
     */
    static Buffer asPem(Path file) {
        byte[] content = CertificateFile.read(file).getBytes();
        if (isOpen(file)) {
            throw new OpenKeyFileException(file);
        }
        boolean isPem = new String(content, StandardCharsets.ISO_8859_1).startsWith(BEGIN);
        return isPem ? Buffer.buffer(content) : Buffer.buffer(pem(content));
    }

    private static boolean isOpen(Path file) {
        try {
            Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
            return OF_OTHERS.stream().anyMatch(permissions::contains)
                    || (permissions.contains(PosixFilePermission.GROUP_READ) && !isRoots(file));
        } catch (UnsupportedOperationException e) {
            return false; // a file system that knows none of these
        } catch (IOException e) {
            throw new UnreadableFileException(file, e);
        }
    }

    private static boolean isRoots(Path file) throws IOException {
        return Files.getAttribute(file, "unix:uid").equals(0);
    }

    private static String pem(byte[] key) {
        String text = Base64.getMimeEncoder(LINE, new byte[] {'\n'}).encodeToString(key);
        return "-----BEGIN PRIVATE KEY-----\n" + text + "\n-----END PRIVATE KEY-----\n";
    }
}
