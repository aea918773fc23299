package org.fraiseql.pages;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A page of the documentation, taken apart: {@code README.md} or a file of {@code docs}. */
public record Page(Path path, String text) {
    public static final Path README = Path.of("README.md");

    private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\w+)\n(.*?)^```$");
    private static final Pattern SAMPLE = Pattern.compile("(?ms)^```graphql\n([^`]*)^```\n\n```json\n([^`]*)^```$");
    private static final Pattern SETTING = Pattern.compile("(?m)^\\| `(fraiseql\\.[a-z.-]+)` \\| (?:`([^`]*)`)? *\\|");

    /** A query and the answer that is shown right below it. */
    public record Sample(String graphQL, String json) {}

    public static Page read(Path path) {
        try {
            return new Page(path, Files.readString(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The README first, then the pages of {@code docs} and those of the servers, in the order of their names. */
    public static List<Page> all() {
        try (Stream<Path> docs = Files.list(Path.of("docs"));
                Stream<Path> servers = Files.walk(Path.of("server-config"))) {
            Stream<Path> pages = Stream.concat(docs.sorted(), servers.sorted())
                    .filter(path -> path.toString().endsWith(".md"));
            return Stream.concat(Stream.of(README), pages).map(Page::read).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public List<String> blocks(String language) {
        return BLOCK.matcher(text)
                .results()
                .filter(block -> block.group(1).equals(language))
                .map(block -> block.group(2))
                .toList();
    }

    public List<Sample> samples() {
        return SAMPLE.matcher(text)
                .results()
                .map(sample -> new Sample(sample.group(1), sample.group(2)))
                .toList();
    }

    /** Key and default of the configuration's tables; an empty default is none. */
    public Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        Matcher rows = SETTING.matcher(text);
        while (rows.find()) {
            settings.put(rows.group(1), rows.group(2) == null ? "" : rows.group(2));
        }
        return settings;
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
