package org.fraiseql.document;

import graphql.GraphQLContext;
import graphql.execution.TypeFromAST;
import graphql.language.SourceLocation;
import graphql.language.VariableDefinition;
import graphql.schema.CoercingParseValueException;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLEnumValueDefinition;
import graphql.schema.GraphQLInputObjectField;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLNonNull;
import graphql.schema.GraphQLScalarType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.fraiseql.support.ErrorCode;
import org.fraiseql.support.Excerpt;
import org.fraiseql.support.Problem;
import org.fraiseql.support.Suggestion;
import org.jspecify.annotations.Nullable;

/** Where in the variables the value is that graphql-java would refuse, which its messages don't tell, and what was probably meant. */
final class VariableProblems {
    /** Fields that objects may have or not, all objects together: a second or so. */
    private static final long MAX_FIELDS = 30_000_000;

    private final GraphQLSchema schema;
    private final Map<GraphQLInputObjectType, KnownFields> known = new IdentityHashMap<>();
    private long fields;

    private record KnownFields(int size, List<GraphQLInputObjectField> required) {
        static KnownFields of(GraphQLInputObjectType type) {
            List<GraphQLInputObjectField> all = type.getFieldDefinitions();
            return new KnownFields(
                    all.size(),
                    all.stream()
                            .filter(field -> GraphQLTypeUtil.isNonNull(field.getType()) && !field.hasSetDefaultValue())
                            .toList());
        }
    }

    /** Where a value stands, put into words only where it is wrong: there may be many, and deep ones. */
    private record Path(Optional<Path> above, String step) {
        Path below(String next) {
            return new Path(Optional.of(this), next);
        }

        @Override
        public String toString() {
            Deque<String> steps = new ArrayDeque<>();
            for (Optional<Path> at = Optional.of(this); at.isPresent(); at = at.get().above) {
                steps.addFirst(at.get().step);
            }
            return Excerpt.ofPath(String.join("", steps));
        }
    }

    VariableProblems(GraphQLSchema schema) {
        this.schema = schema;
    }

    /** The first value that is wrong; empty if all look right from here. */
    Optional<Problem> first(List<VariableDefinition> definitions, Map<String, @Nullable Object> variables) {
        for (VariableDefinition definition : definitions) {
            Optional<Problem> problem = of(definition, variables);
            if (problem.isPresent()) {
                SourceLocation location = definition.getSourceLocation();
                return location == null
                        ? problem
                        : problem.map(
                                found -> found.at(new Problem.Location(location.getLine(), location.getColumn())));
            }
        }
        return Optional.empty();
    }

    private Optional<Problem> of(VariableDefinition definition, Map<String, @Nullable Object> variables) {
        GraphQLType type = TypeFromAST.getTypeFromAST(schema, definition.getType());
        Path path = new Path(Optional.empty(), "$" + definition.getName());
        if (variables.containsKey(definition.getName())) {
            return of(type, variables.get(definition.getName()), path);
        }
        boolean isMissing = type instanceof GraphQLNonNull && definition.getDefaultValue() == null;
        return isMissing ? missing(path, type) : Optional.empty();
    }

    private Optional<Problem> of(@Nullable GraphQLType type, @Nullable Object value, Path path) {
        if (type instanceof GraphQLNonNull required) {
            return value == null
                    ? problem(path, "%s is null, but is of type %s.".formatted(path, name(type)))
                    : of(required.getWrappedType(), value, path);
        }
        if (value == null) {
            return Optional.empty();
        }
        return switch (type) {
            case GraphQLList list -> items(list, value, path);
            case GraphQLInputObjectType input -> fields(input, value, path);
            case GraphQLEnumType enumType -> enumValue(enumType, value, path);
            case GraphQLScalarType scalar -> scalar(scalar, value, path);
            case null, default -> Optional.empty();
        };
    }

    private Optional<Problem> items(GraphQLList list, Object value, Path path) {
        if (!(value instanceof List<?> items)) {
            return of(list.getWrappedType(), value, path);
        }
        for (int i = 0; i < items.size(); i++) {
            Optional<Problem> problem = of(list.getWrappedType(), items.get(i), path.below("[" + i + "]"));
            if (problem.isPresent()) {
                return problem;
            }
        }
        return Optional.empty();
    }

    private Optional<Problem> fields(GraphQLInputObjectType type, Object value, Path path) {
        if (!(value instanceof Map<?, ?> given)) {
            return problem(path, ValidationMessages.noObject(path.toString(), Optional.of(type)));
        }
        KnownFields ofType = known.computeIfAbsent(type, KnownFields::of);
        fields += ofType.size();
        if (fields > MAX_FIELDS) {
            throw DocumentErrors.tooManyObjects(type.getName());
        }
        for (Map.Entry<?, ?> entry : given.entrySet()) {
            String name = String.valueOf(entry.getKey());
            GraphQLInputObjectField field = type.getFieldDefinition(name);
            Optional<Problem> problem = field == null
                    ? problem(
                            path,
                            "%s: %s is no field of %s.%s"
                                    .formatted(
                                            path,
                                            Excerpt.quoted(name),
                                            type.getName(),
                                            Suggestion.didYouMean(name, names(type))))
                    : of(field.getType(), entry.getValue(), path.below("." + name));
            if (problem.isPresent()) {
                return problem;
            }
        }
        for (GraphQLInputObjectField field : ofType.required()) {
            if (!given.containsKey(field.getName())) {
                return missing(path.below("." + field.getName()), field.getType());
            }
        }
        return Optional.empty();
    }

    private static List<String> names(GraphQLInputObjectType type) {
        return type.getFieldDefinitions().stream()
                .map(GraphQLInputObjectField::getName)
                .toList();
    }

    private static Optional<Problem> enumValue(GraphQLEnumType type, Object value, Path path) {
        List<String> known = type.getValues().stream()
                .map(GraphQLEnumValueDefinition::getName)
                .toList();
        if (!(value instanceof String given)) {
            return problem(path, "%s must be a name (%s).".formatted(path, type.getName()));
        }
        return known.contains(given)
                ? Optional.empty()
                : problem(
                        path,
                        "%s: %s is no value of %s.%s"
                                .formatted(
                                        path,
                                        Excerpt.quoted(given),
                                        type.getName(),
                                        Suggestion.didYouMean(given, known)));
    }

    private static Optional<Problem> scalar(GraphQLScalarType type, Object value, Path path) {
        try {
            type.getCoercing().parseValue(value, GraphQLContext.getDefault(), Locale.ROOT);
            return Optional.empty();
        } catch (CoercingParseValueException e) {
            return problem(
                    path,
                    "%s is no valid %s: %s"
                            .formatted(
                                    path,
                                    type.getName(),
                                    Excerpt.ofMessage(ValidationMessages.withoutType(
                                            type.getName(), String.valueOf(e.getMessage())))));
        }
    }

    private static Optional<Problem> missing(Path path, GraphQLType type) {
        return problem(path, "%s is missing, which is of type %s.".formatted(path, name(type)));
    }

    private static Optional<Problem> problem(Path path, String message) {
        return Optional.of(Problem.of(ErrorCode.BAD_USER_INPUT, message).with("argument", path.toString()));
    }

    private static String name(GraphQLType type) {
        return GraphQLTypeUtil.simplePrint(type);
    }
}
