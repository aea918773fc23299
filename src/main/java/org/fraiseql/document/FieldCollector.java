package org.fraiseql.document;

import graphql.language.DirectivesContainer;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import graphql.schema.GraphQLInterfaceType;
import graphql.schema.GraphQLNamedOutputType;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLUnionType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Merges the selections of one document (GraphQL specification, CollectFields and MergeSelectionSets). Thread-safe. */
final class FieldCollector {
    private final GraphQLSchema schema;
    private final Map<String, FragmentDefinition> fragments;

    FieldCollector(GraphQLSchema schema, Map<String, FragmentDefinition> fragments) {
        this.schema = schema;
        this.fragments = fragments;
    }

    GraphQLSchema schema() {
        return schema;
    }

    /** The fields of a type by response key, in the order of the answer. @param isIncluded what directives say of a field or fragment */
    Map<String, List<Field>> collect(
            SelectionSet set, GraphQLObjectType type, Predicate<DirectivesContainer<?>> isIncluded) {
        Merging merging = new Merging(type, isIncluded);
        merging.add(set);
        return merging.merged;
    }

    /** Collects what is selected below the fields of one response key. */
    Map<String, List<Field>> collectBelow(
            List<Field> fields, GraphQLObjectType type, Predicate<DirectivesContainer<?>> isIncluded) {
        Merging merging = new Merging(type, isIncluded);
        fields.forEach(field -> merging.add(field.getSelectionSet()));
        return merging.merged;
    }

    /** One merged set of selections. */
    private final class Merging {
        private final GraphQLObjectType type;
        private final Predicate<DirectivesContainer<?>> isIncluded;
        private final Map<String, List<Field>> merged = new LinkedHashMap<>();
        private final Set<String> visited = new LinkedHashSet<>();

        Merging(GraphQLObjectType type, Predicate<DirectivesContainer<?>> isIncluded) {
            this.type = type;
            this.isIncluded = isIncluded;
        }

        void add(@Nullable SelectionSet set) {
            if (set == null) {
                return;
            }
            for (Selection<?> selection : set.getSelections()) {
                if (!isIncluded.test((DirectivesContainer<?>) selection)) {
                    continue;
                }
                switch (selection) {
                    case Field field ->
                        merged.computeIfAbsent(field.getResultKey(), key -> new ArrayList<>())
                                .add(field);
                    case InlineFragment inline -> {
                        if (inline.getTypeCondition() == null
                                || applies(inline.getTypeCondition().getName(), type)) {
                            add(inline.getSelectionSet());
                        }
                    }
                    case FragmentSpread spread -> addFragment(spread.getName());
                    default -> throw new IllegalStateException("unknown selection " + selection.getClass());
                }
            }
        }

        private void addFragment(String name) {
            FragmentDefinition fragment = fragments.get(name);
            if (fragment != null
                    && visited.add(name)
                    && applies(fragment.getTypeCondition().getName(), type)) {
                add(fragment.getSelectionSet());
            }
        }
    }

    private boolean applies(String condition, GraphQLObjectType type) {
        if (condition.equals(type.getName())) {
            return true;
        }
        GraphQLType named = schema.getType(condition);
        if (named instanceof GraphQLUnionType union) {
            return union.getTypes().stream().anyMatch(member -> member.getName().equals(type.getName()));
        }
        return named instanceof GraphQLInterfaceType
                && type.getInterfaces().stream()
                        .map(GraphQLNamedOutputType::getName)
                        .anyMatch(condition::equals);
    }
}
