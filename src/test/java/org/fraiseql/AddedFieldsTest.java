package org.fraiseql;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.Scalars;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.fraiseql.catalog.AddedFields;
import org.fraiseql.catalog.Catalog;
import org.fraiseql.document.DocumentFixture;
import org.fraiseql.document.GraphQLRequest;
import org.fraiseql.document.PreparedRequest;
import org.fraiseql.execution.BeanAnswer;
import org.fraiseql.execution.BeanFields;
import org.fraiseql.execution.CatalogFields;
import org.fraiseql.execution.Observer;
import org.fraiseql.schema.CatalogSchema;
import org.fraiseql.schema.SchemaTypes;
import org.fraiseql.store.StubBackend;
import org.fraiseql.stream.AddedValue;
import org.fraiseql.stream.HeldValue;
import org.fraiseql.stream.ResponseBuffer;
import org.fraiseql.support.Deadline;
import org.fraiseql.support.config.ConfigReader;
import org.fraiseql.support.config.WrittenConfig;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Rows are held until beans, which are played here, have added a field {@code shout} to each. All columns have the value 7. */
class AddedFieldsTest {
    private final Catalog catalog = new DocumentFixture().catalog();
    private final StubBackend backend = StubBackend.of(2, "7");
    private Map<String, String> extensions = Map.of();
    private Function<HeldValue.Row, @Nullable Object> bean =
            row -> Map.of("s", new String(row.json(".name").orElseThrow(), StandardCharsets.UTF_8) + "!");

    @Test
    void columnsAreReadForThemAndNotShown() {
        assertThat(answer("{ users { id s: shout } }"))
                .isEqualTo("{\"data\":{\"users\":[{\"id\":7,\"s\":\"\\\"7\\\"!\"},{\"id\":7,\"s\":\"\\\"7\\\"!\"}]}}");
        assertThat(backend.asked()).hasSize(1);
    }

    @Test
    void aColumnThatIsSelectedUnderAnotherNameStaysThat() {
        bean = row -> Map.of("s", "1");
        assertThat(answer("{ users { name: id s: shout id: name } }"))
                .startsWith("{\"data\":{\"users\":[{\"name\":7,\"s\":\"1\",\"id\":\"7\"},");
    }

    @Test
    void whatBeansAddToTheResponseIsPartOfIt() {
        extensions = Map.of("asked", "true");
        assertThat(answer("{ users { s: shout } }")).endsWith("\"extensions\":{\"asked\":true}}");
    }

    @Test
    void operationsWithoutThemDoNotAskBeans() {
        bean = row -> {
            throw new IllegalStateException("nobody asked for it");
        };
        assertThat(answer("{ users { id } }")).isEqualTo("{\"data\":{\"users\":[{\"id\":7},{\"id\":7}]}}");
    }

    @Test
    void whatIsNullForBeansIsNull() {
        bean = row -> null;
        assertThat(answer("{ users { id s: shout } }")).isEqualTo("{\"data\":{\"users\":[null,null]}}");
    }

    /** Two rows of 23 bytes, a list's three more, and 1 KiB for each row. */
    @Test
    void noMoreIsHeldThanMayBe() {
        int needed = "[{\"id\":7,\".name\":\"7\"},{\"id\":7,\".name\":\"7\"}]".length() + 2 * 1024;
        assertThat(answer("{ users { id s: shout } }", needed)).doesNotContain("errors");
        assertThat(answer("{ users { id s: shout } posts { id } }", needed - 1))
                .startsWith("{\"data\":{\"users\":null,\"posts\":[{\"id\":7},{\"id\":7}]},\"errors\":[")
                .contains("LIMIT_EXCEEDED", "until beans have added their fields", "\"path\":[\"users\"]");
    }

    @Test
    void aDatabaseThatIsAwayIsNoAnswer() {
        backend.refuses(1, "42501");
        assertThat(answer("{ users { s: shout } }")).startsWith("{\"errors\":[").contains("PERMISSION_DENIED");
    }

    @Test
    void aListThatFailsIsNullBesideOthers() {
        backend.fails(0, 1, "22012");
        assertThat(answer("{ users { s: shout } posts { id } }"))
                .startsWith("{\"data\":{\"users\":null,\"posts\":[{\"id\":7},{\"id\":7}]},\"errors\":[")
                .contains("BAD_USER_INPUT", "\"path\":[\"users\"]");
    }

    private String answer(String query) {
        return answer(query, 1_000_000);
    }

    private String answer(String query, int maxBufferedBytes) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("fraiseql.limits.max-buffered-bytes", Integer.toString(maxBufferedBytes));
        Engine engine = new Engine(
                backend, new WithoutTransactions(), ConfigReader.read(new WrittenConfig(values)), Observer.NONE);
        engine.serve(catalog, schema(), new Played());
        ByteArrayOutputStream sent = new ByteArrayOutputStream();
        ResponseBuffer out = new ResponseBuffer(sent::write);
        engine.answer(request(query), out);
        out.flush();
        return sent.toString(StandardCharsets.UTF_8);
    }

    @SuppressWarnings(
            "NullAway") // does not see the annotations inside the types of a record's components in a class file
    private static GraphQLRequest request(String query) {
        return new GraphQLRequest(query, Optional.empty(), new LinkedHashMap<String, @Nullable Object>(), false);
    }

    private GraphQLSchema schema() {
        CatalogSchema plain = SchemaTypes.of(catalog);
        Set<GraphQLNamedType> types = new LinkedHashSet<>();
        for (GraphQLNamedType type : plain.types()) {
            types.add(
                    type instanceof GraphQLObjectType object && type.getName().equals("User")
                            ? object.transform(builder ->
                                    builder.field(field -> field.name("shout").type(Scalars.GraphQLString)))
                            : type);
        }
        return new CatalogSchema(plain.queries(), plain.mutations(), types).alone();
    }

    private final class Played implements BeanFields {
        @Override
        public AddedFields added() {
            return new AddedFields(Map.of(
                    "User",
                    Map.of("shout", List.of(catalog.table("User").column("name").orElseThrow()))));
        }

        @Override
        public BeanAnswer execute(PreparedRequest request, CatalogFields catalogFields, Deadline deadline) {
            Map<String, AddedValue> data = new LinkedHashMap<>();
            request.read()
                    .roots()
                    .forEach(root -> data.put(
                            root.responseKey(),
                            new GivenValue(catalogFields
                                    .turnOf(root.responseKey())
                                    .map(this::added)
                                    .orElse(null))));
            return new BeanAnswer(true, Optional.of(data), List.of(), extensions);
        }

        private @Nullable Object added(HeldValue value) {
            return switch (value) {
                case HeldValue.Nothing nothing -> null;
                case HeldValue.Items(List<HeldValue> items) ->
                    items.stream().map(this::added).toList();
                case HeldValue.Row row -> bean.apply(row);
            };
        }
    }
}
