package org.fraiseql.catalog;

import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The characters of a name of the database, as GraphQL can have them (October 2021 specification, section 2.1.9, Names). */
final class Letters {
    /** Latin letters that are written with a stroke or joined, which Unicode does not take apart. */
    private static final Map<Integer, String> IN_OTHER_WORDS = new LinkedHashMap<>();

    static {
        String[] pairs = {
            "ß", "ss", "ẞ", "SS", "æ", "ae", "Æ", "AE", "œ", "oe", "Œ", "OE", "ø", "o", "Ø", "O", "ł", "l", "Ł", "L",
            "đ", "d", "Đ", "D", "ð", "d", "Ð", "D", "þ", "th", "Þ", "Th", "ı", "i", "ħ", "h", "Ħ", "H"
        };
        for (int i = 0; i < pairs.length; i += 2) {
            IN_OTHER_WORDS.put(pairs[i].codePointAt(0), pairs[i + 1]);
        }
    }

    private Letters() {}

    static boolean isAllowed(int point) {
        return point == '_'
                || (point >= '0' && point <= '9')
                || (point >= 'A' && point <= 'Z')
                || (point >= 'a' && point <= 'z');
    }

    /** Letters with marks lose them; any other character counts as {@code _}. */
    static String allowed(String name) {
        StringBuilder letters = new StringBuilder(name.length());
        composed(name).codePoints().forEach(point -> letters.append(plain(point).orElse("_")));
        return letters.toString();
    }

    /** Whether a character of it is neither allowed nor a letter with marks. */
    static boolean hasOdd(String name) {
        return composed(name).codePoints().anyMatch(point -> plain(point).isEmpty());
    }

    /** {@code +} → {@code _2B}. */
    static String code(int point) {
        String code = Integer.toHexString(point).toUpperCase(Locale.ROOT);
        return "_" + (code.length() < 2 ? "0" : "") + code;
    }

    /** A letter and its marks as one character, where there is such a one. */
    private static String composed(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFC);
    }

    private static Optional<String> plain(int point) {
        if (isAllowed(point)) {
            return Optional.of(Character.toString(point));
        }
        String known = IN_OTHER_WORDS.get(point);
        if (known != null) {
            return Optional.of(known);
        }
        if (isMark(point)) {
            return Optional.of("");
        }
        String withoutMarks = Normalizer.normalize(Character.toString(point), Normalizer.Form.NFD)
                .codePoints()
                .filter(part -> !isMark(part))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        boolean isLatin = !withoutMarks.isEmpty() && withoutMarks.codePoints().allMatch(Letters::isAllowed);
        return isLatin ? Optional.of(withoutMarks) : Optional.empty();
    }

    private static boolean isMark(int point) {
        return Character.getType(point) == Character.NON_SPACING_MARK;
    }
}
