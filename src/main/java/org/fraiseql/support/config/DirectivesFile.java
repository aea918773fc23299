package org.fraiseql.support.config;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A file of directives for objects of the database ({@code fraiseql.catalog.directives}), in the form of {@link Properties} and UTF-8:
 * {@code public.plan: @name Tariff}. What stands in quotation marks or parentheses before the separator is part of the object as it is; a value may
 * stand in quotation marks; {@code \\n} separates several directives.
 */
public final class DirectivesFile {
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
            ordered.load(
                    new StringReader(text.lines().map(DirectivesFile::escaped).collect(Collectors.joining("\n"))));
        } catch (IOException | IllegalArgumentException e) {
            throw problem(file, "is not in the form of properties: " + e.getMessage());
        }
        return ordered.directives;
    }

    /** Separators inside of quotation marks and parentheses separate nothing. */
    private static String escaped(String line) {
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
            if (directives.putIfAbsent(key.toString(), unquoted(value.toString().strip())) != null) {
                throw problem(file, "names " + key + " twice");
            }
            return value;
        }

        private static String unquoted(String value) {
            boolean isQuoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
            return isQuoted ? value.substring(1, value.length() - 1) : value;
        }
    }
}
