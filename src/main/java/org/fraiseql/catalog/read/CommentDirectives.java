package org.fraiseql.catalog.read;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fraiseql.catalog.Omissions;

/**
 * A comment of the database taken apart: lines that begin with {@code @} direct the catalog, the others describe.
 *
 * @param entity the type that a function of the {@code mutation_response} convention is about
 * @param unknown directive lines nobody understands; the catalog says so
 */
public record CommentDirectives(
        Optional<String> description,
        Optional<String> name,
        Omissions omissions,
        Optional<String> deprecation,
        List<List<String>> keys,
        List<Reference> references,
        Optional<String> entity,
        List<String> unknown) {

    /** {@code @references(columns) table(targetColumns)}: a foreign key that a view cannot have. */
    record Reference(List<String> columns, String table, List<String> targetColumns) {}

    private static final Pattern KEY = Pattern.compile("@key\\s*\\(([^)]*)\\)");
    private static final Pattern REFERENCES =
            Pattern.compile("@references\\s*\\(([^)]*)\\)\\s*([^\\s(]+)\\s*\\(([^)]*)\\)");

    static final CommentDirectives NONE = new CommentDirectives(
            Optional.empty(),
            Optional.empty(),
            Omissions.NONE,
            Optional.empty(),
            List.of(),
            List.of(),
            Optional.empty(),
            List.of());

    public CommentDirectives {
        keys = List.copyOf(keys);
        references = List.copyOf(references);
        unknown = List.copyOf(unknown);
    }

    static CommentDirectives parse(Optional<String> comment) {
        return comment.map(CommentDirectives::parse).orElse(NONE);
    }

    private static CommentDirectives parse(String comment) {
        List<String> text = new ArrayList<>();
        List<String> unknown = new ArrayList<>();
        List<List<String>> keys = new ArrayList<>();
        List<Reference> references = new ArrayList<>();
        Optional<String> name = Optional.empty();
        Optional<String> deprecation = Optional.empty();
        Optional<String> entity = Optional.empty();
        Omissions omissions = Omissions.NONE;
        for (String line : comment.lines().toList()) {
            String stripped = line.strip();
            if (!stripped.startsWith("@")) {
                text.add(line);
                continue;
            }
            Matcher key = KEY.matcher(stripped);
            Matcher reference = REFERENCES.matcher(stripped);
            if (key.matches()) {
                keys.add(names(key.group(1)));
                continue;
            }
            if (reference.matches()) {
                references.add(new Reference(names(reference.group(1)), reference.group(2), names(reference.group(3))));
                continue;
            }
            String word = stripped.split("\\s", 2)[0];
            String rest = stripped.substring(word.length()).strip();
            switch (word) {
                case "@name" -> name = rest.isEmpty() ? Optional.empty() : Optional.of(rest);
                case "@deprecated" -> deprecation = Optional.of(rest.isEmpty() ? "No longer supported" : rest);
                case "@entity" -> entity = rest.isEmpty() ? Optional.empty() : Optional.of(rest);
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
                keys,
                references,
                entity,
                unknown);
    }

    private static List<String> names(String list) {
        return Arrays.stream(list.split(",", -1)).map(String::strip).toList();
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
