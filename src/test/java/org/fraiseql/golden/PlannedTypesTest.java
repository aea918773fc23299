package org.fraiseql.golden;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.schema.GraphQLNamedType;
import java.util.List;
import java.util.Set;
import org.fraiseql.catalog.Catalog;
import org.fraiseql.catalog.read.PlannedTypes;
import org.junit.jupiter.api.Test;

/** A type that is made without the catalog's knowledge would be in the way of a table of its name. */
class PlannedTypesTest {
    @Test
    void everyTypeOfTheSchemaHasANameThatNoTableCanTake() {
        Catalog catalog = GoldenDatabase.engine().catalog();
        Set<String> planned = PlannedTypes.of(catalog);
        List<String> made = GoldenDatabase.engine().schema().getAllTypesAsList().stream()
                .map(GraphQLNamedType::getName)
                .filter(name -> !name.startsWith("__"))
                .toList();
        assertThat(made).hasSizeGreaterThan(200).allMatch(planned::contains);
    }
}
