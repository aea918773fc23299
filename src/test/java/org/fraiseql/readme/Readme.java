package org.fraiseql.readme;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code README.md}, taken apart. */
public final class Readme {
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\w+)\n(.*?)^```$");
    private static final Pattern SETTING = Pattern.compile("(?m)^\\| `(fraiseql\\.[a-z.-]+)` \\| (?:`([^`]*)`)? *\\|");

    private final String text;

    private Readme(String text) {
        this.text = text;
    }

    /** A query and the answer that the README shows below it. */
    public record Sample(String graphQL, String json) {}

    public static Readme read() {
        try {
            return new Readme(Files.readString(Path.of("README.md")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String text() {
        return text;
    }

    public List<String> blocks(String language) {
        return BLOCK.matcher(text)
                .results()
                .filter(block -> block.group(1).equals(language))
                .map(block -> block.group(2))
                .toList();
    }

    public List<Sample> samples() {
        List<String> queries = blocks("graphql");
        List<String> answers = blocks("json");
        if (queries.size() != answers.size()) {
            throw new IllegalStateException(queries.size() + " queries, but " + answers.size() + " answers");
        }
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < queries.size(); i++) {
            samples.add(new Sample(queries.get(i), answers.get(i)));
        }
        return samples;
    }

    /** Key and default of the configuration table; an empty default is none. */
    public Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        Matcher rows = SETTING.matcher(text);
        while (rows.find()) {
            settings.put(rows.group(1), rows.group(2) == null ? "" : rows.group(2));
        }
        return settings;
    }
}
