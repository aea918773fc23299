package org.fraiseql.document;

import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.OperationDefinition;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Walks an operation once: refuses what is nested too deep and gathers the names of its root fields. Introspection has a depth of its own. */
final class SelectionDepth {
    private final Map<String, FragmentDefinition> fragments;
    private final int maxDepth;
    private final Set<String> rootFields = new LinkedHashSet<>();
    private final Map<String, Integer> deepestVisits = new LinkedHashMap<>();

    private SelectionDepth(Map<String, FragmentDefinition> fragments, int maxDepth) {
        this.fragments = fragments;
        this.maxDepth = maxDepth;
    }

    /** @return the names of the fields at the root */
    static Set<String> check(OperationDefinition operation, Map<String, FragmentDefinition> fragments, int maxDepth) {
        SelectionDepth walk = new SelectionDepth(fragments, maxDepth);
        walk.visit(operation.getSelectionSet(), 1);
        return walk.rootFields;
    }

    private void visit(@Nullable SelectionSet set, int depth) {
        if (set == null) {
            return;
        }
        if (depth > maxDepth) {
            throw DocumentErrors.tooDeep(maxDepth, set.getSelections().getFirst());
        }
        for (Selection<?> selection : set.getSelections()) {
            switch (selection) {
                case Field field -> visitField(field, depth);
                case InlineFragment inline -> visit(inline.getSelectionSet(), depth);
                case FragmentSpread spread -> visitSpread(spread, depth);
                default -> throw new IllegalStateException("unknown selection " + selection.getClass());
            }
        }
    }

    private void visitSpread(FragmentSpread spread, int depth) {
        FragmentDefinition fragment = fragments.get(spread.getName());
        // once for each depth: fragments that spread others twice would be walked twice as often at each
        if (fragment != null && depth > deepestVisits.getOrDefault(spread.getName(), 0)) {
            deepestVisits.put(spread.getName(), depth);
            visit(fragment.getSelectionSet(), depth);
        }
    }

    private void visitField(Field field, int depth) {
        if (depth == 1) {
            rootFields.add(field.getName());
        }
        if (!field.getName().startsWith("__")) {
            visit(field.getSelectionSet(), depth + 1);
        }
    }
}
