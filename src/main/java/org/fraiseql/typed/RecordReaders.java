package org.fraiseql.typed;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLEnumValueDefinition;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLScalarType;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.fraiseql.support.Suggestion;

/** Holds records against types of GraphQL, once for each type that is served, and makes the readers of those that fit. Thread-safe. */
final class RecordReaders {
    /** Types of a schema that is served no longer are forgotten with it. Only records that fit are kept. */
    private final Cache<GraphQLObjectType, Map<Class<?>, RecordReader<?>>> known =
            Caffeine.newBuilder().weakKeys().build();

    /** Reads answers whose types are not known. */
    private final ClassValue<RecordReader<?>> untyped = new ClassValue<>() {
        @Override
        protected RecordReader<?> computeValue(Class<?> type) {
            List<String> problems = new ArrayList<>();
            RecordReader<?> reader = new Fitting(problems).record(type);
            return checked(reader, problems);
        }
    };

    /** @throws org.fraiseql.query.QueryException with all that does not fit */
    <R extends Record> RecordReader<R> of(Class<R> type, GraphQLObjectType row) {
        Map<Class<?>, RecordReader<?>> ofRow = known.get(row, key -> new ConcurrentHashMap<>());
        RecordReader<?> reader = ofRow.get(type);
        if (reader == null) {
            List<String> problems = new ArrayList<>();
            reader = checked(new Fitting(problems).record(type, row), problems);
            ofRow.put(type, reader);
        }
        return typed(reader);
    }

    /** Whatever the answer has. */
    <R extends Record> RecordReader<R> of(Class<R> type) {
        Selections.of(type); // none that never ends
        return typed(untyped.get(type));
    }

    @SuppressWarnings("unchecked") // kept under its class
    private static <R extends Record> RecordReader<R> typed(RecordReader<?> reader) {
        return (RecordReader<R>) reader;
    }

    private static RecordReader<?> checked(RecordReader<?> reader, List<String> problems) {
        if (!problems.isEmpty()) {
            throw Failures.unfit(problems);
        }
        return reader;
    }

    /** Goes through a record and the type that it stands for. @param problems what does not fit */
    private record Fitting(List<String> problems) {
        /** Has the place of one that there can't be. */
        private static final ValueReader NONE = at -> {
            throw new IllegalStateException("the record does not fit");
        };

        RecordReader<?> record(Class<?> type, GraphQLObjectType row) {
            List<ValueReader> readers = new ArrayList<>();
            for (RecordComponent component : type.getRecordComponents()) {
                String place = type.getSimpleName() + "." + component.getName();
                GraphQLFieldDefinition field = row.getFieldDefinition(component.getName());
                if (field == null) {
                    List<String> fields = row.getFieldDefinitions().stream()
                            .map(GraphQLFieldDefinition::getName)
                            .toList();
                    problems.add("%s is no field of %s.%s"
                            .formatted(place, row.getName(), Suggestion.didYouMean(component.getName(), fields)));
                    readers.add(NONE);
                } else {
                    readers.add(component(component, field, place));
                }
            }
            return new RecordReader<>(type, readers);
        }

        private ValueReader component(RecordComponent component, GraphQLFieldDefinition field, String place) {
            if (component.getType().isPrimitive() && GraphQLTypeUtil.isNullable(field.getType())) {
                problems.add(place + " is a " + component.getType() + ", but the field may be null.");
            }
            return value(component.getGenericType(), field.getType(), place);
        }

        private ValueReader value(Type java, GraphQLType given, String place) {
            GraphQLType type = GraphQLTypeUtil.unwrapNonNull(given);
            Optional<ValueReader> reader =
                    switch (type) {
                        case GraphQLList list -> items(java, list, place);
                        case GraphQLObjectType object
                        when java instanceof Class<?> inner && inner.isRecord() -> Optional.of(record(inner, object));
                        case GraphQLEnumType labels -> labels(java, labels, place);
                        case GraphQLScalarType scalar -> JavaForms.reader(java, scalar.getName());
                        default -> Optional.empty();
                    };
            return reader.orElseGet(() -> unfit(place, java, GraphQLTypeUtil.simplePrint(given)));
        }

        private ValueReader unfit(String place, Type java, String type) {
            problems.add("%s is a %s, which can't be made of %s.".formatted(place, java.getTypeName(), type));
            return NONE;
        }

        private Optional<ValueReader> items(Type java, GraphQLList list, String place) {
            Type ofItem = JavaForms.items(java);
            return ofItem == null
                    ? Optional.empty()
                    : Optional.of(new ListReader(value(ofItem, list.getWrappedType(), place)));
        }

        private Optional<ValueReader> labels(Type java, GraphQLEnumType labels, String place) {
            if (!(java instanceof Class<?> type) || !type.isEnum()) {
                return JavaForms.reader(java, labels.getName());
            }
            Map<String, Object> constants = constants(type);
            List<String> unknown = labels.getValues().stream()
                    .map(GraphQLEnumValueDefinition::getName)
                    .filter(name -> !constants.containsKey(name))
                    .toList();
            if (!unknown.isEmpty()) {
                problems.add("%s: %s has no %s of %s."
                        .formatted(place, type.getSimpleName(), String.join(", ", unknown), labels.getName()));
            }
            return Optional.of(at -> constant(constants, at.text()));
        }

        RecordReader<?> record(Class<?> type) {
            List<ValueReader> readers = new ArrayList<>();
            for (RecordComponent component : type.getRecordComponents()) {
                readers.add(value(component.getGenericType(), type.getSimpleName() + "." + component.getName()));
            }
            return new RecordReader<>(type, readers);
        }

        private ValueReader value(Type java, String place) {
            Type ofItem = JavaForms.items(java);
            if (ofItem != null) {
                return new ListReader(value(ofItem, place));
            }
            if (java instanceof Class<?> type && type.isRecord()) {
                return record(type);
            }
            if (java instanceof Class<?> type && type.isEnum()) {
                Map<String, Object> constants = constants(type);
                return at -> constant(constants, at.text());
            }
            return JavaForms.reader(java).orElseGet(() -> unfit(place, java, "JSON"));
        }

        private static Map<String, Object> constants(Class<?> type) {
            Map<String, Object> constants = new LinkedHashMap<>();
            for (Object constant : type.getEnumConstants()) {
                constants.put(((Enum<?>) constant).name(), constant);
            }
            return constants;
        }

        private static Object constant(Map<String, Object> constants, String name) {
            Object constant = constants.get(name);
            if (constant == null) {
                throw new IllegalArgumentException("there is no " + name);
            }
            return constant;
        }
    }
}
