package org.fraiseql.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.fraiseql.CatalogEngine;
import org.fraiseql.catalog.Column;
import org.fraiseql.catalog.IndexedKey;
import org.fraiseql.sql.BoundStatement;
import org.fraiseql.support.config.DatabaseConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Indexes that people make of keys of documents are used, by conditions and orders, and change no answer (plans are PostgreSQL's own, of 20,000 documents). */
class DocumentIndexesTest {
    private static final String SHAPE =
            "@type {id: Int, age: Int, big: BigInt, exact: Int, amount: Decimal, ratio: Float, uid: UUID, name: String, flag: Boolean, ip: Inet, "
                    + "address: {zip: Int, city: String}, \"first_name\": String, \"born_in\": Int, tag: ID, raw: Int, wide: Int, path: LTree, net: Cidr, mac: MacAddr, bytes: Bytes, share: Float, \"it''s (odd)\": Int}";
    private static final String DOCUMENTS = """
            SELECT n AS id, jsonb_build_object('age', n, 'big', n * 10000000000, 'exact', n, 'amount', n + 0.5, 'ratio', n / 8.0::float8,
              'uid', md5(n::text)::uuid, 'name', 'n' || n, 'flag', n = 7, 'ip', '10.0.0.0'::inet + n, 'address', jsonb_build_object('zip', n, 'city', 'c' || n),
              'first_name', 'f' || n, 'born_in', n, 'tag', 't' || n, 'raw', n, 'wide', n, 'it''s (odd)', n,
              'path', 'top.n' || n, 'net', set_masklen('10.0.0.0'::inet + n, 32)::cidr, 'mac', '08:00:2b:01:' || lpad(to_hex(n / 256), 2, '0') || ':' || lpad(to_hex(n % 256), 2, '0'),
              'bytes', '\\x' || lpad(to_hex(n), 8, '0'), 'share', n / 8.0) AS data
            FROM generate_series(1, 20000) n""";
    private static final String INDEXES = """
            CREATE INDEX i_age ON %1$s (((data ->> 'age')::int));
            CREATE INDEX i_big ON %1$s (((data ->> 'big')::bigint));
            CREATE INDEX i_exact ON %1$s (((data ->> 'exact')::numeric));
            CREATE INDEX i_amount ON %1$s (((data ->> 'amount')::numeric));
            CREATE INDEX i_ratio ON %1$s (((data ->> 'ratio')::double precision));
            CREATE INDEX i_uid ON %1$s (((data ->> 'uid')::uuid));
            CREATE INDEX i_name ON %1$s ((data ->> 'name'));
            CREATE INDEX i_flag ON %1$s (((data ->> 'flag')::boolean));
            CREATE INDEX i_ip ON %1$s (((data ->> 'ip')::inet));
            CREATE INDEX i_zip ON %1$s (((data -> 'address' ->> 'zip')::int));
            CREATE INDEX i_city ON %1$s ((data -> 'address' ->> 'city'));
            CREATE INDEX i_first ON %1$s ((data ->> 'first_name'));
            CREATE INDEX i_born ON %1$s (((data ->> 'born_in')::int));
            CREATE INDEX i_tag ON %1$s ((data ->> 'tag'));
            CREATE INDEX i_raw ON %1$s (((data -> 'raw')::int));
            CREATE INDEX i_wide ON %1$s (id, ((data ->> 'wide')::int8));
            CREATE INDEX i_path ON %1$s (((data ->> 'path')::ltree));
            CREATE INDEX i_net ON %1$s (((data ->> 'net')::cidr));
            CREATE INDEX i_mac ON %1$s (((data ->> 'mac')::macaddr));
            CREATE INDEX i_bytes ON %1$s (((data ->> 'bytes')::bytea));
            CREATE INDEX i_share ON %1$s (((data ->> 'share')::numeric));
            CREATE INDEX i_words ON %1$s USING gin (to_tsvector('english', data ->> 'name'));
            CREATE INDEX i_odd ON %1$s (((data ->> 'it''s (odd)')::int));
            """;
    /** What no index tells: wrong, missing, null. The casts of the indexes take all of it. */
    private static final String ODD = """
            (20001, '{"age": "5", "big": "7", "exact": 1.5, "amount": "7", "ratio": "1.5", "uid": "{11111111-1111-1111-1111-111111111111}", "name": 5, "flag": "true", "ip": "10.0.0.9/8", "tag": 5, "exact": 5.5}'),
            (20002, '{"age": null, "big": 3, "exact": 99999999999, "amount": "NaN", "ratio": "NaN", "flag": null, "address": null, "wide": 99999999999}'),
            (20003, '{}'),
            (20004, '{"exact": 7.0, "amount": 7.50, "ratio": 0.12500000000000000001, "address": {"zip": "4"}, "raw": 1.5}')""";

    private static final CatalogEngine ENGINE = CatalogEngine.over(SharedDatabase.withSql(
            "indexed_documents", """
            CREATE EXTENSION ltree;
            CREATE TABLE tv_person (id int PRIMARY KEY, data jsonb);
            CREATE TABLE tv_other (id int PRIMARY KEY, data jsonb);
            INSERT INTO tv_person %1$s;
            INSERT INTO tv_person VALUES %4$s;
            INSERT INTO tv_other TABLE tv_person;
            COMMENT ON TABLE tv_person IS '%2$s';
            COMMENT ON TABLE tv_other IS '%2$s';
            %3$s
            CREATE MATERIALIZED VIEW mv_still AS TABLE tv_person;
            COMMENT ON MATERIALIZED VIEW mv_still IS '@key(id)
            @type {age: Int}';
            CREATE INDEX still_age ON mv_still (((data ->> 'age')::int));
            CREATE TABLE tv_some (id int PRIMARY KEY, data jsonb);
            COMMENT ON TABLE tv_some IS '@type {age: Int}';
            CREATE INDEX some_age ON tv_some (((data ->> 'age')::int)) WHERE id < 10;
            INSERT INTO tv_some VALUES (1, '{"age": 4}'), (20, '{"age": "none"}');
            CREATE TABLE tv_parent (id int PRIMARY KEY, data jsonb);
            COMMENT ON TABLE tv_parent IS '@type {age: Int}';
            CREATE INDEX parent_age ON tv_parent (((data ->> 'age')::int));
            CREATE TABLE tv_child () INHERITS (tv_parent);
            INSERT INTO tv_parent VALUES (1, '{"age": 4}');
            INSERT INTO tv_child VALUES (2, '{"age": "none"}');
            CREATE TABLE tv_parted (id int, data jsonb) PARTITION BY RANGE (id);
            CREATE TABLE tv_parted_1 PARTITION OF tv_parted FOR VALUES FROM (0) TO (20010);
            CREATE INDEX parted_age ON tv_parted (((data ->> 'age')::int));
            INSERT INTO tv_parted SELECT id, jsonb_build_object('age', id) FROM tv_person;
            COMMENT ON TABLE tv_parted IS '@key(id)
            @type {age: Int}';
            CREATE FUNCTION drafts() RETURNS SETOF tv_person STABLE LANGUAGE sql AS
              $$ VALUES (1, '{"age": "none", "name": "b"}'::jsonb), (2, '{"age": 7, "name": "a"}') $$;
            CREATE FUNCTION plans(one tv_some) RETURNS SETOF tv_person STABLE LANGUAGE sql AS $$ SELECT * FROM drafts() $$;
            CREATE FUNCTION fresh() RETURNS SETOF tv_person LANGUAGE sql AS $$ SELECT * FROM drafts() $$;
            ANALYZE;
            CREATE EXTENSION file_fdw;
            CREATE SERVER elsewhere FOREIGN DATA WRAPPER file_fdw;
            CREATE TABLE tv_far (id int, data jsonb) PARTITION BY RANGE (id);
            CREATE INDEX far_age ON tv_far (((data ->> 'age')::int));
            CREATE FOREIGN TABLE tv_far_1 PARTITION OF tv_far FOR VALUES FROM (0) TO (10) SERVER elsewhere OPTIONS (filename '/nowhere');
            COMMENT ON TABLE tv_far IS '@key(id)
            @type {age: Int}';
            """.formatted(DOCUMENTS, SHAPE, INDEXES.formatted("tv_person"), ODD)));
    private static final CatalogEngine REACTIVE = ENGINE.on(DatabaseConfig.REACTIVE);
    private static final Pattern INDEX = Pattern.compile("Index (?:Only )?(?:Scan|Scan Backward)(?: using| on) (\\w+)");

    private static String plan(String query, String mode) {
        BoundStatement statement = ENGINE.run(query).statements().getFirst();
        String values = statement.values().stream()
                .map(value -> "'" + value.replace("'", "''") + "'")
                .collect(Collectors.joining(", "));
        List<String> lines = new ArrayList<>();
        try (Connection connection =
                        SharedDatabase.withSql("indexed_documents", "").getConnection();
                Statement sql = connection.createStatement()) {
            sql.execute("SET plan_cache_mode = " + mode);
            sql.execute("PREPARE asked AS " + statement.statement().text());
            try (ResultSet rows =
                    sql.executeQuery("EXPLAIN EXECUTE asked" + (values.isEmpty() ? "" : "(" + values + ")"))) {
                while (rows.next()) {
                    lines.add(rows.getString(1));
                }
            } finally {
                sql.execute("DEALLOCATE asked; RESET plan_cache_mode");
            }
        } catch (SQLException e) {
            throw new IllegalStateException(statement.statement().text(), e);
        }
        return String.join("\n", lines);
    }

    private static List<String> indexes(String plan) {
        return INDEX.matcher(plan).results().map(found -> found.group(1)).toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            age: {eq: 7}                                        | i_age
            age: {in: [7, 8, 100]}                              | i_age
            age: {gt: 19990}                                    | i_age
            age: {gte: 100, lt: 110}                            | i_age
            age: {between: {from: 100, to: 110}}                | i_age
            age: {notDistinctFrom: 7}                           | -
            big: {eq: "70000000000"}                            | i_big
            big: {in: ["70000000000", "5"]}                     | i_big
            big: {lt: "70000000000"}                            | i_big
            exact: {eq: 7}                                      | i_exact
            exact: {between: {from: 100, to: 110}}              | i_exact
            amount: {eq: "7.5"}                                 | i_amount
            amount: {in: ["7.5", "8.5"]}                        | i_amount
            amount: {lte: "10"}                                 | i_amount
            ratio: {eq: 1.5}                                    | i_ratio
            ratio: {in: [1.5, 2.5]}                             | i_ratio
            ratio: {lt: 1.5}                                    | i_ratio
            ratio: {between: {from: 1.5, to: 2}}                | i_ratio
            uid: {eq: "8f14e45f-ceea-167a-5a36-dedd4bea2543"}   | i_uid
            uid: {in: ["8f14e45f-ceea-167a-5a36-dedd4bea2543"]} | i_uid
            uid: {lt: "00014e45-ceea-167a-5a36-dedd4bea2543"}   | i_uid
            name: {eq: "n7"}                                    | i_name
            name: {in: ["n7", "n8"]}                            | i_name
            name: {gte: "n9999"}                                | i_name
            flag: {eq: true}                                    | i_flag
            ip: {eq: "10.0.0.7"}                                | i_ip
            ip: {in: ["10.0.0.7"]}                              | i_ip
            ip: {lt: "10.0.0.9"}                                | i_ip
            address: {zip: {eq: 7}}                             | i_zip
            address: {zip: {in: [7, 8]}}                        | i_zip
            address: {zip: {lt: 9}}                             | i_zip
            address: {city: {eq: "c7"}}                         | i_city
            firstName: {eq: "f7"}                               | i_first
            bornIn: {eq: 7}                                     | i_born
            tag: {eq: "t7"}                                     | i_tag
            tag: {in: ["t7", "t8"]}                             | i_tag
            raw: {eq: 7}                                        | i_raw
            raw: {lt: 9}                                        | i_raw
            id: {eq: 7}, wide: {eq: 7}                          | i_wide
            itSOdd: {eq: 7}                                     | i_odd
            path: {eq: "top.n7"}                                | i_path
            path: {in: ["top.n7", "top.n8"]}                    | i_path
            net: {eq: "10.0.0.7"}                               | i_net
            net: {lt: "10.0.0.9"}                               | i_net
            mac: {eq: "08:00:2b:01:00:07"}                      | i_mac
            bytes: {eq: "\\\\x00000007"}                        | i_bytes
            share: {eq: 1.5}                                    | i_share
            share: {lt: 1.5}                                    | i_share
            age: {gt: 19990}, name: {eq: "n19995"}              | i_name
            OR: [{age: {eq: 7}}, {name: {eq: "n8"}}]            | i_age i_name
            """)
    void conditionsUseThem(String where, String index) {
        String query = "{ people(where: {" + where + "}) { id } }";
        for (String mode : List.of("force_custom_plan", "force_generic_plan")) {
            String plan = plan(query, mode);
            if (index.equals("-")) {
                assertThat(plan).contains("Seq Scan");
            } else if (!where.startsWith("id: {") || mode.contains("custom")) {
                assertThat(indexes(plan)).as(mode + "\n" + plan).containsAll(List.of(index.split(" ")));
            }
        }
        isTheSame(where, "");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {age: ASC}              | i_age
            {age: DESC}             | i_age
            {big: ASC}              | i_big
            {exact: ASC}            | i_exact
            {amount: DESC}          | i_amount
            {uid: ASC}              | i_uid
            {name: ASC}             | i_name
            {ip: DESC}              | i_ip
            {address: {zip: ASC}}   | i_zip
            {address: {city: ASC}}  | i_city
            {bornIn: ASC}           | i_born
            {tag: ASC}              | i_tag
            """)
    void ordersUseThem(String order, String index) {
        String plan = plan("{ people(orderBy: [" + order + "], limit: 5) { id } }", "force_custom_plan");
        assertThat(indexes(plan)).as(plan).contains(index);
    }

    /** What an index serves is what is found without one, whatever stands in the documents. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            age: {lt: 10}                          | age: ASC
            age: {neq: 5}, id: {gt: 19998}         |
            age: {isnull: true}                    |
            age: {distinctFrom: 5}, id: {gt: 19998} |
            big: {lt: "5"}                         |
            exact: {in: [1, 5, 7]}                 |
            exact: {gt: 19998}                     |
            exact: {between: {from: 1, to: 8}}     |
            amount: {gt: "19999"}                  |
            amount: {eq: "NaN"}                    |
            amount: {eq: "7"}                      |
            amount: {gte: "7", lte: "7.5"}         |
            ratio: {gt: 2498}                      |
            ratio: {eq: 0.125}                     |
            ratio: {eq: "NaN"}                     |
            ratio: {gt: 0.125, lt: 0.5}            |
            ratio: {lt: 0.125}                     |
            uid: {eq: "11111111-1111-1111-1111-111111111111"} |
            name: {lt: "n1"}                       |
            flag: {eq: true}                       |
            flag: {neq: true}, id: {gt: 19998}     |
            ip: {lt: "10.0.0.10"}                  | ip: DESC
            address: {zip: {lte: 5}}               |
            address: {isnull: true}                |
            raw: {lte: 2}                          |
            raw: {eq: 2}                           |
            wide: {gt: 19998}                      |
            tag: {eq: "5"}                         |
            path: {nlevelEq: 2}, id: {lt: 9}       |
            path: {descendantOf: "top.n7"}         | path: ASC
            path: {matchesLquery: "*.n7"}          |
            net: {inSubnet: "10.1.2.3/32"}         |
            net: {inSubnet: "10.0.0.9/8"}, id: {lt: 9} |
            ip: {inSubnet: "10.0.0.9/8"}, id: {lt: 9} |
            share: {gt: 2498}                      | share: DESC
            NOT: {age: {gt: 5}}                    |
            NOT: {uid: {neq: "11111111-1111-1111-1111-111111111111"}} |
            """)
    void answersAreThoseWithoutAnIndex(String where, String order) {
        isTheSame(where, order == null ? "" : "{" + order + "}, ");
    }

    private static void isTheSame(String where, String order) {
        String arguments = "(where: {" + where + "}, orderBy: [" + order + "{id: ASC}])";
        String query = "{ people" + arguments + " { id } }";
        String found = ENGINE.run(query).data().replace("people", "others");
        assertThat(found)
                .isEqualTo(ENGINE.run("{ others" + arguments + " { id } }").data());
        assertThat(REACTIVE.run(query).data().replace("people", "others")).isEqualTo(found);
    }

    @Test
    void materialisedViewsAndPartitionsHaveThemToo() {
        assertThat(indexes(plan("{ stills(where: {age: {eq: 7}}) { id } }", "force_generic_plan")))
                .containsExactly("still_age");
        assertThat(indexes(plan("{ parteds(where: {age: {eq: 7}}) { id } }", "force_generic_plan")))
                .singleElement()
                .asString()
                .contains("tv_parted_1");
    }

    /** Their rows are not all there: what can't be cast may stand in the others. */
    @Test
    void indexesOfSomeRowsAreNotTrusted() {
        assertThat(ENGINE.run(
                                "{ somes(where: {age: {gt: 3}}) { id } parents(where: {age: {gt: 3}}, orderBy: [{age: ASC}]) { id } }")
                        .data())
                .isEqualTo("{\"data\":{\"somes\":[{\"id\":1}],\"parents\":[{\"id\":1}]}}");
    }

    /** A partition elsewhere may hold what can't be cast. */
    @Test
    void indexesOfForeignPartitionsAreNotTrusted() {
        assertThat(indexesOfAge("Parted")).hasSize(1);
        assertThat(indexesOfAge("Far")).isEmpty();
    }

    private static List<IndexedKey> indexesOfAge(String type) {
        Column age = ENGINE.catalog().table(type).column("age").orElseThrow();
        return age.document().orElseThrow().indexes();
    }

    /** The configuration is a value: only a plan for this one knows which index has it. */
    @Test
    void wordsAreFoundByAnIndexInPlansForTheirValues() {
        String where = "name: {searchWith: {query: \"n7\", config: \"english\"}}";
        String query = "{ people(where: {" + where + "}) { id } }";
        assertThat(indexes(plan(query, "force_custom_plan"))).containsExactly("i_words");
        assertThat(plan(query, "force_generic_plan")).contains("Seq Scan");
        assertThat(plan("{ people(where: {name: {plainQuery: \"n7\"}}) { id } }", "force_custom_plan"))
                .contains("Seq Scan");
        isTheSame(where, "");
    }

    /** Their rows have the type of the table's, and are in no index. */
    @Test
    void rowsThatFunctionsGiveAreInNoIndex() {
        String asked = "(where: {age: {eq: 7}}, orderBy: [{age: ASC}]) { id }";
        for (CatalogEngine engine : List.of(ENGINE, REACTIVE)) {
            assertThat(engine.run("{ drafts" + asked + " somes(limit: 1) { plans" + asked + " } }")
                            .data())
                    .isEqualTo("{\"data\":{\"drafts\":[{\"id\":2}],\"somes\":[{\"plans\":[{\"id\":2}]}]}}");
        }
        assertThat(ENGINE.run("mutation { fresh" + asked + " }").data())
                .isEqualTo("{\"data\":{\"fresh\":[{\"id\":2}]}}");
    }

    /** An estimate that is far too low makes PostgreSQL choose nested loops. */
    @Test
    void estimatesAreThoseOfTheIndex() {
        String plan = plan("{ people(where: {age: {gt: 10000}}) { id } }", "force_custom_plan");
        int rows = Integer.parseInt(plan.replaceFirst("(?s)^.*? rows=(\\d+).*$", "$1"));
        assertThat(rows).as(plan).isBetween(9_000, 11_000);
    }
}
