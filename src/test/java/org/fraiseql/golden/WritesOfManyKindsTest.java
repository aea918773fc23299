package org.fraiseql.golden;

import static org.assertj.core.api.Assertions.assertThat;

import org.fraiseql.CatalogEngine;
import org.fraiseql.support.ErrorCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Upserts of many rows and on indexes of all kinds, rows without input, relations that are null. */
class WritesOfManyKindsTest {
    private static final CatalogEngine ENGINE = CatalogEngine.over(SharedDatabase.withSql("writes of many kinds", """
            CREATE TABLE member (id int PRIMARY KEY, email text, name text, team int, ended date, score int DEFAULT 0);
            CREATE UNIQUE INDEX member_email ON member (lower(email));
            CREATE UNIQUE INDEX member_name ON member (name) WHERE ended IS NULL;
            CREATE UNIQUE INDEX member_team ON member (team, (coalesce(ended, '2000-01-01'::date))) WHERE team > 0;
            INSERT INTO member VALUES (1, 'Ada@x', 'ada', NULL, NULL, 1), (2, 'bob@x', 'bob', NULL, '2024-01-01', 2);
            CREATE TABLE ticket (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, drawn timestamptz GENERATED ALWAYS AS (NULL) STORED);
            CREATE TABLE draw (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY);
            CREATE TABLE prize (id int PRIMARY KEY, draw_id int REFERENCES draw, name text);
            CREATE TABLE plain (a int, b int, note text, PRIMARY KEY (a, b));
            INSERT INTO plain VALUES (1, 1, 'old');
            """));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            mutation { bulkUpsertPlains(input: [{a: 1, b: 1, note: "new"}, {a: 1, b: 2, note: "x"}]) { success upsertedCount records { a b note } } } | {"data":{"bulkUpsertPlains":{"success":true,"upsertedCount":2,"records":[{"a":1,"b":1,"note":"new"},{"a":1,"b":2,"note":"x"}]}}}
            mutation { bulkUpsertPlains(input: [{a: 1, b: 1, note: "new"}, {a: 2, b: 2}]) { upsertedCount records { a note } } } | {"data":{"bulkUpsertPlains":{"upsertedCount":2,"records":[{"a":1,"note":"new"},{"a":2,"note":null}]}}}
            mutation { bulkUpsertPlains(input: [{a: 1, b: 1, note: "new"}, {a: 2, b: 2, note: "y"}], onConflict: {where: {note: {eq: "other"}}}) { upsertedCount records { a note } } } | {"data":{"bulkUpsertPlains":{"upsertedCount":1,"records":[{"a":2,"note":"y"}]}}}
            mutation { bulkUpsertPlains(input: []) { success upsertedCount records { a } } } | {"data":{"bulkUpsertPlains":{"success":true,"upsertedCount":0,"records":[]}}}
            mutation { upsertMember(input: {id: 7, email: "ADA@X", score: 5}, onConflict: {constraint: member_email, update: [score]}) { id email score } } | {"data":{"upsertMember":{"id":1,"email":"Ada@x","score":5}}}
            mutation { upsertMember(input: {id: 7, name: "ada", score: 6}, onConflict: {constraint: member_name, update: [score]}) { id score } } | {"data":{"upsertMember":{"id":1,"score":6}}}
            mutation { upsertMember(input: {id: 7, name: "bob"}, onConflict: {constraint: member_name, update: [score]}) { id score } } | {"data":{"upsertMember":{"id":7,"score":0}}}
            mutation { bulkUpsertMembers(input: [{id: 7, email: "BOB@x", score: 9}, {id: 8, email: "new@x", score: 8}], onConflict: {constraint: member_email, update: [score]}) { records { id score } } } | {"data":{"bulkUpsertMembers":{"records":[{"id":2,"score":9},{"id":8,"score":8}]}}}
            mutation { createTicket { id drawn } } | {"data":{"createTicket":{"id":100,"drawn":null}}}
            mutation { createDraw { id prizes { id } } } | {"data":{"createDraw":{"id":100,"prizes":[]}}}
            mutation { createDraw(input: {prizes: {create: [{id: 1, name: "car"}]}}) { prizes { name } } } | {"data":{"createDraw":{"prizes":[{"name":"car"}]}}}
            mutation { createDraw(input: {prizes: null}) { prizes { name } } } | {"data":{"createDraw":{"prizes":[]}}}
            mutation { createDraw(input: {prizes: {create: null, connect: []}}) { prizes { name } } } | {"data":{"createDraw":{"prizes":[]}}}
            """)
    void areAnswered(String mutation, String answer) {
        assertThat(ENGINE.run(mutation).data()).isEqualTo(answer);
    }

    @Test
    void aKeyThatIsNotGivenIsNamed() {
        assertThat(ENGINE.run("mutation { bulkUpsertPlains(input: [{a: 1, b: 1}, {a: 1}]) { upsertedCount } }")
                        .problems())
                .singleElement()
                .satisfies(problem ->
                        assertThat(problem.code()).isIn(ErrorCode.BAD_USER_INPUT, ErrorCode.GRAPHQL_VALIDATION_FAILED));
        assertThat(ENGINE.run(
                                "mutation { upsertMember(input: {id: 7, team: 1}, onConflict: {constraint: member_team}) { id } }")
                        .problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains("member_team", "team, ended"));
    }
}
