package org.fraiseql.document;

import graphql.introspection.Introspection;
import graphql.introspection.IntrospectionQuery;
import graphql.language.Document;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.OperationDefinition;
import graphql.parser.Parser;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLTypeUtil;
import graphql.schema.GraphQLUnionType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Bounds what introspection answers, which graphql-java holds in memory as a whole: fields below types below fields multiply. What may be asked for grows with the
 * schema: twice what the query asks for that tools send (graphql-java's own, which is that of the reference implementation), and in a small schema anything
 * that is not endless. Reckoned like a cost, by the number of types and the number of fields that they have: on the average where all types are asked for, else by
 * those of the largest. Thread-safe.
 */
final class IntrospectionBounds {
    /** Levels below a field of the root: the usual query has 14. */
    static final int MAX_DEPTH = 25;

    /** Fields of an answer that any schema may be asked for: some megabytes. */
    private static final double MIN_FIELDS = 100_000;

    private static final int USUAL_QUERIES = 2;

    private final GraphQLSchema schema;
    private volatile @Nullable Sizes sizes;

    /** @param most fields of an answer */
    private record Sizes(Map<String, Size> lists, double most) {}

    /** Of what types something is asked. */
    private enum Types {
        ALL,
        /** One that may be any, such as that of the queries. */
        ONE,
        /** One that a field has, which is none of the root's: those have the most fields by far. */
        OF_FIELD
    }

    /**
     * @param average items of a list, over all types
     * @param largest of them
     * @param largestOfField of the types that fields have
     */
    private record Size(double average, double largest, double largestOfField) {
        static final Size ONE = new Size(1, 1, 1);

        static Size same(double items) {
            return new Size(items, items, items);
        }

        double items(Types types) {
            return switch (types) {
                case ALL -> average;
                case ONE -> largest;
                case OF_FIELD -> largestOfField;
            };
        }
    }

    IntrospectionBounds(GraphQLSchema schema) {
        this.schema = schema;
    }

    /** @throws org.fraiseql.support.EngineException {@code LIMIT_EXCEEDED} */
    void check(Document document) {
        FieldCollector fields = new FieldCollector(schema, fragments(document));
        for (OperationDefinition operation : document.getDefinitionsOfType(OperationDefinition.class)) {
            if (operation.getOperation() == OperationDefinition.Operation.QUERY) {
                check(fields.collect(operation.getSelectionSet(), schema.getQueryType(), directives -> true), fields);
            }
        }
    }

    private void check(Map<String, List<Field>> roots, FieldCollector fields) {
        double total = 0;
        for (List<Field> merged : roots.values()) {
            if (merged.getFirst().getName().startsWith("__")) {
                Sizes known = sizes();
                total += new Walk(fields, known.lists()).below(merged, schema.getQueryType(), 1, Types.ONE, 1);
                if (total > known.most()) {
                    throw DocumentErrors.introspectionTooLarge(total, known.most(), merged.getFirst());
                }
            }
        }
    }

    private Sizes sizes() {
        Sizes known = sizes;
        if (known == null) {
            Map<String, Size> lists = lists();
            Document usual = Parser.parse(IntrospectionQuery.INTROSPECTION_QUERY);
            FieldCollector fields = new FieldCollector(schema, fragments(usual));
            OperationDefinition operation =
                    usual.getDefinitionsOfType(OperationDefinition.class).getFirst();
            double ofUsual = 0;
            for (List<Field> merged : fields.collect(operation.getSelectionSet(), schema.getQueryType(), all -> true)
                    .values()) {
                ofUsual += new Walk(fields, lists).below(merged, schema.getQueryType(), 1, Types.ONE, 1);
            }
            known = new Sizes(lists, Math.max(MIN_FIELDS, USUAL_QUERIES * ofUsual));
            sizes = known;
        }
        return known;
    }

    private static Map<String, FragmentDefinition> fragments(Document document) {
        Map<String, FragmentDefinition> fragments = new LinkedHashMap<>();
        document.getDefinitionsOfType(FragmentDefinition.class)
                .forEach(fragment -> fragments.put(fragment.getName(), fragment));
        return fragments;
    }

    private Map<String, Size> lists() {
        Sums fields = new Sums();
        Sums arguments = new Sums();
        Sums inputs = new Sums();
        Sums labels = new Sums();
        Sums possible = new Sums();
        Sums interfaces = new Sums();
        List<GraphQLNamedType> types = schema.getAllTypesAsList();
        for (GraphQLNamedType type : types) {
            boolean isRoot = type.equals(schema.getQueryType()) || type.equals(schema.getMutationType());
            if (type instanceof GraphQLFieldsContainer object) {
                fields.add(object.getFieldDefinitions().size(), isRoot);
                object.getFieldDefinitions()
                        .forEach(field -> arguments.add(field.getArguments().size(), false));
            }
            switch (type) {
                case GraphQLObjectType object ->
                    interfaces.add(object.getInterfaces().size(), false);
                case GraphQLInputObjectType input ->
                    inputs.add(input.getFields().size(), false);
                case GraphQLEnumType named -> labels.add(named.getValues().size(), false);
                case GraphQLUnionType union -> possible.add(union.getTypes().size(), false);
                default -> {}
            }
        }
        Map<String, Size> sizes = new LinkedHashMap<>();
        int all = types.size();
        int directives = schema.getDirectives().size();
        sizes.put("__Schema.types", Size.same(all));
        sizes.put("__Schema.directives", Size.same(directives));
        sizes.put("__Type.fields", fields.over(all));
        sizes.put("__Type.inputFields", inputs.over(all));
        sizes.put("__Type.enumValues", labels.over(all));
        sizes.put("__Type.interfaces", interfaces.over(all));
        sizes.put("__Type.possibleTypes", possible.over(all));
        sizes.put("__Field.args", arguments.over(fields.total));
        return sizes;
    }

    private static final class Sums {
        private double total;
        private double largest = 1;
        private double largestOfField = 1;

        void add(int items, boolean isOfRoot) {
            total += items;
            largest = Math.max(largest, items);
            if (!isOfRoot) {
                largestOfField = Math.max(largestOfField, items);
            }
        }

        Size over(double lists) {
            return new Size(Math.max(1, total / Math.max(1, lists)), largest, largestOfField);
        }
    }

    /** Adds up what is selected, each field as often as its list may have items. */
    private record Walk(FieldCollector fields, Map<String, Size> lists) {
        double below(List<Field> merged, GraphQLObjectType above, double times, Types types, int depth) {
            if (merged.getFirst().getSelectionSet() == null) {
                return times;
            }
            if (depth > MAX_DEPTH) {
                throw DocumentErrors.tooDeep(MAX_DEPTH, merged.getFirst());
            }
            String name = merged.getFirst().getName();
            GraphQLFieldDefinition definition = Introspection.getFieldDefinition(fields.schema(), above, name);
            double items = times
                    * lists.getOrDefault(above.getName() + "." + name, Size.ONE).items(types);
            double total = times;
            if (GraphQLTypeUtil.unwrapAll(definition.getType()) instanceof GraphQLObjectType object) {
                for (List<Field> inner :
                        fields.collectBelow(merged, object, directives -> true).values()) {
                    total += below(inner, object, items, below(name, types), depth + 1);
                }
            }
            return total;
        }

        private static Types below(String field, Types types) {
            return switch (field) {
                case "types" -> Types.ALL;
                case "type", "ofType", "interfaces", "possibleTypes" -> Types.OF_FIELD;
                default -> types;
            };
        }
    }
}
