package org.fraiseql.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.fraiseql.CatalogEngine;
import org.fraiseql.CatalogEngine.Run;
import org.fraiseql.catalog.Notice;
import org.fraiseql.support.ErrorCode;
import org.fraiseql.support.Problem;
import org.fraiseql.support.config.DatabaseConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Documents of views are served by the shape that their comment declares (CONTRACT section 6). */
class DocumentsTest {
    private static final CatalogEngine ENGINE =
            CatalogEngine.over(SharedDatabase.withSql("documents", sample() + things()));

    private static final CatalogEngine REACTIVE = ENGINE.on(DatabaseConfig.REACTIVE);

    private static String sample() {
        return read("src/run/documents/schema.sql");
    }

    private static String things() {
        return read("src/test/resources/documents.sql");
    }

    private static String read(String file) {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same on both backends. */
    private static String data(String query) {
        String data = ENGINE.run(query).data();
        assertThat(REACTIVE.run(query).data()).isEqualTo(data);
        return data;
    }

    @Test
    void nothingIsToldOfADatabaseThatIsInOrder() {
        assertThat(ENGINE.catalog().notices())
                .filteredOn(notice -> notice.kind() == Notice.Kind.DIRECTIVE)
                .isEmpty();
    }

    @Test
    void selectedKeysAreProjected() {
        assertThat(
                        data(
                                "{ users(orderBy: [{email: ASC}], limit: 2) { mail: email fullName balance role __typename address { city } age } }"))
                .isEqualTo(
                        "{\"data\":{\"users\":["
                                + "{\"mail\":\"ada@example.org\",\"fullName\":\"Ada\",\"balance\":19.90,\"role\":\"admin\",\"__typename\":\"User\",\"address\":{\"city\":\"London\"},\"age\":36},"
                                + "{\"mail\":\"bob@example.org\",\"fullName\":\"Bob\",\"balance\":100,\"role\":\"member\",\"__typename\":\"User\",\"address\":{\"city\":\"Paris\"},\"age\":null}]}}");
    }

    @Test
    void aColumnOfTheViewWinsOverTheKey() {
        assertThat(
                        data(
                                "{ user(id: \"33333333-3333-3333-3333-333333333333\") { id tags address { city } balance createdAt role } }"))
                .isEqualTo(
                        "{\"data\":{\"user\":{\"id\":\"33333333-3333-3333-3333-333333333333\",\"tags\":[\"math\"],\"address\":null,\"balance\":\"NaN\",\"createdAt\":\"2025-01-01T10:00:00+00:00\",\"role\":\"in_house\"}}}");
    }

    @Test
    void theDocumentItselfStaysAField() {
        assertThat(data("{ posts(where: {title: {eq: \"Parrots\"}}) { data } }"))
                .contains("\"title\": \"Parrots\"");
        assertThat(data("{ thing(id: 1) { data } }")).isEqualTo("{\"data\":{\"thing\":{\"data\":\"inner\"}}}");
    }

    @Test
    void keysMayBeSpeltInTwoWaysAndTheExactOneCounts() {
        assertThat(data("{ things(orderBy: [{id: ASC}], limit: 2) { addressLine1 deep { a { bC { c } } } oddKeyE } }"))
                .isEqualTo(
                        "{\"data\":{\"things\":[{\"addressLine1\":null,\"deep\":{\"a\":{\"bC\":{\"c\":5}}},\"oddKeyE\":1},"
                                + "{\"addressLine1\":\"y\",\"deep\":{\"a\":null},\"oddKeyE\":null}]}}");
    }

    @Test
    void everyScalarIsPrintedAsPostgresPrintsIt() {
        assertThat(
                        data(
                                "{ thing(id: 1) { name big ratio uid day at clock any flag matrix net need where ref things { name need } mood nums } }"))
                .isEqualTo(
                        "{\"data\":{\"thing\":{\"name\":\"one\",\"big\":9007199254740993,\"ratio\":1.50,\"uid\":\"11111111-1111-1111-1111-111111111111\",\"day\":\"2025-06-01\",\"at\":\"2025-06-01T10:00:00+00:00\",\"clock\":\"10:00:00\",\"any\":{\"b\": [1, 2.0]},\"flag\":true,\"matrix\":[[1,2],[]],\"net\":\"10.0.0.1\",\"need\":1,\"where\":\"here\",\"ref\":\"7\",\"things\":[{\"name\":\"in\",\"need\":2}],\"mood\":\"in_house\",\"nums\":[1,null,3]}}}");
        assertThat(data("{ thing(id: 2) { name ratio flag ref things { name } any nums } }"))
                .isEqualTo(
                        "{\"data\":{\"thing\":{\"name\":\"two \\\"quoted\\\" \\\\ back\\u0007 é😀\",\"ratio\":\"NaN\",\"flag\":false,\"ref\":\"x\",\"things\":null,\"any\":null,\"nums\":[]}}}");
    }

    @Test
    void aMissingDocumentHasNoKeys() {
        assertThat(data("{ thing(id: 4) { id name deep { a { bC { c } } } things { name } } }"))
                .isEqualTo("{\"data\":{\"thing\":{\"id\":4,\"name\":null,\"deep\":null,\"things\":null}}}");
    }

    @Test
    void whatIsNotOfItsTypeIsNullAndTold() {
        Run run = ENGINE.run(
                "{ ok: thing(id: 1) { name } things(where: {id: {eq: 5}}) { id name big ratio uid day flag things { name } mood nums net oddKeyE at } }");

        assertThat(run.response())
                .startsWith(
                        "{\"data\":{\"ok\":{\"name\":\"one\"},\"things\":[{\"id\":5,\"name\":null,\"big\":null,\"ratio\":null,\"uid\":null,\"day\":null,\"flag\":null,\"things\":null,\"mood\":null,\"nums\":[null,2],\"net\":null,\"oddKeyE\":null,\"at\":null}]},\"errors\":");
        assertThat(run.problems())
                .extracting(Problem::path)
                .contains(List.of("things", 0, "name"), List.of("things", 0, "nums", 0));
        assertThat(run.problems())
                .extracting(Problem::message)
                .contains("Thing.name is no String in a document of tv_thing.");
        assertThat(run.problems()).allSatisfy(problem -> {
            assertThat(problem.code()).isEqualTo(ErrorCode.TYPE_MISMATCH);
            assertThat(problem.locations()).isNotEmpty();
        });
    }

    @Test
    void whatMayNotBeNullTakesWhatIsAroundItAlong() {
        Run inner = ENGINE.run("{ thing(id: 5) { id deep { a { bC { c } } } } }");
        assertThat(inner.response())
                .startsWith("{\"data\":{\"thing\":{\"id\":5,\"deep\":{\"a\":{\"bC\":null}}}},\"errors\":");
        assertThat(inner.problems())
                .extracting(Problem::path)
                .containsExactly(List.of("thing", "deep", "a", "bC", "c"));

        Run lists = ENGINE.run("{ thing(id: 5) { id matrix } }");
        assertThat(lists.response()).startsWith("{\"data\":{\"thing\":{\"id\":5,\"matrix\":null}},\"errors\":");
        assertThat(lists.problems()).extracting(Problem::path).containsExactly(List.of("thing", "matrix", 0, 1));

        Run root = ENGINE.run("{ ok: thing(id: 1) { need } things(orderBy: [{id: ASC}]) { id need } }");
        assertThat(root.response()).startsWith("{\"data\":{\"ok\":{\"need\":1},\"things\":null},\"errors\":");
        assertThat(root.problems()).extracting(Problem::path).containsExactly(List.of("things", 3, "need"));
    }

    /** Regression: what was wrong with one answer of a batch was told in all that followed. */
    @Test
    void eachAnswerOfABatchTellsItsOwn() {
        String wrong = "{ thing(id: 5) { name } }";
        List<String> answers = ENGINE.batch(wrong, "{ thing(id: 1) { name } }", wrong);

        assertThat(answers.get(0)).contains("Thing.name is no String");
        assertThat(answers.get(1)).isEqualTo("{\"data\":{\"thing\":{\"name\":\"one\"}}}");
        assertThat(answers.get(2)).isEqualTo(answers.get(0));
    }

    /** Regression: a key that had become null was told although the field around it was null then. */
    @Test
    void whatIsTakenAlongIsNotToldByItself() {
        Run root = ENGINE.run("{ things(where: {id: {eq: 5}}) { name need } }");
        assertThat(root.response()).startsWith("{\"data\":{\"things\":null},\"errors\":");
        assertThat(root.problems()).extracting(Problem::path).containsExactly(List.of("things", 0, "need"));

        Run nested = ENGINE.run("{ thing(id: 5) { id nums matrix } }");
        assertThat(nested.problems())
                .extracting(Problem::path)
                .containsExactly(List.of("thing", "nums", 0), List.of("thing", "matrix", 0, 1));
    }

    @Test
    void embeddedEntitiesAndListsOfObjectsAreSelectedInto() {
        assertThat(
                        data(
                                "{ posts(where: {title: {eq: \"Engines\"}}) { title writer { __typename name: fullName id address { city } } comments { likes text by { fullName email } } author { email } } }"))
                .isEqualTo(
                        "{\"data\":{\"posts\":[{\"title\":\"Engines\",\"writer\":{\"__typename\":\"User\",\"name\":\"Ada\",\"id\":\"11111111-1111-1111-1111-111111111111\",\"address\":{\"city\":\"London\"}},"
                                + "\"comments\":[{\"likes\":3,\"text\":\"fine\",\"by\":{\"fullName\":\"Bee\",\"email\":\"b@b\"}},{\"likes\":1,\"text\":\"so so\",\"by\":null}],\"author\":{\"email\":\"ada@example.org\"}}]}}");
    }

    @Test
    void relationsOfDocumentViewsNest() {
        assertThat(
                        data(
                                "{ users(orderBy: [{age: ASC_NULLS_FIRST}]) { email posts(orderBy: [{score: DESC}]) { title score } } }"))
                .isEqualTo(
                        "{\"data\":{\"users\":[{\"email\":\"bob@example.org\",\"posts\":[{\"title\":\"Parrots\",\"score\":null}]},{\"email\":\"cyd@example.org\",\"posts\":[]},"
                                + "{\"email\":\"ada@example.org\",\"posts\":[{\"title\":\"Engines\",\"score\":10},{\"title\":\"Notes\",\"score\":2}]}]}}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {email: {eq: "ada@example.org"}}                          | ada
            {email: {in: ["ada@example.org", "x"]}}                   | ada
            {email: {startswith: "b"}}                                | bob
            {fullName: {isnull: true}}                                | cyd
            {fullName: {isnull: false}}                               | ada bob
            {fullName: {neq: "Ada"}}                                  | bob
            {fullName: {distinctFrom: "Ada"}}                         | bob cyd
            {fullName: {ilike: "%D%"}}                                | ada
            {age: {eq: 36}}                                           | ada
            {age: {gt: 6}}                                            | ada cyd
            {age: {between: {from: 7, to: 36}}}                       | ada cyd
            {age: {in: [7, 8]}}                                       | cyd
            {age: {nin: [7]}}                                         | ada
            {age: {isnull: true}}                                     | bob
            {balance: {eq: 19.9}}                                     | ada
            {balance: {eq: "NaN"}}                                    | cyd
            {balance: {in: ["19.900", 100]}}                          | ada bob
            {role: {eq: in_house}}                                    | cyd
            {role: {gt: admin}}                                       | bob cyd
            {tags: {contains: ["math"]}}                              | ada cyd
            {tags: {overlaps: ["poetry", "x"]}}                       | ada
            {tags: {eq: ["math", "poetry"]}}                          | ada
            {tags: {lenEq: 0}}                                        | bob
            {tags: {lenGt: 1}}                                        | ada
            {tags: {anyEq: "math"}}                                   | ada cyd
            {tags: {allEq: "math"}}                                   | bob cyd
            {tags: {isnull: true}}                                    |
            {createdAt: {gte: "2025-01-01T10:00:00Z"}}                | ada bob cyd
            {createdAt: {lt: "2025-01-01T12:00:00+02:00"}}            |
            {address: {city: {eq: "London"}}}                         | ada
            {address: {isnull: true}}                                 | cyd
            {address: {street: {isnull: true}}}                       | bob cyd
            {address: {OR: [{city: {eq: "Paris"}}, {street: {eq: "St James"}}]}} | ada bob
            {NOT: {address: {city: {eq: "London"}}}}                  | bob
            {id: {eq: "22222222-2222-2222-2222-222222222222"}}        | bob
            {data: {path: {at: "full_name", eq: "Ada"}}}              | ada
            {posts: {some: {score: {gt: 5}}}}                         | ada
            {posts: {none: {}}}                                       | cyd
            {posts: {some: {writer: {fullName: {eq: "Bob"}}}}}        | bob
            """)
    void everyOperatorOfTheDeclaredTypeFilters(String where, String expected) {
        String found = data("{ users(where: " + where + ", orderBy: [{email: ASC}]) { email } }");
        StringBuilder wanted = new StringBuilder("{\"data\":{\"users\":[");
        if (expected != null) {
            for (String name : expected.split(" ")) {
                wanted.append(wanted.toString().endsWith("[") ? "" : ",")
                        .append("{\"email\":\"" + name + "@example.org\"}");
            }
        }
        assertThat(found).isEqualTo(wanted + "]}}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {comments: {some: {likes: {gt: 2}}}}                      | Engines
            {comments: {every: {likes: {gt: 0}}}}                     | Engines,Parrots
            {comments: {none: {text: {eq: "why"}}}}                   | Engines,Parrots
            {comments: {some: {by: {fullName: {eq: "Bee"}}}}}         | Engines
            {comments: {some: {by: {isnull: true}}}}                  | Engines,Notes
            {comments: {some: {}}}                                    | Engines,Notes
            {writer: {fullName: {eq: "Ada"}}}                         | Engines,Notes
            {writer: {id: {eq: "22222222-2222-2222-2222-222222222222"}}} | Parrots
            {writer: {address: {city: {eq: "Paris"}}}}                | Parrots
            {writer: {age: {isnull: true}}}                           | Parrots
            {writer: {tags: {contains: ["poetry"]}}}                  | Engines,Notes
            {author: {address: {city: {eq: "Paris"}}}}                | Parrots
            {score: {gte: 2}}                                         | Engines,Notes
            """)
    void objectsInDocumentsAreFiltered(String where, String expected) {
        String found = data("{ posts(where: " + where + ", orderBy: [{title: ASC}]) { title } }");
        assertThat(found)
                .isEqualTo(
                        "{\"data\":{\"posts\":[{\"title\":\"" + expected.replace(",", "\"},{\"title\":\"") + "\"}]}}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {oddKeyE: {eq: 1}}                 | 1
            {addressLine1: {eq: "y"}}          | 2
            {addressLine1: {isnull: true}}     | 1,3,4,5
            {big: {eq: 9007199254740993}}      | 1
            {big: {eq: 9007199254740992}}      |
            {ratio: {eq: 1.5}}                 | 1
            {ratio: {eq: "NaN"}}               | 2
            {uid: {eq: "11111111-1111-1111-1111-111111111111"}} | 1
            {day: {lte: "2025-06-01"}}         | 1
            {at: {eq: "2025-06-01T12:00:00+02:00"}} | 1
            {clock: {gt: "09:00:00"}}          | 1
            {any: {hasKey: "b"}}               | 1
            {any: {path: {at: "b.1", eq: 2}}}  | 1
            {any: {isnull: true}}              | 2,3,4,5
            {flag: {eq: false}}                | 2
            {net: {inSubnet: "10.0.0.0/8"}}    | 1
            {need: {gt: 1}}                    | 2,3
            {deep: {a: {bC: {c: {eq: 5}}}}}    | 1
            {deep: {a: {isnull: true}}}        | 2,3,4
            {ref: {eq: "7"}}                   | 1
            {ref: {eq: 7}}                     | 1
            {ref: {in: [7, "x"]}}              | 1,2
            {data: {eq: "inner"}}              | 1
            {where: {eq: "here"}}              | 1
            {things: {some: {need: {eq: 2}}}}  | 1
            {things: {none: {}}}               | 2,3,4,5
            {mood: {eq: in_house}}             | 1
            {nums: {contains: [1, 3]}}         | 1
            {nums: {lenEq: 2}}                 | 5
            {span: {containsDate: "2025-01-15"}} | 1
            {span: {strictlyLeft: "[2025-02-01,2025-03-01)"}} | 1
            {spot: {distanceWithin: {center: {x: 1, y: 1}, radius: 1}}} | 1
            {name: {websearchQuery: "quoted"}} | 2
            {name: {matches: "^o.e$"}}         | 1
            {nums: {anyEq: 2}}                 | 5
            {matrix: {isnull: false}}          | 1,5
            {name: {contains: "\\"quoted\\" \\\\"}} | 2
            {name: {eq: "x' OR '1'='1"}}       |
            """)
    void valuesOfEveryTypeAreComparedAsSuch(String where, String expected) {
        String found = data("{ things(where: " + where + ", orderBy: [{id: ASC}]) { id } }");
        assertThat(found)
                .isEqualTo(
                        expected == null
                                ? "{\"data\":{\"things\":[]}}"
                                : "{\"data\":{\"things\":[{\"id\":" + expected.replace(",", "},{\"id\":") + "}]}}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            [{age: ASC}]                                 | cyd ada bob
            [{age: DESC}]                                | bob ada cyd
            [{balance: DESC}]                            | cyd bob ada
            [{fullName: DESC_NULLS_LAST}]                | bob ada cyd
            [{address: {city: DESC}}]                    | cyd bob ada
            [{role: DESC}]                               | cyd bob ada
            [{tags: ASC}, {email: ASC}]                  | bob cyd ada
            """)
    void listsAreOrderedByTheDeclaredType(String orderBy, String expected) {
        assertThat(data("{ users(orderBy: " + orderBy + ") { email } }")
                        .replaceAll("[^a-z@. ]|email|data|users|@example\\.org", "#")
                        .replaceAll("#+", " ")
                        .strip())
                .isEqualTo(expected);
    }

    @Test
    void aPageEndsWithTheKeySoThatItIsStable() {
        assertThat(data("{ posts(orderBy: [{writer: {email: ASC}}], limit: 2, offset: 1) { title } }"))
                .isEqualTo("{\"data\":{\"posts\":[{\"title\":\"Notes\"},{\"title\":\"Parrots\"}]}}");
    }

    @Test
    void writesGoToTheTableAndTheAnswerComesFromTheView() {
        assertThat(
                        data(
                                "mutation { createUser(input: {email: \"dee@example.org\", fullName: \"Dee\", city: \"Rome\"}) { email fullName address { city } tags } }"))
                .isEqualTo(
                        "{\"data\":{\"createUser\":{\"email\":\"dee@example.org\",\"fullName\":\"Dee\",\"address\":{\"city\":\"Rome\"},\"tags\":[]}}}");
        assertThat(
                        data(
                                "mutation { updateUser(id: \"11111111-1111-1111-1111-111111111111\", input: {fullName: null, age: 37}) { fullName age } }"))
                .isEqualTo("{\"data\":{\"updateUser\":{\"fullName\":null,\"age\":37}}}");
        assertThat(
                        data(
                                "mutation { deleteUser(id: \"33333333-3333-3333-3333-333333333333\") { success record { email age } } }"))
                .isEqualTo(
                        "{\"data\":{\"deleteUser\":{\"success\":true,\"record\":{\"email\":\"cyd@example.org\",\"age\":7}}}}");
    }

    @Test
    void aDocumentThatATriggerKeepsIsReadAfterItRan() {
        assertThat(
                        data(
                                "mutation { createPost(input: {id: \"aaaaaaaa-0000-0000-0000-000000000009\", fkAuthor: 2, title: \"Fresh\", score: 4}) { id title score writer { fullName } comments { text } author { email } } }"))
                .isEqualTo(
                        "{\"data\":{\"createPost\":{\"id\":\"aaaaaaaa-0000-0000-0000-000000000009\",\"title\":\"Fresh\",\"score\":4,\"writer\":{\"fullName\":\"Bob\"},\"comments\":[],\"author\":{\"email\":\"bob@example.org\"}}}}");
        assertThat(
                        data(
                                "mutation { updatePost(id: \"aaaaaaaa-0000-0000-0000-000000000001\", input: {title: \"Machines\", score: null}) { title score comments { likes } } }"))
                .isEqualTo(
                        "{\"data\":{\"updatePost\":{\"title\":\"Machines\",\"score\":null,\"comments\":[{\"likes\":3},{\"likes\":1}]}}}");
        assertThat(
                        data(
                                "mutation { bulkUpdatePosts(where: {writer: {fullName: {eq: \"Ada\"}}}, input: {score: 7}) { updatedCount records { title score } } }"))
                .contains("\"updatedCount\":2", "\"title\":\"Engines\",\"score\":7", "\"title\":\"Notes\",\"score\":7");
    }

    @Test
    void functionsOfTheConventionAnswerTheRowTyped() {
        assertThat(
                        data(
                                "mutation { publishPost(input: {title: \"New\", authorId: \"22222222-2222-2222-2222-222222222222\"}) { ... on PublishPostSuccess { status post { title score writer { fullName } comments { text } author { email } } } } }"))
                .isEqualTo(
                        "{\"data\":{\"publishPost\":{\"status\":\"created\",\"post\":{\"title\":\"New\",\"score\":null,\"writer\":{\"fullName\":\"Bob\"},\"comments\":[],\"author\":{\"email\":\"bob@example.org\"}}}}}");
    }

    @Test
    void aViewsDocumentIsMadeOnceAndAStoredOnesKeysAreReadAlone() {
        assertThat(ENGINE.run("{ users { email age address { city } } }")
                        .statements()
                        .getFirst()
                        .statement()
                        .text())
                .isEqualTo(
                        "SELECT (t1.c0 -> 'email'), (t1.c0 -> 'age'), (t1.c0 -> 'address') FROM (SELECT t0.\"data\" AS c0 FROM \"public\".\"v_user\" t0 LIMIT 9223372036854775807) t1");
        assertThat(ENGINE.run("{ user(id: \"11111111-1111-1111-1111-111111111111\") { email age } }")
                        .statements()
                        .getFirst()
                        .statement()
                        .text())
                .startsWith("SELECT t0.\"data\" FROM \"public\".\"v_user\" t0");
        assertThat(ENGINE.run("{ posts { title score } }")
                        .statements()
                        .getFirst()
                        .statement()
                        .text())
                .isEqualTo("SELECT (t0.\"data\" -> 'title'), (t0.\"data\" -> 'score') FROM \"public\".\"tv_post\" t0");
    }

    @Test
    void aTableOfDocumentsIsWrittenAsAWhole() {
        assertThat(data("mutation { updateThing(id: 1, input: {id: 9}) { id name deep { a { bC { c } } } } }"))
                .isEqualTo(
                        "{\"data\":{\"updateThing\":{\"id\":9,\"name\":\"one\",\"deep\":{\"a\":{\"bC\":{\"c\":5}}}}}}");
    }
}
