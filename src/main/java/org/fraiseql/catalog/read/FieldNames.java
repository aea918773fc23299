package org.fraiseql.catalog.read;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fraiseql.catalog.Names;

/**
 * Names of fields that stand in an order, as the columns of a table do, no two the same (docs/naming.md).
 *
 * <p>What carries a name has it. Where several would become one, those with characters that GraphQL does not allow write them in codes; what still
 * collides gets {@code _2} in their order. A later column never takes a name that an earlier one had: it stands behind it.
 */
final class FieldNames {
    private final Set<String> taken;

    /** @param taken names that none of them can have */
    FieldNames(Set<String> taken) {
        this.taken = new LinkedHashSet<>(taken);
    }

    /** @param given the name that it carries, valid in GraphQL */
    record Wish(String sqlName, Optional<String> given) {
        String plain() {
            return Names.camelCase(sqlName);
        }

        /** Whether it has characters that could be written in codes. */
        boolean isOdd() {
            return !Names.coded(sqlName).equals(plain());
        }
    }

    /** A wish and what became of it. */
    record Settled(Wish wish, String wished, String name) {
        boolean isAsWished() {
            return name.equals(wished);
        }
    }

    /** In the order of the wishes. */
    List<Settled> settle(List<Wish> wishes) {
        String[] names = new String[wishes.size()];
        Map<String, List<Integer>> groups = new LinkedHashMap<>();
        for (int i = 0; i < names.length; i++) {
            Wish wish = wishes.get(i);
            if (wish.given().isPresent() && taken.add(wish.given().get())) {
                names[i] = wish.given().get();
            } else {
                groups.computeIfAbsent(wish.plain(), plain -> new ArrayList<>()).add(i);
            }
        }
        Set<String> wished = new LinkedHashSet<>(groups.keySet());
        wished.removeAll(taken);
        groups.forEach((plain, group) -> settle(plain, group, wishes, names, wished));
        List<Settled> settled = new ArrayList<>();
        for (int i = 0; i < names.length; i++) {
            Wish wish = wishes.get(i);
            settled.add(new Settled(wish, wish.given().orElse(wish.plain()), names[i]));
        }
        return settled;
    }

    private void settle(String plain, List<Integer> group, List<Wish> wishes, String[] names, Set<String> wished) {
        boolean isContested = group.size() > 1 || taken.contains(plain);
        for (int i : group) {
            Wish wish = wishes.get(i);
            boolean isFirst = i == group.getFirst();
            if (isFirst && !taken.contains(plain) && (!isContested || !wish.isOdd())) {
                names[i] = plain;
                taken.add(plain);
            } else {
                names[i] = free(wish.isOdd() ? Names.coded(wish.sqlName()) : plain, plain, wished);
            }
        }
    }

    /** Names that others wish for are not free either, whichever of them is looked at first. */
    private String free(String name, String own, Set<String> wished) {
        boolean isCoded = !name.equals(own);
        String free = isCoded ? name : Names.numbered(name, 2);
        for (int i = isCoded ? 2 : 3; wished.contains(free) || !taken.add(free); i++) {
            free = Names.numbered(name, i);
        }
        return free;
    }
}
