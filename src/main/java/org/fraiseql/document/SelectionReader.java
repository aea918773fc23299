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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fraiseql.support.Problem;
import org.jspecify.annotations.Nullable;

/** Collects fields (GraphQL specification, CollectFields and MergeSelectionSets) of object types into {@link Selection}s. */
final class SelectionReader {
    private final GraphQLSchema schema;
    private final Map<String, FragmentDefinition> fragments;

    SelectionReader(GraphQLSchema schema, Map<String, FragmentDefinition> fragments) {
        this.schema = schema;
        this.fragments = fragments;
    }

    List<Selection> read(SelectionSet set, GraphQLObjectType type, Map<String, @Nullable Object> variables) {
        Map<String, List<Field>> merged = new LinkedHashMap<>();
        collect(set, type, variables, merged);
        return selections(merged, type, variables);
    }

    private List<Selection> selections(
            Map<String, List<Field>> merged, GraphQLObjectType type, Map<String, @Nullable Object> variables) {
        List<Selection> selections = new ArrayList<>();
        merged.forEach((key, fields) -> selections.add(selection(key, fields, type, variables)));
        return selections;
    }

    private Selection selection(
            String key, List<Field> fields, GraphQLObjectType parent, Map<String, @Nullable Object> variables) {
        Field first = fields.getFirst();
        GraphQLFieldDefinition definition = parent.getFieldDefinition(first.getName());
        if (definition == null) {
            return new Selection(key, first.getName(), new LinkedHashMap<>(), List.of(), new LinkedHashMap<>(), location(first));
        }
        Map<String, Input> arguments = new LinkedHashMap<>();
        LiteralReader literals = new LiteralReader(variables);
        for (Argument argument : first.getArguments()) {
            literals.read(
                            argument.getValue(),
                            definition.getArgument(argument.getName()).getType())
                    .ifPresent(input -> arguments.put(argument.getName(), input));
        }
        List<Selection> below = List.of();
        Map<String, List<Selection>> belowByType = new LinkedHashMap<>();
        GraphQLType type = GraphQLTypeUtil.unwrapAll(definition.getType());
        if (type instanceof GraphQLObjectType child) {
            below = below(fields, child, variables);
        }
        if (type instanceof GraphQLUnionType union) {
            union.getTypes()
                    .forEach(member -> belowByType.put(
                            member.getName(), below(fields, (GraphQLObjectType) member, variables)));
        }
        return new Selection(key, first.getName(), arguments, below, belowByType, location(first));
    }

    private List<Selection> below(
            List<Field> fields, GraphQLObjectType type, Map<String, @Nullable Object> variables) {
        Map<String, List<Field>> merged = new LinkedHashMap<>();
        for (Field field : fields) {
            collect(field.getSelectionSet(), type, variables, merged);
        }
        return selections(merged, type, variables);
    }

    private void collect(
            @Nullable SelectionSet set,
            GraphQLObjectType type,
            Map<String, @Nullable Object> variables,
            Map<String, List<Field>> merged) {
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
                        collect(inline.getSelectionSet(), type, variables, merged);
                    }
                }
                case FragmentSpread spread -> {
                    FragmentDefinition fragment = fragments.get(spread.getName());
                    if (fragment != null && applies(fragment.getTypeCondition().getName(), type)) {
                        collect(fragment.getSelectionSet(), type, variables, merged);
                    }
                }
                default -> throw new IllegalStateException("unknown selection " + selection.getClass());
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
