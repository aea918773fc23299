package org.fraiseql.golden;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A folder with {@code case.graphql} and perhaps {@code variables.json}.
 *
 * @param directives lines {@code ## name: value} of the document: assertions that no update washes away, or the operation to run
 */
record GoldenCase(
        Path folder,
        String query,
        Map<String, @Nullable Object> variables,
        List<Map.Entry<String, String>> directives) {
    static final Path ROOT = Path.of("src/test/resources/golden");

    static List<GoldenCase> all() throws IOException {
        List<Path> documents;
        try (var files = Files.walk(ROOT)) {
            documents =
                    files.filter(file -> file.endsWith("case.graphql")).sorted().toList();
        }
        List<GoldenCase> cases = new ArrayList<>();
        for (Path document : documents) {
            cases.add(read(java.util.Objects.requireNonNull(document.getParent())));
        }
        return cases;
    }

    private static GoldenCase read(Path folder) throws IOException {
        String query = Files.readString(folder.resolve("case.graphql"));
        Path variables = folder.resolve("variables.json");
        List<Map.Entry<String, String>> directives = new ArrayList<>();
        for (String line : query.lines().filter(line -> line.startsWith("##")).toList()) {
            String[] parts = line.substring(2).split(":", 2);
            if (parts.length < 2) {
                throw new IllegalArgumentException(folder + ": no assertion: " + line);
            }
            directives.add(Map.entry(parts[0].strip(), parts[1].strip()));
        }
        return new GoldenCase(
                folder,
                query,
                Files.exists(variables) ? JsonFile.variables(Files.readString(variables)) : new LinkedHashMap<>(),
                directives);
    }

    String name() {
        return ROOT.relativize(folder).toString();
    }

    Optional<String> operationName() {
        return directives.stream()
                .filter(directive -> directive.getKey().equals("operation"))
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
