package org.fraiseql.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The keys of a path into a JSON document: {@code a.b.0}, with keys that have dots in quotes, {@code "a.b".c}, and quotes in those doubled. */
final class JsonSteps {
    private static final Pattern QUOTED = Pattern.compile("\"((?:[^\"]|\"\")++)\"(?=[.]|$)");
    private static final Pattern PLAIN = Pattern.compile("[^.]*+");

    private JsonSteps() {}

    static List<String> of(String path) {
        List<String> steps = new ArrayList<>();
        Matcher quoted = QUOTED.matcher(path);
        Matcher plain = PLAIN.matcher(path);
        int at = 0;
        while (at <= path.length()) {
            boolean isQuoted = quoted.region(at, path.length()).lookingAt();
            Matcher step = isQuoted ? quoted : plain.region(at, path.length());
            if (isQuoted || plain.lookingAt()) {
                steps.add(isQuoted ? quoted.group(1).replace("\"\"", "\"") : plain.group());
            }
            at = step.end() + 1;
        }
        return steps;
    }
}
