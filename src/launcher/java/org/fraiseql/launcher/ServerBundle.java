package org.fraiseql.launcher;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;

/** The Liberty server with the WAR in it, packed inside our own jar. Unpacked once per version into a cache folder. */
record ServerBundle(Path jar) {
    private static final String ENTRY = "server.zip";

    static ServerBundle inside(Path jar) {
        if (!Files.isRegularFile(jar)) {
            throw LauncherException.machine("The server is packed in fraiseql.jar only; " + jar + " is not that file.");
        }
        return new ServerBundle(jar);
    }

    /**
     * The unpacked folder {@code wlp}. Several processes may do this at once: each unpacks beside the place and the first one to move its
     * folder there wins.
     */
    Path unpackedUnder(Path cache) throws IOException {
        Path place = cache.resolve(checksum());
        if (Files.isDirectory(place)) {
            return place.resolve("wlp");
        }
        Path draft = Files.createTempDirectory(cache, ".unpacking-");
        try {
            unpack(draft);
            Files.move(draft, place, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException lost) {
            if (!Files.isDirectory(place)) {
                throw lost;
            }
        } finally {
            delete(draft);
        }
        return place.resolve("wlp");
    }

    /** From the jar's directory, so that no start reads 40 MB for it. */
    private String checksum() throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            ZipEntry server = zip.getEntry(ENTRY);
            if (server == null) {
                throw LauncherException.machine(jar + " has no server in it; build it with mvn -Prunnable package.");
            }
            return String.format("server-%08x-%x", server.getCrc(), server.getSize());
        }
    }

    private void unpack(Path folder) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile());
                InputStream packed = new BufferedInputStream(zip.getInputStream(zip.getEntry(ENTRY)), 1 << 16);
                ZipInputStream entries = new ZipInputStream(packed)) {
            for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                Path target = folder.resolve(entry.getName()).normalize();
                if (!target.startsWith(folder)) {
                    throw new IOException("The entry " + entry.getName() + " leads out of the archive");
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                } else {
                    Files.createDirectories(target.getParent());
                    Files.copy(entries, target);
                }
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> tree = Files.walk(folder)) {
            tree.sorted(Comparator.reverseOrder()).forEach(path -> {
                try {
                    Files.delete(path);
                } catch (IOException stuck) {
                    throw new UncheckedIOException(stuck);
                }
            });
        }
    }
}
