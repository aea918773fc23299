package org.fraiseql.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.fraiseql.CatalogEngine;
import org.fraiseql.catalog.Notice;
import org.fraiseql.catalog.Table;
import org.fraiseql.support.config.DatabaseConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys of documents that refer to rows elsewhere. */
class DocumentReferencesTest {
    private static final CatalogEngine ENGINE = CatalogEngine.over(SharedDatabase.withSql("document_references", """
            CREATE TABLE rate (value numeric PRIMARY KEY, double float8 UNIQUE);
            CREATE TABLE author (id int PRIMARY KEY);
            INSERT INTO rate VALUES (1.5, 1.5), (2, 2), ('NaN', 'NaN'), (1e30, 1e30);
            INSERT INTO author VALUES (1);
            CREATE TABLE tv_use (id int PRIMARY KEY, data jsonb);
            COMMENT ON TABLE tv_use IS E'@references(rateId) rate(value)\\n@type {rateId: Decimal}';
            INSERT INTO tv_use VALUES (1, '{"rateId": 1.5}'), (2, '{"rateId": "NaN"}'), (3, '{"rateId": 1e30}'), (4, '{"rateId": "2"}'), (5, '{"rateId": 1e400}');
            CREATE TABLE tv_double (id int PRIMARY KEY, data jsonb);
            COMMENT ON TABLE tv_double IS E'@references(rate) rate(double)\\n@type {rate: Float}';
            CREATE TABLE tv_found (id int PRIMARY KEY, data jsonb);
            CREATE INDEX ON tv_found (((data ->> 'author')::int));
            COMMENT ON TABLE tv_found IS E'@references(author) author(id)\\n@type {author: Int}';
            CREATE TABLE tv_second (id int PRIMARY KEY, data jsonb);
            CREATE INDEX ON tv_second (id, ((data ->> 'author')::int));
            COMMENT ON TABLE tv_second IS E'@references(author) author(id)\\n@type {author: Int}';
            CREATE TABLE tv_block (id int PRIMARY KEY, data jsonb);
            CREATE INDEX ON tv_block USING brin (((data ->> 'author')::int));
            COMMENT ON TABLE tv_block IS E'@references(author) author(id)\\n@type {author: Int}';
            CREATE TABLE tv_text (id int PRIMARY KEY, data jsonb);
            CREATE INDEX ON tv_text ((data ->> 'author'));
            COMMENT ON TABLE tv_text IS E'@references(author) author(id)\\n@type {author: Int}';
            CREATE TABLE calendar (day date PRIMARY KEY);
            INSERT INTO calendar VALUES ('2025-06-01'), ('2025-06-02');
            CREATE TABLE tv_event (id int PRIMARY KEY, data jsonb);
            COMMENT ON TABLE tv_event IS E'@references(day) calendar(day)\\n@type {day: Date}';
            INSERT INTO tv_event VALUES (1, '{"day": "2025-06-01"}'), (2, '{"day": "2025-02-30"}'), (3, '{"day": "2025-06-02T10:00:00Z"}');
            CREATE TABLE post (id int PRIMARY KEY, author int);
            INSERT INTO post VALUES (1, 1), (2, 2);
            CREATE VIEW v_made AS SELECT id, jsonb_build_object('author', author) AS data FROM post;
            COMMENT ON VIEW v_made IS E'@references(author) author(id)\\n@type {author: Int}';
            CREATE TABLE tv_wrong (id int PRIMARY KEY, data jsonb);
            COMMENT ON TABLE tv_wrong IS E'@references(autorId) author(id)\\n@type {authorId: Int}';
            """));

    @Test
    void decimalsStayWhatTheyAre() {
        String uses =
                "[{\"rate\":{\"value\":1.5}},{\"rate\":{\"value\":\"NaN\"}},{\"rate\":{\"value\":1000000000000000000000000000000}},{\"rate\":null},{\"rate\":null}]";
        for (CatalogEngine engine : List.of(ENGINE, ENGINE.on(DatabaseConfig.REACTIVE))) {
            assertThat(engine.run("{ uses { rate { value } } }").data())
                    .isEqualTo("{\"data\":{\"uses\":" + uses + "}}");
            assertThat(engine.run("{ rates(orderBy: [{value: ASC}]) { uses { id } } }")
                            .data())
                    .isEqualTo(
                            "{\"data\":{\"rates\":[{\"uses\":[{\"id\":1}]},{\"uses\":[]},{\"uses\":[{\"id\":3}]},{\"uses\":[{\"id\":2}]}]}}");
        }
    }

    /** Other types refer as themselves. */
    @Test
    void datesRefer() {
        for (CatalogEngine engine : List.of(ENGINE, ENGINE.on(DatabaseConfig.REACTIVE))) {
            assertThat(engine.run("{ calendars(orderBy: [{day: ASC}]) { events { id } } }")
                            .data())
                    .isEqualTo("{\"data\":{\"calendars\":[{\"events\":[{\"id\":1}]},{\"events\":[{\"id\":3}]}]}}");
        }
    }

    /** Regression: what a view makes was made again for each row that it belongs to, in the hope of an index. */
    @Test
    void documentsThatAViewMakesAreReadOnce() {
        var run = ENGINE.run("{ authors { mades { id } } }");
        assertThat(run.data()).isEqualTo("{\"data\":{\"authors\":[{\"mades\":[{\"id\":1}]}]}}");
        assertThat(run.statements().getFirst().statement().text()).startsWith("WITH l0");
    }

    private static Table table(String name) {
        return ENGINE.catalog().tables().values().stream()
                .filter(table -> table.readFrom().name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void anIndexThatBeginsWithTheKeyFindsIt() {
        assertThat(table("tv_found").indexes().columns()).contains(List.of("data -> author"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tv_second", "tv_block", "tv_text"})
    void othersDoNot(String name) {
        assertThat(table(name).indexes().columns()).doesNotContain(List.of("data -> author"));
    }

    @Test
    void whatCanNotReferIsTold() {
        assertThat(ENGINE.catalog().notices())
                .extracting(Notice::message)
                .anyMatch(message -> message.contains("tv_double") && message.contains("can't be compared"))
                .anyMatch(message -> message.contains("\"autorId\"") && message.contains("authorId"));
    }
}
