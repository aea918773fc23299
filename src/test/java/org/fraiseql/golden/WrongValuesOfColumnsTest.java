package org.fraiseql.golden;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.schema.GraphQLObjectType;
import java.util.Objects;
import org.fraiseql.CatalogEngine;
import org.fraiseql.catalog.Notice;
import org.fraiseql.schema.PrintedSchema;
import org.fraiseql.support.ErrorCode;
import org.fraiseql.support.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Regression: what was too long for {@code varchar(n)} and a NUL in JSON named no argument. */
class WrongValuesOfColumnsTest {
    private static final CatalogEngine ENGINE = CatalogEngine.over(SharedDatabase.withSql("wrong values", """
            CREATE DOMAIN short AS varchar(3);
            CREATE TYPE spot AS (x int, y int);
            CREATE TABLE tag (id int PRIMARY KEY, name varchar(5), code char(2), short short, names varchar(2)[], note text, attrs jsonb, raw json);
            CREATE TABLE line (id int PRIMARY KEY, tag_id int REFERENCES tag, text varchar(4));
            CREATE DOMAIN given_text AS text NOT NULL;
            CREATE DOMAIN code_text AS given_text;
            CREATE DOMAIN filled_text AS text NOT NULL DEFAULT '-';
            CREATE DOMAIN given_words AS tsvector NOT NULL;
            CREATE TABLE labelled (id int PRIMARY KEY, name given_text, code code_text, note filled_text, other given_text DEFAULT 'x');
            CREATE VIEW labels AS SELECT id, name, code, other FROM labelled;
            CREATE TABLE indexed (id int PRIMARY KEY, words given_words);
            CREATE TABLE emptied (id int PRIMARY KEY, words tsvector NOT NULL, spot spot, name text NOT NULL);
            CREATE FUNCTION empty() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF NEW.name = 'words' THEN NEW.words := NULL; ELSE NEW.words := ''; NEW.name := NULL; END IF; RETURN NEW; END $$;
            CREATE TRIGGER empty BEFORE INSERT ON emptied FOR EACH ROW EXECUTE FUNCTION empty();
            CREATE TABLE sealed (id int PRIMARY KEY, hidden int NOT NULL);
            COMMENT ON COLUMN sealed.hidden IS '@omit create';
            CREATE TABLE stamped (id int PRIMARY KEY, by_whom text NOT NULL);
            COMMENT ON COLUMN stamped.by_whom IS '@omit create';
            CREATE FUNCTION stamp() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN NEW.by_whom := 'me'; RETURN NEW; END$$;
            CREATE TRIGGER stamp BEFORE INSERT ON stamped FOR EACH ROW EXECUTE FUNCTION stamp();
            """));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            mutation { createTag(input: {id: 1, name: "sixsix"}) { id } } | input.name has 6 characters, more than the 5 of its column. | input.name
            mutation { createTag(input: {id: 1, code: "abc"}) { id } } | input.code has 3 characters, more than the 2 of its column. | input.code
            mutation { createTag(input: {id: 1, short: "abcd"}) { id } } | input.short has 4 characters, more than the 3 of its column. | input.short
            mutation { updateTag(id: 1, input: {name: "sixsix"}) { id } } | input.name has 6 characters, more than the 5 of its column. | input.name
            mutation { upsertTag(input: {id: 1, name: "sixsix"}) { id } } | input.name has 6 characters, more than the 5 of its column. | input.name
            mutation { bulkCreateTags(input: [{id: 1, name: "a"}, {id: 2, name: "sixsix"}]) { createdCount } } | input.name has 6 characters, more than the 5 of its column. | input.name
            mutation { createTag(input: {id: 1, lines: {create: [{id: 1, text: "ok"}, {id: 2, text: "five5"}]}}) { id } } | input.lines.create[1].text has 5 characters, more than the 4 of its column. | input.lines.create[1].text
            mutation { createTag(input: {id: 1, attrs: {a: "x\\u0000y"}}) { id } } | input.attrs contains a NUL character, which PostgreSQL's text can't hold. | input.attrs
            { tags(where: {attrs: {contains: {a: "\\u0000"}}}) { id } } | where.attrs.contains contains a NUL character, which PostgreSQL's text can't hold. | where.attrs.contains
            """)
    void nameTheirArgument(String query, String message, String argument) {
        CatalogEngine.Run run = ENGINE.run(query);
        assertThat(run.problems()).as(run.response()).hasSize(1);
        Problem problem = run.problems().getFirst();
        assertThat(problem.code()).isEqualTo(ErrorCode.BAD_USER_INPUT);
        assertThat(problem.message()).isEqualTo(message);
        assertThat(problem.details()).containsEntry("argument", argument);
    }

    /** PostgreSQL counts characters, and cuts blanks. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "mutation { createTag(input: {id: 1, name: \"äöü😀😀\"}) { id } }",
                "mutation { createTag(input: {id: 1, name: \"five5   \"}) { id } }",
                "mutation { createTag(input: {id: 1, note: \"much longer than five\"}) { id } }",
                "mutation { createTag(input: {id: 1, attrs: {a: \"x\\\\\\\\u0000y\"}}) { id } }",
                "mutation { createStamped(input: {id: 1}) { id } }",
            })
    void whatFitsIsTaken(String query) {
        ENGINE.run(query).data();
    }

    /** Regression: whoever asks was told to give a value to what takes none. */
    @Test
    void aHintIsGivenForWhatTakesAValueOnly() {
        assertThat(ENGINE.run("mutation { createEmptied(input: {id: 1, name: \"words\"}) { id } }")
                        .problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.details()).doesNotContainKey("hint"));
        assertThat(ENGINE.run("mutation { createEmptied(input: {id: 1, name: \"name\"}) { id } }")
                        .problems())
                .singleElement()
                .satisfies(problem ->
                        assertThat(problem.details()).containsEntry("hint", "Give it a value other than null."));
    }

    /** Regression: the schema said that they may be left out, which failed each time. */
    @Test
    void aDomainThatIsNotNullIsRequired() {
        assertThat(PrintedSchema.of(ENGINE.schema()))
                .contains(
                        "input LabelledCreateInput {\n  code: String!\n  id: Int!\n  name: String!\n  note: String\n  other: String\n}");
        GraphQLObjectType mutations = Objects.requireNonNull(ENGINE.schema().getMutationType());
        assertThat(mutations.getFieldDefinition("createIndexed")).isNull();
        assertThat(ENGINE.run("mutation { createLabel(input: {id: 1, name: \"a\", code: \"b\"}) { other } }")
                        .data())
                .isEqualTo("{\"data\":{\"createLabel\":{\"other\":\"x\"}}}");
    }

    /** Regression: it could never succeed. */
    @Test
    void aColumnThatNobodyCanFillLeavesOutTheCreation() {
        GraphQLObjectType mutations = Objects.requireNonNull(ENGINE.schema().getMutationType());
        assertThat(mutations.getFieldDefinition("createSealed")).isNull();
        assertThat(mutations.getFieldDefinition("updateSealed")).isNotNull();
        assertThat(ENGINE.catalog().notices())
                .extracting(Notice::message)
                .anyMatch(message -> message.contains("public.sealed has no mutations that create rows"));
    }
}
