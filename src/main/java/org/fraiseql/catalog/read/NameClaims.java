package org.fraiseql.catalog.read;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.fraiseql.catalog.Names;

/**
 * Settles who gets which name where each name can be had once.
 *
 * <p>Everything that wants a name claims it with a rank and says what it would take otherwise. A name goes to the claim of the best rank; of equals nobody
 * gets it. Whoever does not get a name claims the next of his, but goes on standing in the way of his equals: a name that was contested once is nobody's. The
 * outcome does not depend on the order of claims, and one more claim never gives a name to another owner of the same rank: it may only take it away.
 * Whoever has no claim left gets {@code _2} behind his last.
 *
 * @param <T> owners, told apart by {@code equals}
 */
final class NameClaims<T> {
    /** @param rank the lower the better */
    record Claim(String name, int rank) {}

    /**
     * What became of the claims of one owner.
     *
     * @param rivals who else claimed what was wished for, by whatever claim
     */
    record Settled<T>(T owner, String wished, String name, List<T> rivals) {
        boolean isAsWished() {
            return name.equals(wished);
        }
    }

    /** An owner at one of his claims; without an owner a name is only refused to others. */
    private record Visit<T>(Optional<T> owner, int rank) {}

    private final Predicate<String> isTaken;
    private final Map<T, List<Claim>> claims = new LinkedHashMap<>();
    private final Map<T, Integer> positions = new LinkedHashMap<>();
    private final Map<String, List<Visit<T>>> visits = new LinkedHashMap<>();
    private final Map<T, String> kept = new LinkedHashMap<>();

    /** @param isTaken whether a name is out of reach for all */
    NameClaims(Predicate<String> isTaken) {
        this.isTaken = isTaken;
    }

    /** @param wishes the best first, at least one */
    void add(T owner, List<Claim> wishes) {
        claims.put(owner, List.copyOf(wishes));
    }

    /** It has this name, whoever claims it. */
    void keep(T owner, String name) {
        kept.put(owner, name);
    }

    /** Keeps a name from all claims of this rank or below. */
    void refuse(String name, int rank) {
        visits.computeIfAbsent(name, any -> new ArrayList<>()).add(new Visit<>(Optional.empty(), rank));
    }

    /** Every name that somebody claimed. */
    Set<String> claimed() {
        Set<String> claimed = new LinkedHashSet<>();
        visits.forEach((name, ofName) -> {
            if (ofName.stream().anyMatch(visit -> visit.owner().isPresent())) {
                claimed.add(name);
            }
        });
        return claimed;
    }

    /** In the order of {@link #add}; what keeps its name before. */
    Map<T, Settled<T>> settle() {
        kept.keySet().forEach(claims::remove);
        Deque<String> changed = new ArrayDeque<>(new LinkedHashSet<>(visits.keySet()));
        claims.keySet().forEach(owner -> visit(owner, 0, changed));
        while (!changed.isEmpty()) {
            String name = changed.remove();
            for (Visit<T> visit : List.copyOf(visits.getOrDefault(name, List.of()))) {
                visit.owner()
                        .filter(owner -> isAt(owner, name) && !isBest(visit, name))
                        .ifPresent(owner -> visit(owner, positions.getOrDefault(owner, 0) + 1, changed));
            }
        }
        return settled();
    }

    private void visit(T owner, int position, Deque<String> changed) {
        positions.put(owner, position);
        List<Claim> wishes = claims.getOrDefault(owner, List.of());
        if (position < wishes.size()) {
            Claim claim = wishes.get(position);
            visits.computeIfAbsent(claim.name(), any -> new ArrayList<>())
                    .add(new Visit<>(Optional.of(owner), claim.rank()));
            changed.add(claim.name());
        }
    }

    private boolean isAt(T owner, String name) {
        return current(owner).filter(claim -> claim.name().equals(name)).isPresent();
    }

    private Optional<Claim> current(T owner) {
        List<Claim> wishes = claims.getOrDefault(owner, List.of());
        int position = positions.getOrDefault(owner, 0);
        return position < wishes.size() ? Optional.of(wishes.get(position)) : Optional.empty();
    }

    private boolean isBest(Visit<T> visit, String name) {
        return !isTaken(name)
                && visits.getOrDefault(name, List.of()).stream()
                        .noneMatch(other ->
                                other.rank() <= visit.rank() && !other.owner().equals(visit.owner()));
    }

    private Map<T, Settled<T>> settled() {
        Set<String> given = new LinkedHashSet<>();
        claims.keySet().forEach(owner -> current(owner).ifPresent(claim -> given.add(claim.name())));
        Map<T, Settled<T>> settled = new LinkedHashMap<>();
        kept.forEach((owner, name) -> settled.put(owner, new Settled<>(owner, name, name, List.of())));
        claims.forEach((owner, wishes) -> {
            String name = current(owner)
                    .map(Claim::name)
                    .orElseGet(() -> numbered(wishes.getLast().name(), given));
            String wished = wishes.getFirst().name();
            settled.put(owner, new Settled<>(owner, wished, name, rivals(owner, wished)));
        });
        return settled;
    }

    private List<T> rivals(T owner, String wished) {
        Stream<T> keeping = kept.entrySet().stream()
                .filter(entry -> entry.getValue().equals(wished))
                .map(Map.Entry::getKey);
        Stream<T> visiting = visits.getOrDefault(wished, List.of()).stream().flatMap(visit -> visit.owner().stream());
        return Stream.concat(keeping, visiting)
                .filter(other -> !other.equals(owner))
                .distinct()
                .toList();
    }

    private boolean isTaken(String name) {
        return isTaken.test(name) || kept.containsValue(name);
    }

    private String numbered(String name, Set<String> given) {
        int number = 2;
        String free = Names.numbered(name, number);
        while (isTaken(free) || visits.containsKey(free) || !given.add(free)) {
            number++;
            free = Names.numbered(name, number);
        }
        return free;
    }
}
