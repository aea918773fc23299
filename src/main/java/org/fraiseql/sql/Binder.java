package org.fraiseql.sql;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fraiseql.catalog.Column;
import org.fraiseql.catalog.ColumnType;
import org.fraiseql.catalog.CompositeType;
import org.fraiseql.catalog.PgScalar;
import org.fraiseql.catalog.SqlName;
import org.fraiseql.plan.ArgumentPath;
import org.fraiseql.plan.Bindings;
import org.fraiseql.plan.Operand;
import org.fraiseql.plan.Operand.Form;
import org.fraiseql.plan.Page;
import org.fraiseql.support.Numeral;
import org.fraiseql.support.config.LimitsConfig;

/** Takes the values of one run out of its bindings, checks them, and gives them PostgreSQL's text form. */
final class Binder {
    private static final int MAX_REGEX_LENGTH = 1_000;
    private static final SqlName BOX = new SqlName("pg_catalog", "box");
    private static final String NUL_ESCAPE = "\\u0000";

    /** What all exponents of one statement may add up to: PostgreSQL stores such a number in a few bytes and prints each of its digits, of which a value may have gigabytes. */
    static final int MOST_DIGITS_OF_EXPONENTS = 1_000_000;

    /** Types whose values are numbers of any size, or have such in them. */
    private static final Set<PgScalar> WITH_EXPONENTS =
            EnumSet.of(PgScalar.NUMERIC, PgScalar.NUMERIC_AS_STRING, PgScalar.JSON, PgScalar.JSONB);

    private final Bindings bindings;
    private final LimitsConfig limits;
    private long digitsOfExponents;

    Binder(Bindings bindings, LimitsConfig limits) {
        this.bindings = bindings;
        this.limits = limits;
    }

    String bind(Operand operand) {
        Object value = operand.value().resolve(bindings);
        if (value == null) {
            throw BindErrors.nullValue(operand);
        }
        return switch (operand.form()) {
            case Form.Typed(ColumnType type) -> fitting(typed(value, type, operand), operand);
            case Form.ListOf(ColumnType type) -> list(value, type, operand);
            case Form.Cells(ColumnType type, List<String> arguments) ->
                cells((List<?>) value, type, arguments, operand);
            case Form.LikeLiteral(String before, String after) -> before + likeEscaped(text(value, operand)) + after;
            case Form.Text text -> text(value, operand);
            case Form.Named named -> text(value, operand);
            case Form.NamedList named -> list(value, NamedText.TYPE, operand);
            case Form.JsonSteps steps -> steps(text(value, operand), operand);
            case Form.Regex regex -> regex(value, operand);
            case Form.RowCount(boolean isLimit) -> Long.toString(rowCount(value, isLimit, operand));
        };
    }

    /** How many rows a plan can give at most. @throws org.fraiseql.support.EngineException when a list must have a limit and has none */
    long mostRows(Page page) {
        if (page.limit().isEmpty()) {
            return Long.MAX_VALUE;
        }
        Operand limit = page.limit().get();
        Object value = limit.value().resolve(bindings);
        return value == null ? Long.MAX_VALUE : rowCount(value, true, limit);
    }

    private String typed(Object value, ColumnType type, Operand operand) {
        return switch (type) {
            case ColumnType.Scalar(PgScalar scalar, var name) -> {
                String text = text(value, operand);
                if (scalar == PgScalar.INT2 && value instanceof Number) { // a text is PostgreSQL's to read
                    checkSmallInt(text, operand);
                } else if (scalar == PgScalar.JSONB || scalar == PgScalar.HSTORE) {
                    checkJson(text, operand);
                }
                if (WITH_EXPONENTS.contains(scalar)) {
                    checkExponents(text, operand);
                }
                yield text;
            }
            case ColumnType.Enumeration enumeration -> value.toString();
            case ColumnType.Range range -> {
                String text = text(value, operand);
                checkExponents(text, operand);
                yield text;
            }
            case ColumnType.Composite(CompositeType composite) -> recordLiteral((Map<?, ?>) value, composite, operand);
            case ColumnType.Document document -> throw new IllegalArgumentException("objects are not compared");
            case ColumnType.Array array -> {
                List<?> items = value instanceof List<?> list ? list : List.of(value);
                if (array.isOfArrays()) {
                    yield cells(items, array.element(), List.of(), operand);
                }
                checkLengths(items, operand);
                yield arrayLiteral(items, array.innermost(), operand);
            }
        };
    }

    /** A value within another, where PostgreSQL takes nothing but the text forms of its types. */
    private String within(Object value, ColumnType type, Operand operand) {
        String text = typed(value, type, operand);
        return type.isScalar(PgScalar.HSTORE)
                ? HstoreText.ofJson(text).orElseThrow(() -> BindErrors.noObject(operand))
                : text;
    }

    /** PostgreSQL manual, Composite Types: every attribute quoted but those that are NULL, of which nothing is written. */
    private String recordLiteral(Map<?, ?> members, CompositeType type, Operand operand) {
        StringBuilder literal = new StringBuilder();
        for (Column attribute : type.attributes()) {
            literal.append(literal.isEmpty() ? '(' : ',');
            Object member = members.get(attribute.fieldName());
            if (member != null) {
                Operand cell = new Operand(
                        operand.value(), operand.form(), operand.argument().dot(attribute.fieldName()));
                ArrayText.append(within(member, attribute.type(), cell), literal);
            }
        }
        return literal.append(')').toString();
    }

    /** The text forms as an array; an array among them is one item. */
    private String cells(List<?> values, ColumnType type, List<String> arguments, Operand operand) {
        StringBuilder literal = new StringBuilder("{");
        for (int i = 0; i < values.size(); i++) {
            Object value = values.get(i);
            if (literal.length() > 1) {
                literal.append(',');
            }
            if (value == null) {
                literal.append("NULL");
            } else {
                Operand cell = arguments.isEmpty()
                        ? operand
                        : new Operand(
                                operand.value(),
                                operand.form(),
                                ArgumentPath.of(arguments.get(i)),
                                operand.maxLength());
                ArrayText.append(fitting(typed(value, type, cell), cell), literal);
            }
        }
        return literal.append('}').toString();
    }

    /** {@code a.b.0} as the array of its steps. */
    private String steps(String path, Operand operand) {
        List<String> steps = JsonSteps.of(path);
        if (steps.size() > limits.maxInList()) {
            throw BindErrors.tooManyItems(operand, steps.size(), limits.maxInList());
        }
        return arrayLiteral(steps, NamedText.TYPE, operand);
    }

    /** Lists of text in whatever form. */
    private static final class NamedText {
        static final ColumnType TYPE = new ColumnType.Scalar(PgScalar.TEXT_, new SqlName("pg_catalog", "text"));
    }

    /** What is too long by blanks alone is cut to fit (PostgreSQL manual, Character Types). */
    private static String fitting(String text, Operand operand) {
        if (operand.maxLength().isEmpty()
                || text.length() <= operand.maxLength().getAsInt()) {
            return text;
        }
        int most = operand.maxLength().getAsInt();
        int characters = text.codePointCount(0, text.length());
        if (characters > most
                && !text.substring(text.offsetByCodePoints(0, most)).chars().allMatch(letter -> letter == ' ')) {
            throw BindErrors.tooLongForColumn(operand, characters, most);
        }
        return text;
    }

    /** Such JSON is JSON, but no {@code jsonb} (PostgreSQL manual, JSON Types). */
    private static void checkJson(String json, Operand operand) {
        for (int at = json.indexOf(NUL_ESCAPE); at >= 0; at = json.indexOf(NUL_ESCAPE, at + 1)) {
            int backslashes = 0;
            while (backslashes < at && json.charAt(at - 1 - backslashes) == '\\') {
                backslashes++;
            }
            if (backslashes % 2 == 0) {
                throw BindErrors.notText(operand, "a NUL character");
            }
        }
    }

    private void checkExponents(String text, Operand operand) {
        digitsOfExponents += Numeral.exponents(text);
        if (digitsOfExponents > MOST_DIGITS_OF_EXPONENTS) {
            throw BindErrors.tooManyDigits(operand, MOST_DIGITS_OF_EXPONENTS);
        }
    }

    private static void checkSmallInt(String text, Operand operand) {
        int number = Integer.parseInt(text);
        if (number < Short.MIN_VALUE || number > Short.MAX_VALUE) {
            throw BindErrors.outOfRange(operand, text, "smallint");
        }
    }

    private String list(Object value, ColumnType type, Operand operand) {
        List<?> items = value instanceof List<?> list ? list : List.of(value);
        if (items.size() > limits.maxInList()) {
            throw BindErrors.tooManyItems(operand, items.size(), limits.maxInList());
        }
        if (items.stream().anyMatch(item -> item == null)) {
            throw BindErrors.nullItem(operand);
        }
        return type instanceof ColumnType.Array || type.isScalar(PgScalar.HSTORE)
                ? cells(items, type, List.of(), operand)
                : arrayLiteral(items, type, operand);
    }

    /** PostgreSQL manual, Arrays: all lists of one depth are equally long. Answers the lengths by depth. */
    private static List<Integer> checkLengths(List<?> items, Operand operand) {
        if (items.stream().noneMatch(List.class::isInstance)) {
            return List.of(items.size());
        }
        List<List<Integer>> within = items.stream()
                .map(item -> item instanceof List<?> inner ? checkLengths(inner, operand) : List.<Integer>of())
                .distinct()
                .toList();
        if (within.size() > 1) {
            throw BindErrors.unequalLists(operand);
        }
        List<Integer> lengths = new ArrayList<>(List.of(items.size()));
        within.forEach(lengths::addAll);
        return lengths;
    }

    /** PostgreSQL manual, Arrays: every item quoted, so that none can be taken for NULL or for structure. */
    private String arrayLiteral(List<?> items, ColumnType type, Operand operand) {
        StringBuilder literal = new StringBuilder("{");
        for (Object item : items) {
            if (literal.length() > 1) {
                literal.append(isBox(type) ? ';' : ',');
            }
            switch (item) {
                case null -> literal.append("NULL");
                case List<?> inner -> literal.append(arrayLiteral(inner, type, operand));
                default -> ArrayText.append(within(item, type, operand), literal);
            }
        }
        return literal.append('}').toString();
    }

    /** The one type whose arrays have another delimiter ({@code pg_type.typdelim}), as its own form is made of commas. */
    private static boolean isBox(ColumnType type) {
        return type.isKnownByName() && type.sqlName().equals(BOX);
    }

    private static String text(Object value, Operand operand) {
        String text = value.toString();
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            if (letter == 0) {
                throw BindErrors.notText(operand, "a NUL character");
            }
            if (Character.isSurrogate(letter)) {
                boolean isPair = Character.isHighSurrogate(letter)
                        && i + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(i + 1));
                if (!isPair) {
                    throw BindErrors.notText(operand, "half of a surrogate pair");
                }
                i++;
            }
        }
        return text;
    }

    private static String likeEscaped(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }

    private static String regex(Object value, Operand operand) {
        String text = text(value, operand);
        if (text.length() > MAX_REGEX_LENGTH) {
            throw BindErrors.tooLong(operand, text.length(), MAX_REGEX_LENGTH);
        }
        return text;
    }

    private long rowCount(Object value, boolean isLimit, Operand operand) {
        long count = ((Number) value).longValue();
        if (count < 0) {
            throw BindErrors.negative(operand, count);
        }
        if (isLimit
                && limits.maxLimit().isPresent()
                && count > limits.maxLimit().getAsInt()) {
            throw BindErrors.limitTooHigh(operand, count, limits.maxLimit().getAsInt());
        }
        return count;
    }
}
