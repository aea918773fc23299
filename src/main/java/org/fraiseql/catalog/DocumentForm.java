package org.fraiseql.catalog;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a string of a document looks like that is a value of a declared type: as PostgreSQL writes it into JSON, and as JSON is usually written. What looks
 * otherwise counts as no value, in answers and in conditions. A pattern means the same in PostgreSQL (manual, POSIX Regular Expressions) and in Java.
 *
 * @param pattern of the whole text
 * @param isEnough whether each such text is a value; otherwise PostgreSQL itself is asked, from version 16 on
 * @param usual a pattern of the texts that nearly all are, each of which is a value: it is tried first, as the whole pattern takes three times as long
 * @param earlier the pattern before that version; on PostgreSQL 15, which can't be asked, no such text fails to be cast
 * @param since the version of PostgreSQL that takes all of the pattern, or can be asked
 */
public record DocumentForm(String pattern, boolean isEnough, String earlier, int since, Optional<String> usual) {
    private static final int WITH_INFINITE_INTERVALS = 17;

    private static final String YEAR = "([0-9]{3}[1-9]|[0-9]{2}[1-9]0|[0-9][1-9]00|[1-9]000)";
    private static final String LEAP_YEAR =
            "([0-9]{2}(0[48]|[2468][048]|[13579][26])|(0[48]|[2468][048]|[13579][26])00)";
    private static final String DAY_OF_ANY_YEAR =
            "-((0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|(0[469]|11)-(0[1-9]|[12][0-9]|30)|02-(0[1-9]|1[0-9]|2[0-8]))";
    /** Years of more than four digits, up to the last of {@code timestamp}. */
    private static final String FAR_YEAR = "([1-9][0-9]{4}|1[0-9]{5}|2[0-8][0-9]{4})";
    /** Years before Christ, as far back as dates reach. */
    private static final String YEAR_BEFORE_CHRIST = "([0-3][0-9]{2}[1-9]|[0-3][0-9][1-9]0|[0-3][1-9]00|[1-3]000)";

    private static final String TIME_OF_DAY =
            "(([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9]([.][0-9]{1,9})?)?|24:00(:00)?)";
    private static final String OFFSET = "([Zz]|[+-](0[0-9]|1[0-5])([0-5][0-9]|:[0-5][0-9](:[0-5][0-9])?)?)";

    /** A date with a year of four digits; leap days are looked at apart. */
    private static final String USUAL_DAY =
            "[1-9][0-9]{3}-((0[1-9]|1[0-2])-(0[1-9]|1[0-9]|2[0-8])|(0[13-9]|1[0-2])-(29|30)|(0[13578]|1[02])-31)";

    private static final String USUAL_TIME =
            "T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]([.][0-9]{1,6})?(Z|[+-](0[0-9]|1[0-5]):[0-5][0-9])?";

    /** Whoever writes documents has one form for dates and times; PostgreSQL takes of it what the type has. */
    private static final String MAYBE_TIME = "([Tt ]" + TIME_OF_DAY + OFFSET + "?)?";

    private static final String COUNT = "[+-]?[0-9]{1,8}";
    private static final String CLOCK = "[+-]?[0-9]{1,8}:[0-5][0-9](:[0-5][0-9]([.][0-9]{1,6})?)?";
    private static final String INTERVAL =
            "(?=[^ ])(%1$s years?)?( ?%1$s (mons?|months?))?( ?%1$s weeks?)?( ?%1$s days?)?( ?%2$s|( ?%1$s hours?)?( ?%1$s (mins?|minutes?))?( ?%1$s (secs?|seconds?))?)"
                    .formatted(COUNT, CLOCK);
    private static final String ISO_INTERVAL =
            "P(?=.*[0-9])(%1$sY)?(%1$sM)?(%1$sW)?(%1$sD)?(T(?=[+-]?[0-9])(%1$sH)?(%1$sM)?(%1$sS)?)?"
                    .formatted(COUNT + "([.][0-9]{1,6})?");

    private static final String OCTET = "(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
    private static final String IPV4 = OCTET + "([.]" + OCTET + "){3}";
    private static final String IPV6 =
            "((G:){7}G|(G:){1,7}:|(G:){1,6}:G|(G:){1,5}(:G){1,2}|(G:){1,4}(:G){1,3}|(G:){1,3}(:G){1,4}|(G:){1,2}(:G){1,5}|G:(:G){1,6}|:((:G){1,7}|:)|(::(G:){0,5}|(G:){1,5}:|(G:){6})V)"
                    .replace("G", "[0-9a-fA-F]{1,4}")
                    .replace("V", IPV4);
    private static final String ADDRESS =
            "(" + IPV4 + "(/([0-9]|[12][0-9]|3[0-2]))?|" + IPV6 + "(/([0-9]|[1-9][0-9]|1[01][0-9]|12[0-8]))?)";
    private static final String SIX_BYTES =
            "(B:B:B:B:B:B|B-B-B-B-B-B|BBB[:-]BBB|BB[.-]BB[.-]BB|BBBBBB)".replace("B", "[0-9a-fA-F]{2}");
    private static final String EIGHT_BYTES =
            "(B:B:B:B:B:B:B:B|B-B-B-B-B-B-B-B|BBBB[:-]BBBB|BB[.-]BB[.-]BB[.-]BB|BBBBBBBB)"
                    .replace("B", "[0-9a-fA-F]{2}");

    /** What a double can hold. */
    private static final String NUMBER =
            "([+-]?([0-9]{1,40}([.][0-9]{0,40})?|[.][0-9]{1,40})([eE][+-]?[0-9]{1,2})?|NaN|-?Infinity)";

    private static final String DECIMAL = "(-?[0-9]{1,200}([.][0-9]{1,200})?)";

    private static final Map<PgScalar, DocumentForm> FORMS = new EnumMap<>(PgScalar.class);

    static {
        put(PgScalar.UUID, "[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
        put(PgScalar.DATE, dateTime(MAYBE_TIME), Optional.of(USUAL_DAY));
        put(PgScalar.TIME, TIME_OF_DAY);
        put(PgScalar.TIMETZ, TIME_OF_DAY + OFFSET);
        put(PgScalar.TIMESTAMP, dateTime(MAYBE_TIME), Optional.of(USUAL_DAY + USUAL_TIME));
        put(PgScalar.TIMESTAMPTZ, dateTime(MAYBE_TIME), Optional.of(USUAL_DAY + USUAL_TIME));
        String interval = INTERVAL + "|" + ISO_INTERVAL;
        FORMS.put(
                PgScalar.INTERVAL,
                new DocumentForm(
                        "(" + interval + "|-?infinity)",
                        false,
                        "(" + interval + ")",
                        WITH_INFINITE_INTERVALS,
                        Optional.empty()));
        put(PgScalar.BYTEA, "\\\\x([0-9a-fA-F]{2})*");
        put(PgScalar.INET, ADDRESS);
        put(PgScalar.CIDR, ADDRESS);
        put(PgScalar.MACADDR, SIX_BYTES);
        put(PgScalar.MACADDR8, "(" + SIX_BYTES + "|" + EIGHT_BYTES + ")");
        put(PgScalar.BIT, "[01]+");
        put(PgScalar.VARBIT, "[01]*");
        put(PgScalar.POINT, "[(]" + NUMBER + "," + NUMBER + "[)]");
        FORMS.put(PgScalar.LTREE, new DocumentForm("([-\\w]+([.][-\\w]+)*)?", false, "(\\w{1,255}([.]\\w{1,255})*)?"));
    }

    /** The pattern by which texts are told. */
    public String pattern(ServerVersion version) {
        return version.major() >= since ? pattern : earlier;
    }

    /** The form of a type; empty where it has none. */
    public static Optional<DocumentForm> of(ColumnType type) {
        return switch (type) {
            case ColumnType.Scalar(PgScalar scalar, SqlName name) -> Optional.ofNullable(FORMS.get(scalar));
            case ColumnType.Range range -> Optional.of(range(range));
            case ColumnType.Enumeration enumeration -> Optional.empty();
            case ColumnType.Array array -> Optional.empty();
            case ColumnType.Composite composite -> Optional.empty();
            case ColumnType.Document document -> Optional.empty();
        };
    }

    private DocumentForm(String pattern, boolean isEnough, String earlier) {
        this(pattern, isEnough, earlier, ServerVersion.WITH_INPUT_CHECK, Optional.empty());
    }

    private static void put(PgScalar scalar, String pattern) {
        put(scalar, pattern, Optional.empty());
    }

    private static void put(PgScalar scalar, String pattern, Optional<String> usual) {
        FORMS.put(scalar, new DocumentForm(pattern, true, pattern, ServerVersion.WITH_INPUT_CHECK, usual));
    }

    private static String dateTime(String time) {
        return "((%s|%s)%s%s|%s-02-29%s|%s%s%s BC|-?infinity)"
                .formatted(
                        YEAR,
                        FAR_YEAR,
                        DAY_OF_ANY_YEAR,
                        time,
                        LEAP_YEAR,
                        time,
                        YEAR_BEFORE_CHRIST,
                        DAY_OF_ANY_YEAR,
                        time);
    }

    private static DocumentForm range(ColumnType.Range range) {
        return range.element() instanceof ColumnType.Scalar(PgScalar scalar, SqlName name)
                ? new DocumentForm(
                        ofBounds(bound(scalar, 10, 19), range.isMultirange()),
                        false,
                        ofBounds(bound(scalar, 9, 18), range.isMultirange()))
                : new DocumentForm("empty", false, "empty");
    }

    /** The end of a whole number's range is written as the next number: one digit less can't be too large. */
    private static String bound(PgScalar element, int digits, int longDigits) {
        if (element == PgScalar.DATE) {
            return dateTime("");
        }
        if (element == PgScalar.TIMESTAMP) {
            return dateTime("([Tt ]" + TIME_OF_DAY + ")?");
        }
        return switch (element.traits().inDocument()) {
            case INTEGER -> "-?[0-9]{1," + digits + "}";
            case LONG -> "-?[0-9]{1," + longDigits + "}";
            case NUMBER -> DECIMAL;
            case BOOLEAN, ID, TEXT, TEXT_OF_TYPE, FORMATTED, JSON ->
                Optional.ofNullable(FORMS.get(element))
                        .map(DocumentForm::pattern)
                        .orElse("[^\\]\\[(){},\"]+");
        };
    }

    private static String ofBounds(String bound, boolean isMultirange) {
        String end = "(" + bound + "|\"" + bound + "\")?";
        String range = "(empty|[\\[(]" + end + "," + end + "[\\])])";
        return isMultirange ? "[{](" + range + "(," + range + ")*)?[}]" : range;
    }
}
