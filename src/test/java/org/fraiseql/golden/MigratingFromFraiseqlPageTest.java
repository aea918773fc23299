package org.fraiseql.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.fraiseql.CatalogEngine;
import org.fraiseql.catalog.Notice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** docs/migrating-from-fraiseql.md is true: what it says is otherwise was tried, on the sample of documents with a few more columns. */
class MigratingFromFraiseqlPageTest {
    private static final String PAGE = read("docs/migrating-from-fraiseql.md");
    private static final CatalogEngine ENGINE =
            CatalogEngine.over(SharedDatabase.withSql("migrating", read("src/run/documents/schema.sql") + """
                    CREATE EXTENSION ltree;
                    CREATE TABLE tv_host (id int PRIMARY KEY, data jsonb);
                    COMMENT ON TABLE tv_host IS '@type {ip: Inet, path: LTree, names: [String], note: String, owner: ID}';
                    INSERT INTO tv_host VALUES (1, '{"ip": "10.0.0.0/8", "path": "a.b", "names": ["x", "y"], "note": "100% sure"}'), (2, '{"ip": "8.8.8.8", "path": "a", "names": [], "note": "1000 sure"}');
                    CREATE TABLE tv_visit (id int PRIMARY KEY, data jsonb);
                    COMMENT ON TABLE tv_visit IS E'@references(hostId) tv_host(id)\\n@type {hostId: Int}';
                    INSERT INTO tv_visit VALUES (1, '{"hostId": 1}'), (2, '{"hostId": "1"}');
                    CREATE TABLE tv_lost (id int PRIMARY KEY, data jsonb);
                    COMMENT ON TABLE tv_lost IS E'@references(hostName) tv_host(id)\\n@type {hostName: String}';
                    """));

    private static String read(String file) {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A row of the page, what is asked as it says, and the rows that are found. */
    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            | `AND`, `OR`, `NOT`; {AND: [{note: {neq: "x"}}, {OR: [{id: {eq: 1}}, {NOT: {id: {in: [1]}}}]}, {id: {nin: [7]}}, {note: {isnull: false}}]} ; 1,2
            | `notin` |           ; {id: {nin: [1]}}                           ; 2
            | `contains: "100%"`  ; {note: {contains: "100%"}}                 ; 1
            | `not_matches` |     ; {note: {notMatches: "^1000"}}              ; 1
            | `not_matches` |     ; {note: {notImatches: "^1000 S"}}           ; 1
            | `lenGt`             ; {names: {lenGt: 1}}                        ; 1
            | `lenGt`             ; {names: {containedBy: ["x", "y", "z"]}}    ; 1,2
            | `lenGt`             ; {names: {anyEq: "x"}}                      ; 1
            | `lenGt`             ; {names: {overlaps: ["y"]}}                 ; 1
            | `array_contains`    ; {names: {contains: ["x"]}}                 ; 1
            | `inSubnet`          ; {ip: {inSubnet: "10.0.0.0/8"}}             ; 1
            | `inSubnet`          ; {ip: {isPrivate: false}}                   ; 2
            | `nlevel_gt`         ; {path: {nlevelGt: 1}}                      ; 1
            | `plain_query`       ; {note: {plainQuery: "sure"}}               ; 1,2
            | `plain_query`       ; {note: {searchWith: {query: "sure", rankGt: 0.01}}} ; 1,2
            """)
    void whatIsOtherwiseWorksHere(String row, String where, String ids) {
        assertThat(PAGE).contains(row);
        assertThat(ENGINE.run("{ hosts(where: " + where + ", orderBy: {id: ASC}) { id } }")
                        .data())
                .isEqualTo("{\"data\":{\"hosts\":[{\"id\":" + ids.replace(",", "},{\"id\":") + "}]}}");
    }

    /** What the original takes and this does not is refused, and says what to write. */
    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            {id: {notin: [1]}}                  ; nin
            {note: {eq: null}}                  ; isnull
            {note: {not_matches: "x"}}          ; notMatches
            {names: {array_contains: ["x"]}}    ; contains
            {path: {nlevel_gt: 1}}              ; nlevelGt
            {note: {plain_query: "x"}}          ; plainQuery
            {nam: {eq: "x"}}                    ; names
            """)
    void whatIsOnlyThereIsRefusedWithASuggestion(String where, String suggestion) {
        assertThat(ENGINE.run("{ hosts(where: " + where + ") { id } }").problems())
                .isNotEmpty()
                .allSatisfy(problem ->
                        assertThat(problem.message() + problem.extensions()).contains(suggestion));
    }

    @Test
    void ordersAreWrittenInBothWays() {
        assertThat(PAGE).contains("| `orderBy: {name: ASC}` | the same, or `[{name: ASC}]`");
        assertThat(ENGINE.run("{ one: hosts(orderBy: {id: DESC}) { id } list: hosts(orderBy: [{id: DESC}]) { id } }")
                        .data())
                .isEqualTo("{\"data\":{\"one\":[{\"id\":2},{\"id\":1}],\"list\":[{\"id\":2},{\"id\":1}]}}");
    }

    @Test
    void keysHaveTheScalarsThatThePageSays() {
        assertThat(PAGE).contains("| `id` is `ID` | of a column `id uuid` it is `UUID`; of a declared key `ID` |");
        assertThat(ENGINE.catalog()
                        .table("User")
                        .column("id")
                        .orElseThrow()
                        .type()
                        .graphQLName())
                .isEqualTo("UUID");
        assertThat(ENGINE.catalog()
                        .table("Host")
                        .column("owner")
                        .orElseThrow()
                        .type()
                        .graphQLName())
                .isEqualTo("ID");
    }

    @Test
    void functionsOfTheConventionAnswerAsThePageSays() {
        assertThat(PAGE).contains("updated: [{id, operation, entity}]", "`entity` of a `mutation_response`");
        assertThat(ENGINE.run(
                                "mutation { publishPost(input: {title: \"New\", authorId: \"22222222-2222-2222-2222-222222222222\"}) { ... on PublishPostSuccess { status entity { title writer { fullName } }"
                                        + " post { title author { email } } cascade { updated { operation } deleted { id } invalidations { queryName strategy scope } metadata { affectedCount } } } } }")
                        .data())
                .isEqualTo(
                        "{\"data\":{\"publishPost\":{\"status\":\"created\",\"entity\":{\"title\":\"New\",\"writer\":{\"fullName\":\"Bob\"}},\"post\":{\"title\":\"New\",\"author\":{\"email\":\"bob@example.org\"}},"
                                + "\"cascade\":{\"updated\":[{\"operation\":\"CREATED\"}],\"deleted\":null,\"invalidations\":[{\"queryName\":\"posts\",\"strategy\":\"INVALIDATE\",\"scope\":\"PREFIX\"}],\"metadata\":null}}}}");
        assertThat(ENGINE.run(
                                "mutation { publishPost(input: {title: \"\"}) { ... on PublishPostError { code status message errors { code } entity { title } } } }")
                        .data())
                .isEqualTo(
                        "{\"data\":{\"publishPost\":{\"code\":422,\"status\":\"validation:title\",\"message\":\"A post needs a title.\",\"errors\":[{\"code\":\"title\"}],\"entity\":null}}}");
    }

    @Test
    void aKeyOfADocumentStandsForAMissingColumn() {
        assertThat(PAGE).contains("a declared key `authorId` of the documents stands for it");
        assertThat(ENGINE.run(
                                "{ visits(orderBy: [{id: ASC}]) { host { note } } hosts(where: {visits: {some: {}}}) { visits { id } } }")
                        .data())
                .isEqualTo(
                        "{\"data\":{\"visits\":[{\"host\":{\"note\":\"100% sure\"}},{\"host\":null}],\"hosts\":[{\"visits\":[{\"id\":1}]}]}}");
    }

    /** Regression: nothing was told, and the relation was not there. */
    @Test
    void aKeyOfAnotherTypeIsTold() {
        assertThat(ENGINE.catalog().notices()).extracting(Notice::message).anySatisfy(message -> assertThat(message)
                .contains("tv_lost", "hostName", "can't be compared"));
    }
}
