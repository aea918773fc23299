package org.fraiseql.golden;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLNonNull;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLTypeUtil;
import graphql.schema.GraphQLUnionType;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.fraiseql.CatalogEngine;

/** Asks for whatever a schema offers that needs no arguments: queries, functions as mutations, and the fields of rows. */
final class OfferedFields {
    private final CatalogEngine engine;
    private final List<String> failed = new ArrayList<>();
    private final Set<String> generated = new TreeSet<>();
    private int asked;

    private OfferedFields(CatalogEngine engine) {
        this.engine = engine;
        engine.catalog().writeModel().fields().keySet().forEach(generated::add);
    }

    /** All of them, so many at least, are answered. */
    static void areAnswered(CatalogEngine engine, int atLeast) {
        OfferedFields fields = new OfferedFields(engine);
        fields.ask();
        assertThat(fields.failed).isEmpty();
        assertThat(fields.asked).isGreaterThanOrEqualTo(atLeast);
    }

    private void ask() {
        for (GraphQLFieldDefinition query : engine.schema().getQueryType().getFieldDefinitions()) {
            ask("{ %s }", query);
            if (takesNothing(query) && GraphQLTypeUtil.unwrapAll(query.getType()) instanceof GraphQLObjectType rows) {
                for (GraphQLFieldDefinition field : rows.getFieldDefinitions()) {
                    ask("{ " + query.getName() + " { %s } }", field);
                }
            }
        }
        GraphQLObjectType mutations = engine.schema().getMutationType();
        for (GraphQLFieldDefinition field :
                mutations == null ? List.<GraphQLFieldDefinition>of() : mutations.getFieldDefinitions()) {
            if (!generated.contains(field.getName())) {
                ask("mutation { %s }", field);
            }
        }
    }

    private static boolean takesNothing(GraphQLFieldDefinition field) {
        return field.getArguments().stream().noneMatch(argument -> argument.getType() instanceof GraphQLNonNull);
    }

    private void ask(String operation, GraphQLFieldDefinition field) {
        if (!takesNothing(field)) {
            return;
        }
        asked++;
        String query = operation.formatted(field.getName() + selection(field, 2));
        try {
            engine.run(query).data();
        } catch (AssertionError wrong) {
            failed.add(query + ": " + wrong.getMessage());
        }
    }

    private static String selection(GraphQLFieldDefinition field, int depth) {
        return switch (GraphQLTypeUtil.unwrapAll(field.getType())) {
            case GraphQLObjectType object -> selection(object, depth);
            case GraphQLUnionType union -> " { __typename }";
            default -> "";
        };
    }

    /** Fields without arguments: functions of a row are asked for one at a time. */
    private static String selection(GraphQLObjectType object, int depth) {
        StringBuilder text = new StringBuilder(" { __typename");
        for (GraphQLFieldDefinition field : object.getFieldDefinitions()) {
            boolean isLeaf = !(GraphQLTypeUtil.unwrapAll(field.getType()) instanceof GraphQLObjectType);
            if (field.getArguments().isEmpty() && (isLeaf || depth > 0)) {
                text.append(' ').append(field.getName()).append(selection(field, depth - 1));
            }
        }
        return text.append(" }").toString();
    }
}
