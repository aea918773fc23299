package org.fraiseql.hostile;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Fragments whose fields merge in ever other ways: below two keys at each level, another number of fragments of the next level, so that no two sets of fields that merge are alike. */
public final class MergingFragments {
    private MergingFragments() {}

    /**
     * Begins with the fragment {@code F0_0}.
     *
     * @param type of all of them
     * @param field of it that is of this type
     * @param last what is selected in the end
     */
    public static String of(String type, String field, String last, int levels) {
        StringBuilder fragments = new StringBuilder();
        for (int level = 0; level < levels; level++) {
            for (int number = 0; number <= level; number++) {
                String next = "...F%d_%d".formatted(level + 1, number + 1);
                String first = number == 0 ? "...F%d_0".formatted(level + 1) : next;
                fragments.append(" fragment F%d_%d on %s { a: %s { %s %s } b: %s { %s } }"
                        .formatted(level, number, type, field, first, next, field, first));
            }
        }
        return IntStream.rangeClosed(0, levels)
                .mapToObj(number -> " fragment F%d_%d on %s { %s }".formatted(levels, number, type, last))
                .collect(Collectors.joining("", fragments, ""));
    }
}
