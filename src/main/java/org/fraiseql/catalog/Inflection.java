package org.fraiseql.catalog;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * English singular and plural of the last word of a camelCase name. The rules are the common school grammar ones; whoever is not content names a
 * table with {@code @name}.
 */
final class Inflection {
    private static final List<String> UNCOUNTABLE = List.of(
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
            "police");

    /**
     * An ending of a word in lower case; {@code ^} is the start of the word. The first rule that fits decides.
     *
     * @param letters of which words that fit end with one, so that most are not searched: every name of a schema is asked for, many times; none for any
     */
    private record Rule(String letters, Pattern ending, String replacement) {
        static Rule of(String letters, String ending, String replacement) {
            return new Rule(letters, Pattern.compile("(?:" + ending + ")$"), replacement);
        }

        boolean mayFit(String word) {
            return letters.isEmpty() || (!word.isEmpty() && letters.indexOf(word.charAt(word.length() - 1)) >= 0);
        }
    }

    private static final String MAN = "^((?:wo|work|sales|police|fire|gentle|chair|business|fresh|crafts)?m)";
    private static final String ENDS_IN_FE = "(kni|^wi|housewi|midwi|^li|afterli)";
    private static final String ENDS_IN_F = "(^hal|shel|^cal|sel|wol|^lea|thie|^loa|^scar|^el|^whar|^dwar)";
    private static final String ENDS_IN_CHE = "(cache|niche|ache|avalanche|cliche)";
    private static final String ENDS_IN_IE =
            "(movie|cookie|zombie|calorie|genie|selfie|rookie|hoodie|brownie|smoothie|^tie|necktie|^pie|^lie|^die)";
    private static final String ENDS_IN_SIS = "(analy|diagno|parenthe|synop|hypothe|^the|empha|cri|oa|paraly)";
    private static final String TAKES_ES =
            "(^bus|^gas|^plus|^lens|^bias|^iris|alias|status|campus|virus|bonus|census|corpus|radius|nexus|focus|genus|atlas|canvas)";
    private static final String ENDS_IN_O = "(buffal|tomat|potat|her|ech)";

    private static final List<Rule> PLURALS = List.of(
            Rule.of("n", "person", "people"),
            Rule.of("d", "child", "children"),
            Rule.of("n", MAN + "an", "$1en"),
            Rule.of("e", "(m)ouse", "$1ice"),
            Rule.of("h", "(t)ooth", "$1eeth"),
            Rule.of("t", "(f)oot", "$1eet"),
            Rule.of("e", "(g)oose", "$1eese"),
            Rule.of("z", "(quiz)", "$1zes"),
            Rule.of("x", "(matr|append|vert|^ind)(?:ix|ex)", "$1ices"),
            Rule.of("xhsz", "(x|ch|ss|sh|z)", "$1es"),
            Rule.of("y", "([^aeiouy]|qu)y", "$1ies"),
            Rule.of("e", ENDS_IN_FE + "fe", "$1ves"),
            Rule.of("f", ENDS_IN_F + "f", "$1ves"),
            Rule.of("s", "(s|^ax)is", "$1es"),
            Rule.of("s", TAKES_ES, "$1es"),
            Rule.of("o", ENDS_IN_O + "o", "$1oes"),
            Rule.of("s", "s", "s"),
            Rule.of("", "", "s"));

    private static final List<Rule> SINGULARS = List.of(
            Rule.of("e", "people", "person"),
            Rule.of("n", "(child)ren", "$1"),
            Rule.of("n", MAN + "en", "$1an"),
            Rule.of("e", "(m)ice", "$1ouse"),
            Rule.of("h", "(t)eeth", "$1ooth"),
            Rule.of("t", "(f)eet", "$1oot"),
            Rule.of("e", "(g)eese", "$1oose"),
            Rule.of("s", "(quiz)zes", "$1"),
            Rule.of("s", "(matr|append)ices", "$1ix"),
            Rule.of("s", "(vert|^ind)ices", "$1ex"),
            Rule.of("s", ENDS_IN_CHE + "s", "$1"),
            Rule.of("s", "(^ax)es", "$1is"),
            Rule.of("s", "(x|ch|ss|sh|zz)es", "$1"),
            Rule.of("s", ENDS_IN_IE + "s", "$1"),
            Rule.of("s", "([^aeiouy]|qu)ies", "$1y"),
            Rule.of("s", ENDS_IN_FE + "ves", "$1fe"),
            Rule.of("s", ENDS_IN_F + "ves", "$1f"),
            Rule.of("s", ENDS_IN_SIS + "ses", "$1sis"),
            Rule.of("s", TAKES_ES + "(?:es)?", "$1"),
            Rule.of("s", ENDS_IN_O + "oes", "$1o"),
            Rule.of("s", "(ss|sis|^axis|^s)", "$1"),
            Rule.of("s", "s", ""));

    private Inflection() {}

    public static String plural(String name) {
        return applied(PLURALS, name);
    }

    public static String singular(String name) {
        return applied(SINGULARS, name);
    }

    private static String applied(List<Rule> rules, String name) {
        int start = lastWord(name);
        String word = name.substring(start);
        String lower = lowered(word);
        if (UNCOUNTABLE.contains(lower)) {
            return name;
        }
        return name.substring(0, start) + inCaseOf(word, lower, inflected(rules, lower));
    }

    /** Letter by letter, so that the length stays. */
    private static String lowered(String word) {
        StringBuilder lower = new StringBuilder(word);
        for (int i = 0; i < lower.length(); i++) {
            lower.setCharAt(i, Character.toLowerCase(lower.charAt(i)));
        }
        return lower.toString();
    }

    private static String inflected(List<Rule> rules, String word) {
        for (Rule rule : rules) {
            if (!rule.mayFit(word)) {
                continue;
            }
            Matcher matcher = rule.ending.matcher(word);
            if (matcher.find()) {
                return matcher.replaceFirst(rule.replacement);
            }
        }
        return word;
    }

    /** What both forms share keeps its case: {@code URL} → {@code URLs}. */
    private static String inCaseOf(String word, String lower, String inflected) {
        int shared = 0;
        while (shared < Math.min(lower.length(), inflected.length())
                && lower.charAt(shared) == inflected.charAt(shared)) {
            shared++;
        }
        return word.substring(0, shared) + inflected.substring(shared);
    }

    /** {@code orderData} → 5: small letters with the capital before them, or capitals alone. */
    private static int lastWord(String name) {
        int start = name.length();
        while (start > 0 && Character.isLowerCase(name.charAt(start - 1))) {
            start--;
        }
        boolean isCapitals = start == name.length();
        while (start > 0 && Character.isUpperCase(name.charAt(start - 1))) {
            start--;
            if (!isCapitals) {
                break;
            }
        }
        return start;
    }
}
