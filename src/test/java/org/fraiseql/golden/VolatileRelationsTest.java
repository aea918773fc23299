package org.fraiseql.golden;

import static org.assertj.core.api.Assertions.assertThat;

import org.fraiseql.CatalogEngine;
import org.fraiseql.catalog.Table;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Views and tables that call volatile functions or lock rows when they are read, which no two requests may do together. */
class VolatileRelationsTest {
    private static final SessionDataSource DATABASE = SharedDatabase.withSql("volatile relations", """
            CREATE TABLE item (id int PRIMARY KEY, name text);
            CREATE SEQUENCE numbers;
            CREATE FUNCTION noted(int) RETURNS int LANGUAGE sql VOLATILE RETURN $1;
            CREATE FUNCTION calm(int) RETURNS int LANGUAGE sql STABLE RETURN $1;
            CREATE FUNCTION same(int, int) RETURNS boolean LANGUAGE sql VOLATILE RETURN $1 = $2;
            CREATE OPERATOR === (LEFTARG = int, RIGHTARG = int, FUNCTION = same);

            CREATE VIEW plain AS SELECT id, lower(name) AS name, now() AS at, current_setting('x.y', true) AS setting FROM item WHERE id > 0 ORDER BY id;
            CREATE VIEW counting AS SELECT i.name, count(*) AS n, row_number() OVER (ORDER BY i.name) AS place FROM item i GROUP BY i.name;
            CREATE VIEW calling AS SELECT id, calm(id) AS same FROM item;
            CREATE VIEW over_plain AS SELECT p.id, i.name FROM plain p JOIN item i USING (id);

            CREATE VIEW random_one AS SELECT id, random() AS chance FROM item;
            CREATE VIEW nonce AS SELECT id, gen_random_uuid() AS nonce FROM item;
            CREATE VIEW number AS SELECT id, (SELECT nextval('numbers')) AS n FROM item;
            CREATE VIEW clock AS SELECT id FROM item WHERE clock_timestamp() > '2000-01-01';
            CREATE VIEW own_function AS SELECT id, noted(id) AS n FROM item;
            CREATE VIEW in_from AS SELECT i.id, n.n FROM item i, LATERAL noted(i.id) AS n;
            CREATE VIEW in_common AS WITH c AS (SELECT id, random() AS r FROM item) SELECT id, r FROM c;
            CREATE VIEW own_operator AS SELECT id FROM item WHERE id === 1;
            CREATE VIEW setting AS SELECT id, set_config('x.y', id::text, true) AS was FROM item;
            CREATE VIEW locking AS SELECT id, name FROM item FOR UPDATE;
            CREATE VIEW over_random AS SELECT r.id, r.chance FROM random_one r;
            CREATE VIEW over_over AS SELECT o.id FROM over_random o JOIN item i USING (id);
            CREATE MATERIALIZED VIEW kept AS SELECT id, random() AS chance FROM item;

            CREATE TABLE watched (id int PRIMARY KEY);
            CREATE POLICY seen ON watched FOR SELECT USING (noted(id) > 0);
            CREATE TABLE by_chance (id int PRIMARY KEY);
            CREATE POLICY chance ON by_chance USING (random() > 0.5);
            CREATE TABLE kept_apart (id int PRIMARY KEY);
            CREATE POLICY own ON kept_apart USING (id = calm(id));
            CREATE TABLE written (id int PRIMARY KEY);
            CREATE POLICY changes ON written FOR INSERT WITH CHECK (random() > 0.5);
            CREATE VIEW over_watched AS SELECT id FROM watched;
            CREATE TABLE visit (id int PRIMARY KEY, watched_id int REFERENCES watched, item_id int REFERENCES item);
            COMMENT ON VIEW nonce IS '@primaryKey id';
            COMMENT ON VIEW plain IS '@primaryKey id';
            """);

    private static final CatalogEngine ENGINE = CatalogEngine.over(DATABASE);

    private static Table table(String name) {
        return ENGINE.catalog().tables().values().stream()
                .filter(table -> table.readFrom().name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "random_one",
                "nonce",
                "number",
                "clock",
                "own_function",
                "in_from",
                "in_common",
                "own_operator",
                "setting",
                "locking",
                "over_random",
                "over_over",
                "watched",
                "by_chance",
                "over_watched"
            })
    void theseAre(String name) {
        assertThat(table(name).isVolatile()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"item", "plain", "counting", "calling", "over_plain", "kept", "kept_apart", "written"})
    void theseAreNot(String name) {
        assertThat(table(name).isVolatile()).isFalse();
    }

    private static boolean isGathered(String query) {
        return ENGINE.run(query).statements().getFirst().statement().mayBeGathered();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{ item(id: 1) { id } }",
                "{ plain(id: 1) { id } }",
                "{ visit(id: 1) { watchedId item { id } } }",
                "{ items(orderBy: [{id: ASC}], limit: 50) { id } }"
            })
    void theseMayGoTogether(String query) {
        assertThat(isGathered(query)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{ nonce(id: 1) { id } }",
                "{ visit(id: 1) { watched { id } } }",
                "{ visit(id: 1) { item { id } watched { id } } }",
                "{ watcheds(orderBy: [{id: ASC}], limit: 10) { id } }",
                "{ items(orderBy: [{id: ASC}], limit: 51) { id } }"
            })
    void theseMayNot(String query) {
        assertThat(isGathered(query)).isFalse();
    }
}
