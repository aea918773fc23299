package org.fraiseql.schema;

import graphql.Directives;
import graphql.introspection.Introspection;
import graphql.schema.DataFetcher;
import graphql.schema.FieldCoordinates;
import graphql.schema.GraphQLCodeRegistry;
import graphql.schema.GraphQLDirective;
import graphql.schema.GraphQLSchema;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The directives that do something here. graphql-java puts others of its own into each schema, which would be taken and passed over. */
public final class OfferedDirectives {
    private static final Set<String> WITHOUT_EFFECT = new LinkedHashSet<>(List.of(
            Directives.DeferDirective.getName(), Directives.ExperimentalDisableErrorPropagationDirective.getName()));

    private static final FieldCoordinates LISTED =
            FieldCoordinates.coordinates(Introspection.__Schema.getName(), "directives");

    private OfferedDirectives() {}

    public static boolean contains(String name) {
        return !WITHOUT_EFFECT.contains(name);
    }

    public static List<String> names(GraphQLSchema schema) {
        return of(schema).stream().map(GraphQLDirective::getName).toList();
    }

    /** This schema with an introspection that lists no other directives. */
    public static GraphQLSchema onlyIn(GraphQLSchema schema) {
        List<GraphQLDirective> offered = of(schema);
        DataFetcher<List<GraphQLDirective>> directives = environment -> offered;
        GraphQLCodeRegistry code =
                schema.getCodeRegistry().transform(builder -> builder.dataFetcher(LISTED, directives));
        return schema.transformWithoutTypes(builder -> builder.codeRegistry(code));
    }

    private static List<GraphQLDirective> of(GraphQLSchema schema) {
        return schema.getDirectives().stream()
                .filter(directive -> contains(directive.getName()))
                .toList();
    }
}
