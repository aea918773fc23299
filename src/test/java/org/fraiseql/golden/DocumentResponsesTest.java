package org.fraiseql.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.fraiseql.CatalogEngine;
import org.fraiseql.CatalogEngine.Run;
import org.fraiseql.catalog.Notice;
import org.fraiseql.support.Problem;
import org.fraiseql.support.config.DatabaseConfig;
import org.junit.jupiter.api.Test;

/** Functions of the {@code mutation_response} convention, whose entity and cascade are documents of a declared shape. */
class DocumentResponsesTest {
    private static final CatalogEngine ENGINE = CatalogEngine.over(SharedDatabase.withSql("responses", """
            CREATE TYPE mutation_response AS (
                status text, message text, entity_id text, entity_type text, entity jsonb, updated_fields text[], cascade jsonb, metadata jsonb);
            CREATE TABLE tv_writer (id int PRIMARY KEY, data jsonb NOT NULL);
            COMMENT ON TABLE tv_writer IS '@type {name: String!}';
            CREATE TABLE tv_post (id int PRIMARY KEY, writer_id int, data jsonb NOT NULL);
            COMMENT ON TABLE tv_post IS E'@references(writer_id) tv_writer(id)\\n@type {title: String!, views: Int, author: Writer, tags: [String!]}';
            INSERT INTO tv_writer VALUES (1, '{"id": 1, "name": "Ada"}');
            INSERT INTO tv_post VALUES (1, 1, '{"id": 1, "title": "One", "views": 3, "author": {"id": 1, "name": "Ada"}, "tags": ["a"]}'),
                (2, 1, '{"id": 2, "title": 2, "views": 1}');
            CREATE FUNCTION fn_remove_post(id int) RETURNS mutation_response LANGUAGE plpgsql AS $$
            DECLARE old jsonb;
            BEGIN
                DELETE FROM tv_post p WHERE p.id = fn_remove_post.id RETURNING data INTO old;
                IF old IS NULL THEN
                    RETURN ROW('not_found:post', 'There is none.', id, 'Post', '{"id": 9, "title": "wished"}', NULL, NULL, NULL)::mutation_response;
                END IF;
                RETURN ROW('deleted', 'Gone.', id, 'Post', old, NULL, jsonb_build_object(
                    'removed', jsonb_build_array(old), 'writer', old -> 'author', 'count', '1', 'at', '2025-01-01T10:00:00+00:00'), NULL)::mutation_response;
            END $$;
            COMMENT ON FUNCTION fn_remove_post IS E'Removes.\\n@entity Post\\n@cascade {\\n  removed: [Post!]\\n  writer: Writer, count: Int, at: DateTime}';
            CREATE FUNCTION fn_touch_post(id int) RETURNS mutation_response LANGUAGE sql AS
              $$ SELECT ROW('updated', NULL, id, 'Post', 'null'::jsonb, NULL, '{"updated": [{"id": 1, "operation": "UPDATED", "entity": {"x": 1}}],
                "deleted": [{"id": "7", "deletedAt": "2025-01-01T10:00:00Z"}], "invalidations": [{"queryName": "posts", "strategy": "INVALIDATE", "scope": "EXACT"}],
                "metadata": {"timestamp": "2025-01-01T10:00:00Z", "affectedCount": 2}}'::jsonb, NULL)::mutation_response $$;
            COMMENT ON FUNCTION fn_touch_post IS E'@entity Post\\n@cascade';
            CREATE FUNCTION fn_break_post() RETURNS mutation_response LANGUAGE sql AS
              $$ SELECT ROW('updated', NULL, NULL, 'Post', NULL, NULL, '{"a": 1}', NULL)::mutation_response $$;
            COMMENT ON FUNCTION fn_break_post IS E'@entity Post\\n@cascade {a Int}';
            CREATE FUNCTION fn_move_post() RETURNS mutation_response LANGUAGE sql AS
              $$ SELECT ROW('updated', NULL, '2', 'Post', '[{"id": 2}, {"moved": true}]', NULL, NULL, NULL)::mutation_response $$;
            CREATE FUNCTION fn_count_things() RETURNS mutation_response LANGUAGE sql AS
              $$ SELECT ROW('ok', NULL, NULL, NULL, '{"n": 1}', NULL, '{"a": 1}', NULL)::mutation_response $$;
            """));
    private static final CatalogEngine REACTIVE = ENGINE.on(DatabaseConfig.REACTIVE);

    private static Run run(String mutation) {
        Run run = ENGINE.run("mutation { " + mutation + " }");
        assertThat(REACTIVE.run("mutation { " + mutation + " }").response()).isEqualTo(run.response());
        return run;
    }

    @Test
    void whatIsGoneIsToldByTheFunctionsOwnDocument() {
        assertThat(
                        run("removePost(id: 1) { ... on RemovePostSuccess { entity { __typename id title author { name } tags views } post { title }"
                                        + " cascade { __typename removed { id title } writer { name } count at } } }")
                                .response())
                .startsWith(
                        "{\"data\":{\"removePost\":{\"entity\":{\"__typename\":\"Post\",\"id\":1,\"title\":\"One\",\"author\":{\"name\":\"Ada\"},\"tags\":[\"a\"],\"views\":3},\"post\":null,"
                                + "\"cascade\":{\"__typename\":\"RemovePostCascade\",\"removed\":[{\"id\":1,\"title\":\"One\"}],\"writer\":{\"name\":\"Ada\"},\"count\":null,\"at\":\"2025-01-01T10:00:00+00:00\"}}},\"errors\":");
    }

    @Test
    void whatContradictsTheShapeIsNullAndToldAtItsPlace() {
        Run wrong = run(
                "r: removePost(id: 2) { ... on RemovePostSuccess { status e: entity { views title } cascade { writer { name } removed { title } n: count } } }");
        assertThat(wrong.response())
                .startsWith(
                        "{\"data\":{\"r\":{\"status\":\"deleted\",\"e\":null,\"cascade\":{\"writer\":null,\"removed\":null,\"n\":null}}},\"errors\":");
        assertThat(wrong.problems())
                .extracting(Problem::path)
                .containsExactly(
                        List.of("r", "e", "title"),
                        List.of("r", "cascade", "removed", 0, "title"),
                        List.of("r", "cascade", "n"));
        assertThat(wrong.problems())
                .extracting(Problem::message)
                .contains("Post.title is no String in a document of fn_remove_post.");
    }

    /** Regression: the path of a problem in the row that was read afterwards lacked its key, and a missing value failed the mutation that was done. */
    @Test
    void theRowThatIsReadAfterwardsToo() {
        Run wrong = run("touchPost(id: 2) { ... on TouchPostSuccess { status p: post { id title } } }");
        assertThat(wrong.response())
                .startsWith("{\"data\":{\"touchPost\":{\"status\":\"updated\",\"p\":null}},\"errors\":");
        assertThat(wrong.problems()).extracting(Problem::path).containsExactly(List.of("touchPost", "p", "title"));
    }

    @Test
    void anErrorMayTellOfAnEntityToo() {
        assertThat(
                        run("removePost(id: 9) { ... on RemovePostError { code entity { title views } } ... on RemovePostSuccess { status } }")
                                .data())
                .isEqualTo(
                        "{\"data\":{\"removePost\":{\"code\":404,\"entity\":{\"title\":\"wished\",\"views\":null}}}}");
    }

    @Test
    void theFormOfTheOriginalNeedsNoShape() {
        assertThat(
                        run("touchPost(id: 1) { ... on TouchPostSuccess { entity { title } cascade { updated { id operation entity } deleted { id deletedAt }"
                                        + " invalidations { queryName strategy scope } metadata { timestamp affectedCount } } } }")
                                .data())
                .isEqualTo(
                        "{\"data\":{\"touchPost\":{\"entity\":null,\"cascade\":{\"updated\":[{\"id\":\"1\",\"operation\":\"UPDATED\",\"entity\":{\"x\": 1}}],"
                                + "\"deleted\":[{\"id\":\"7\",\"deletedAt\":\"2025-01-01T10:00:00Z\"}],\"invalidations\":[{\"queryName\":\"posts\",\"strategy\":\"INVALIDATE\",\"scope\":\"EXACT\"}],"
                                + "\"metadata\":{\"timestamp\":\"2025-01-01T10:00:00Z\",\"affectedCount\":2}}}}}");
    }

    @Test
    void whatIsNotKnownIsPassedOn() {
        assertThat(run("countThings { ... on CountThingsSuccess { entity cascade } }")
                        .data())
                .isEqualTo("{\"data\":{\"countThings\":{\"entity\":{\"n\": 1},\"cascade\":{\"a\": 1}}}}");
        assertThat(run("breakPost { ... on BreakPostSuccess { entity { title } cascade } }")
                        .data())
                .isEqualTo("{\"data\":{\"breakPost\":{\"entity\":null,\"cascade\":{\"a\": 1}}}}");
        assertThat(ENGINE.catalog().notices()).extracting(Notice::message).anySatisfy(message -> assertThat(message)
                .contains("The @cascade of public.fn_break_post can't be read", "served as JSON"));
    }

    /** What follows the verb names the row that is read; the function's own document may be anything. */
    @Test
    void noTypeOfAnEntityIsGuessed() {
        assertThat(run("movePost { ... on MovePostSuccess { entity post { id } } }")
                        .data())
                .isEqualTo(
                        "{\"data\":{\"movePost\":{\"entity\":[{\"id\": 2}, {\"moved\": true}],\"post\":{\"id\":2}}}}");
    }

    /** They are no rows: nothing lists or filters them. */
    @Test
    void typesOfACascadeHaveNoConditions() {
        assertThat(ENGINE.schema().getType("RemovePostCascade")).isNotNull();
        assertThat(ENGINE.schema().getType("RemovePostCascadeWhereInput")).isNull();
        assertThat(ENGINE.schema().getType("TouchPostCascadeUpdatedOrderByInput"))
                .isNull();
    }
}
