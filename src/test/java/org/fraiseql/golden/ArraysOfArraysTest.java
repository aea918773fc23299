package org.fraiseql.golden;

import static org.assertj.core.api.Assertions.assertThat;

import org.fraiseql.CatalogEngine;
import org.fraiseql.support.config.DatabaseConfig;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Arrays of a domain that is an array itself: each item has its own length. Regression: they were written as arrays of several dimensions, which PostgreSQL takes for
 * another type, and it was told that the database had changed.
 */
class ArraysOfArraysTest {
    private static final CatalogEngine ENGINE = CatalogEngine.over(SharedDatabase.withSql("arrays of arrays", """
            CREATE DOMAIN few AS int[] CHECK (cardinality(value) < 3);
            CREATE DOMAIN fewer AS few CHECK (cardinality(value) < 2);
            CREATE DOMAIN labels AS text[];
            CREATE TYPE mood AS ENUM ('glad', 'sad');
            CREATE DOMAIN good_mood AS mood;
            CREATE DOMAIN many_mood AS mood[];
            CREATE TYPE pack AS (name text, items few[]);
            CREATE TABLE box (id int PRIMARY KEY, few few[], fewer fewer[], labels labels[], pack pack, grid int[][], moods good_mood[], many many_mood[]);
            INSERT INTO box VALUES (1, ARRAY['{1,2}', '{3}']::few[]);
            CREATE FUNCTION counted(few few[]) RETURNS int LANGUAGE sql STABLE AS 'SELECT cardinality(few)';
            CREATE FUNCTION changed(few few[]) RETURNS few[] LANGUAGE sql VOLATILE AS 'SELECT few';
            """));

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            { box(id: 1) { few } } | {"data":{"box":{"few":[[1,2],[3]]}}}
            { boxes(where: {few: {isnull: false}, id: {lt: 2}}) { id } } | {"data":{"boxes":[{"id":1}]}}
            { counted(few: [[1, 2], [3], [], null]) } | {"data":{"counted":4}}
            { counted(few: []) } | {"data":{"counted":0}}
            mutation { changed(few: [[1, 2], [3]]) } | {"data":{"changed":[[1,2],[3]]}}
            mutation { upsertBox(input: {id: 2, few: [[1, 2], null, []], fewer: [[4]], labels: [["a,b", "c\\"d"], ["NULL", null]], pack: {name: "p", items: [[1], [2, 3]]}}) { few fewer labels pack { items } } } | {"data":{"upsertBox":{"few":[[1,2],null,[]],"fewer":[[4]],"labels":[["a,b","c\\"d"],["NULL",null]],"pack":{"items":[[1],[2,3]]}}}}
            mutation { upsertBox(input: {id: 6, moods: [glad], many: [[glad, sad], [sad]]}) { moods many } } | {"data":{"upsertBox":{"moods":["glad"],"many":[["glad","sad"],["sad"]]}}}
            { boxes(where: {moods: {contains: [sad]}}) { id } } | {"data":{"boxes":[]}}
            mutation { bulkUpsertBoxes(input: [{id: 3, few: [[1], [2, 3]]}, {id: 4, few: []}]) { records { few } } } | {"data":{"bulkUpsertBoxes":{"records":[{"few":[[1],[2,3]]},{"few":[]}]}}}
            mutation { upsertBox(input: {id: 5, grid: [[1, 2], [3, 4]]}) { grid } } | {"data":{"upsertBox":{"grid":[[1,2],[3,4]]}}}
            """)
    void keepTheirLengths(String query, String answer) {
        assertThat(ENGINE.run(query).data()).isEqualTo(answer);
        assertThat(ENGINE.on(DatabaseConfig.REACTIVE).run(query).data())
                .as("reactive")
                .isEqualTo(answer);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            { counted(few: [[1, 2, 3]]) } | A value breaks the rule few_check.
            mutation { upsertBox(input: {id: 2, fewer: [[1, 2]]}) { id } } | A value breaks the rule fewer_check.
            mutation { upsertBox(input: {id: 2, grid: [[1, 2], [3]]}) { id } } | input.grid has lists of unequal length side by side, which no array of PostgreSQL holds.
            """)
    void areRefusedForTheTrueReason(String query, String message) {
        assertThat(ENGINE.run(query).problems()).singleElement().satisfies(problem -> assertThat(problem.message())
                .isEqualTo(message));
    }
}
