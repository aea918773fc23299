package org.fraiseql.catalog;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Names of enum values for labels of the database, no two the same (docs/naming.md).
 *
 * <p>Each character that GraphQL does not allow becomes {@code _}, or, where two labels would become one, {@code _} and its code; what still collides gets
 * {@code _2}. A later label never takes the name that an earlier one had.
 */
public final class EnumNames {
    private EnumNames() {}

    /** A name for each label, in their order. @param labels the earlier first */
    public static Map<String, String> of(List<String> labels) {
        return of(labels, new LinkedHashMap<>());
    }

    /** @param given names that somebody has chosen, by label; no two the same */
    public static Map<String, String> of(List<String> labels, Map<String, String> given) {
        Set<String> taken = new LinkedHashSet<>(given.values());
        Map<String, List<String>> wanting = new LinkedHashMap<>();
        labels.stream().filter(label -> !given.containsKey(label)).forEach(label -> wanting.computeIfAbsent(
                        Names.enumValue(label), name -> new ArrayList<>())
                .add(label));
        Map<String, String> names = new LinkedHashMap<>(given);
        wanting.forEach((plain, wanted) -> {
            boolean isKept = !taken.contains(plain) && (wanted.size() == 1 || isPlain(wanted.getFirst(), plain));
            if (isKept) {
                names.put(wanted.getFirst(), plain);
                taken.add(plain);
            }
        });
        Set<String> wished = new LinkedHashSet<>(wanting.keySet());
        wanting.forEach((plain, wanted) -> wanted.stream()
                .filter(label -> !names.containsKey(label))
                .forEach(label -> names.put(
                        label, isPlain(label, plain) ? free(plain, wished, taken) : coded(label, wished, taken))));
        Map<String, String> inOrder = new LinkedHashMap<>();
        labels.forEach(label -> inOrder.put(label, names.getOrDefault(label, label)));
        return inOrder;
    }

    /** Whether it has no characters that could be written in codes. */
    private static boolean isPlain(String label, String plain) {
        return Names.codedEnumValue(label).equals(plain);
    }

    private static String coded(String label, Set<String> wished, Set<String> taken) {
        String name = Names.codedEnumValue(label);
        return !wished.contains(name) && taken.add(name) ? name : free(name, wished, taken);
    }

    private static String free(String name, Set<String> wished, Set<String> taken) {
        String before = name.equals("_") ? name : name + "_"; // two at the beginning are GraphQL's own
        int number = 2;
        while (wished.contains(before + number) || !taken.add(before + number)) {
            number++;
        }
        return before + number;
    }
}
