package org.fraiseql.launcher;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/** A Java on this machine that can run the server. */
public record JavaInstallation(Path home, int feature) {
    static final int OLDEST = 21;

    /** The newest one that this Liberty was released for; younger ones are the last resort. */
    private static final int NEWEST_TRIED = 25;

    private static final Comparator<JavaInstallation> BEST = Comparator.comparing(
                    (JavaInstallation java) -> java.feature() <= NEWEST_TRIED)
            .thenComparingInt(java -> java.feature() <= NEWEST_TRIED ? java.feature() : -java.feature());

    private static final List<String> FOLDERS = List.of(
            "/usr/lib/jvm",
            "/usr/lib64/jvm",
            "/usr/java",
            "/opt",
            "/opt/java",
            "/opt/jdk",
            "/usr/local/lib/jvm",
            "/Library/Java/JavaVirtualMachines",
            "C:/Program Files/Java",
            "C:/Program Files/Eclipse Adoptium",
            "C:/Program Files/Microsoft",
            "C:/Program Files/Zulu");

    private static final List<String> FOLDERS_AT_HOME =
            List.of(".sdkman/candidates/java", ".jdks", ".local/share/mise/installs/java", ".asdf/installs/java");

    /** Our own Java if it is new enough, then {@code JAVA_HOME}, then the best of the places where JDKs are installed. */
    public static JavaInstallation find(Map<String, String> environment) {
        JavaInstallation own = new JavaInstallation(
                Path.of(System.getProperty("java.home")), Runtime.version().feature());
        if (own.isNewEnough()) {
            return own;
        }
        return at(Path.of(environment.getOrDefault("JAVA_HOME", "")))
                .filter(JavaInstallation::isNewEnough)
                .or(() -> installed(environment).stream()
                        .filter(JavaInstallation::isNewEnough)
                        .max(BEST))
                .orElseThrow(
                        () -> LauncherException.machine("FraiseQL needs Java " + OLDEST + " or newer; this is Java "
                                + own.feature() + " (" + own.home()
                                + ") and no newer one was found. Install one, or set JAVA_HOME to it."));
    }

    Path executable() {
        Path windows = home.resolve("bin/java.exe");
        return Files.exists(windows) ? windows : home.resolve("bin/java");
    }

    private boolean isNewEnough() {
        return feature >= OLDEST;
    }

    private static List<JavaInstallation> installed(Map<String, String> environment) {
        List<Path> folders = new ArrayList<>();
        FOLDERS.forEach(folder -> folders.add(Path.of(folder)));
        FOLDERS_AT_HOME.forEach(
                folder -> folders.add(DatabaseCoordinates.home(environment).resolve(folder)));
        List<JavaInstallation> found = new ArrayList<>();
        for (Path folder : folders) {
            try (DirectoryStream<Path> children = Files.newDirectoryStream(folder)) {
                for (Path child : children) {
                    at(child).or(() -> at(child.resolve("Contents/Home"))).ifPresent(found::add);
                }
            } catch (IOException absent) {
                // most of these places exist on no machine
            }
        }
        return found;
    }

    private static Optional<JavaInstallation> at(Path home) {
        if (!Files.isRegularFile(home.resolve("release"))) {
            return Optional.empty();
        }
        Properties release = new Properties();
        try (Reader reader = Files.newBufferedReader(home.resolve("release"))) {
            release.load(reader);
            String version = release.getProperty("JAVA_VERSION", "0").replace("\"", "");
            JavaInstallation java =
                    new JavaInstallation(home, Runtime.Version.parse(version).feature());
            return Optional.of(java).filter(candidate -> Files.isExecutable(candidate.executable()));
        } catch (IOException | IllegalArgumentException notAJavaHome) {
            return Optional.empty(); // also "1.8.0_402", which no Runtime.Version is
        }
    }
}
