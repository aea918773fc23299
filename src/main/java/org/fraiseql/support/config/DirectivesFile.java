package org.fraiseql.support.config;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A file of directives for objects of the database ({@code fraiseql.catalog.directives}), in the form of {@link Properties} and UTF-8:
 * {@code public.plan: @name Tariff}. What stands in quotation marks or parentheses before the separator is part of the object as it is; a value may
 * stand in quotation marks, with a comment behind it; {@code \n} separates several directives. What YAML writes for the same is understood too: an object in
 * quotation marks as a whole, and a value of several lines that are further to the right, after {@code |}.
 */
public final class DirectivesFile {
    /** {@code object: |}, after which the value stands in the lines below. */
    private static final Pattern BLOCK = Pattern.compile("(.*[:=])\\s*\\|[-+]?\\s*");
    /** {@code 'public.blood."A+"': }. */
    private static final Pattern IN_SINGLE_QUOTES = Pattern.compile("\\s*'((?:[^']|'')*)'(\\s*[:=].*)");

    /** {@code "public.blood.\"A+\"": }; every object has a schema, so that one identifier alone is none. */
    private static final Pattern IN_DOUBLE_QUOTES = Pattern.compile("\\s*\"((?:[^\"\\\\]|\\\\.)*)\"(\\s*[:=].*)");

    private static final String COMMENT = "(?:\\s+#.*)?";

    /** A value, and perhaps a comment behind it. What begins after a space inside of the value is quoted there: {@code "use "b" # not c"}. */
    private static final List<Pattern> IN_QUOTES = Stream.of(
                    "\"([^\"]*(?:(?<=\\s)\"[^\"]*\"[^\"]*)*)\"",
                    "'([^']*(?:(?:''|(?<=\\s)'[^']*')[^']*)*)'",
                    "\"(.*?)\"",
                    "'(.*?)'")
            .map(form -> Pattern.compile(form + COMMENT, Pattern.DOTALL))
            .toList();

    private static final Pattern OBJECT = Pattern.compile("\\s*((?:\"[^\"]*\"|\\([^)]*\\)|[^\\s:=\"(\\\\])+)");

    private DirectivesFile() {}

    /**
     * Text by object, in the order of the file; nothing where no file is configured.
     *
     * @throws UnreadableDirectives when it is not there, not in its form, or names an object twice
     */
    public static Map<String, String> read(Optional<String> path) {
        return path.map(file -> parse(file, text(file))).orElseGet(LinkedHashMap::new);
    }

    private static String text(String file) {
        try {
            return Files.readString(Path.of(file));
        } catch (NoSuchFileException e) {
            throw problem(file, "is not there");
        } catch (CharacterCodingException e) {
            throw problem(file, "is not in UTF-8");
        } catch (IOException | InvalidPathException e) {
            throw problem(file, "can't be read");
        }
    }

    private static Map<String, String> parse(String file, String text) {
        Ordered ordered = new Ordered(file);
        try {
            ordered.load(new StringReader(withoutBlocks(text.lines().toList()).stream()
                    .map(DirectivesFile::escaped)
                    .collect(Collectors.joining("\n"))));
        } catch (IOException | IllegalArgumentException e) {
            throw problem(file, "is not in the form of properties: " + e.getMessage());
        }
        return ordered.directives;
    }

    /** Values of several lines become one line. */
    private static List<String> withoutBlocks(List<String> lines) {
        List<String> joined = new ArrayList<>();
        boolean isInBlock = false;
        for (String line : lines) {
            Matcher block = BLOCK.matcher(line);
            if (isInBlock && (line.isBlank() || Character.isWhitespace(line.charAt(0)))) {
                joined.add(joined.removeLast() + line.strip().replace("\\", "\\\\") + "\\n");
            } else {
                isInBlock = block.matches();
                joined.add(isInBlock ? block.group(1) + " " : line);
            }
        }
        return joined;
    }

    /** Separators inside of quotation marks and parentheses separate nothing. */
    private static String escaped(String written) {
        Matcher single = IN_SINGLE_QUOTES.matcher(written);
        Matcher whole = IN_DOUBLE_QUOTES.matcher(written);
        String line = single.matches()
                ? single.group(1).replace("''", "'") + single.group(2)
                : whole.matches() ? whole.group(1).replaceAll("\\\\(.)", "$1") + whole.group(2) : written;
        Matcher object = OBJECT.matcher(line);
        return object.lookingAt()
                ? object.group(1).replaceAll("(?<!\\\\)[\\s:=]", "\\\\$0") + line.substring(object.end())
                : line;
    }

    private static UnreadableDirectives problem(String file, String what) {
        return new UnreadableDirectives("The file of fraiseql.catalog.directives (%s) %s.".formatted(file, what));
    }

    /** What {@link Properties} reads, in order. */
    private static final class Ordered extends Properties {
        private static final long serialVersionUID = 1L;

        private final String file;
        private final LinkedHashMap<String, String> directives = new LinkedHashMap<>();

        private Ordered(String file) {
            this.file = file;
        }

        @Override
        public synchronized Object put(Object key, Object value) {
            if (directives.putIfAbsent(key.toString(), unquoted(key.toString(), value.toString())) != null) {
                throw problem(file, "names " + key + " twice");
            }
            return value;
        }

        /** What stands in lines of its own is as it is. */
        private String unquoted(String key, String value) {
            String text = value.strip();
            boolean isQuoted = text.startsWith("\"") || text.startsWith("'");
            if (!isQuoted || value.endsWith("\n")) {
                return text;
            }
            String inside = IN_QUOTES.stream()
                    .map(form -> form.matcher(text))
                    .filter(Matcher::matches)
                    .map(quoted -> quoted.group(1))
                    .findFirst()
                    .orElseThrow(() -> problem(
                            file,
                            "has a value for " + key + " that begins with a quotation mark and does not end with it"));
            return text.startsWith("'") ? inside.replace("''", "'") : inside;
        }
    }
}
