package org.fraiseql.schema;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.Scalars;
import graphql.schema.GraphQLScalarType;
import java.util.List;
import org.fraiseql.catalog.SnapshotFixture;
import org.junit.jupiter.api.Test;

class PrintedSchemaTest {
    private static String printed() {
        SnapshotFixture db = new SnapshotFixture();
        db.table("file")
                .columns("id int8!, content bytea, size numeric, span int4range")
                .primaryKey("id");
        return PrintedSchema.of(SchemaTypes.of(db.writableCatalog()).alone());
    }

    /** Regression: the text lacked what introspection shows. */
    @Test
    void definesTheDirectivesThatDoSomething() {
        assertThat(printed())
                .contains(
                        "directive @include(", "directive @skip(", "directive @deprecated(", "directive @specifiedBy(")
                .doesNotContain("@defer", "disableErrorPropagation");
    }

    @Test
    void saysWhereTheFormOfEachScalarIsDescribed() {
        List<String> scalars =
                printed().lines().filter(line -> line.startsWith("scalar ")).toList();
        assertThat(scalars).hasSizeGreaterThan(10).allMatch(line -> line.contains("@specifiedBy(url : \"https://"));
        assertThat(CatalogScalars.all())
                .filteredOn(scalar -> !List.of("Int", "Float").contains(scalar.getName()))
                .extracting(GraphQLScalarType::getSpecifiedByUrl)
                .allMatch(url -> url != null && url.startsWith("https://"));
        assertThat(Scalars.GraphQLInt.getSpecifiedByUrl()).isNull();
    }

    /** Regression: it had two. */
    @Test
    void bytesBeginWithOneBackslash() {
        assertThat(printed()).contains("\"Bytes: \\\\x and hexadecimal digits");
    }
}
