package org.fraiseql.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLEnumValueDefinition;
import graphql.schema.GraphQLInputObjectField;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLNamedType;
import java.util.List;
import org.fraiseql.catalog.Catalog;
import org.fraiseql.catalog.ColumnOrKeyName;
import org.fraiseql.catalog.SnapshotFixture;
import org.junit.jupiter.api.Test;

class SchemaTypesTest {
    private final SnapshotFixture db = new SnapshotFixture();

    /** Clients could not read a schema with an enum value {@code null}. */
    @Test
    void columnsNamedLikeConstantsAreEnumValuesAllTheSame() {
        db.table("odd")
                .columns("id int4!, null text, true bool, false bool, other text")
                .primaryKey("id");

        GraphQLEnumType columns = (GraphQLEnumType) type(db.writableCatalog(), "OddColumn");

        assertThat(columns.getValues())
                .extracting(GraphQLEnumValueDefinition::getName, GraphQLEnumValueDefinition::getValue)
                .containsExactly(
                        tuple("id", new ColumnOrKeyName("id")),
                        tuple("_null", new ColumnOrKeyName("null")),
                        tuple("_true", new ColumnOrKeyName("true")),
                        tuple("_false", new ColumnOrKeyName("false")),
                        tuple("other", new ColumnOrKeyName("other")));
    }

    @Test
    void whatPostgresqlSortsListsCanBeOrderedBy() {
        db.enumType("mood", "happy");
        db.table("things")
                .columns(
                        "id int4!, flag bool, attrs jsonb, tags text[], moods mood[], doc json, docs json[], place point, box box, name text");

        GraphQLInputObjectType order = (GraphQLInputObjectType) type(db.catalog(), "ThingOrderByInput");

        assertThat(order.getFieldDefinitions())
                .extracting(GraphQLInputObjectField::getName)
                .containsExactly("id", "flag", "attrs", "tags", "moods", "place", "name");
    }

    private static GraphQLNamedType type(Catalog catalog, String name) {
        List<GraphQLNamedType> types = List.copyOf(SchemaTypes.of(catalog).types());
        return types.stream()
                .filter(type -> type.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
