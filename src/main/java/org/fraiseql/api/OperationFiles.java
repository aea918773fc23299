package org.fraiseql.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.fraiseql.document.KnownOperations;
import org.fraiseql.document.KnownOperations.KnownOperation;
import org.fraiseql.support.JsonDecoder;
import org.fraiseql.support.JsonProblem;
import org.jspecify.annotations.Nullable;

/**
 * Reads the list of operations: plain documents ({@code .graphql}, {@code .gql}), Apollo's manifest ({@code {"format": "apollo-persisted-query-manifest",
 * "operations": [{"id", "body"}]}}) and Relay's ({@code {"id": "text"}}). Folders are read with those in them.
 */
final class OperationFiles {
    private static final String APOLLO = "apollo-persisted-query-manifest";

    private final List<KnownOperation> operations = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private final Path root;

    private OperationFiles(Path root) {
        this.root = root;
    }

    /** @param path a folder or a manifest @throws UnreadableOperations with every problem there is */
    static KnownOperations read(String path) {
        OperationFiles files = new OperationFiles(folder(Path.of(path)));
        files.readAll();
        KnownOperations.ambiguous(files.operations)
                .forEach((id, sources) -> files.problems.add(
                        "\"%s\" stands for different documents in %s.".formatted(id, String.join(" and ", sources))));
        if (files.operations.isEmpty() && files.problems.isEmpty()) {
            files.problems.add(path + " has no operations: neither .graphql files nor manifests.");
        }
        if (!files.problems.isEmpty()) {
            throw new UnreadableOperations(files.problems);
        }
        return new KnownOperations(files.operations);
    }

    /** The folder that a link leads to: the link itself would be taken for a file. */
    private static Path folder(Path given) {
        try {
            return Files.isDirectory(given) ? given.toRealPath() : given;
        } catch (IOException e) {
            return given; // which can't be read then, and is told
        }
    }

    private void readAll() {
        try (Stream<Path> below = Files.walk(root)) {
            below.filter(file -> Files.isRegularFile(file) && !isHeldByAMount(file))
                    .sorted()
                    .forEach(this::read);
        } catch (IOException | UncheckedIOException e) {
            problems.add(root + " can't be read: " + e);
        }
    }

    /** Kubernetes mounts a ConfigMap as links to files in a folder {@code ..2026_…}, which is changed as a whole. */
    private boolean isHeldByAMount(Path file) {
        for (Path part : root.relativize(file)) {
            if (part.toString().startsWith("..")) {
                return true;
            }
        }
        return false;
    }

    private void read(Path file) {
        String name = String.valueOf(root.equals(file) ? file.getFileName() : root.relativize(file));
        try {
            if (name.endsWith(".graphql") || name.endsWith(".gql")) {
                operations.add(new KnownOperation(name, Optional.empty(), Files.readString(file, UTF_8)));
            } else if (name.endsWith(".json")) {
                manifest(name, JsonDecoder.decode(Files.readAllBytes(file)));
            }
        } catch (JsonProblem e) {
            problems.add("%s: %s %s".formatted(name, e.path().isEmpty() ? "the file" : e.path(), e.what()));
        } catch (IOException e) {
            problems.add(name + " can't be read: " + e);
        }
    }

    private void manifest(String name, @Nullable Object json) {
        if (!(json instanceof Map<?, ?> manifest)) {
            problems.add(name + " is no manifest: it is no JSON object.");
        } else if (APOLLO.equals(manifest.get("format")) || manifest.get("operations") instanceof List<?>) {
            apollo(name, manifest);
        } else {
            manifest.forEach((id, text) -> add(name, id, text));
        }
    }

    private void apollo(String name, Map<?, ?> manifest) {
        if (!(manifest.get("operations") instanceof List<?> listed)) {
            problems.add(name + " has no list of operations.");
            return;
        }
        for (Object item : listed) {
            if (item instanceof Map<?, ?> operation) {
                add(name, operation.get("id"), operation.get("body"));
            } else {
                problems.add(name + " has an operation that is no object.");
            }
        }
    }

    private void add(String name, @Nullable Object id, @Nullable Object text) {
        if (id instanceof String given && text instanceof String document) {
            operations.add(new KnownOperation("%s \"%s\"".formatted(name, given), Optional.of(given), document));
        } else {
            problems.add("%s: the operation \"%s\" has no text, or no id.".formatted(name, id));
        }
    }
}
