package org.fraiseql.catalog;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * English singular and plural of the last word of a camelCase name. The rules are the common school grammar ones; whoever is not content names a
 * table with {@code @name}.
 */
final class Inflection {
    private static final Set<String> UNCOUNTABLE = Set.copyOf(List.of(
            "equipment",
            "information",
            "rice",
            "money",
            "species",
            "series",
            "fish",
            "sheep",
            "news",
            "data",
            "metadata",
            "feedback",
            "software",
            "hardware",
            "advice",
            "media",
            "police"));

    private record Rule(Pattern ending, String replacement) {
        static Rule of(String ending, String replacement) {
            return new Rule(Pattern.compile(ending + "$", Pattern.CASE_INSENSITIVE), replacement);
        }
    }

    private static final List<Rule> IRREGULAR_PLURALS = List.of(
            Rule.of("(p)erson", "$1eople"),
            Rule.of("(child)", "$1ren"),
            Rule.of("((?:^|[^a-z]|wo|work|sales|police|fire|gentle|chair|business|fresh|crafts)m)an", "$1en"),
            Rule.of("(m)ouse", "$1ice"),
            Rule.of("(t)ooth", "$1eeth"),
            Rule.of("(f)oot", "$1eet"),
            Rule.of("(g)oose", "$1eese"));

    private static final List<Rule> PLURALS = List.of(
            Rule.of("(quiz)", "$1zes"),
            Rule.of("(matr|append|vert|ind)(?:ix|ex)", "$1ices"),
            Rule.of("(x|ch|ss|sh|z)", "$1es"),
            Rule.of("([^aeiouy]|qu)y", "$1ies"),
            Rule.of("([lr]|li|kni|wi)fe?(?<=lf|rf|life|knife|wife)", "$1ves"),
            Rule.of("sis", "ses"),
            Rule.of(
                    "((?:^|[^a-z])(?:bus|gas|plus|lens)|alias|status|campus|virus|bonus|census|corpus|radius|nexus|focus|genus|atlas|canvas)",
                    "$1es"),
            Rule.of("(buffal|tomat|potat|her|ech)o", "$1oes"),
            Rule.of("s", "s"),
            Rule.of("", "s"));

    private static final List<Rule> SINGULARS = List.of(
            Rule.of("(p)eople", "$1erson"),
            Rule.of("(child)ren", "$1"),
            Rule.of("((?:^|[^a-z]|wo|work|sales|police|fire|gentle|chair|business|fresh|crafts)m)en", "$1an"),
            Rule.of("(m)ice", "$1ouse"),
            Rule.of("(t)eeth", "$1ooth"),
            Rule.of("(f)eet", "$1oot"),
            Rule.of("(g)eese", "$1oose"),
            Rule.of("(quiz)zes", "$1"),
            Rule.of("(matr|append)ices", "$1ix"),
            Rule.of("(vert|ind)ices", "$1ex"),
            Rule.of("(x|ch|ss|sh|zz)es", "$1"),
            Rule.of("(movie|cookie|zombie|calorie|genie)s", "$1"),
            Rule.of("([^aeiouy]|qu)ies", "$1y"),
            Rule.of("(kni|wi|li)ves", "$1fe"),
            Rule.of("(hal|shel|cal|sel|wol|lea|thie|loa|scar|el)ves", "$1f"),
            Rule.of("(analy|diagno|parenthe|synop|hypothe|empha)ses", "$1sis"),
            Rule.of(
                    "((?:^|[^a-z])(?:bus|gas|plus|lens)|alias|status|campus|virus|bonus|census|corpus|radius|nexus|focus|genus|atlas|canvas)(?:es)?",
                    "$1"),
            Rule.of("(buffal|tomat|potat|her|ech)oes", "$1o"),
            Rule.of("(ss|sis)", "$1"),
            Rule.of("s", ""));

    private Inflection() {}

    static String plural(String name) {
        if (isUncountable(name)) {
            return name;
        }
        return apply(PLURALS, applyFirst(IRREGULAR_PLURALS, name), name);
    }

    static String singular(String name) {
        if (isUncountable(name)) {
            return name;
        }
        String found = applyFirst(SINGULARS, name);
        return found.isEmpty() ? name : found;
    }

    private static String apply(List<Rule> rules, String irregular, String name) {
        return irregular.equals(name) ? applyFirst(rules, name) : irregular;
    }

    private static String applyFirst(List<Rule> rules, String name) {
        for (Rule rule : rules) {
            Matcher matcher = rule.ending.matcher(name);
            if (matcher.find()) {
                return matcher.replaceFirst(rule.replacement);
            }
        }
        return name;
    }

    /** Looks at the last word: {@code orderData} ends in {@code data}. */
    private static boolean isUncountable(String name) {
        int start = name.length();
        while (start > 0 && Character.isLowerCase(name.charAt(start - 1))) {
            start--;
        }
        String last = name.substring(Math.max(0, start - 1)).toLowerCase(Locale.ROOT);
        return UNCOUNTABLE.contains(last) || UNCOUNTABLE.contains(name.toLowerCase(Locale.ROOT));
    }
}
