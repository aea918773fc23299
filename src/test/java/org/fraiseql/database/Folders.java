package org.fraiseql.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Folders with what is in them. */
public final class Folders {
    private Folders() {}

    public static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        List<Path> deepestFirst;
        try (Stream<Path> tree = Files.walk(folder)) {
            deepestFirst = tree.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : deepestFirst) {
            Files.delete(path);
        }
    }

    /** The copy must not exist yet. */
    public static void copy(Path from, Path to) throws IOException {
        List<Path> shallowestFirst;
        try (Stream<Path> tree = Files.walk(from)) {
            shallowestFirst = tree.sorted().toList();
        }
        Files.createDirectories(to.getParent());
        for (Path path : shallowestFirst) {
            Files.copy(path, to.resolve(from.relativize(path).toString()));
        }
    }
}
