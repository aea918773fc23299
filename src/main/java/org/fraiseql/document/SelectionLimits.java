package org.fraiseql.document;

import graphql.introspection.Introspection;
import graphql.language.Field;
import graphql.language.OperationDefinition;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLInterfaceType;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import graphql.schema.GraphQLUnionType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.fraiseql.support.config.LimitsConfig;

/**
 * Walks an operation once, before its variables are known, and refuses what selects too much: fields at the root, levels, response keys of one field, fields
 * in all. Fragments are spread out and merged as in the answer; what {@code @include} and {@code @skip} may leave out counts. Introspection has {@link IntrospectionBounds} of
 * its own.
 */
final class SelectionLimits {
    /** Fragments let a short document select without bounds; each selection becomes a piece of a plan and of SQL. */
    static final int MAX_SELECTIONS = 10_000;

    private final FieldCollector fields;
    private final LimitsConfig limits;
    private int count;

    private SelectionLimits(FieldCollector fields, LimitsConfig limits) {
        this.fields = fields;
        this.limits = limits;
    }

    /**
     * @return the names of the fields at the root
     * @throws org.fraiseql.support.EngineException {@code LIMIT_EXCEEDED}
     */
    static Set<String> check(
            OperationDefinition operation, GraphQLObjectType rootType, FieldCollector fields, LimitsConfig limits) {
        Map<String, List<Field>> roots = fields.collect(operation.getSelectionSet(), rootType, directives -> true);
        SelectionLimits walk = new SelectionLimits(fields, limits);
        walk.checkRoots(roots);
        walk.check(roots, rootType, 1);
        Set<String> names = new LinkedHashSet<>();
        roots.values().forEach(merged -> names.add(merged.getFirst().getName()));
        return names;
    }

    private void checkRoots(Map<String, List<Field>> roots) {
        if (roots.size() > limits.maxRootFields()) {
            Field first =
                    List.copyOf(roots.values()).get(limits.maxRootFields()).getFirst();
            throw DocumentErrors.tooManyRootFields(roots.size(), limits.maxRootFields(), first);
        }
    }

    private void check(Map<String, List<Field>> selected, GraphQLObjectType type, int depth) {
        if (selected.isEmpty()) {
            return;
        }
        if (depth > limits.maxDepth()) {
            throw DocumentErrors.tooDeep(
                    limits.maxDepth(), selected.values().iterator().next().getFirst());
        }
        count += selected.size();
        if (count > MAX_SELECTIONS) {
            throw DocumentErrors.tooManySelections(MAX_SELECTIONS);
        }
        checkAliases(selected.values());
        for (List<Field> merged : selected.values()) {
            checkBelow(merged, type, depth);
        }
    }

    private void checkAliases(Iterable<List<Field>> selected) {
        Map<String, List<Field>> keysByName = new LinkedHashMap<>();
        for (List<Field> merged : selected) {
            Field first = merged.getFirst();
            keysByName
                    .computeIfAbsent(first.getName(), name -> new ArrayList<>(1))
                    .add(first);
        }
        for (Map.Entry<String, List<Field>> keys : keysByName.entrySet()) {
            List<Field> aliases = keys.getValue();
            if (aliases.size() > limits.maxAliases()) {
                throw DocumentErrors.tooManyAliases(
                        keys.getKey(), aliases.size(), limits.maxAliases(), aliases.get(limits.maxAliases()));
            }
        }
    }

    private void checkBelow(List<Field> merged, GraphQLObjectType type, int depth) {
        Field first = merged.getFirst();
        if (first.getSelectionSet() == null) {
            return;
        }
        GraphQLFieldDefinition definition = Introspection.getFieldDefinition(fields.schema(), type, first.getName());
        GraphQLType below = GraphQLTypeUtil.unwrapAll(definition.getType());
        for (GraphQLObjectType possible : possibleTypes(below)) {
            boolean introspects = possible.getName().startsWith("__");
            check(fields.collectBelow(merged, possible, directives -> true), possible, introspects ? depth : depth + 1);
        }
    }

    private List<GraphQLObjectType> possibleTypes(GraphQLType type) {
        return switch (type) {
            case GraphQLObjectType object -> List.of(object);
            case GraphQLInterfaceType shared ->
                Objects.requireNonNull(fields.schema().getImplementations(shared));
            case GraphQLUnionType union ->
                union.getTypes().stream().map(GraphQLObjectType.class::cast).toList();
            default -> List.of();
        };
    }
}
