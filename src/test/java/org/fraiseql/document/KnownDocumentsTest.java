package org.fraiseql.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.fraiseql.document.Documents.KnownDocuments;
import org.fraiseql.document.KnownOperations.KnownOperation;
import org.fraiseql.schema.SchemaTypes;
import org.fraiseql.support.config.LimitsConfig;
import org.fraiseql.support.config.PersistedOperationsConfig.Mode;
import org.junit.jupiter.api.Test;

class KnownDocumentsTest {
    private static final LimitsConfig LIMITS = LimitsConfig.DEFAULT;

    @Test
    void whatDoesNotFitTheSchemaIsToldByItsPlace() {
        KnownDocuments known = documents(
                        new KnownOperation("good.graphql", Optional.empty(), "{ users { id } }"),
                        new KnownOperation("bad.graphql", Optional.empty(), "query A {\n  users { idd }\n  nothing\n}"),
                        new KnownOperation("m.json \"x\"", Optional.of("x"), "query {"),
                        new KnownOperation("deep.graphql", Optional.empty(), "{ __schema { description } }"))
                .prepareKnown();

        assertThat(known.problems().stream().map(Documents.Unfit::line))
                .hasSize(4)
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("bad.graphql:2:11: \"idd\" is no field of User."),
                        line -> assertThat(line).startsWith("bad.graphql:3:3: \"nothing\" is no field of Query."),
                        line -> assertThat(line).startsWith("m.json \"x\":1:8: "),
                        line -> assertThat(line).isEqualTo("deep.graphql: Introspection is switched off."));
    }

    @Test
    void theyAreReadAheadOfTheirFirstRequests() {
        Documents documents = documents(
                new KnownOperation("a", Optional.empty(), "query A { users { id } } query B { posts { id } }"),
                new KnownOperation("b", Optional.empty(), "query ($id: Int!) { user(id: $id) { id } }"));

        assertThat(documents.prepareKnown().plannable())
                .extracting(Documents.Plannable::source)
                .containsExactly("a", "a");
        assertThat(documents.statistics().entries()).isEqualTo(2);
    }

    private static Documents documents(KnownOperation... known) {
        KnownOperations list = new KnownOperations(List.of(known));
        return new Documents(
                SchemaTypes.of(new DocumentFixture().catalog()).alone(),
                LIMITS,
                false,
                false,
                new PersistedQueries(LIMITS, Mode.ALLOW_LIST, list));
    }
}
