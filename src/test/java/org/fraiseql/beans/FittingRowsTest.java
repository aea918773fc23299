package org.fraiseql.beans;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.Scalars;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLOutputType;
import graphql.schema.GraphQLSchema;
import java.io.IOException;
import java.time.OffsetDateTime;
import java.util.List;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;
import org.fraiseql.catalog.AddedFields;
import org.fraiseql.catalog.Catalog;
import org.fraiseql.catalog.Column;
import org.fraiseql.document.DocumentFixture;
import org.jboss.jandex.Index;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which classes of the application stand for rows. */
class FittingRowsTest {
    private final Catalog catalog = new DocumentFixture().catalog();

    /** A row of users. */
    @Name("User")
    public record Person(
            int id, @Nullable String name, @Nullable List<String> tags) {
        @Ignore
        public String getGreeting() {
            return "Hello";
        }
    }

    /** What a bean answers with is no row. */
    public record Badge(String text) {}

    @GraphQLApi
    public static class Fitting {
        @Query
        public Badge mine() {
            return new Badge("");
        }

        public String shout(@Source Person person) {
            return "";
        }

        public List<String> whisper(@Source List<Person> people) {
            return List.of();
        }

        public int length(@Source Badge badge) {
            return 0;
        }
    }

    @Test
    void addFieldsThatAreMadeOfTheirColumns() throws IOException {
        BeanModel model = BeanModel.of(Index.of(Fitting.class, Person.class, Badge.class));
        FittingRows rows = fitting(model, Scalars.GraphQLString);

        assertThat(rows.problems()).isEmpty();
        assertThat(rows.added().columns()).containsOnlyKeys("User");
        assertThat(rows.added().columns("User", "shout").orElseThrow())
                .extracting(Column::fieldName)
                .containsExactlyInAnyOrder("id", "name", "tags");
        assertThat(rows.added().columns("User", "whisper")).isPresent();
        assertThat(model.schema().getQueries()).hasSize(1);
    }

    @Test
    void areNoTypesOfBeans() throws IOException {
        BeanModel model = BeanModel.of(Index.of(Fitting.class, Person.class, Badge.class));
        assertThat(BeanNames.of(beans(model, Scalars.GraphQLString), List.of(), model.rowClasses())
                        .types())
                .isEmpty();
    }

    /** Of no table. */
    public record Ghost(int id) {}

    /** A name that is taken, a property that is no column, one of another type, one that may be null. */
    @Name("User")
    public record Unfit(int nam, OffsetDateTime name, int managerId) {}

    /** Neither a record nor with a constructor without parameters, and without properties. */
    @Name("Post")
    public static class Closed {
        Closed(int id) {}
    }

    @GraphQLApi
    public static class Misfits {
        public String name(@Source Ghost ghost) {
            return "";
        }

        public String balance(@Source Unfit user) {
            return "";
        }

        public String shout(@Source Closed post) {
            return "";
        }
    }

    @Test
    void thatDoNotFitAreTold() throws IOException {
        BeanModel model = BeanModel.of(Index.of(Misfits.class, Ghost.class, Unfit.class, Closed.class));
        FittingRows rows = fitting(model, Scalars.GraphQLString);

        assertThat(rows.added()).isEqualTo(AddedFields.NONE);
        assertThat(FittingRows.unfit(List.of(rows)).toString())
                .contains("Ghost are left out: no bean answers with it, and no table has the type Ghost")
                .contains("Unfit are left out: User.balance is the database's already")
                .contains("nam is no column of User (is it name?)")
                .contains("name is a java.time.OffsetDateTime, which can't be made of User.name (String)")
                .contains("managerId is a int, but User.managerId may be null")
                .contains("Closed are left out: it has no property", "neither a record nor a class with a constructor");
    }

    @Test
    void thatFitSomebodysSchemaAreNoMistake() throws IOException {
        BeanModel model = BeanModel.of(Index.of(Misfits.class, Ghost.class, Unfit.class, Closed.class));
        assertThat(FittingRows.unfit(List.of(fitting(model, Scalars.GraphQLString), FittingRows.NONE)))
                .isEmpty();
    }

    @Test
    void areNotWhatBeansAnswerWith() throws IOException {
        BeanModel model = BeanModel.of(Index.of(Fitting.class, Person.class, Badge.class));
        GraphQLOutputType itself = graphql.schema.GraphQLTypeReference.typeRef("User");
        assertThat(fitting(model, itself).problems().values())
                .singleElement()
                .asString()
                .contains("answers with User, of which only the database has rows");
    }

    private FittingRows fitting(BeanModel model, GraphQLOutputType answer) {
        VisibleBeans visible = new VisibleBeans(beans(model, answer), List.of(), model.rowClasses());
        return FittingRows.of(visible, catalog);
    }

    /** As SmallRye would make it. */
    private static GraphQLSchema beans(BeanModel model, GraphQLOutputType answer) {
        GraphQLSchema.Builder schema = GraphQLSchema.newSchema()
                .query(GraphQLObjectType.newObject().name("Query").field(field -> field.name("motto")
                        .type(Scalars.GraphQLString)));
        for (RowClass row : model.rowClasses()) {
            GraphQLObjectType.Builder type = GraphQLObjectType.newObject()
                    .name(row.typeName())
                    .field(field -> field.name("own").type(Scalars.GraphQLString));
            row.added()
                    .keySet()
                    .forEach(name -> type.field(field -> field.name(name).type(answer)));
            schema.additionalType(type.build());
        }
        return schema.build();
    }
}
