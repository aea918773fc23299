package org.fraiseql.document;

import graphql.Directives;
import graphql.language.Argument;
import graphql.language.BooleanValue;
import graphql.language.Directive;
import graphql.language.DirectivesContainer;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.SelectionSet;
import graphql.language.SourceLocation;
import graphql.language.VariableReference;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLInterfaceType;
import graphql.schema.GraphQLNamedOutputType;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import graphql.schema.GraphQLUnionType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fraiseql.support.Problem;
import org.jspecify.annotations.Nullable;

/** Collects fields (GraphQL specification, CollectFields and MergeSelectionSets) of object types into {@link Selection}s. Thread-safe. */
final class SelectionReader {
    /** Fragments let a short document select without bounds; each selection becomes a piece of a plan and of SQL. */
    static final int MAX_SELECTIONS = 10_000;

    private static final Map<String, List<Selection>> NO_TYPES = Collections.emptyMap();

    private final GraphQLSchema schema;
    private final Map<String, FragmentDefinition> fragments;
    private final Map<String, GraphQLType> variableTypes;

    SelectionReader(
            GraphQLSchema schema, Map<String, FragmentDefinition> fragments, Map<String, GraphQLType> variableTypes) {
        this.variableTypes = variableTypes;
        this.schema = schema;
        this.fragments = fragments;
    }

    List<Selection> read(SelectionSet set, GraphQLObjectType type, Map<String, @Nullable Object> variables) {
        return new Reading(variables).read(set, type);
    }

    /** One operation with one request's variables. */
    private final class Reading {
        private final Map<String, @Nullable Object> variables;
        private int count;

        Reading(Map<String, @Nullable Object> variables) {
            this.variables = variables;
        }

        List<Selection> read(SelectionSet set, GraphQLObjectType type) {
            Map<String, List<Field>> merged = new LinkedHashMap<>();
            collect(set, type, merged, new LinkedHashSet<>());
            return selections(merged, type);
        }

        private List<Selection> selections(Map<String, List<Field>> merged, GraphQLObjectType type) {
            List<Selection> selections = new ArrayList<>();
            merged.forEach((key, fields) -> selections.add(selection(key, fields, type)));
            return selections;
        }

        private Selection selection(String key, List<Field> fields, GraphQLObjectType type) {
            if (++count > MAX_SELECTIONS) {
                throw DocumentErrors.tooManySelections(MAX_SELECTIONS);
            }
            Field first = fields.getFirst();
            GraphQLFieldDefinition definition = type.getFieldDefinition(first.getName());
            if (definition == null) {
                return new Selection(key, first.getName(), new LinkedHashMap<>(), List.of(), NO_TYPES, location(first));
            }
            Map<String, Input> arguments = new LinkedHashMap<>();
            LiteralReader literals = new LiteralReader(variableTypes, variables);
            for (Argument argument : first.getArguments()) {
                literals.read(
                                argument.getValue(),
                                definition.getArgument(argument.getName()).getType())
                        .ifPresent(input -> arguments.put(argument.getName(), input));
            }
            GraphQLType below = GraphQLTypeUtil.unwrapAll(definition.getType());
            List<Selection> selections = below instanceof GraphQLObjectType child ? below(fields, child) : List.of();
            Map<String, List<Selection>> byType =
                    below instanceof GraphQLUnionType union ? belowUnion(fields, union) : NO_TYPES;
            return new Selection(key, first.getName(), arguments, selections, byType, location(first));
        }

        private List<Selection> below(List<Field> fields, GraphQLObjectType child) {
            Map<String, List<Field>> merged = new LinkedHashMap<>();
            Set<String> visited = new LinkedHashSet<>();
            for (Field field : fields) {
                collect(field.getSelectionSet(), child, merged, visited);
            }
            return selections(merged, child);
        }

        private Map<String, List<Selection>> belowUnion(List<Field> fields, GraphQLUnionType union) {
            Map<String, List<Selection>> byType = new LinkedHashMap<>();
            union.getTypes().forEach(member -> byType.put(member.getName(), below(fields, (GraphQLObjectType) member)));
            return byType;
        }

        private void collect(
                @Nullable SelectionSet set,
                GraphQLObjectType type,
                Map<String, List<Field>> merged,
                Set<String> visited) {
            if (set == null) {
                return;
            }
            for (graphql.language.Selection<?> selection : set.getSelections()) {
                if (!isIncluded((DirectivesContainer<?>) selection, variables)) {
                    continue;
                }
                switch (selection) {
                    case Field field ->
                        merged.computeIfAbsent(field.getResultKey(), key -> new ArrayList<>())
                                .add(field);
                    case InlineFragment inline -> {
                        String condition = inline.getTypeCondition() == null
                                ? type.getName()
                                : inline.getTypeCondition().getName();
                        if (applies(condition, type)) {
                            collect(inline.getSelectionSet(), type, merged, visited);
                        }
                    }
                    case FragmentSpread spread -> {
                        FragmentDefinition fragment = fragments.get(spread.getName());
                        if (fragment != null
                                && visited.add(spread.getName())
                                && applies(fragment.getTypeCondition().getName(), type)) {
                            collect(fragment.getSelectionSet(), type, merged, visited);
                        }
                    }
                    default -> throw new IllegalStateException("unknown selection " + selection.getClass());
                }
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

    private static boolean isIncluded(DirectivesContainer<?> selection, Map<String, @Nullable Object> variables) {
        for (Directive directive : selection.getDirectives()) {
            boolean isSkip = directive.getName().equals(Directives.SkipDirective.getName());
            boolean isInclude = directive.getName().equals(Directives.IncludeDirective.getName());
            if ((isSkip || isInclude) && condition(directive, variables) == isSkip) {
                return false;
            }
        }
        return true;
    }

    private static boolean condition(Directive directive, Map<String, @Nullable Object> variables) {
        Argument argument = directive.getArgument("if");
        return switch (argument == null ? null : argument.getValue()) {
            case BooleanValue flag -> flag.isValue();
            case VariableReference variable -> Boolean.TRUE.equals(variables.get(variable.getName()));
            case null, default ->
                throw new IllegalStateException("validated: the condition of @" + directive.getName() + " is Boolean");
        };
    }

    private static Problem.Location location(Field field) {
        SourceLocation location = field.getSourceLocation();
        return location == null
                ? new Problem.Location(1, 1)
                : new Problem.Location(location.getLine(), location.getColumn());
    }
}
