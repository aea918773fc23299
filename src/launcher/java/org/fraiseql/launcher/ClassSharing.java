package org.fraiseql.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * An archive of the classes that a server has loaded: its JVM writes it when it ends and maps it at the next start, which then neither parses nor verifies them. Another JVM's is ignored by the JVM and
 * written anew; one that was not written to its end must go, as JVMs then have no archive at all. They write none where an agent may change classes; Liberty's own is needed only to count its requests
 * and pools for telemetry.
 */
final class ClassSharing {
    /** Whoever shares classes in a way of his own, has agents or records the JVM does without ours: the JVM would do one of the two. */
    private static final Pattern INSTEAD = Pattern.compile(
            "-Xshare:.*|-XX:.*(SharedArchive|ArchiveClasses|AOT|FlightRecord).*|-(javaagent|agentlib|agentpath):.*");

    private static final String WITHOUT_TELEMETRY = "OTEL_SDK_DISABLED";

    private ClassSharing() {}

    /**
     * @param classes where the launcher is; a JVM archives nothing when that is a folder
     * @param liberty the folder {@code wlp}
     * @param folder of this server alone, that outlives it
     * @param given options of whoever starts the server
     */
    static List<String> options(
            Path classes, Path liberty, Path folder, Map<String, String> environment, List<String> given)
            throws IOException {
        if (Files.isDirectory(classes)
                || environment.getOrDefault(WITHOUT_TELEMETRY, "").equals("false")
                || given.stream().anyMatch(INSTEAD.asMatchPredicate())) {
            return List.of("-javaagent:" + liberty.resolve("bin/tools/ws-javaagent.jar"));
        }
        Path archive = folder.resolve("classes.jsa");
        if (!isWhole(archive)) {
            Files.deleteIfExists(archive);
        }
        return List.of(
                "-XX:+AutoCreateSharedArchive",
                "-XX:SharedArchiveFile=" + archive,
                "-Xlog:cds=off", // that there is no archive yet, and which classes can't be in it
                "-Xlog:cds+dynamic=off");
    }

    /** The JVM writes the head last; until then there are zeros. */
    private static boolean isWhole(Path archive) throws IOException {
        if (!Files.isRegularFile(archive)) {
            return false;
        }
        try (InputStream file = Files.newInputStream(archive)) {
            byte[] magic = file.readNBytes(Integer.BYTES);
            return magic.length == Integer.BYTES && !Arrays.equals(magic, new byte[Integer.BYTES]);
        }
    }
}
