package org.fraiseql.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.fraiseql.CatalogEngine;
import org.fraiseql.CatalogEngine.Run;
import org.fraiseql.catalog.Notice;
import org.fraiseql.support.ErrorCode;
import org.fraiseql.support.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Objects that stand in documents have the type of a table, but are no rows of it. */
class EmbeddedObjectsTest {
    private static final CatalogEngine ENGINE = CatalogEngine.over(
            SharedDatabase.withSql("embedded", read("src/test/resources/documents-in-documents.sql")));

    private static String read(String file) {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Regression: the key was asked for as a column, or the object for a key that it did not have. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {path: {descendantOfId: 1}}                         | 1,2,3
            {path: {descendantOfId: 2}}                         | 2,3
            {path: {ancestorOfId: 2}}                           | 1,2
            {path: {descendantOfId: 4}}                         |
            {parent: {path: {descendantOfId: 1}}}               | 2,3
            {parent: {path: {descendantOfId: 2}}}               | 3
            {children: {some: {path: {descendantOfId: 3}}}}     | 3
            {children: {every: {path: {ancestorOfId: 3}}}}      | 1,2,4,5
            {NOT: {parent: {path: {descendantOfId: 2}}}}        | 2
            """)
    void aPathIsComparedWithThatOfARow(String where, String expected) {
        assertThat(ENGINE.run("{ nodes(where: " + where + ", orderBy: [{id: ASC}]) { id } }")
                        .data())
                .isEqualTo(
                        expected == null
                                ? "{\"data\":{\"nodes\":[]}}"
                                : "{\"data\":{\"nodes\":[{\"id\":" + expected.replace(",", "},{\"id\":") + "}]}}");
    }

    @Test
    void aRelationOfAnEmbeddedObjectIsItsKey() {
        assertThat(ENGINE.run("{ articles(orderBy: [{id: ASC}]) { writer { articles { title } } } }")
                        .data())
                .isEqualTo(
                        "{\"data\":{\"articles\":[{\"writer\":{\"articles\":[{\"title\":\"One\"},{\"title\":\"Two\"}]}},{\"writer\":{\"articles\":[]}}]}}");
    }

    /** Regression: they were passed over without a word. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            articles(limit: 1) { title }                        | Writer.articles
            articles(where: {title: {eq: "One"}}) { title }     | Writer.articles
            all: articles(orderBy: [{id: ASC}]) { title }       | Writer.articles
            """)
    void argumentsOfItAreRefused(String selection, String field) {
        Run run = ENGINE.run("{ articles { writer { " + selection + " } } }");

        assertThat(run.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(ErrorCode.GRAPHQL_VALIDATION_FAILED);
            assertThat(problem.message()).startsWith(field + " takes no arguments here");
            assertThat(problem.locations()).isNotEmpty();
        });
    }

    @Test
    void noArgumentIsNone() {
        assertThat(ENGINE.run(
                                "{ article(id: 2) { by { articles(limit: 1, orderBy: [{id: ASC}]) { title writer { name } } } } }")
                        .data())
                .isEqualTo(
                        "{\"data\":{\"article\":{\"by\":{\"articles\":[{\"title\":\"One\",\"writer\":{\"name\":\"Ada\"}}]}}}}");
        assertThat(ENGINE.run("{ article(id: 1) { writer { articles(where: null, limit: null) { title } } } }")
                        .data())
                .isEqualTo(
                        "{\"data\":{\"article\":{\"writer\":{\"articles\":[{\"title\":\"One\"},{\"title\":\"Two\"}]}}}}");
    }

    /** Regression: it was an internal error. */
    @Test
    void aFunctionOfARowIsRefused() {
        Run run = ENGINE.run("{ articles { writer { label(lang: \"de\") } } }");

        assertThat(run.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(ErrorCode.GRAPHQL_VALIDATION_FAILED);
            assertThat(problem.message()).startsWith("Writer.label is a function of a row");
        });
        assertThat(ENGINE.run("{ article(id: 1) { by { label(lang: \"de\") shout } } }")
                        .data())
                .isEqualTo("{\"data\":{\"article\":{\"by\":{\"label\":\"deAda\",\"shout\":\"ADA\"}}}}");
        assertThat(ENGINE.run("{ articles { writer { label(lang: \"de\") } } }").problems())
                .extracting(Problem::code)
                .doesNotContain(ErrorCode.INTERNAL_ERROR);
    }

    /** Regression: lists of objects had no isnull, and keys of two spellings with a digit only one. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {notes: {isnull: true}}                             | 2,3,4
            {notes: {isnull: false}}                            | 1,5
            {notes: {isnull: false, none: {}}}                  | 5
            {NOT: {notes: {isnull: true}}}                      | 1,5
            {line1: {eq: "x"}}                                  | 1
            {box: {isnull_2: {eq: 1}}}                          | 1
            {box: {AND_2: {eq: 2}}}                             | 1
            {box: {isnull: true}}                               | 2,3,4,5
            {AND_2: {eq: 3}}                                    | 1
            {data: {path: {at: "\\"a.b\\".c", eq: 4}}}      | 1
            {data: {path: {at: "box.AND", eq: 2}}}              | 1
            """)
    void keysOfAnyNameAreReached(String where, String expected) {
        assertThat(ENGINE.run("{ oddities(where: " + where + ", orderBy: [{id: ASC}]) { id } }")
                        .data())
                .isEqualTo("{\"data\":{\"oddities\":[{\"id\":" + expected.replace(",", "},{\"id\":") + "}]}}");
    }

    @Test
    void aKeyThatMeansSomethingInConditionsIsServedUnderAnotherName() {
        assertThat(ENGINE.run("{ oddity(id: 1) { line1 AND_2 box { isnull_2 AND_2 } } }")
                        .data())
                .isEqualTo(
                        "{\"data\":{\"oddity\":{\"line1\":\"x\",\"AND_2\":3,\"box\":{\"isnull_2\":1,\"AND_2\":2}}}}");
        assertThat(ENGINE.catalog().notices())
                .extracting(Notice::message)
                .anyMatch(message -> message.contains("The key \"isnull\"") && message.contains("\"isnull_2\""));
    }
}
