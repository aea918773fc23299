package org.fraiseql.document;

import graphql.language.Document;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.OperationDefinition;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Bounds what all operations of a document select together, before it is validated, without its types. Whoever checks that fields of the same response key can be merged
 * (GraphQL specification, section 5.3.2; graphql-java does so first of all) looks at each set of fields that merge: fragments may spread out into exponentially many sets, and
 * each operation into those of one long fragment once more.
 */
final class MergedSelections {
    /** Fields and fragments that are looked at. */
    static final int MAX = 50_000;

    private final Map<String, FragmentDefinition> fragments = new LinkedHashMap<>();
    private int count;

    private MergedSelections(Document document) {
        document.getDefinitionsOfType(FragmentDefinition.class)
                .forEach(fragment -> fragments.putIfAbsent(fragment.getName(), fragment));
    }

    /**
     * @return false where fragments spread themselves, so that there is no end of it
     * @throws org.fraiseql.support.EngineException {@code LIMIT_EXCEEDED}
     */
    static boolean check(Document document) {
        MergedSelections selections = new MergedSelections(document);
        if (selections.haveCycles()) {
            return false;
        }
        for (OperationDefinition operation : document.getDefinitionsOfType(OperationDefinition.class)) {
            selections.merge(List.of(operation.getSelectionSet()));
        }
        return true;
    }

    private boolean haveCycles() {
        Set<String> ended = new LinkedHashSet<>();
        Set<String> open = new LinkedHashSet<>();
        return fragments.keySet().stream().anyMatch(name -> isOnCycle(name, open, ended));
    }

    private boolean isOnCycle(String name, Set<String> open, Set<String> ended) {
        FragmentDefinition fragment = fragments.get(name);
        if (fragment == null || ended.contains(name)) {
            return false;
        }
        if (!open.add(name)) {
            return true;
        }
        Set<String> spread = new LinkedHashSet<>();
        addSpread(fragment.getSelectionSet(), spread);
        boolean isOnCycle = spread.stream().anyMatch(other -> isOnCycle(other, open, ended));
        open.remove(name);
        ended.add(name);
        return isOnCycle;
    }

    private static void addSpread(SelectionSet selected, Set<String> names) {
        for (Selection<?> selection : selected.getSelections()) {
            switch (selection) {
                case Field field when field.getSelectionSet() != null -> addSpread(field.getSelectionSet(), names);
                case InlineFragment inline -> addSpread(inline.getSelectionSet(), names);
                case FragmentSpread spread -> names.add(spread.getName());
                default -> {
                    // a field without fields
                }
            }
        }
    }

    private void merge(List<SelectionSet> merged) {
        Map<String, List<SelectionSet>> below = new LinkedHashMap<>();
        Set<String> spread = new LinkedHashSet<>();
        merged.forEach(selected -> collect(selected, spread, below));
        below.values().forEach(this::merge);
    }

    private void collect(SelectionSet selected, Set<String> spread, Map<String, List<SelectionSet>> below) {
        for (Selection<?> selection : selected.getSelections()) {
            if (++count > MAX) {
                throw DocumentErrors.tooManyMergedSelections(MAX);
            }
            switch (selection) {
                case Field field
                when field.getSelectionSet() != null ->
                    below.computeIfAbsent(field.getResultKey(), key -> new ArrayList<>(1))
                            .add(field.getSelectionSet());
                case InlineFragment inline -> collect(inline.getSelectionSet(), spread, below);
                case FragmentSpread named -> {
                    FragmentDefinition fragment = fragments.get(named.getName());
                    if (fragment != null && spread.add(named.getName())) {
                        collect(fragment.getSelectionSet(), spread, below);
                    }
                }
                default -> {
                    // a field without fields
                }
            }
        }
    }
}
