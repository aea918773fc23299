package org.fraiseql.catalog;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Names of enum values for labels of the database, no two the same (docs/naming.md).
 *
 * <p>Each character that GraphQL does not allow becomes {@code _}, or, where two labels would become one, {@code _} and its code; what still collides gets
 * {@code _2}. Labels are named as they were added, one by one: a later label never takes a name that an earlier one ever had, and takes none from it but the short
 * one that both want.
 */
public final class EnumNames {
    private final Map<String, String> names;
    /** All names that there ever were: the labels that had them first. */
    private final Map<String, String> holders = new LinkedHashMap<>();

    private EnumNames(Map<String, String> given) {
        this.names = new LinkedHashMap<>(given);
        given.forEach((label, name) -> holders.put(name, label));
    }

    /** A name for each label, in their order. @param labels the earlier first */
    public static Map<String, String> of(List<String> labels) {
        return of(labels, new LinkedHashMap<>());
    }

    /** @param given names that somebody has chosen, by label; no two the same */
    public static Map<String, String> of(List<String> labels, Map<String, String> given) {
        EnumNames named = new EnumNames(given);
        labels.stream()
                .filter(label -> !given.containsKey(label))
                .forEach(label -> named.add(label, given::containsKey));
        Map<String, String> inOrder = new LinkedHashMap<>();
        labels.forEach(label -> inOrder.put(label, named.names.getOrDefault(label, label)));
        return inOrder;
    }

    private void add(String label, Predicate<String> isGiven) {
        String wished = Names.enumValue(label);
        String holder = holders.putIfAbsent(wished, label);
        if (holder == null) {
            names.put(label, wished);
            return;
        }
        boolean wantsIt = Names.enumValue(holder).equals(wished);
        if (wantsIt && wished.equals(names.get(holder)) && !isGiven.test(holder) && !isPlain(holder)) {
            names.put(holder, free(Names.codedEnumValue(holder), holder));
        }
        names.put(label, free(Names.codedEnumValue(label), label));
    }

    /** Whether it has no characters that could be written in codes. */
    private static boolean isPlain(String label) {
        return Names.codedEnumValue(label).equals(Names.enumValue(label));
    }

    private String free(String coded, String label) {
        if (holders.putIfAbsent(coded, label) == null) {
            return coded;
        }
        String before = coded.equals("_") ? coded : coded + "_"; // two at the beginning are GraphQL's own
        int number = 2;
        while (holders.putIfAbsent(before + number, label) != null) {
            number++;
        }
        return before + number;
    }
}
