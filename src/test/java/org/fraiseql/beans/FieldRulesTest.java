package org.fraiseql.beans;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.Scalars;
import graphql.schema.GraphQLCodeRegistry;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLInputType;
import graphql.schema.GraphQLInterfaceType;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import io.smallrye.graphql.schema.model.Operation;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;
import org.fraiseql.support.config.ConfigReader;
import org.fraiseql.support.config.SecurityConfig;
import org.fraiseql.support.config.WrittenConfig;
import org.jboss.jandex.Index;
import org.junit.jupiter.api.Test;

/** What the schema of a role has of beans. */
class FieldRulesTest {
    public enum Level {
        LOW,
        HIGH
    }

    public record Secret(Level level) {}

    public record Wish(Level level) {}

    public record Note(String text) {}

    @Name("User")
    public record Person(int id) {}

    @GraphQLApi
    @DenyAll
    public static class Ruled {
        @Query
        @PermitAll
        public Note everybodys() {
            return new Note("");
        }

        @Query
        @RolesAllowed("clerk")
        public Secret clerks() {
            return new Secret(Level.LOW);
        }

        @Query
        @RolesAllowed({"clerk", "auditors"})
        public boolean audited() {
            return true;
        }

        @Query
        @RolesAllowed({"clerk", "readers"})
        public boolean read() {
            return true;
        }

        @Query
        @RolesAllowed("**")
        public boolean known() {
            return true;
        }

        @Query
        public boolean nobodys() {
            return true;
        }

        @Mutation
        @RolesAllowed("clerk")
        public boolean wish(Wish wish) {
            return true;
        }

        @RolesAllowed("clerk")
        public Level inner(@Source Note note) {
            return Level.LOW;
        }

        @RolesAllowed("clerk")
        public String insider(@Source Person person) {
            return "";
        }

        @RolesAllowed("clerk")
        public List<String> insiders(@Source List<Person> people) {
            return List.of();
        }
    }

    private static Index beans() throws IOException {
        return Index.of(Ruled.class, Secret.class, Wish.class, Note.class, Person.class, Level.class);
    }

    private static Set<String> hidden(String role) throws IOException {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("fraiseql.security.mode", "optional");
        values.put("fraiseql.security.roles", "clerk, readers, other");
        values.put("fraiseql.security.anonymous-role", "stranger");
        values.put("fraiseql.security.groups", "readers:other");
        SecurityConfig security = ConfigReader.read(new WrittenConfig(values)).security();
        return new FieldRules(security).hiddenFrom(role, BeanModel.of(beans()).schema());
    }

    @Test
    void nobodyHasWhatIsForNobody() throws IOException {
        assertThat(hidden("clerk")).containsExactly("Query.nobodys");
    }

    @Test
    void whoHasNotLoggedInHasWhatIsForAll() throws IOException {
        assertThat(hidden("stranger"))
                .containsExactlyInAnyOrder(
                        "Query.nobodys",
                        "Query.clerks",
                        "Query.audited",
                        "Query.read",
                        "Query.known",
                        "Mutation.wish",
                        "Note.inner",
                        "User.insider",
                        "User.insiders");
    }

    /** The groups of a token are not known from its role, so a rule that names one may let anybody in. */
    @Test
    void othersDoWithoutWhatOnlyOtherRolesHave() throws IOException {
        assertThat(hidden("other"))
                .containsExactlyInAnyOrder(
                        "Query.nobodys",
                        "Query.clerks",
                        "Mutation.wish",
                        "Note.inner",
                        "User.insider",
                        "User.insiders");
    }

    @Test
    void hiddenFieldsAreTakenOutOfTheModel() throws IOException {
        BeanModel part = BeanModel.of(beans(), hidden("other"));
        assertThat(part.isPart()).isTrue();
        assertThat(part.schema().getQueries())
                .extracting(Operation::getName)
                .containsExactlyInAnyOrder("everybodys", "audited", "read", "known");
        assertThat(part.schema().getMutations()).isEmpty();
        assertThat(Objects.requireNonNull(part.schema().getTypes().get("Note")).getOperations())
                .isEmpty();
        assertThat(part.rowClasses()).singleElement().satisfies(row -> assertThat(row.added())
                .isEmpty());
        assertThat(BeanModel.of(beans(), hidden("clerk")).rowClasses())
                .singleElement()
                .satisfies(row -> assertThat(row.added()).containsOnlyKeys("insider", "insiders"));
    }

    /** Regression: introspection showed the types that only hidden fields lead to. */
    @Test
    void typesThatNoFieldLeadsToAreGone() {
        GraphQLEnumType level =
                GraphQLEnumType.newEnum().name("Level").value("LOW").build();
        GraphQLEnumType mood =
                GraphQLEnumType.newEnum().name("Mood").value("GOOD").build();
        GraphQLInterfaceType shared = GraphQLInterfaceType.newInterface()
                .name("Shared")
                .field(field -> field.name("mood").type(mood))
                .build();
        GraphQLObjectType note = GraphQLObjectType.newObject()
                .name("Note")
                .withInterface(shared)
                .field(field -> field.name("mood").type(mood))
                .build();
        GraphQLObjectType secret = GraphQLObjectType.newObject()
                .name("Secret")
                .field(field -> field.name("level").type(level))
                .build();
        GraphQLInputObjectType wish = input("WishInput", level);
        GraphQLInputObjectType inner = input("InnerInput", Scalars.GraphQLInt);
        GraphQLSchema schema = GraphQLSchema.newSchema()
                .query(GraphQLObjectType.newObject().name("Query").field(field -> field.name("note")
                        .type(note)
                        .argument(argument -> argument.name("given").type(input("OuterInput", inner)))))
                .codeRegistry(GraphQLCodeRegistry.newCodeRegistry()
                        .typeResolver(shared, environment -> null)
                        .build())
                .additionalType(secret)
                .additionalType(wish)
                .build();
        assertThat(VisibleBeans.reached(schema, List.of(), List.of()).types())
                .extracting(GraphQLNamedType::getName)
                .contains("Note", "Mood", "Shared", "OuterInput", "InnerInput", "Int")
                .doesNotContain("Secret", "WishInput", "Level");
    }

    private static GraphQLInputObjectType input(String name, GraphQLInputType type) {
        return GraphQLInputObjectType.newInputObject()
                .name(name)
                .field(field -> field.name("value").type(type))
                .build();
    }
}
