package org.fraiseql.catalog;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The one rule from names in the database to names in GraphQL (docs/naming.md). There is no rule back: the catalog keeps both names. */
public final class Names {
    private static final Pattern GRAPHQL_NAME = Pattern.compile("[_A-Za-z][_0-9A-Za-z]*");
    private static final Pattern CONVENTION_PREFIX = Pattern.compile("^(?:tb|v|tv|mv)_(?=.)");
    private static final List<String> RESERVED_VALUES = List.of("true", "false", "null");

    private Names() {}

    /**
     * {@code address_line_1} → {@code addressLine1}; {@code _private} stays; {@code my_URL} → {@code myURL}; {@code a__b_} → {@code aB};
     * {@code Zip Code} → {@code zipCode}; {@code Größe} → {@code Grosse}; {@code 2012} → {@code _2012}. What has no letter or digit that GraphQL allows
     * is written in codes ({@link #coded}). Always a name in GraphQL, but for a blank one.
     */
    public static String camelCase(String name) {
        String letters = Letters.allowed(name);
        boolean hasWord = !letters.replace("_", "").isEmpty();
        if (!hasWord && Letters.hasOdd(name)) {
            return coded(name);
        }
        return afterLeadingDigit(raiseAfterUnderscores(Letters.hasOdd(name) ? asPhrase(letters) : letters));
    }

    /** The same with each character that GraphQL does not allow as {@code _} and its code: {@code A+} → {@code A_2B}. */
    public static String coded(String name) {
        StringBuilder coded = new StringBuilder();
        StringBuilder plain = new StringBuilder();
        name.codePoints().forEach(point -> {
            if (Letters.isAllowed(point)) {
                plain.appendCodePoint(point);
            } else {
                coded.append(coded.isEmpty() ? raiseAfterUnderscores(plain.toString()) : inner(plain.toString()));
                coded.append(Letters.code(point));
                plain.setLength(0);
            }
        });
        coded.append(coded.isEmpty() ? raiseAfterUnderscores(plain.toString()) : inner(plain.toString()));
        return afterLeadingDigit(coded.toString());
    }

    private static String inner(String plain) {
        return raiseAfterUnderscores(plain).replaceFirst("^_+", "");
    }

    /** One leading underscore stays: two belong to introspection. */
    private static String raiseAfterUnderscores(String name) {
        int start = firstLetter(name);
        StringBuilder camel = new StringBuilder(name.length()).append(name, 0, Math.min(start, 1));
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

    /** Words that were no identifier begin with a small letter, unless the first of them is an abbreviation. */
    private static String asPhrase(String words) {
        int second = firstLetter(words) + 1;
        boolean isAbbreviation = second < words.length() && Character.isUpperCase(words.charAt(second));
        return isAbbreviation ? words : lowerFirst(words);
    }

    private static String afterLeadingDigit(String name) {
        return !name.isEmpty() && Character.isDigit(name.charAt(0)) ? "_" + name : name;
    }

    /** {@code order}, 2 → {@code order_2}; {@code _}, 2 → {@code _2}, as two leading underscores belong to introspection. */
    public static String numbered(String name, int number) {
        return (name.equals("_") ? "" : name) + "_" + number;
    }

    /** The prefix of the convention, or nothing: {@code v_} of {@code v_user}. */
    public static String prefix(String relationName) {
        return relationName.substring(
                0, relationName.length() - withoutPrefix(relationName).length());
    }

    /** {@code tb_order_line} → {@code order_line}. */
    static String withoutPrefix(String relationName) {
        return CONVENTION_PREFIX.matcher(relationName).replaceFirst("");
    }

    /** {@code order_lines} → {@code OrderLine}, {@code v_order_lines} → {@code OrderLine}. */
    public static String typeName(String relationName) {
        return typeNameWithPrefix(withoutPrefix(relationName));
    }

    /** {@code v_order_lines} → {@code VOrderLine}. */
    public static String typeNameWithPrefix(String relationName) {
        return raiseFirst(Inflection.singular(camelCase(relationName)));
    }

    /** Of one whose number is as it is: {@code v_queues} → {@code Queues}. */
    public static String typeNameAsItIs(String relationName) {
        return raiseFirst(camelCase(withoutPrefix(relationName)));
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
        return asEnumValue(label.replaceAll("[^_0-9A-Za-z]", "_"));
    }

    /** The same with {@code _} and its code for each other character. */
    public static String codedEnumValue(String label) {
        StringBuilder coded = new StringBuilder();
        label.codePoints()
                .forEach(point ->
                        coded.append(Letters.isAllowed(point) ? Character.toString(point) : Letters.code(point)));
        return asEnumValue(coded.toString());
    }

    private static String asEnumValue(String name) {
        boolean needsPrefix = name.isEmpty()
                || Character.isDigit(name.charAt(0))
                || name.startsWith("__")
                || RESERVED_VALUES.contains(name);
        return needsPrefix ? "_" + name.replaceFirst("^_+", "") : name;
    }

    /** Whether GraphQL takes this name; two leading underscores belong to introspection. */
    public static boolean isGraphQLName(String name) {
        return GRAPHQL_NAME.matcher(name).matches() && !name.startsWith("__");
    }

    /** Whether GraphQL takes this name as the value of an enum. */
    public static boolean isEnumValue(String name) {
        return isGraphQLName(name) && !RESERVED_VALUES.contains(name);
    }

    public static String raiseFirst(String name) {
        int first = firstLetter(name);
        return name.substring(0, first)
                + name.substring(first, Math.min(first + 1, name.length())).toUpperCase(Locale.ROOT)
                + name.substring(Math.min(first + 1, name.length()));
    }

    private static String lowerFirst(String name) {
        int first = firstLetter(name);
        return name.substring(0, first)
                + name.substring(first, Math.min(first + 1, name.length())).toLowerCase(Locale.ROOT)
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
