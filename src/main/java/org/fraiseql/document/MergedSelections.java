package org.fraiseql.document;

import graphql.language.Document;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.OperationDefinition;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import graphql.validation.OperationValidationRule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Bounds what all operations of a document select together, before it is validated, without its types. Whoever checks that fields of the same response key can be merged
 * (GraphQL specification, section 5.3.2; graphql-java does so first of all) looks at each set of fields that merge: fragments may spread out into exponentially many sets, and
 * each operation into those of one long fragment once more.
 */
final class MergedSelections {
    /** Fields and fragments that are looked at. */
    static final int MAX = 50_000;

    /** Fragments that spread one another: each takes of the stack of whoever looks at them. */
    static final int MAX_LEVELS = 200;

    private final Map<String, FragmentDefinition> fragments = new LinkedHashMap<>();
    private boolean isAmbiguous;
    private int count;

    private MergedSelections(Document document) {
        for (FragmentDefinition fragment : document.getDefinitionsOfType(FragmentDefinition.class)) {
            isAmbiguous |= fragments.put(fragment.getName(), fragment) != null;
        }
    }

    /**
     * @return the rule that is broken so that nothing else can be looked at: two fragments have one name, or fragments spread themselves without end
     * @throws org.fraiseql.support.EngineException {@code LIMIT_EXCEEDED}
     */
    static Optional<OperationValidationRule> check(Document document) {
        MergedSelections selections = new MergedSelections(document);
        if (selections.isAmbiguous) {
            return Optional.of(OperationValidationRule.UNIQUE_FRAGMENT_NAMES);
        }
        if (selections.haveCycles()) {
            return Optional.of(OperationValidationRule.NO_FRAGMENT_CYCLES);
        }
        for (OperationDefinition operation : document.getDefinitionsOfType(OperationDefinition.class)) {
            selections.merge(List.of(operation.getSelectionSet()));
        }
        return Optional.empty();
    }

    private boolean haveCycles() {
        Map<String, Integer> levels = new LinkedHashMap<>();
        Set<String> open = new LinkedHashSet<>();
        for (String name : fragments.keySet()) {
            if (levels(name, open, levels) < 0) {
                return true;
            }
        }
        return false;
    }

    /** How many fragments spread one another below this one, and with it; negative where there is no end of it. */
    private int levels(String name, Set<String> open, Map<String, Integer> known) {
        FragmentDefinition fragment = fragments.get(name);
        if (fragment == null || known.containsKey(name)) {
            return known.getOrDefault(name, 0);
        }
        if (!open.add(name)) {
            return -1;
        }
        if (open.size() > MAX_LEVELS) {
            throw DocumentErrors.fragmentsTooDeep(MAX_LEVELS);
        }
        Set<String> spread = new LinkedHashSet<>();
        addSpread(fragment.getSelectionSet(), spread);
        int levels = 1;
        for (String other : spread) {
            int below = levels(other, open, known);
            if (below < 0) {
                return -1;
            }
            levels = Math.max(levels, 1 + below);
        }
        if (levels > MAX_LEVELS) {
            throw DocumentErrors.fragmentsTooDeep(MAX_LEVELS);
        }
        open.remove(name);
        known.put(name, levels);
        return levels;
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
        for (SelectionSet selected : merged) {
            collect(selected, spread, below);
        }
        for (List<SelectionSet> ofOneKey : below.values()) {
            merge(ofOneKey);
        }
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
