package org.fraiseql.beans;

import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLScalarType;
import graphql.schema.GraphQLSchema;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.fraiseql.catalog.PgScalar;
import org.fraiseql.catalog.TakenNames;

/** Finds the names that the catalog has to leave to beans. Scalars that the catalog has, too, are none of them: both sides share those. */
final class BeanNames {
    private static final Set<String> SHARED =
            sorted(Stream.of(PgScalar.values()).map(PgScalar::graphQLName));

    private BeanNames() {}

    /**
     * @param hiddenQueries of the beans' queries those that are not published
     * @param rowClasses whose names are those of tables
     */
    static TakenNames of(GraphQLSchema beans, Collection<String> hiddenQueries, List<RowClass> rowClasses) {
        VisibleBeans visible = new VisibleBeans(beans, hiddenQueries, rowClasses);
        GraphQLObjectType mutation = beans.getMutationType();
        return new TakenNames(
                sorted(visible.types().stream()
                        .filter(type -> !(type instanceof GraphQLScalarType) || !SHARED.contains(type.getName()))
                        .map(GraphQLNamedType::getName)),
                sorted(names(visible.queries())),
                mutation == null ? Collections.emptySet() : sorted(names(mutation.getFieldDefinitions())));
    }

    private static Stream<String> names(List<GraphQLFieldDefinition> fields) {
        return fields.stream().map(GraphQLFieldDefinition::getName);
    }

    private static Set<String> sorted(Stream<String> names) {
        Set<String> sorted = new LinkedHashSet<>();
        names.sorted().forEach(sorted::add);
        return sorted;
    }
}
