package org.fraiseql.document;

import graphql.Directives;
import graphql.language.Argument;
import graphql.language.BooleanValue;
import graphql.language.Directive;
import graphql.language.DirectivesContainer;
import graphql.language.Field;
import graphql.language.SelectionSet;
import graphql.language.SourceLocation;
import graphql.language.VariableReference;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import graphql.schema.GraphQLUnionType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fraiseql.support.Problem;
import org.jspecify.annotations.Nullable;

/** Reads the merged fields of object types (GraphQL specification, CollectFields) into {@link Selection}s. Thread-safe. */
final class SelectionReader {
    private static final Map<String, List<Selection>> NO_TYPES = Collections.emptyMap();

    private final FieldCollector fields;
    private final Map<String, GraphQLType> variableTypes;

    SelectionReader(FieldCollector fields, Map<String, GraphQLType> variableTypes) {
        this.fields = fields;
        this.variableTypes = variableTypes;
    }

    List<Selection> read(SelectionSet set, GraphQLObjectType type, Map<String, @Nullable Object> variables) {
        return new Reading(variables).read(set, type);
    }

    /** One operation with one request's variables. */
    private final class Reading {
        private final Map<String, @Nullable Object> variables;

        Reading(Map<String, @Nullable Object> variables) {
            this.variables = variables;
        }

        List<Selection> read(SelectionSet set, GraphQLObjectType type) {
            return selections(fields.collect(set, type, this::isIncluded), type);
        }

        private List<Selection> selections(Map<String, List<Field>> merged, GraphQLObjectType type) {
            List<Selection> selections = new ArrayList<>();
            merged.forEach((key, same) -> selections.add(selection(key, same, type)));
            return selections;
        }

        private Selection selection(String key, List<Field> merged, GraphQLObjectType type) {
            Field first = merged.getFirst();
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
            List<Selection> selections = below instanceof GraphQLObjectType child ? below(merged, child) : List.of();
            Map<String, List<Selection>> byType =
                    below instanceof GraphQLUnionType union ? belowUnion(merged, union) : NO_TYPES;
            return new Selection(key, first.getName(), arguments, selections, byType, location(first));
        }

        private List<Selection> below(List<Field> merged, GraphQLObjectType child) {
            return selections(fields.collectBelow(merged, child, this::isIncluded), child);
        }

        private Map<String, List<Selection>> belowUnion(List<Field> merged, GraphQLUnionType union) {
            Map<String, List<Selection>> byType = new LinkedHashMap<>();
            union.getTypes().forEach(member -> byType.put(member.getName(), below(merged, (GraphQLObjectType) member)));
            return byType;
        }

        private boolean isIncluded(DirectivesContainer<?> selection) {
            return SelectionReader.isIncluded(selection, variables);
        }
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
