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
record CommentDirectives(
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
        Parsing parsing = new Parsing();
        comment.lines().forEach(parsing::line);
        return parsing.finished();
    }

    /** A comment of which some lines have been read. */
    private static final class Parsing {
        private final List<String> text = new ArrayList<>();
        private final List<String> unknown = new ArrayList<>();
        private final List<List<String>> keys = new ArrayList<>();
        private final List<Reference> references = new ArrayList<>();
        private Optional<String> name = Optional.empty();
        private Optional<String> deprecation = Optional.empty();
        private Optional<String> entity = Optional.empty();
        private Omissions omissions = Omissions.NONE;

        void line(String line) {
            String stripped = line.strip();
            Matcher key = KEY.matcher(stripped);
            Matcher reference = REFERENCES.matcher(stripped);
            if (!stripped.startsWith("@")) {
                text.add(line);
            } else if (key.matches()) {
                keys.add(names(key.group(1)));
            } else if (reference.matches()) {
                references.add(new Reference(names(reference.group(1)), reference.group(2), names(reference.group(3))));
            } else {
                directive(stripped);
            }
        }

        private void directive(String line) {
            String word = line.split("\\s", 2)[0];
            String rest = line.substring(word.length()).strip();
            switch (word) {
                case "@name" -> name = notEmpty(rest);
                case "@deprecated" -> deprecation = Optional.of(rest.isEmpty() ? "No longer supported" : rest);
                case "@entity" -> entity = notEmpty(rest);
                case "@omit" -> omissions = omissions(rest, line);
                default -> unknown.add(line);
            }
        }

        private Omissions omissions(String uses, String line) {
            try {
                return Omissions.parse(uses);
            } catch (IllegalArgumentException notAUse) {
                unknown.add(line);
                return Omissions.NONE;
            }
        }

        CommentDirectives finished() {
            Optional<String> description = notEmpty(String.join("\n", text).strip());
            return new CommentDirectives(description, name, omissions, deprecation, keys, references, entity, unknown);
        }
    }

    private static Optional<String> notEmpty(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    private static List<String> names(String list) {
        return Arrays.stream(list.split(",", -1)).map(String::strip).toList();
    }
}
