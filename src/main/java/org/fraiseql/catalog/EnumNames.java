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
 * <p>A label that is a name itself keeps it. Others write each other character as {@code _}, and, where two would become one, as {@code _} and its code;
 * what still collides gets {@code _2} in the order of the labels.
 */
public final class EnumNames {
    private EnumNames() {}

    /** A name for each label, in their order. */
    public static Map<String, String> of(List<String> labels) {
        return of(labels, new LinkedHashMap<>());
    }

    /** @param given names that somebody has chosen, by label; no two the same */
    public static Map<String, String> of(List<String> labels, Map<String, String> given) {
        Map<String, String> names = new LinkedHashMap<>();
        Set<String> taken = new LinkedHashSet<>(given.values());
        for (String label : labels) {
            if (Names.isEnumValue(label) && !given.containsKey(label) && taken.add(label)) {
                names.put(label, label);
            }
        }
        names.putAll(given);
        Map<String, List<String>> wanting = new LinkedHashMap<>();
        labels.stream().filter(label -> !names.containsKey(label)).forEach(label -> wanting.computeIfAbsent(
                        Names.enumValue(label), name -> new ArrayList<>())
                .add(label));
        wanting.forEach((name, wanted) -> wanted.forEach(label -> {
            boolean isAlone = wanted.size() == 1 && !taken.contains(name);
            names.put(label, free(isAlone ? name : Names.codedEnumValue(label), taken));
        }));
        Map<String, String> inOrder = new LinkedHashMap<>();
        labels.forEach(label -> inOrder.put(label, names.getOrDefault(label, label)));
        return inOrder;
    }

    private static String free(String name, Set<String> taken) {
        String free = name;
        for (int i = 2; !taken.add(free); i++) {
            free = name + "_" + i;
        }
        return free;
    }
}
