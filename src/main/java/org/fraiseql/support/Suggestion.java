package org.fraiseql.support;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the name that was probably meant: the nearest by Levenshtein distance with swapped neighbours as one step, at most a third of the word away.
 * A name that is too short to be clear ({@code posts} for {@code postsByAuthor} and {@code postsByEditor}) is answered with the longer ones.
 */
public final class Suggestion {
    private static final int MAX_QUALIFIED = 5;
    private static final String BY = "By";

    /** Names that are longer are nobody's slip, and comparing two of them takes the square of it. */
    private static final int LONGEST = 100;

    private Suggestion() {}

    /** {@code " Did you mean \"x\"?"}, or nothing if no known name is near. */
    public static String didYouMean(String given, Collection<String> known) {
        Set<String> meant = new LinkedHashSet<>(qualified(given, known));
        nearest(given, known).ifPresent(meant::add);
        return meant.isEmpty() ? "" : " Did you mean \"" + String.join("\" or \"", meant) + "\"?";
    }

    /** Those that begin with what was given and say more behind a {@code By}. */
    private static List<String> qualified(String given, Collection<String> known) {
        return given.isEmpty() || given.length() > LONGEST
                ? List.of()
                : known.stream()
                        .filter(name -> name.startsWith(given) && name.startsWith(BY, given.length()))
                        .sorted()
                        .limit(MAX_QUALIFIED)
                        .toList();
    }

    public static Optional<String> nearest(String given, Collection<String> known) {
        if (given.length() > LONGEST) {
            return Optional.empty();
        }
        String best = null;
        String small = given.toLowerCase(Locale.ROOT);
        int bestDistance = Math.max(2, given.length() / 3) + 1;
        for (String name : known) {
            if (Math.abs(name.length() - given.length()) >= bestDistance) {
                continue;
            }
            int distance = distance(small, name.toLowerCase(Locale.ROOT), bestDistance);
            if (distance < bestDistance) {
                best = name;
                bestDistance = distance;
            }
        }
        return Optional.ofNullable(best);
    }

    /** @param bound whatever is as far or farther is of no interest, and may be told as any figure from there on */
    private static int distance(String left, String right, int bound) {
        int[] beforePrevious = new int[right.length() + 1];
        int[] previous = new int[right.length() + 1];
        int[] current = new int[right.length() + 1];
        for (int j = 0; j <= right.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= left.length(); i++) {
            current[0] = i;
            int least = i;
            for (int j = 1; j <= right.length(); j++) {
                int replaced = previous[j - 1] + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(replaced, Math.min(previous[j], current[j - 1]) + 1);
                boolean isSwapped = i > 1
                        && j > 1
                        && left.charAt(i - 1) == right.charAt(j - 2)
                        && left.charAt(i - 2) == right.charAt(j - 1);
                if (isSwapped) {
                    current[j] = Math.min(current[j], beforePrevious[j - 2] + 1);
                }
                least = Math.min(least, current[j]);
            }
            if (least > bound) {
                return least; // a swap may still save one
            }
            int[] free = beforePrevious;
            beforePrevious = previous;
            previous = current;
            current = free;
        }
        return previous[right.length()];
    }
}
