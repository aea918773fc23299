package org.fraiseql.catalog.read;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Names of the database as people write them: in quotation marks where they need any (PostgreSQL manual, section 4.1.1). Case is kept either way. */
final class Identifiers {
    private static final Pattern SIMPLE = Pattern.compile("[a-z_][a-z0-9_]*");

    private Identifiers() {}

    /** {@code public.blood."A+"} → public, blood, A+. */
    static List<String> path(String text) {
        return split(text, '.');
    }

    /** {@code a, "b,c"} → a and b,c. */
    static List<String> list(String text) {
        return split(text, ',');
    }

    /** The other way: {@code public.blood."A+"}. */
    static String written(List<String> path) {
        List<String> parts = new ArrayList<>();
        path.forEach(part -> parts.add(SIMPLE.matcher(part).matches() ? part : '"' + part.replace("\"", "\"\"") + '"'));
        return String.join(".", parts);
    }

    private static List<String> split(String text, char separator) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        boolean isQuoted = false;
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            isQuoted ^= letter == '"';
            if (letter == separator && !isQuoted) {
                parts.add(unquoted(part.toString().strip()));
                part.setLength(0);
            } else {
                part.append(letter);
            }
        }
        parts.add(unquoted(part.toString().strip()));
        return parts;
    }

    private static String unquoted(String part) {
        boolean isQuoted = part.length() > 1 && part.startsWith("\"") && part.endsWith("\"");
        return isQuoted ? part.substring(1, part.length() - 1).replace("\"\"", "\"") : part;
    }
}
