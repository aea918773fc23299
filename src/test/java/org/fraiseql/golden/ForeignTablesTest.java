package org.fraiseql.golden;

import static org.assertj.core.api.Assertions.assertThat;

import org.fraiseql.CatalogEngine;
import org.fraiseql.catalog.Notice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Foreign tables that PostgreSQL itself can't reach, beside all that it can. */
class ForeignTablesTest {
    private static final SessionDataSource DATABASE = SharedDatabase.withSql("foreign tables", """
            CREATE FOREIGN DATA WRAPPER nothing;
            CREATE SERVER nowhere FOREIGN DATA WRAPPER nothing;
            CREATE FOREIGN TABLE far (id int, name text) SERVER nowhere;
            CREATE VIEW over_far AS SELECT id, name FROM far;
            CREATE VIEW over_over_far AS SELECT id FROM over_far;
            CREATE TABLE near (id int PRIMARY KEY, name text);
            CREATE VIEW over_near AS SELECT id, name FROM near;
            INSERT INTO near VALUES (1, 'near');

            CREATE ROLE reads_foreign_tables;
            GRANT SELECT, INSERT ON ALL TABLES IN SCHEMA public TO reads_foreign_tables;
            """);
    private static final CatalogEngine ENGINE = CatalogEngine.over(DATABASE);

    /** Regression: asked whether such a table can be updated PostgreSQL fails, and the whole application was DOWN. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            { nears { name } } | {"data":{"nears":[{"name":"near"}]}}
            mutation { updateNear(id: 1, input: {name: "near"}) { id } } | {"data":{"updateNear":{"id":1}}}
            mutation { bulkUpdateOverNears(all: true, input: {name: "near"}) { updatedCount } } | {"data":{"bulkUpdateOverNears":{"updatedCount":1}}}
            { overNears(orderBy: [{id: ASC}]) { id name } } | {"data":{"overNears":[{"id":1,"name":"near"}]}}
            """)
    void oneThatCannotBeReachedLeavesAllOthersAsTheyAre(String document, String answer) {
        assertThat(ENGINE.run(document).data()).isEqualTo(answer);
    }

    @Test
    void theyAreTold() {
        assertThat(ENGINE.catalog().tables().keySet())
                .containsExactlyInAnyOrder("Near", "OverNear", "OverFar", "OverOverFar");
        assertThat(ENGINE.catalog().notices())
                .extracting(Notice::message)
                .filteredOn(message -> message.contains("far"))
                .singleElement()
                .asString()
                .startsWith("The foreign table public.far is left out: its foreign data wrapper has no handler");
    }

    @Test
    void aViewOverThemIsNotWritten() {
        assertThat(ENGINE.catalog().writeModel().fields().keySet())
                .contains("createNear", "createOverNear")
                .noneMatch(name -> name.contains("OverFar") || name.contains("OverOverFar"));
    }

    @Test
    void rolesThatBecomeOthersReadTheCatalogToo() {
        assertThat(CatalogEngine.of("reads_foreign_tables", DATABASE)
                        .run("{ nears { id } }")
                        .data())
                .isEqualTo("{\"data\":{\"nears\":[{\"id\":1}]}}");
    }
}
