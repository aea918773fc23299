package org.fraiseql.golden;

import static org.assertj.core.api.Assertions.assertThat;

import org.fraiseql.CatalogEngine;
import org.fraiseql.support.ErrorCode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Arrays take what their items take. */
class ArraysOfAnyTypeTest {
    private static final CatalogEngine ENGINE = CatalogEngine.over(SharedDatabase.withSql("arrays of any type", """
            CREATE EXTENSION hstore;
            CREATE TYPE labelled AS (name text, labels hstore, more hstore[]);
            CREATE TABLE parcel (id int PRIMARY KEY, stamps hstore[], content labelled, contents labelled[]);
            INSERT INTO parcel VALUES (1, ARRAY['a=>1'::hstore]);
            CREATE DOMAIN code AS text CHECK (VALUE <> '');
            CREATE DOMAIN grade AS int;
            CREATE TABLE item (id int PRIMARY KEY, codes code[], grades grade[], money_ money, prices money[], docs xml[], boxes box[],
              lsns pg_lsn[], oids oid[], spans int4range[], spots point[], bits_ bit(3)[], times timetz[], datas jsonb[], nets inet[], doc xml, lsn pg_lsn);
            INSERT INTO item (id, codes, grades, money_) VALUES (1, '{a,b}', '{1,2}', '10.00'), (2, '{c}', '{3}', '20.00');
            """));

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            { items(where: {codes: {contains: ["a"]}}) { id } } | {"data":{"items":[{"id":1}]}}
            { items(where: {codes: {eq: ["c"]}}) { id } } | {"data":{"items":[{"id":2}]}}
            { items(where: {codes: {anyEq: "b"}}) { id } } | {"data":{"items":[{"id":1}]}}
            { items(where: {grades: {overlaps: [3, 4]}}) { id } } | {"data":{"items":[{"id":2}]}}
            { items(where: {grades: {in: [[1, 2]]}}) { id } } | {"data":{"items":[{"id":1}]}}
            { items(where: {money: {gt: "15"}}) { id } } | {"data":{"items":[{"id":2}]}}
            { items(where: {money: {between: {from: "5", to: "15"}}}) { id } } | {"data":{"items":[{"id":1}]}}
            { items(orderBy: [{money: DESC}]) { id } } | {"data":{"items":[{"id":2},{"id":1}]}}
            mutation { updateItem(id: 1, ops: {increment: {money: "2.50"}}) { money } } | {"data":{"updateItem":{"money":"$12.50"}}}
            mutation { createItem(input: {id: 3, codes: ["x", null], grades: [7]}) { codes grades } } | {"data":{"createItem":{"codes":["x",null],"grades":[7]}}}
            mutation { updateItem(id: 1, ops: {append: {codes: ["z"], grades: [9], prices: ["1"]}}) { codes grades prices } } | {"data":{"updateItem":{"codes":["a","b","z"],"grades":[1,2,9],"prices":["$1.00"]}}}
            mutation { createItem(input: {id: 3, prices: ["1.5", null], money: "2"}) { prices money } } | {"data":{"createItem":{"prices":["$1.50",null],"money":"$2.00"}}}
            mutation { createItem(input: {id: 3, docs: ["<a/>"], doc: "<b/>"}) { docs doc } } | {"data":{"createItem":{"docs":["<a/>"],"doc":"<b/>"}}}
            mutation { createItem(input: {id: 3, boxes: ["(1,1),(0,0)", "(3,3),(2,2)"]}) { boxes } } | {"data":{"createItem":{"boxes":["(1,1),(0,0)","(3,3),(2,2)"]}}}
            mutation { createItem(input: {id: 3, lsns: ["0/1"], lsn: "0/2"}) { lsns lsn } } | {"data":{"createItem":{"lsns":["0/1"],"lsn":"0/2"}}}
            mutation { createItem(input: {id: 3, oids: ["7"]}) { oids } } | {"data":{"createItem":{"oids":["7"]}}}
            mutation { createItem(input: {id: 3, spans: ["[1,3)"]}) { spans } } | {"data":{"createItem":{"spans":["[1,3)"]}}}
            mutation { createItem(input: {id: 3, spots: ["(1,2)"]}) { spots } } | {"data":{"createItem":{"spots":["(1,2)"]}}}
            mutation { createItem(input: {id: 3, bits: ["101"]}) { bits } } | {"data":{"createItem":{"bits":["101"]}}}
            mutation { createItem(input: {id: 3, times: ["10:00:00+02"]}) { times } } | {"data":{"createItem":{"times":["10:00:00+02"]}}}
            mutation { createItem(input: {id: 3, datas: [{a: 1}, [2]]}) { datas } } | {"data":{"createItem":{"datas":[{"a": 1},[2]]}}}
            mutation { createItem(input: {id: 3, nets: ["10.0.0.1"]}) { nets } } | {"data":{"createItem":{"nets":["10.0.0.1"]}}}
            mutation { bulkCreateItems(input: [{id: 3, prices: ["1"], docs: ["<a/>"]}, {id: 4, prices: null, docs: []}]) { records { prices docs } } } | {"data":{"bulkCreateItems":{"records":[{"prices":["$1.00"],"docs":["<a/>"]},{"prices":null,"docs":[]}]}}}
            mutation { updateParcel(id: 1, input: {stamps: [{a: 1, b: null, c: "x\\"=>\\\\y,", d: [1, {e: true}]}, {}, null]}) { stamps } } | {"data":{"updateParcel":{"stamps":[{"a": "1", "b": null, "c": "x\\"=>\\\\y,", "d": "[1,{\\"e\\":true}]"},{},null]}}}
            mutation { updateParcel(id: 1, ops: {append: {stamps: [{b: "2"}]}}) { stamps } } | {"data":{"updateParcel":{"stamps":[{"a": "1"},{"b": "2"}]}}}
            mutation { updateParcel(id: 1, input: {content: {name: "n", labels: {a: "1"}, more: [{b: "2"}]}}) { content { name labels more } } } | {"data":{"updateParcel":{"content":{"name":"n","labels":{"a": "1"},"more":[{"b": "2"}]}}}}
            mutation { updateParcel(id: 1, input: {contents: [{labels: {a: "1"}}]}) { contents { labels } } } | {"data":{"updateParcel":{"contents":[{"labels":{"a": "1"}}]}}}
            mutation { bulkCreateParcels(input: [{id: 2, stamps: [{a: "1"}], content: {labels: {b: "2"}}}, {id: 3, stamps: []}]) { records { stamps content { labels } } } } | {"data":{"bulkCreateParcels":{"records":[{"stamps":[{"a": "1"}],"content":{"labels":{"b": "2"}}},{"stamps":[],"content":null}]}}}
            """)
    void areTakenAndFound(String query, String answer) {
        assertThat(ENGINE.run(query).data()).isEqualTo(answer);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{stamps: [[1]]}",
                "{stamps: [1]}",
                "{stamps: [{a: 1}, \"a=>1\"]}",
                "{content: {labels: [1]}}",
                "{content: {more: [true]}}",
            })
    void anHstoreIsAnObject(String input) {
        assertThat(ENGINE.run("mutation { updateParcel(id: 1, input: %s) { id } }".formatted(input))
                        .problems())
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.code()).isEqualTo(ErrorCode.BAD_USER_INPUT);
                    assertThat(problem.message()).contains("is no object of keys and values.");
                });
    }
}
