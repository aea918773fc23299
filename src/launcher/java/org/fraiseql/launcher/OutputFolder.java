package org.fraiseql.launcher;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A place for one running server's work area and logs. Numbered folders are taken by lock, the lowest free one first: instances run side by
 * side, and the next start finds the warm work area of the last (2.6 s instead of 4).
 */
public final class OutputFolder implements AutoCloseable {
    private static final int SIDE_BY_SIDE = 256;

    private final Path path;
    private final FileLock lock;

    private OutputFolder(Path path, FileLock lock) {
        this.path = path;
        this.lock = lock;
    }

    public static OutputFolder takeUnder(Path parent) throws IOException {
        for (int number = 1; number <= SIDE_BY_SIDE; number++) {
            Path folder = Files.createDirectories(parent.resolve(Integer.toString(number)));
            FileChannel channel =
                    FileChannel.open(folder.resolve("in-use"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock();
            if (lock != null && !isHeldByAServer(folder)) {
                return new OutputFolder(folder, lock);
            }
            channel.close();
        }
        throw LauncherException.machine("More than " + SIDE_BY_SIDE + " servers run from " + parent + ".");
    }

    public Path path() {
        return path;
    }

    /** Liberty's own lock: the launcher of that server may be gone while it is still on its way down. */
    private static boolean isHeldByAServer(Path folder) throws IOException {
        Path serverLock = folder.resolve(ServerProcess.SERVER).resolve("workarea/.sLock");
        if (!Files.exists(serverLock)) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(serverLock, StandardOpenOption.WRITE);
                FileLock probe = channel.tryLock()) {
            return probe == null;
        }
    }

    @Override
    public void close() throws IOException {
        lock.acquiredBy().close();
    }
}
