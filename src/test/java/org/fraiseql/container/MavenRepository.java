package org.fraiseql.container;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A local repository as {@code mvn install} would leave it: what this build has made, and links to all that the build's own local repository has of others. What is
 * downloaded goes there; the artifacts of this build do not, so that builds of several checkouts do not meet.
 */
record MavenRepository(Path folder) {
    private static final String OURS = "fraiseql";

    static MavenRepository withWhatWasBuilt(Path folder) throws IOException {
        Path shared = Path.of(System.getProperty("fraiseql.maven.repository"));
        link(shared, folder, "org");
        link(shared.resolve("org"), folder.resolve("org"), OURS);
        install(folder.resolve("org").resolve(OURS));
        return new MavenRepository(folder);
    }

    private static void link(Path from, Path to, String butFor) throws IOException {
        Files.createDirectories(to);
        List<Path> entries;
        try (Stream<Path> listed = Files.list(from)) {
            entries = listed.filter(Files::isDirectory).toList();
        }
        for (Path entry : entries) {
            String name = entry.getFileName().toString();
            if (!name.equals(butFor)) {
                Files.createSymbolicLink(to.resolve(name), entry);
            }
        }
    }

    private static void install(Path group) throws IOException {
        String version = System.getProperty("fraiseql.version", "");
        Path artifact =
                Files.createDirectories(group.resolve("fraiseql-jakarta").resolve(version));
        Path war = Path.of(System.getProperty("fraiseql.war"));
        String name = "fraiseql-jakarta-" + version;
        Files.copy(Path.of("pom.xml"), artifact.resolve(name + ".pom"));
        Files.copy(war, artifact.resolve(name + ".war"));
        for (String attached : List.of("classes.jar", "server-config.zip")) {
            Files.copy(war.resolveSibling("fraiseql-" + attached), artifact.resolve(name + "-" + attached));
        }
    }

    /** Builds of this project take it; and are offline if this one is. */
    void usedIn(Path project) throws IOException {
        String offline = "offline=true".equals(System.getProperty("fraiseql.maven.network")) ? "--offline\n" : "";
        Files.writeString(
                Files.createDirectory(project.resolve(".mvn")).resolve("maven.config"),
                "--batch-mode\n--no-transfer-progress\n" + offline + "-Dmaven.repo.local=" + folder + "\n");
    }
}
