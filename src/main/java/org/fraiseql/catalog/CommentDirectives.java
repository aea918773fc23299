package org.fraiseql.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A comment of the database taken apart: lines that begin with {@code @} direct the catalog, the others describe.
 *
 * @param unknown directive lines nobody understands; the catalog says so
 */
record CommentDirectives(
        Optional<String> description,
        Optional<String> name,
        Omissions omissions,
        Optional<String> deprecation,
        List<String> unknown) {

    static final CommentDirectives NONE =
            new CommentDirectives(Optional.empty(), Optional.empty(), Omissions.NONE, Optional.empty(), List.of());

    CommentDirectives {
        unknown = List.copyOf(unknown);
    }

    static CommentDirectives parse(Optional<String> comment) {
        return comment.map(CommentDirectives::parse).orElse(NONE);
    }

    private static CommentDirectives parse(String comment) {
        List<String> text = new ArrayList<>();
        List<String> unknown = new ArrayList<>();
        Optional<String> name = Optional.empty();
        Optional<String> deprecation = Optional.empty();
        Omissions omissions = Omissions.NONE;
        for (String line : comment.lines().toList()) {
            String stripped = line.strip();
            if (!stripped.startsWith("@")) {
                text.add(line);
                continue;
            }
            String word = stripped.split("\\s", 2)[0];
            String rest = stripped.substring(word.length()).strip();
            switch (word) {
                case "@name" -> name = rest.isEmpty() ? Optional.empty() : Optional.of(rest);
                case "@deprecated" -> deprecation = Optional.of(rest.isEmpty() ? "No longer supported" : rest);
                case "@omit" -> omissions = omissions(rest, stripped, unknown);
                default -> unknown.add(stripped);
            }
        }
        String description = String.join("\n", text).strip();
        return new CommentDirectives(
                description.isEmpty() ? Optional.empty() : Optional.of(description),
                name,
                omissions,
                deprecation,
                unknown);
    }

    private static Omissions omissions(String uses, String line, List<String> unknown) {
        try {
            return Omissions.parse(uses);
        } catch (IllegalArgumentException notAUse) {
            unknown.add(line);
            return Omissions.NONE;
        }
    }
}
