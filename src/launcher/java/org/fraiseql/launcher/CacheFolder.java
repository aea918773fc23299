package org.fraiseql.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A folder of this user that outlives the process: where the operating system has caches, else among temporary files. */
final class CacheFolder {
    private static final Set<PosixFilePermission> OURS_ALONE = PosixFilePermissions.fromString("rwx------");

    private CacheFolder() {}

    static Path find(Map<String, String> environment) {
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"), "fraiseql-" + System.getProperty("user.name"));
        for (Path candidate : List.of(usual(environment), temporary)) {
            if (isUsable(candidate)) {
                return candidate.toAbsolutePath();
            }
        }
        throw LauncherException.machine("Neither " + usual(environment) + " nor " + temporary
                + " can be written; the server must be unpacked somewhere. Set XDG_CACHE_HOME to a folder that can.");
    }

    private static Path usual(Map<String, String> environment) {
        String explicit = environment.getOrDefault("XDG_CACHE_HOME", environment.getOrDefault("LOCALAPPDATA", ""));
        if (!explicit.isBlank()) {
            return Path.of(explicit, "fraiseql");
        }
        Path home = DatabaseCoordinates.home(environment);
        Path library = home.resolve("Library/Caches");
        return (Files.isDirectory(library) ? library : home.resolve(".cache")).resolve("fraiseql");
    }

    /** Code is started from here: a folder that belongs to someone else, or that others may write, is not used. */
    private static boolean isUsable(Path folder) {
        try {
            Files.createDirectories(folder.getParent());
            if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
                create(folder);
            }
            boolean mine = Files.getOwner(folder).getName().equals(System.getProperty("user.name"));
            Files.delete(Files.createTempFile(folder, ".writable", ""));
            return mine || !folder.startsWith(System.getProperty("java.io.tmpdir"));
        } catch (IOException notHere) {
            return false;
        }
    }

    private static void create(Path folder) throws IOException {
        try {
            Files.createDirectory(folder, PosixFilePermissions.asFileAttribute(OURS_ALONE));
        } catch (UnsupportedOperationException windows) {
            Files.createDirectory(folder);
        }
    }
}
