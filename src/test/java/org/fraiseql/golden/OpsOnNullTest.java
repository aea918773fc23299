package org.fraiseql.golden;

import static org.assertj.core.api.Assertions.assertThat;

import org.fraiseql.CatalogEngine;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Regression: what was added to NULL was lost without a word, but for arrays. */
class OpsOnNullTest {
    private static final CatalogEngine ENGINE = CatalogEngine.over(SharedDatabase.withSql("ops on null", """
            CREATE TABLE box (id int PRIMARY KEY, n int, small int2, big int8, price numeric, ratio float8, tags text[], attrs jsonb);
            INSERT INTO box (id) VALUES (1);
            INSERT INTO box VALUES (2, 1, 1, 1, 1.5, 0.5, '{a}', '{"a": 1}'), (3, 0, 0, 0, 0, 0, '{}', '[1]');
            CREATE TABLE sheet (id int PRIMARY KEY, attrs jsonb, kept jsonb NOT NULL);
            INSERT INTO sheet VALUES (1, 'null', 'null'), (2, '{"a": 1}', '[1]');
            """));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1 | increment: {n: 2, small: 3, big: 4, price: 0.10, ratio: 0.25} | "n":2,"small":3,"big":4,"price":0.10,"ratio":0.25,"tags":null,"attrs":null
            2 | increment: {n: 2, small: 3, big: 4, price: 0.10, ratio: 0.25} | "n":3,"small":4,"big":5,"price":1.60,"ratio":0.75,"tags":["a"],"attrs":{"a": 1}
            1 | append: {tags: ["b"], attrs: {b: 2}} | "n":null,"small":null,"big":null,"price":null,"ratio":null,"tags":["b"],"attrs":{"b": 2}
            1 | append: {attrs: [2]} | "n":null,"small":null,"big":null,"price":null,"ratio":null,"tags":null,"attrs":[2]
            1 | append: {attrs: 2} | "n":null,"small":null,"big":null,"price":null,"ratio":null,"tags":null,"attrs":[2]
            1 | prepend: {tags: ["b"], attrs: "x"} | "n":null,"small":null,"big":null,"price":null,"ratio":null,"tags":["b"],"attrs":["x"]
            2 | append: {attrs: {b: 2}} | "n":1,"small":1,"big":1,"price":1.5,"ratio":0.5,"tags":["a"],"attrs":{"a": 1, "b": 2}
            3 | prepend: {attrs: 0} | "n":0,"small":0,"big":0,"price":0,"ratio":0,"tags":[],"attrs":[0, 1]
            2 | multiply: {n: 3, small: 2, big: 4, price: 0.5, ratio: 4} | "n":3,"small":2,"big":4,"price":0.75,"ratio":2,"tags":["a"],"attrs":{"a": 1}
            1 | multiply: {n: 3} | "n":null,"small":null,"big":null,"price":null,"ratio":null,"tags":null,"attrs":null
            3 | deleteElement: {attrs: 0} | "n":0,"small":0,"big":0,"price":0,"ratio":0,"tags":[],"attrs":[]
            2 | deleteAtPath: {attrs: ["a"]} | "n":1,"small":1,"big":1,"price":1.5,"ratio":0.5,"tags":["a"],"attrs":{}
            1 | deleteKey: {attrs: ["a"]} | "n":null,"small":null,"big":null,"price":null,"ratio":null,"tags":null,"attrs":null
            """)
    void startFromEmptyOrZero(int id, String ops, String row) {
        assertThat(ENGINE.run("mutation { updateBox(id: %d, ops: {%s}) { n small big price ratio tags attrs } }"
                                .formatted(id, ops))
                        .data())
                .isEqualTo("{\"data\":{\"updateBox\":{" + row + "}}}");
    }

    /** Regression: JSON null, which counts as no value everywhere else, became an item. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1 | append: {attrs: {b: 2}, kept: {c: 3}} | {"attrs":{"b": 2},"kept":{"c": 3}}
            1 | append: {attrs: 2, kept: [3]} | {"attrs":[2],"kept":[3]}
            1 | prepend: {attrs: [2], kept: "x"} | {"attrs":[2],"kept":["x"]}
            2 | append: {attrs: {b: 2}, kept: 2} | {"attrs":{"a": 1, "b": 2},"kept":[1, 2]}
            2 | prepend: {kept: [2]} | {"attrs":{"a": 1},"kept":[2, 1]}
            """)
    void startFromEmptyOverJsonNull(int id, String ops, String row) {
        assertThat(ENGINE.run("mutation { updateSheet(id: %d, ops: {%s}) { attrs kept } }".formatted(id, ops))
                        .data())
                .isEqualTo("{\"data\":{\"updateSheet\":" + row + "}}");
    }
}
