package org.fraiseql.catalog;

import java.util.regex.Pattern;

/** The one rule from names in the database to names in GraphQL (CONTRACT section 1). There is no rule back: the catalog keeps both names. */
public final class Names {
    private static final Pattern GRAPHQL_NAME = Pattern.compile("[_A-Za-z][_0-9A-Za-z]*");
    private static final Pattern CONVENTION_PREFIX = Pattern.compile("^(tb|v|tv|mv)_(?=.)");

    private Names() {}

    /** {@code address_line_1} → {@code addressLine1}; {@code _private} stays; {@code my_URL} → {@code myURL}; {@code a__b_} → {@code aB}. */
    public static String camelCase(String name) {
        int start = 0;
        while (start < name.length() && name.charAt(start) == '_') {
            start++;
        }
        StringBuilder camel = new StringBuilder(name.length()).append(name, 0, start);
        boolean raise = false;
        for (int i = start; i < name.length(); i++) {
            char letter = name.charAt(i);
            if (letter == '_') {
                raise = true;
            } else {
                camel.append(raise ? Character.toUpperCase(letter) : letter);
                raise = false;
            }
        }
        return camel.toString();
    }

    /** {@code tb_order_line} → {@code order_line}. */
    static String withoutPrefix(String relationName) {
        return CONVENTION_PREFIX.matcher(relationName).replaceFirst("");
    }

    /** {@code order_lines} → {@code OrderLine}. */
    public static String typeName(String relationName) {
        return raiseFirst(Inflection.singular(camelCase(withoutPrefix(relationName))));
    }

    /** {@code OrderLine} → {@code orderLine}. */
    public static String singularField(String typeName) {
        return lowerFirst(typeName);
    }

    /** {@code OrderLine} → {@code orderLines}; a word without a plural gets {@code List}: {@code series} → {@code seriesList}. */
    public static String pluralField(String typeName) {
        String singular = lowerFirst(typeName);
        String plural = Inflection.plural(singular);
        return plural.equals(singular) ? singular + "List" : plural;
    }

    /** A label as a GraphQL enum value: other characters become {@code _}, a leading digit gets {@code _} before it. */
    public static String enumValue(String label) {
        String name = label.replaceAll("[^_0-9A-Za-z]", "_");
        boolean needsPrefix = name.isEmpty()
                || Character.isDigit(name.charAt(0))
                || name.startsWith("__")
                || name.equals("true")
                || name.equals("false")
                || name.equals("null");
        return needsPrefix ? "_" + name.replaceFirst("^_+", "") : name;
    }

    /** Whether GraphQL takes this name; two leading underscores belong to introspection. */
    public static boolean isGraphQLName(String name) {
        return GRAPHQL_NAME.matcher(name).matches() && !name.startsWith("__");
    }

    public static String raiseFirst(String name) {
        int first = firstLetter(name);
        return name.substring(0, first)
                + name.substring(first, Math.min(first + 1, name.length())).toUpperCase(java.util.Locale.ROOT)
                + name.substring(Math.min(first + 1, name.length()));
    }

    private static String lowerFirst(String name) {
        int first = firstLetter(name);
        return name.substring(0, first)
                + name.substring(first, Math.min(first + 1, name.length())).toLowerCase(java.util.Locale.ROOT)
                + name.substring(Math.min(first + 1, name.length()));
    }

    private static int firstLetter(String name) {
        int first = 0;
        while (first < name.length() && name.charAt(first) == '_') {
            first++;
        }
        return first;
    }
}
