package org.fraiseql.schema;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fraiseql.catalog.ColumnType;
import org.fraiseql.catalog.PgScalar;

/** What the form of a text ({@link org.fraiseql.catalog.DocumentForm}) does not tell yet of whether it is a value of a type. */
public final class TextValues {
    private static final Pattern BOUNDS = Pattern.compile("[\\[(]\"?([^,\"]*)\"?,\"?([^,\"\\])]*)\"?[\\])]");

    private TextValues() {}

    /** Whether a text that has the type's form is one of its values. */
    public static Predicate<String> of(ColumnType type) {
        if (type instanceof ColumnType.Range(ColumnType element, var name, var isMultirange)) {
            Comparator<String> order = order(element);
            return text -> isInOrder(text, order);
        }
        return type.isScalar(PgScalar.CIDR) ? TextValues::isNetwork : text -> true;
    }

    private static boolean isNetwork(String text) {
        try {
            NetworkForms.cidr(text);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean isInOrder(String text, Comparator<String> order) {
        Matcher bounds = BOUNDS.matcher(text);
        while (bounds.find()) {
            boolean isOpen = bounds.group(1).isEmpty() || bounds.group(2).isEmpty();
            if (!isOpen && order.compare(bounds.group(1), bounds.group(2)) > 0) {
                return false;
            }
        }
        return true;
    }

    /** Days and times that are written in the same way are in the order of their texts; of others it is not known. */
    private static Comparator<String> order(ColumnType element) {
        boolean isNumber = element.isScalar(PgScalar.INT4)
                || element.isScalar(PgScalar.INT8)
                || element.isScalar(PgScalar.NUMERIC);
        return isNumber
                ? Comparator.comparing(BigDecimal::new)
                : (one, other) ->
                        one.length() == other.length() && Character.isDigit(one.charAt(0)) ? one.compareTo(other) : 0;
    }
}
