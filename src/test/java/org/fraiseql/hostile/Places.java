package org.fraiseql.hostile;

import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLInputObjectField;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLNonNull;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import graphql.schema.GraphQLUnionType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Every place of a schema where a value can stand: all arguments of all root fields, fields of input objects and items of lists in them; an input type once. */
final class Places {
    private static final Map<String, String> HARMLESS = harmless();

    private final List<Place> places = new ArrayList<>();
    private final Set<String> seen = new LinkedHashSet<>();

    private Places() {}

    static List<Place> in(GraphQLSchema schema) {
        Places found = new Places();
        found.root("query", schema.getQueryType());
        GraphQLObjectType mutations = schema.getMutationType();
        if (mutations != null) {
            found.root("mutation", mutations);
        }
        return found.places;
    }

    private void root(String operation, GraphQLObjectType root) {
        for (GraphQLFieldDefinition field : root.getFieldDefinitions()) {
            for (GraphQLArgument argument : field.getArguments()) {
                String before = field.getName() + "(" + others(field, argument) + argument.getName() + ": ";
                add(new Place(
                        field.getName() + "." + argument.getName(),
                        operation,
                        before,
                        ")" + selection(field),
                        argument.getType()));
            }
        }
    }

    /** Whatever the field needs beside the argument. */
    private static String others(GraphQLFieldDefinition field, GraphQLArgument argument) {
        StringBuilder others = new StringBuilder();
        for (GraphQLArgument other : field.getArguments()) {
            boolean isNeeded = other.getType() instanceof GraphQLNonNull
                    || (other.getName().equals("all") && !argument.getName().equals("where"))
                    || (other.getName().equals("input") && !argument.getName().equals("ops"));
            if (other != argument && isNeeded) {
                others.append(other.getName())
                        .append(": ")
                        .append(harmless(other.getType()))
                        .append(", ");
            }
        }
        return others.toString();
    }

    private static String selection(GraphQLFieldDefinition field) {
        GraphQLType type = GraphQLTypeUtil.unwrapAll(field.getType());
        return type instanceof GraphQLFieldsContainer || type instanceof GraphQLUnionType ? " { __typename }" : "";
    }

    private void add(Place place) {
        places.add(place);
        GraphQLType type = GraphQLTypeUtil.unwrapNonNull(place.type());
        if (type instanceof GraphQLList list) {
            add(below(place, "[]", "[", "]", list.getWrappedType()));
        }
        if (type instanceof GraphQLInputObjectType object && seen.add(object.getName())) {
            for (GraphQLInputObjectField field : object.getFieldDefinitions()) {
                String before = "{" + others(object, field) + field.getName() + ": ";
                add(below(place, "." + field.getName(), before, "}", field.getType()));
            }
        }
    }

    private static Place below(Place place, String step, String before, String after, GraphQLType type) {
        return new Place(place.path() + step, place.operation(), place.before() + before, after + place.after(), type);
    }

    private static String others(GraphQLInputObjectType object, GraphQLInputObjectField field) {
        StringBuilder others = new StringBuilder();
        for (GraphQLInputObjectField other : object.getFieldDefinitions()) {
            boolean isNeeded = other.getType() instanceof GraphQLNonNull
                    || (object.getName().equals("JSONPathFilter")
                            && other.getName().equals("at"));
            if (other != field && isNeeded) {
                others.append(other.getName())
                        .append(": ")
                        .append(harmless(other.getType()))
                        .append(", ");
            }
        }
        return others.toString();
    }

    static String harmless(GraphQLType declared) {
        GraphQLType type = GraphQLTypeUtil.unwrapNonNull(declared);
        if (type instanceof GraphQLList list) {
            return "[" + harmless(list.getWrappedType()) + "]";
        }
        if (type instanceof GraphQLInputObjectType object) {
            GraphQLInputObjectField last = object.getFieldDefinitions().getFirst();
            return "{" + others(object, last) + last.getName() + ": " + harmless(last.getType()) + "}";
        }
        if (type instanceof GraphQLEnumType names) {
            return names.getValues().getFirst().getName();
        }
        return HARMLESS.getOrDefault(((GraphQLNamedType) type).getName(), "\"[1,2)\"");
    }

    private static Map<String, String> harmless() {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("Int", "1");
        values.put("BigInt", "1");
        values.put("Decimal", "1");
        values.put("Float", "1.5");
        values.put("BigInteger", "1");
        values.put("BigDecimal", "1");
        values.put("Boolean", "true");
        values.put("String", "\"a\"");
        values.put("ID", "\"a\"");
        values.put("JSON", "{a: 1}");
        values.put("UUID", "\"00000000-0000-0000-0000-000000000000\"");
        values.put("Point", "\"(1,2)\"");
        values.put("Vector", "[1, 2]");
        return values;
    }
}
