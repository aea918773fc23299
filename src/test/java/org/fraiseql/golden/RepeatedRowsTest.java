package org.fraiseql.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.fraiseql.CatalogEngine;
import org.fraiseql.catalog.Names;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A to-one relation leads to one row, also where the view at its other end shows that row several times; a view whose query says that it does not is joined as a table is. */
class RepeatedRowsTest {
    private static final String PROVEN = """
            plain SELECT t.id, t.code FROM %s t WHERE t.n > 0
            leftjoin SELECT t.id, o.code FROM %s t LEFT JOIN other o ON o.id = t.other_id
            innerjoin SELECT t.id, o.code FROM %s t JOIN other o ON t.other_id = o.id
            rightjoin SELECT t.id, o.code FROM other o RIGHT JOIN %s t ON o.id = t.other_id
            comma SELECT t.id, o.code FROM other o, %s t WHERE o.id = t.other_id AND t.n > 0
            chain SELECT t.id, p.code FROM %s t LEFT JOIN (other o JOIN other p ON p.id = o.id) ON o.id = t.other_id
            bytext SELECT t.id, o.id AS other FROM %s t LEFT JOIN other o ON o.code = t.code
            byname SELECT t.id, o.id AS other FROM %s t LEFT JOIN other o ON o.name = t.name
            ofdefault SELECT t.id, o.code FROM %s t LEFT JOIN other o ON o.id = 1
            aggregated SELECT t.id, m.ns FROM %s t LEFT JOIN LATERAL (SELECT jsonb_agg(m.n) AS ns FROM many m WHERE m.owner = t.id) m ON true
            grouped SELECT t.id, count(m.id) FROM %s t LEFT JOIN many m ON m.owner = t.id GROUP BY t.id
            groupedbymore SELECT t.id, t.code, o.code AS other, count(m.id) FROM %s t LEFT JOIN other o ON o.id = t.other_id LEFT JOIN many m ON m.owner = t.id GROUP BY t.id, t.code, o.code
            distinct SELECT DISTINCT t.id, t.code FROM %s t JOIN many m ON m.owner = t.id
            distincton SELECT DISTINCT ON (t.id) t.id, m.n FROM %s t JOIN many m ON m.owner = t.id ORDER BY t.id, m.n
            groupsjoined SELECT t.id, c.n FROM %s t LEFT JOIN (SELECT owner, count(*) AS n FROM many GROUP BY owner) c ON c.owner = t.id
            withclause WITH c AS (SELECT owner, count(*) AS n FROM many GROUP BY owner) SELECT t.id, c.n FROM %s t LEFT JOIN c ON c.owner = t.id
            viewjoined SELECT t.id, v.code FROM %s t LEFT JOIN over_other v ON v.id = t.other_id
            distinctleft SELECT DISTINCT t.id, o.code FROM %s t JOIN many m ON m.owner = t.id LEFT JOIN other o ON o.id = t.other_id
            distinctchain SELECT DISTINCT t.id, p.code FROM %s t JOIN many m ON m.owner = t.id LEFT JOIN (other o LEFT JOIN other p ON p.id = o.id) ON o.id = t.other_id
            distinctwhole SELECT DISTINCT t.id, o.code FROM %s t LEFT JOIN other o ON o.id = t.other_id AND t.n > 0
            bydate SELECT t.id, o.code FROM %s t LEFT JOIN other o ON o.day = t.day
            bynumeric SELECT t.id, o.code FROM %s t LEFT JOIN other o ON o.amount = t.amount
            byenum SELECT t.id, o.code FROM %s t LEFT JOIN other o ON o.mood = t.mood
            bybigint SELECT t.id, o.code FROM %s t LEFT JOIN other o ON o.big = t.other_id
            bybpchar SELECT t.id, o.code FROM %s t LEFT JOIN other o ON o.short = t.short
            bytime SELECT t.id, o.code FROM %s t LEFT JOIN other o ON o.seen = t.seen
            ofhidden SELECT t.id, h.code FROM %s t LEFT JOIN hidden.other h ON h.id = t.other_id
            limited SELECT t.id, l.n FROM %s t LEFT JOIN LATERAL (SELECT m.n FROM many m WHERE m.owner = t.id LIMIT 1) l ON true
            """;
    private static final String UNPROVEN = """
            manyjoined SELECT t.id, m.n FROM %s t JOIN many m ON m.owner = t.id
            manyleft SELECT t.id, m.n FROM %s t LEFT JOIN many m ON m.owner = t.id
            generated SELECT t.id, part FROM %s t, generate_series(1, 2) part
            setinselect SELECT t.id, unnest(ARRAY[1, 2]) AS part FROM %s t
            union SELECT t.id FROM %1$s t UNION ALL SELECT t.id FROM %1$s t
            fulljoin SELECT t.id, m.n FROM %s t FULL JOIN many m ON m.owner = t.id
            lateralcircle SELECT t.id FROM %s t, many e, LATERAL (SELECT e.id AS y) s WHERE e.id = s.y
            keptbyouter SELECT t.id FROM many m LEFT JOIN %s t ON t.id = m.owner
            groupedbyother SELECT t.id, m.n FROM %s t JOIN many m ON m.owner = t.id GROUP BY t.id, m.n
            distinctwithother SELECT DISTINCT t.id, m.n FROM %s t JOIN many m ON m.owner = t.id
            grouping SELECT t.id, m.n FROM %s t JOIN many m ON m.owner = t.id GROUP BY GROUPING SETS ((t.id, m.n), (t.id))
            ofparent SELECT t.id FROM %s t JOIN parent p ON p.id = t.id
            ofmiddle SELECT t.id FROM %s t JOIN middle p ON p.id = t.id
            groupednullable SELECT t.id, o.code, count(*) AS n FROM %s t JOIN many m ON m.owner = t.id LEFT JOIN other o ON o.id = t.other_id AND m.n = 1 GROUP BY t.id, o.code
            distinctnullable SELECT DISTINCT m.owner AS id, o.code FROM %s t JOIN many m ON m.owner = t.id LEFT JOIN other o ON o.id = 1 AND m.n = 1
            distinctright SELECT DISTINCT t.id, o.code FROM other o RIGHT JOIN (%s t JOIN many m ON m.owner = t.id) ON o.id = t.other_id AND m.n = 1
            distinctmore SELECT DISTINCT t.id, o.code FROM %s t JOIN many m ON m.owner = t.id LEFT JOIN other o ON o.id = t.other_id AND m.n > 1
            distinctbehind SELECT DISTINCT t.id, p.code FROM %s t JOIN many m ON m.owner = t.id LEFT JOIN other o ON o.id = t.other_id AND m.n = 1 LEFT JOIN other p ON p.id = o.id
            limitedtwo SELECT t.id, l.n FROM %s t LEFT JOIN LATERAL (SELECT m.n FROM many m WHERE m.owner = t.id LIMIT 2) l ON true
            limitedortied SELECT t.id, l.owner FROM %s t LEFT JOIN LATERAL (SELECT m.owner FROM many m WHERE m.owner = t.id ORDER BY m.owner FETCH FIRST 1 ROW WITH TIES) l ON true
            """;
    /** Of what is stored the keys of the table behind it are believed. */
    private static final String STORED = """
            CREATE TABLE tb_kept (pk_kept int PRIMARY KEY, id int UNIQUE);
            CREATE TABLE tv_kept (id int PRIMARY KEY, pk_kept int, name text);
            CREATE TABLE ref_kept (id int PRIMARY KEY, target_id int REFERENCES tb_kept);
            INSERT INTO tb_kept VALUES (1, 1);
            INSERT INTO tv_kept VALUES (1, 1, 'a');
            INSERT INTO ref_kept VALUES (1, 1);
            CREATE TABLE tb_parted (pk_parted int PRIMARY KEY, id int UNIQUE);
            CREATE TABLE tv_parted (id int, pk_parted int, name text) PARTITION BY RANGE (id);
            CREATE TABLE tv_parted_all PARTITION OF tv_parted DEFAULT;
            CREATE TABLE ref_parted (id int PRIMARY KEY, target_id int REFERENCES tb_parted);
            INSERT INTO tb_parted VALUES (1, 1);
            INSERT INTO tv_parted VALUES (1, 1, 'a');
            INSERT INTO ref_parted VALUES (1, 1);
            CREATE TABLE tb_made (pk_made int PRIMARY KEY, id int UNIQUE);
            INSERT INTO tb_made VALUES (1, 1);
            CREATE MATERIALIZED VIEW mv_made AS SELECT t.id, t.pk_made, n FROM tb_made t, generate_series(1, 1) n;
            CREATE TABLE ref_made (id int PRIMARY KEY, target_id int REFERENCES tb_made);
            INSERT INTO ref_made VALUES (1, 1);
            """;

    static final List<String> proven = names(PROVEN);
    static final List<String> unproven = names(UNPROVEN);

    private static final SessionDataSource DATABASE =
            SharedDatabase.withSql("repeated rows", """
            CREATE TYPE mood AS ENUM ('glad', 'sad');
            CREATE TABLE other (id int PRIMARY KEY, code text UNIQUE, name varchar(9) UNIQUE, day date UNIQUE, amount numeric UNIQUE, mood mood UNIQUE, big int8 UNIQUE, short char(3) UNIQUE,
                seen timestamptz UNIQUE);
            INSERT INTO other VALUES (1, 'a', 'a');
            CREATE SCHEMA hidden;
            CREATE TABLE hidden.other (id int PRIMARY KEY, code text);
            CREATE VIEW over_other AS SELECT id, code FROM other;
            CREATE TABLE many (id int PRIMARY KEY, owner int, n int);
            INSERT INTO many VALUES (1, 1, 1), (2, 1, 2);
            CREATE TABLE parent (id int PRIMARY KEY);
            CREATE TABLE child () INHERITS (parent);
            INSERT INTO parent VALUES (1);
            INSERT INTO child VALUES (1);
            CREATE TABLE top (id int);
            CREATE TABLE middle (PRIMARY KEY (id)) INHERITS (top);
            CREATE TABLE bottom () INHERITS (middle);
            INSERT INTO middle VALUES (1);
            INSERT INTO bottom VALUES (1);
            """ + tables(PROVEN) + tables(UNPROVEN) + STORED + """

            CREATE TABLE tb_sale (id int PRIMARY KEY, name text);
            CREATE VIEW v_sale AS SELECT s.id, s.name, n, ARRAY[n] AS ns FROM tb_sale s, generate_series(1, 2) AS n;
            CREATE FUNCTION shout(v_sale) RETURNS text LANGUAGE sql STABLE AS $$ SELECT upper($1.name) $$;
            CREATE FUNCTION louder(v_sale, mark text) RETURNS text LANGUAGE sql STABLE AS $$ SELECT upper($1.name) || mark $$;
            CREATE TABLE line (id int PRIMARY KEY, sale_id int REFERENCES tb_sale);
            CREATE TABLE remark (id int PRIMARY KEY, sale_id int REFERENCES tb_sale);
            INSERT INTO tb_sale VALUES (1, 'one'), (2, 'two');
            INSERT INTO remark VALUES (1, 2), (2, 1), (3, NULL);
            INSERT INTO line VALUES (1, 1), (2, 1);

            CREATE TABLE visit (id int PRIMARY KEY, place text);
            CREATE VIEW place AS SELECT place AS name, id AS visit FROM visit;
            COMMENT ON VIEW place IS '@key(name)';
            COMMENT ON TABLE visit IS '@references(place) place';
            CREATE VIEW place_once AS SELECT place AS name, count(*) AS visits FROM visit GROUP BY place;
            COMMENT ON VIEW place_once IS '@key(name)';
            CREATE TABLE trip (id int PRIMARY KEY, place text);
            COMMENT ON TABLE trip IS '@references(place) place_once';
            INSERT INTO visit VALUES (1, 'Rome'), (2, 'Rome');
            INSERT INTO trip VALUES (1, 'Rome');

            CREATE TABLE tb_good (id int PRIMARY KEY, name text, secret text);
            CREATE VIEW v_good AS SELECT g.id, g.name, g.secret FROM tb_good g, generate_series(1, 2);
            CREATE TABLE offer (id int PRIMARY KEY, good_id int REFERENCES tb_good);
            INSERT INTO tb_good VALUES (1, 'tea', 'x');
            INSERT INTO offer VALUES (1, 1);
            CREATE ROLE reads_some_columns;
            GRANT SELECT ON offer TO reads_some_columns;
            GRANT SELECT (id) ON tb_good TO reads_some_columns;
            GRANT SELECT (id, name) ON v_good TO reads_some_columns;
            """);
    private static final CatalogEngine ENGINE = CatalogEngine.over(DATABASE);

    private static List<String> names(String views) {
        return views.lines().map(line -> line.substring(0, line.indexOf(' '))).toList();
    }

    /** For each view a table behind it and one that refers to that. */
    private static String tables(String views) {
        StringBuilder sql = new StringBuilder();
        views.lines().forEach(line -> {
            String name = line.substring(0, line.indexOf(' '));
            String table = "tb_" + name;
            sql.append(
                    "CREATE TABLE %s (id int PRIMARY KEY, code text UNIQUE, name varchar(9), other_id int, n int, day date, amount numeric, mood mood, short char(3), seen timestamptz);%n"
                            .formatted(table));
            sql.append("INSERT INTO %s VALUES (1, 'a', 'a', 1, 1);%n".formatted(table));
            sql.append("CREATE VIEW v_%s AS %s;%n"
                    .formatted(name, line.substring(line.indexOf(' ') + 1).formatted(table)));
            sql.append(
                    "CREATE TABLE ref_%s (id int PRIMARY KEY, target_id int REFERENCES %s);%n".formatted(name, table));
            sql.append("INSERT INTO ref_%s VALUES (1, 1);%n".formatted(name));
        });
        return sql.toString();
    }

    private static CatalogEngine.Run listOf(String name) {
        String field = "ref" + Names.raiseFirst(name) + "s";
        return ENGINE.run("{ rows: %s { id target { id } } }".formatted(field));
    }

    private static String sql(CatalogEngine.Run run) {
        return run.statements().getFirst().statement().text();
    }

    @ParameterizedTest
    @FieldSource("proven")
    void aViewThatShowsEachRowOnceIsJoinedAsATableIs(String name) {
        CatalogEngine.Run run = listOf(name);
        assertThat(run.data()).isEqualTo("{\"data\":{\"rows\":[{\"id\":1,\"target\":{\"id\":1}}]}}");
        assertThat(sql(run)).doesNotContain("LIMIT 1");
    }

    /** Regression: the row that refers was repeated as often. */
    @ParameterizedTest
    @FieldSource("unproven")
    void ofAViewThatMayShowARowSeveralTimesOneIsTaken(String name) {
        CatalogEngine.Run run = listOf(name);
        assertThat(run.data()).isEqualTo("{\"data\":{\"rows\":[{\"id\":1,\"target\":{\"id\":1}}]}}");
        assertThat(sql(run)).contains("LEFT JOIN LATERAL (SELECT", "LIMIT 1)");
    }

    /** Regression: a row at a time was looked for, in a table without an index for that. */
    @ParameterizedTest
    @ValueSource(strings = {"kept", "parted", "made"})
    void whatIsStoredIsJoined(String name) {
        CatalogEngine.Run run = listOf(name);
        assertThat(run.data()).isEqualTo("{\"data\":{\"rows\":[{\"id\":1,\"target\":{\"id\":1}}]}}");
        assertThat(sql(run)).doesNotContain("LIMIT 1");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            { remarks(where: {sale: {n: {eq: 2}}}) { id } } | {"data":{"remarks":[]}}
            { remarks(where: {sale: {n: {eq: 1}}}, orderBy: [{sale: {n: DESC}}, {id: ASC}]) { id sale { n } } } | {"data":{"remarks":[{"id":1,"sale":{"n":1}},{"id":2,"sale":{"n":1}}]}}
            { remarks(where: {NOT: {sale: {n: {eq: 2}}}}, orderBy: [{id: ASC}]) { id } } | {"data":{"remarks":[{"id":1},{"id":2},{"id":3}]}}
            { sales(where: {remarks: {some: {sale: {n: {eq: 2}}}}}) { id } } | {"data":{"sales":[]}}
            { remarks(where: {sale: {shout: {eq: "ONE"}}}) { id } } | {"data":{"remarks":[{"id":2}]}}
            """)
    void filterAndOrderAskTheRowThatIsShown(String document, String answer) {
        assertThat(ENGINE.run(document).data()).isEqualTo(answer);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            { remarks { sale { id name } } } | 0
            { remarks { sale { shout } } } | 1
            { remarks(orderBy: [{sale: {shout: ASC}}]) { sale { name } } } | 1
            { remarks(orderBy: [{sale: {name: ASC}}]) { sale { louder(mark: "!") name } } } | 1
            """)
    void theWholeRowIsTakenOnlyWhereAFunctionAsksForIt(String document, int times) {
        assertThat(sql(ENGINE.run(document)).split(" AS r,| AS r ", -1)).hasSize(times + 1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            { remarks(orderBy: [{id: ASC}]) { id sale { id name } } } | {"data":{"remarks":[{"id":1,"sale":{"id":2,"name":"two"}},{"id":2,"sale":{"id":1,"name":"one"}},{"id":3,"sale":null}]}}
            { remarks(orderBy: [{sale: {name: ASC}}], limit: 2) { id } } | {"data":{"remarks":[{"id":2},{"id":1}]}}
            { remarks(where: {sale: {name: {eq: "one"}}}) { id sale { ns } } } | {"data":{"remarks":[{"id":2,"sale":{"ns":[1]}}]}}
            { remarks(orderBy: [{sale: {name: DESC}}], where: {saleId: {isnull: false}}) { sale { shout louder(mark: "!") } } } | {"data":{"remarks":[{"sale":{"shout":"TWO","louder":"TWO!"}},{"sale":{"shout":"ONE","louder":"ONE!"}}]}}
            { remarks(orderBy: [{id: ASC}], limit: 2) { sale { lines(orderBy: [{id: ASC}]) { id sale { name } } } } } | {"data":{"remarks":[{"sale":{"lines":[]}},{"sale":{"lines":[{"id":1,"sale":{"name":"one"}},{"id":2,"sale":{"name":"one"}}]}}]}}
            { lines(orderBy: [{sale: {shout: ASC}}, {id: ASC}]) { id } } | {"data":{"lines":[{"id":1},{"id":2}]}}
            mutation { updateRemark(id: 1, input: {id: 1}) { id sale { name } } } | {"data":{"updateRemark":{"id":1,"sale":{"name":"two"}}}}
            { visits(orderBy: [{id: ASC}]) { id placeByPlace { name } } } | {"data":{"visits":[{"id":1,"placeByPlace":{"name":"Rome"}},{"id":2,"placeByPlace":{"name":"Rome"}}]}}
            """)
    void whereverTheRelationStands(String document, String answer) {
        assertThat(ENGINE.run(document).data()).isEqualTo(answer);
    }

    @Test
    void whoMayReadSomeColumnsReadsThroughItToo() {
        assertThat(CatalogEngine.of("reads_some_columns", DATABASE)
                        .run("{ offers { id good { id name } } }")
                        .data())
                .isEqualTo("{\"data\":{\"offers\":[{\"id\":1,\"good\":{\"id\":1,\"name\":\"tea\"}}]}}");
    }

    @Test
    void declaredKeysAreNoProof() {
        assertThat(Stream.of("Visit", "Trip")
                        .flatMap(type -> ENGINE.catalog().table(type).relationships().stream())
                        .map(relationship -> relationship.target() + " " + relationship.mayRepeat()))
                .isEqualTo(Arrays.asList("Place true", "PlaceOnce false"));
    }
}
