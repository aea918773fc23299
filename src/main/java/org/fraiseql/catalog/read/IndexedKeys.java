package org.fraiseql.catalog.read;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fraiseql.catalog.IndexedKey;

/** Understands expressions of indexes over keys of documents, as {@code pg_get_indexdef} prints them: {@code (((data ->> 'age'::text))::integer)}. */
final class IndexedKeys {
    private static final String LITERAL = "'(?:[^']|'')*'::text";
    private static final Pattern EXPRESSION = Pattern.compile(
            DocumentFields.COLUMN + "((?: -> " + LITERAL + ")*) (->>?) (" + LITERAL + ")(?:::([\\w .\"]+))?");
    private static final Pattern KEY = Pattern.compile("'((?:[^']|'')*)'::text");

    /** Names of types as they are printed: those whose casts from text may stand in an index. */
    private static final Map<String, String> TYPES = new LinkedHashMap<>();

    static {
        TYPES.put("smallint", "int2");
        TYPES.put("integer", "int4");
        TYPES.put("bigint", "int8");
        TYPES.put("double precision", "float8");
        TYPES.put("boolean", "bool");
        for (String same : List.of("numeric", "uuid", "inet", "cidr", "macaddr", "bytea", "ltree")) {
            TYPES.put(same, same);
        }
    }

    private IndexedKeys() {}

    /**
     * Empty for any other expression.
     *
     * @param findsRows whether the expression comes first in an index that has an order or hashes
     */
    static Optional<IndexedKey> of(String expression, boolean findsRows) {
        Matcher matcher = EXPRESSION.matcher(withoutParentheses(expression));
        if (!matcher.matches()) {
            return Optional.empty();
        }
        List<String> keys = new ArrayList<>();
        KEY.matcher(matcher.group(1) + matcher.group(3))
                .results()
                .forEach(key -> keys.add(key.group(1).replace("''", "'")));
        boolean isPrinted = matcher.group(2).equals("->>");
        return type(Optional.ofNullable(matcher.group(4)), isPrinted)
                .map(type -> new IndexedKey(keys, isPrinted, type, findsRows));
    }

    private static Optional<String> type(Optional<String> printed, boolean isPrinted) {
        return printed.isEmpty()
                ? Optional.of("text").filter(type -> isPrinted)
                : Optional.ofNullable(TYPES.get(printed.get().replaceFirst("^.*\\.", "")));
    }

    /** Which stand around what they do not change, unless within a key. */
    private static String withoutParentheses(String expression) {
        StringBuilder rest = new StringBuilder();
        boolean isKey = false;
        for (int i = 0; i < expression.length(); i++) {
            char letter = expression.charAt(i);
            isKey ^= letter == '\'';
            if (isKey || letter != '(' && letter != ')') {
                rest.append(letter);
            }
        }
        return rest.toString();
    }
}
