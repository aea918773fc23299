package org.fraiseql.golden;

import static org.assertj.core.api.Assertions.assertThat;

import org.fraiseql.CatalogEngine;
import org.fraiseql.catalog.Notice;
import org.fraiseql.support.ErrorCode;
import org.fraiseql.support.Problem;
import org.junit.jupiter.api.Test;

/** What is wrong with a {@code @type} is told, and everything else is served. */
class DeclaredShapesTest {
    private static final CatalogEngine ENGINE = CatalogEngine.over(SharedDatabase.withSql("shapes", """
            CREATE TABLE tv_typo (id int PRIMARY KEY, data jsonb);
            COMMENT ON TABLE tv_typo IS E'@type {name: Strin, age: Int, friend: Tpyo, AND: Int, "9!": Int, other: {typo: Typo, self: Strng}}';
            INSERT INTO tv_typo VALUES (1, '{"age": 1, "name": "x", "9!": 2, "other": {"typo": {"id": 1, "age": 2}}}');
            CREATE TABLE tv_broken (id int PRIMARY KEY, data jsonb);
            COMMENT ON TABLE tv_broken IS E'@type {name String}';
            INSERT INTO tv_broken VALUES (1, '{"name": "x"}');
            CREATE TABLE tv_plain (id int PRIMARY KEY, data json);
            COMMENT ON TABLE tv_plain IS E'@type {name: String}';
            CREATE MATERIALIZED VIEW mv_count AS SELECT 1 AS id, '{"n": 1, "typo_count": 2}'::jsonb AS data;
            COMMENT ON MATERIALIZED VIEW mv_count IS E'@key(id)\\n@type {n: Int, typoCount: Int}';
            CREATE TABLE typo_other (id int PRIMARY KEY);
            CREATE TABLE tv_node (id int PRIMARY KEY, data jsonb);
            COMMENT ON TABLE tv_node IS E'@type {name: String, parent: Node, children: [Node!]}';
            INSERT INTO tv_node VALUES (1, '{"name": "a", "parent": {"id": 2, "name": "b", "parent": {"id": 3, "name": "c"}}, "children": [{"id": 4, "children": []}]}');
            """));

    @Test
    void whatIsWrongIsToldWithARemedy() {
        assertThat(ENGINE.catalog().notices())
                .filteredOn(notice -> notice.kind() == Notice.Kind.DIRECTIVE)
                .extracting(Notice::message)
                .satisfiesExactlyInAnyOrder(
                        message -> assertThat(message)
                                .contains("\"name\"", "public.tv_typo", "\"Strin\"", "Did you mean \"String\"?"),
                        message -> assertThat(message).contains("\"friend\"", "\"Tpyo\"", "Did you mean \"Typo\"?"),
                        message -> assertThat(message).contains("\"self\"", "\"Strng\"", "Did you mean \"String\"?"),
                        message -> assertThat(message)
                                .contains("public.tv_broken", "\":\" is expected at character 7", "served as JSON"),
                        message -> assertThat(message).contains("public.tv_plain", "no column \"data\" of type jsonb"));
        assertThat(ENGINE.catalog().notices())
                .filteredOn(notice -> notice.kind() == Notice.Kind.RENAMED)
                .extracting(Notice::message)
                .anySatisfy(message -> assertThat(message).contains("\"AND\"", "public.tv_typo", "\"AND_2\""));
    }

    @Test
    void everythingElseIsServed() {
        assertThat(ENGINE.run(
                                "{ typos { age _9 other { typo { age } } } brokens { data } count(id: 1) { n typoCount } }")
                        .data())
                .isEqualTo(
                        "{\"data\":{\"typos\":[{\"age\":1,\"_9\":2,\"other\":{\"typo\":{\"age\":2}}}],\"brokens\":[{\"data\":{\"name\": \"x\"}}],\"count\":{\"n\":1,\"typoCount\":2}}}");
    }

    @Test
    void typesMayHoldThemselvesAsDeepAsADocumentMayBeSelected() {
        assertThat(ENGINE.run(
                                "{ nodes(where: {parent: {parent: {name: {eq: \"c\"}}}}, orderBy: [{parent: {parent: {name: ASC}}}]) { parent { parent { name parent { name } } } children { children { name } } } }")
                        .data())
                .isEqualTo(
                        "{\"data\":{\"nodes\":[{\"parent\":{\"parent\":{\"name\":\"c\",\"parent\":null}},\"children\":[{\"children\":[]}]}]}}");
        assertThat(ENGINE.run("{ nodes " + "{ parent ".repeat(15) + "{ name }" + "}".repeat(15) + " }")
                        .problems())
                .extracting(Problem::code)
                .containsExactly(ErrorCode.LIMIT_EXCEEDED);
        assertThat(ENGINE.run("{ nodes(where: " + "{parent: ".repeat(10) + "{name: {eq: \"c\"}}" + "}".repeat(10)
                                + ") { id } }")
                        .problems())
                .extracting(Problem::code)
                .containsExactly(ErrorCode.LIMIT_EXCEEDED);
    }
}
