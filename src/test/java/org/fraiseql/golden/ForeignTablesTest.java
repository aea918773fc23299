package org.fraiseql.golden;

import static org.assertj.core.api.Assertions.assertThat;

import org.fraiseql.CatalogEngine;
import org.fraiseql.catalog.Notice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Foreign tables that PostgreSQL itself can't reach, beside all that it can. */
class ForeignTablesTest {
    private static final SessionDataSource DATABASE = SharedDatabase.withSql("foreign tables", """
            CREATE FOREIGN DATA WRAPPER nothing;
            CREATE SERVER nowhere FOREIGN DATA WRAPPER nothing;
            CREATE FOREIGN TABLE far (id int, name text) SERVER nowhere;
            CREATE FUNCTION gone() RETURNS fdw_handler LANGUAGE c STRICT AS '$libdir/plpgsql', 'plpgsql_call_handler';
            UPDATE pg_proc SET probin = 'no_such_library' WHERE proname = 'gone';
            CREATE FOREIGN DATA WRAPPER vanished HANDLER gone;
            CREATE SERVER elsewhere FOREIGN DATA WRAPPER vanished;
            CREATE FOREIGN TABLE lost (id int, name text) SERVER elsewhere;
            CREATE VIEW over_lost AS SELECT id FROM lost;
            CREATE FOREIGN TABLE silent (id int) SERVER nowhere;
            COMMENT ON FOREIGN TABLE silent IS '@omit';
            CREATE VIEW over_far AS SELECT id, name FROM far;
            CREATE VIEW over_over_far AS SELECT id FROM over_far;
            CREATE TABLE near (id int PRIMARY KEY, name text);
            CREATE VIEW over_near AS SELECT id, name FROM near;
            INSERT INTO near VALUES (1, 'near');
            CREATE TABLE sent (id int PRIMARY KEY, name text);
            CREATE RULE send AS ON UPDATE TO sent WHERE NEW.id < 0 DO ALSO INSERT INTO far VALUES (NEW.id, NEW.name);
            CREATE VIEW over_sent AS SELECT id, name FROM sent;

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

    /** Regression: views over them were served without a word, and each query of them failed; one that is omitted was told. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "The foreign table public.far is left out: its foreign data wrapper has no handler",
                "The foreign table public.lost is left out: its foreign data wrapper has no handler that PostgreSQL can call",
                "The view public.over_far is left out: it reads a foreign table whose foreign data wrapper has no handler",
                "The view public.over_over_far is left out: it reads a foreign table whose foreign data wrapper has no handler",
                "The view public.over_lost is left out: it reads a foreign table whose foreign data wrapper has no handler"
            })
    void theyAreTold(String notice) {
        assertThat(ENGINE.catalog().notices())
                .extracting(Notice::message)
                .filteredOn(message -> message.startsWith(notice))
                .hasSize(1);
    }

    @Test
    void nothingElseIsLeftOut() {
        assertThat(ENGINE.catalog().tables().keySet())
                .containsExactlyInAnyOrder("Near", "OverNear", "Sent", "OverSent");
        // and one that the rule of "sent" keeps upserts from it
        assertThat(ENGINE.catalog().notices())
                .filteredOn(notice -> !notice.message().startsWith("public.sent has no upserts"))
                .hasSize(5);
    }

    /** Regression: a table whose rule names an unreachable one took no writes, nor did a view over it. */
    @Test
    void aTableWhoseRulesNameThemIsWritten() {
        assertThat(ENGINE.catalog().writeModel().fields().keySet())
                .contains("createNear", "createOverNear", "createSent", "createOverSent")
                .noneMatch(name -> name.contains("Far") || name.contains("Lost"));
    }

    @Test
    void rolesThatBecomeOthersReadTheCatalogToo() {
        assertThat(CatalogEngine.of("reads_foreign_tables", DATABASE)
                        .run("{ nears { id } }")
                        .data())
                .isEqualTo("{\"data\":{\"nears\":[{\"id\":1}]}}");
    }
}
