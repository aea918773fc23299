package org.fraiseql.golden;

import static org.assertj.core.api.Assertions.assertThat;

import org.fraiseql.CatalogEngine;
import org.fraiseql.support.ErrorCode;
import org.fraiseql.support.config.DatabaseConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Regression: PostgreSQL makes functions of the same name for each range type, which were served, and the scalar of the multirange that they give was not: the
 * schema could not be built.
 */
class OwnRangesTest {
    private static final CatalogEngine ENGINE = CatalogEngine.over(SharedDatabase.withSql("own ranges", """
            CREATE DOMAIN positive AS int CHECK (value > 0);
            CREATE TYPE level AS ENUM ('low', 'middle', 'high');
            CREATE TYPE spot AS (x int, y int);
            CREATE TYPE span AS RANGE (subtype = positive);
            CREATE TYPE floats AS RANGE (subtype = float8, subtype_diff = float8mi);
            CREATE TYPE levels AS RANGE (subtype = level);
            CREATE TYPE spots AS RANGE (subtype = spot);
            CREATE TYPE words AS RANGE (subtype = text, collation = "C");
            CREATE TYPE lists AS RANGE (subtype = int[]);
            CREATE TYPE hours AS RANGE (subtype = time, multirange_type_name = many_hours);
            CREATE TYPE keys AS RANGE (subtype = uuid);
            CREATE TYPE nets AS RANGE (subtype = inet);
            CREATE DOMAIN short AS span CHECK (upper(value) < 100);
            CREATE TABLE shift (id int PRIMARY KEY, span span, floats floats, levels levels, spots spots, words words, lists lists, hours hours, many many_hours, keys keys,
              nets nets, short short, spans span[], level_many levels_multirange);
            INSERT INTO shift VALUES (1, '[1,5)', '[0.5,1.5)', '[low,high)', '["(1,1)","(2,2)"]', '[a,c)', '["{1}","{2}"]', '[08:00,12:00)', '{[08:00,12:00),[13:00,17:00)}', NULL,
              '[10.0.0.1,10.0.0.9]', '[2,3)', '{"[1,2)"}', '{[low,middle)}'), (2, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
            CREATE FUNCTION free(shift) RETURNS many_hours LANGUAGE sql STABLE AS 'SELECT $1.many';
            CREATE FUNCTION every_free() RETURNS SETOF hours LANGUAGE sql STABLE AS 'SELECT hours FROM shift ORDER BY id';
            CREATE FUNCTION joined(VARIADIC hours hours[]) RETURNS many_hours LANGUAGE sql STABLE AS 'SELECT many_hours(VARIADIC hours)';
            CREATE FUNCTION both_spans(OUT one span, OUT many span_multirange) LANGUAGE sql STABLE AS $$SELECT '[1,2)'::span, '{[1,2)}'::span_multirange$$;
            CREATE FUNCTION stretch(by floats) RETURNS floats_multirange LANGUAGE sql VOLATILE AS 'SELECT floats_multirange(by)';
            """));

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            { shift(id: 1) { span floats levels spots words lists hours many nets short spans levelMany } } | {"data":{"shift":{"span":"[1,5)","floats":"[0.5,1.5)","levels":"[low,high)","spots":"[\\"(1,1)\\",\\"(2,2)\\"]","words":"[a,c)","lists":"[{1},{2}]","hours":"[08:00:00,12:00:00)","many":"{[08:00:00,12:00:00),[13:00:00,17:00:00)}","nets":"[10.0.0.1,10.0.0.9]","short":"[2,3)","spans":["[1,2)"],"levelMany":"{[low,middle)}"}}}
            { shifts(where: {span: {containsValue: 3}}) { id } } | {"data":{"shifts":[{"id":1}]}}
            { shifts(where: {short: {containsValue: 3}}) { id } } | {"data":{"shifts":[]}}
            { shifts(where: {hours: {containsValue: "09:00"}, many: {containsValue: "16:00"}}) { id } } | {"data":{"shifts":[{"id":1}]}}
            { shifts(where: {words: {containsValue: "b"}, floats: {overlaps: "[1,2]"}, nets: {containsValue: "10.0.0.5"}}) { id } } | {"data":{"shifts":[{"id":1}]}}
            { shifts(where: {levels: {eq: "[low,high)"}, keys: {isnull: true}}) { id } } | {"data":{"shifts":[{"id":1}]}}
            { shift(id: 1) { free } } | {"data":{"shift":{"free":"{[08:00:00,12:00:00),[13:00:00,17:00:00)}"}}}
            { everyFree } | {"data":{"everyFree":["[08:00:00,12:00:00)",null]}}
            { joined(hours: ["[08:00,09:00)", "[10:00,11:00)"]) } | {"data":{"joined":"{[08:00:00,09:00:00),[10:00:00,11:00:00)}"}}
            { bothSpans { one many } } | {"data":{"bothSpans":{"one":"[1,2)","many":"{[1,2)}"}}}
            mutation { stretch(by: "[0.5,2)") } | {"data":{"stretch":"{[0.5,2)}"}}
            mutation { updateShift(id: 2, input: {span: "[7,9)", many: "{[01:00,02:00)}"}) { span many } } | {"data":{"updateShift":{"span":"[7,9)","many":"{[01:00:00,02:00:00)}"}}}
            """)
    void areServed(String query, String answer) {
        assertThat(ENGINE.run(query).data()).isEqualTo(answer);
        assertThat(ENGINE.on(DatabaseConfig.REACTIVE).run(query).data())
                .as("reactive")
                .isEqualTo(answer);
    }

    /** Regression: it was told that the database refused the request, and not why. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{ shifts(where: {span: {containsValue: -3}}) { id } }",
                "{ shifts(where: {spans: {contains: [\"[-3,1)\"]}}) { id } }",
                "{ shifts(where: {short: {eq: \"[-3,1)\"}}) { id } }",
                "mutation { updateShift(id: 2, input: {short: \"[-3,1)\"}) { id } }"
            })
    void aValueThatTheirDomainRefusesIsToldSo(String query) {
        assertThat(ENGINE.run(query).problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(ErrorCode.CONSTRAINT_VIOLATION);
            assertThat(problem.message()).isEqualTo("A value breaks the rule positive_check.");
        });
    }

    @Test
    void theirConstructorsAreNotServed() {
        assertThat(ENGINE.catalog().queries().keySet())
                .containsExactlyInAnyOrder("shift", "shifts", "bothSpans", "everyFree", "joined");
    }
}
