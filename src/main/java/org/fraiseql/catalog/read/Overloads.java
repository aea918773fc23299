package org.fraiseql.catalog.read;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.fraiseql.catalog.DatabaseSnapshot.ArgumentRow;
import org.fraiseql.catalog.DatabaseSnapshot.RoutineRow;
import org.fraiseql.catalog.Names;
import org.fraiseql.catalog.Notice;

/**
 * PostgreSQL tells routines of one name apart by the types of their arguments, GraphQL has one field of a name. They are told apart by the names of their
 * arguments: the one with the fewest has the short name, the others {@code searchByTermAndYear}. Those with the same names of arguments are left out. Where
 * another could be called with the same arguments, nobody has the short name: it would come to mean something else when one of them is added.
 */
final class Overloads {
    private Overloads() {}

    /** What each routine wants to be called, in their order. @param fieldName of a routine that is alone */
    static Map<RoutineRow, String> names(
            List<RoutineRow> routines, Function<RoutineRow, String> fieldName, List<Notice> notices) {
        Map<List<String>, List<RoutineRow>> groups = new LinkedHashMap<>();
        for (RoutineRow routine : routines) {
            groups.computeIfAbsent(
                            List.of(routine.name().schema(), fieldName.apply(routine)), name -> new ArrayList<>())
                    .add(routine);
        }
        Map<RoutineRow, String> names = new LinkedHashMap<>();
        groups.forEach((key, group) -> {
            if (group.size() == 1) {
                names.put(group.getFirst(), key.getLast());
            } else {
                names.putAll(told(group, key.getLast(), notices));
            }
        });
        Map<RoutineRow, String> inOrder = new LinkedHashMap<>();
        routines.stream().filter(names::containsKey).forEach(routine -> inOrder.put(routine, names.get(routine)));
        return inOrder;
    }

    private static Map<RoutineRow, String> told(List<RoutineRow> group, String name, List<Notice> notices) {
        Map<Set<String>, List<RoutineRow>> byArguments = new LinkedHashMap<>();
        group.forEach(routine -> byArguments
                .computeIfAbsent(arguments(routine), names -> new ArrayList<>())
                .add(routine));
        Optional<RoutineRow> shortest = shortest(group);
        Map<RoutineRow, String> names = new LinkedHashMap<>();
        byArguments.forEach((arguments, routines) -> {
            RoutineRow first = routines.getFirst();
            boolean isTold = routines.size() == 1 && !arguments.contains("");
            if (shortest.filter(first::equals).isPresent()) {
                names.put(first, name);
            } else if (isTold) {
                names.put(first, name + qualification(first));
            } else {
                notices.add(Notice.leftOut(
                        arguments.contains("")
                                ? CatalogMessages.unnamedOverloaded(first.name(), name)
                                : CatalogMessages.overloaded(first.name(), name)));
            }
        });
        return names;
    }

    /** {@code ByTermAndYear}. */
    static String qualification(RoutineRow routine) {
        Set<String> arguments = arguments(routine);
        return arguments.isEmpty()
                ? "WithoutArguments"
                : "By"
                        + Names.raiseFirst(arguments.stream()
                                .map(argument -> Names.raiseFirst(Names.camelCase(argument)))
                                .collect(Collectors.joining("And")));
    }

    /** The function with the fewest arguments, if no call of it could be a call of another. */
    private static Optional<RoutineRow> shortest(List<RoutineRow> group) {
        int fewest = group.stream()
                .mapToInt(routine -> routine.inputs().size())
                .min()
                .orElse(0);
        List<RoutineRow> shortest = group.stream()
                .filter(routine -> routine.inputs().size() == fewest)
                .toList();
        return shortest.size() == 1
                        && group.stream()
                                .filter(other -> !other.equals(shortest.getFirst()))
                                .noneMatch(other -> areCalledAlike(shortest.getFirst(), other))
                ? Optional.of(shortest.getFirst())
                : Optional.empty();
    }

    /** Whether what one needs the other takes, both ways. Arguments without names are called {@code arg1} and so on. */
    private static boolean areCalledAlike(RoutineRow one, RoutineRow other) {
        return arguments(other).containsAll(needed(one)) && arguments(one).containsAll(needed(other));
    }

    private static Set<String> needed(RoutineRow routine) {
        List<ArgumentRow> inputs = routine.inputs();
        return names(inputs.subList(0, Math.max(0, inputs.size() - routine.defaults())));
    }

    private static Set<String> arguments(RoutineRow routine) {
        return names(routine.inputs());
    }

    private static Set<String> names(List<ArgumentRow> arguments) {
        return arguments.stream().map(ArgumentRow::name).collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
