package org.fraiseql.golden;

import static org.assertj.core.api.Assertions.assertThat;

import org.fraiseql.CatalogEngine;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Regression: a question mark in a name was doubled inside of its quotes, so that PostgreSQL did not know the column (42703). */
class QuestionMarksTest {
    private static final CatalogEngine ENGINE = CatalogEngine.over(SharedDatabase.withSql("question marks", """
            CREATE TYPE "state?" AS ENUM ('open?', 'done');
            CREATE DOMAIN "short?" AS text;
            CREATE TABLE "riddle?" (id int PRIMARY KEY, "solved?" bool NOT NULL, state "state?" NOT NULL DEFAULT 'open?', note "short?",
              "tags?" text[], "facts?" jsonb DEFAULT '{"k?": 1}', "part_of?" int REFERENCES "riddle?", UNIQUE (note));
            COMMENT ON TABLE "riddle?" IS '@name Riddle';
            COMMENT ON COLUMN "riddle?"."solved?" IS '@name solved';
            COMMENT ON COLUMN "riddle?"."tags?" IS '@name tags';
            COMMENT ON COLUMN "riddle?"."facts?" IS '@name facts';
            COMMENT ON COLUMN "riddle?"."part_of?" IS '@name whole';
            COMMENT ON CONSTRAINT "riddle?_part_of?_fkey" ON "riddle?" IS '@name partOf';
            INSERT INTO "riddle?" VALUES (1, true, 'open?', 'n', '{a?}', DEFAULT, NULL), (2, false, 'done', NULL, '{}', '{}', 1);
            CREATE FUNCTION "who?"("what" text) RETURNS text LANGUAGE sql STABLE AS $$SELECT "what"$$;
            COMMENT ON FUNCTION "who?" IS '@name who';
            """));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            { riddles(where: {solved: {eq: true}}) { id solved state } } | {"data":{"riddles":[{"id":1,"solved":true,"state":"open_"}]}}
            { riddles(where: {state: {eq: open_}}, orderBy: [{solved: DESC}]) { id } } | {"data":{"riddles":[{"id":1}]}}
            { riddles(where: {state: {in: [done]}}) { id partOf { solved } } } | {"data":{"riddles":[{"id":2,"partOf":{"solved":true}}]}}
            { riddles(where: {facts: {hasKey: "k?"}, tags: {contains: ["a?"]}}) { id riddles { solved } } } | {"data":{"riddles":[{"id":1,"riddles":[{"solved":false}]}]}}
            { who(what: "a?") } | {"data":{"who":"a?"}}
            mutation { updateRiddle(id: 1, input: {state: done, solved: false, note: "?"}) { solved state note } } | {"data":{"updateRiddle":{"solved":false,"state":"done","note":"?"}}}
            mutation { upsertRiddle(input: {id: 2, solved: true}) { solved state } } | {"data":{"upsertRiddle":{"solved":true,"state":"done"}}}
            mutation { createRiddle(input: {id: 3, solved: true, riddles: {create: [{id: 4, solved: false}]}}) { state riddles { solved } } } | {"data":{"createRiddle":{"state":"open_","riddles":[{"solved":false}]}}}
            """)
    void areLettersLikeOthers(String query, String answer) {
        assertThat(ENGINE.run(query).data()).isEqualTo(answer);
    }
}
