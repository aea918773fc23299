package org.fraiseql.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Mutations that must fail: each answers the error of the contract and leaves every table as it was. */
@ArquillianTest
@RunAsClient
class BadInputIT {
    private static final String GOOD = "id: 9, name: \"nine\", parentId: 1";

    /** Every row of every table, and nothing else: what sequences have counted is lost in any case. */
    private static final String STATE = "SELECT (SELECT string_agg(r::text, '|' ORDER BY id) FROM bad_row r) || '#' || "
            + "(SELECT string_agg(p::text, '|' ORDER BY id) FROM bad_parent p) || '#' || "
            + "(SELECT count(*) FROM bad_late)";

    @Deployment(testable = false)
    static WebArchive product() {
        Databases.run(
                IntegrationServer.database(),
                IntegrationServer.DATABASE,
                "CREATE TYPE bad_mood AS ENUM ('good', 'bad')",
                "CREATE TABLE bad_parent (id integer PRIMARY KEY, name text NOT NULL UNIQUE)",
                "INSERT INTO bad_parent VALUES (1, 'one'), (2, 'two')",
                """
                CREATE TABLE bad_row (
                  id integer PRIMARY KEY, name varchar(10) NOT NULL UNIQUE, parent_id integer NOT NULL REFERENCES bad_parent,
                  small smallint CHECK (small <> 13), count integer, big bigint, price numeric(6, 2), rating real, flag boolean,
                  born date, at timestamptz, token uuid, address inet, mood bad_mood, tags text[], doc jsonb, bytes bytea, during int4range,
                  doubled integer GENERATED ALWAYS AS (parent_id * 2) STORED, serial bigint GENERATED ALWAYS AS IDENTITY,
                  EXCLUDE USING gist (during WITH &&))""",
                "INSERT INTO bad_row (id, name, parent_id, count, during, doc) VALUES (1, 'a', 1, 2147483647, '[1,5)', '{\"a\": 1}'), (2, 'b', 1, 1, '[5,9)', '[]')",
                "CREATE TABLE bad_late (id integer PRIMARY KEY, row_id integer REFERENCES bad_row DEFERRABLE INITIALLY DEFERRED)",
                """
                CREATE FUNCTION bad_check() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                  CASE NEW.name
                    WHEN 'raise' THEN RAISE EXCEPTION 'Not on a Sunday' USING HINT = 'Wait.';
                    WHEN 'own' THEN RAISE EXCEPTION 'Out of stock' USING ERRCODE = 'SH001';
                    WHEN 'secret' THEN RAISE EXCEPTION 'secret of the house' USING ERRCODE = '55006';
                    WHEN 'posing' THEN RAISE EXCEPTION 'secret of the house' USING ERRCODE = '23514';
                    WHEN 'divide' THEN NEW.count := 1 / 0;
                    WHEN 'reject' THEN RETURN NULL;
                    ELSE NULL;
                  END CASE;
                  RETURN NEW;
                END $$""",
                "CREATE TRIGGER bad_check BEFORE INSERT OR UPDATE ON bad_row FOR EACH ROW EXECUTE FUNCTION bad_check()");
        return BuiltWar.archive();
    }

    @AfterAll
    static void tidy() {
        Databases.run(
                IntegrationServer.database(),
                IntegrationServer.DATABASE,
                "DROP TABLE bad_late, bad_row, bad_parent",
                "DROP FUNCTION bad_check",
                "DROP TYPE bad_mood");
    }

    @ArquillianResource
    @SuppressWarnings("NullAway.Init") // Arquillian sets it before each test
    private URL root;

    /** @param says what stands in the answer */
    private record Case(String name, String query, String variables, int status, String code, List<String> says) {}

    private final List<Case> cases = new ArrayList<>();

    private void literal(String name, String input, int status, String code, String... says) {
        mutation(name, "createBadRow(input: {" + input + "}) { id }", status, code, says);
    }

    private void mutation(String name, String field, int status, String code, String... says) {
        cases.add(new Case(name, "mutation { " + field + " }", "{}", status, code, List.of(says)));
    }

    /** @param members of the input's JSON, after id, name and parentId */
    private void variable(String name, String members, int status, String code, String... says) {
        cases.add(new Case(
                name,
                "mutation($input: BadRowCreateInput!) { createBadRow(input: $input) { id } }",
                "{\"input\": {\"id\": 9, \"name\": \"nine\", \"parentId\": 1" + (members.isEmpty() ? "" : ", ")
                        + members + "}}",
                status,
                code,
                List.of(says)));
    }

    @TestFactory
    Stream<DynamicTest> leavesTheDatabaseAsItWas() {
        shapes();
        values();
        constraints();
        functions();
        conditions();
        assertThat(cases).hasSizeGreaterThanOrEqualTo(70);
        URI server = URI.create(root.toString());
        String before = state();
        return cases.stream().map(bad -> DynamicTest.dynamicTest(bad.name(), () -> check(bad, server, before)));
    }

    private void shapes() {
        String validation = "GRAPHQL_VALIDATION_FAILED";
        literal("unknown column", GOOD + ", nam: 1", 400, validation, "Did you mean \\\"name\\\"?");
        variable("unknown column in a variable", "\"nam\": 1", 400, "BAD_USER_INPUT", "$input", "nam");
        literal("missing required", "id: 9, parentId: 1", 400, validation, "name");
        cases.add(new Case(
                "missing required in a variable",
                "mutation($input: BadRowCreateInput!) { createBadRow(input: $input) { id } }",
                "{\"input\": {\"id\": 9, \"name\": \"nine\"}}",
                400,
                "BAD_USER_INPUT",
                List.of("parentId")));
        mutation("missing input", "createBadRow { id }", 400, validation, "input");
        literal("null for a required field", "id: 9, name: null, parentId: 1", 400, validation, "name");
        literal("generated column", GOOD + ", doubled: 4", 400, validation, "doubled");
        literal("identity column", GOOD + ", serial: 4", 400, validation, "serial");
        mutation(
                "generated column in an update",
                "updateBadRow(id: 1, input: {doubled: 4}) { id }",
                400,
                validation,
                "doubled");
        mutation("unknown form", "createBadRows(input: []) { id }", 400, validation, "createBadRows");
        mutation("wrong field of the answer", "deleteBadRow(id: 1) { record { nam } }", 400, validation, "name");
        mutation(
                "unknown constraint",
                "upsertBadRow(input: {" + GOOD + "}, onConflict: {constraint: nothing}) { id }",
                400,
                validation,
                "nothing");
        mutation(
                "column that can't be updated",
                "upsertBadRow(input: {" + GOOD + "}, onConflict: {update: [doubled]}) { id }",
                400,
                validation,
                "doubled");
        mutation(
                "ops for a type without",
                "updateBadRow(id: 1, ops: {increment: {name: 1}}) { id }",
                400,
                validation,
                "name");
        mutation("nothing selected", "deleteBadRow(id: 1)", 400, validation);
    }

    private void values() {
        String bad = "BAD_USER_INPUT";
        literal("wrong type", "id: \"x\", name: \"nine\", parentId: 1", 400, "GRAPHQL_VALIDATION_FAILED", "id");
        variable("wrong type in a variable", "\"count\": \"x\"", 400, bad, "$input.count");
        literal(
                "too long",
                "id: 9, name: \"12345678901\", parentId: 1",
                400,
                bad,
                "input.name has 11 characters, more than the 10 of its column.",
                "\"argument\":\"input.name\"");
        variable("beyond int2", "\"small\": 40000", 400, bad, "input.small", "smallint");
        variable("beyond int4", "\"count\": 2147483648", 400, bad, "$input.count");
        variable("beyond int8", "\"big\": 9223372036854775808", 400, bad, "$input.big");
        variable("fraction in an integer", "\"count\": 1.5", 400, bad, "$input.count");
        variable("numeric overflow", "\"price\": 10000", 400, bad, "22003");
        variable("beyond float4", "\"rating\": 1e300", 400, bad, "real", "22003");
        variable("NUL in a text", "\"tags\": [\"a\\u0000b\"]", 400, bad, "input.tags", "NUL");
        variable("half a surrogate pair", "\"tags\": [\"\\ud800\"]", 400, bad, "input.tags", "surrogate");
        variable("NUL in a jsonb", "\"doc\": {\"a\": \"\\u0000\"}", 400, bad);
        variable("jsonb deeper than PostgreSQL goes", "\"doc\": " + "[".repeat(900) + "]".repeat(899), 400, bad);
        variable("wrong enum label", "\"mood\": \"ugly\"", 400, bad, "$input.mood", "ugly");
        variable("wrong date", "\"born\": \"2025-02-30\"", 400, bad, "$input.born");
        variable("wrong timestamp", "\"at\": \"noon\"", 400, bad, "$input.at");
        variable("wrong uuid", "\"token\": \"123\"", 400, bad, "$input.token");
        variable(
                "wrong inet",
                "\"address\": \"1.2.3\"",
                400,
                bad,
                "\"argument\":\"$input.address\"",
                "is no IPv4 or IPv6 address");
        variable("range upside down", "\"during\": \"[5,1)\"", 400, bad);
        variable("odd hex", "\"bytes\": \"\\\\x0\"", 400, bad, "bytes");
        variable("list of lists of different length", "\"tags\": [[\"a\"], [\"a\", \"b\"]]", 400, bad);
        mutation(
                "increment beyond the type",
                "updateBadRow(id: 1, ops: {increment: {count: 1}}) { id }",
                400,
                bad,
                "22003");
        mutation(
                "increment by null",
                "updateBadRow(id: 1, ops: {increment: {count: null}}) { id }",
                400,
                bad,
                "ops.increment.count");
        mutation(
                "deletes a key of what is no object",
                "updateBadRow(id: 2, input: {name: \"raise\"}, ops: {deleteKey: {doc: [\"a\"]}}) { id }",
                200,
                "CONSTRAINT_VIOLATION");
        cases.add(new Case(
                "a body that is too large",
                "mutation($d: JSON) { updateBadRow(id: 1, input: {doc: $d}) { id } }",
                "{\"d\": \"" + "x".repeat(1 << 20) + "\"}",
                413,
                "PAYLOAD_TOO_LARGE",
                List.of()));
        cases.add(bulk("10,001 rows", 10_001, 400, "LIMIT_EXCEEDED", "10001 rows"));
        cases.add(bulk("10,000 rows of which the last is wrong", 10_000, 200, "CONSTRAINT_VIOLATION", "name"));
    }

    /** The last row has the name of the first. */
    private static Case bulk(String name, int rows, int status, String code, String says) {
        StringJoiner input = new StringJoiner(",", "[", "]");
        for (int i = 1; i <= rows; i++) {
            input.add("{\"id\":" + (100 + i) + ",\"name\":\"r" + (i == rows ? 1 : i) + "\",\"parentId\":1}");
        }
        return new Case(
                name,
                "mutation($rows: [BadRowCreateInput!]!) { bulkCreateBadRows(input: $rows) { createdCount } }",
                "{\"rows\":" + input + "}",
                status,
                code,
                List.of(says));
    }

    private void constraints() {
        String code = "CONSTRAINT_VIOLATION";
        mutation(
                "null into NOT NULL",
                "updateBadRow(id: 1, input: {name: null}) { id }",
                200,
                code,
                "\"sqlState\":\"23502\"",
                "\"fields\":[\"name\"]",
                "\"hint\"",
                "\"path\":[\"updateBadRow\"]");
        literal(
                "foreign key to nothing",
                "id: 9, name: \"nine\", parentId: 99",
                200,
                code,
                "23503",
                "bad_row_parent_id_fkey",
                "\"fields\":[\"parentId\"]",
                "\"hint\"");
        literal(
                "deferred foreign key to nothing",
                GOOD + "}) { id } createBadLate(input: {id: 1, rowId: 77",
                200,
                code,
                "23503",
                "bad_late_row_id_fkey",
                "\"fields\":[\"rowId\"]");
        literal(
                "duplicate primary key",
                "id: 1, name: \"nine\", parentId: 1",
                200,
                code,
                "23505",
                "bad_row_pkey",
                "\"fields\":[\"id\"]");
        literal(
                "duplicate unique key",
                "id: 9, name: \"a\", parentId: 1",
                200,
                code,
                "23505",
                "bad_row_name_key",
                "\"fields\":[\"name\"]",
                "\"hint\"");
        literal(
                "check",
                GOOD + ", small: 13",
                200,
                code,
                "23514",
                "bad_row_small_check",
                "\"fields\":[\"small\"]",
                "\"hint\"");
        literal(
                "exclusion",
                GOOD + ", during: \"[4,6)\"",
                200,
                code,
                "23P01",
                "bad_row_during_excl",
                "\"fields\":[\"during\"]",
                "\"hint\"");
        mutation(
                "delete of a row that others refer to",
                "deleteBadParent(id: 1) { success }",
                200,
                code,
                "23503",
                "parentId",
                "\"hint\"");
        mutation(
                "bulk update to one value of a unique key",
                "bulkUpdateBadRows(all: true, input: {name: \"same\"}) { updatedCount }",
                200,
                code,
                "23505",
                "\"fields\":[\"name\"]");
        mutation(
                "bulk create of one key twice",
                "bulkCreateBadParents(input: [{id: 7, name: \"x\"}, {id: 7, name: \"y\"}]) { createdCount }",
                200,
                code,
                "bad_parent_pkey");
        mutation("a new key that is taken", "updateBadRow(id: 1, input: {id: 2}) { id }", 200, code, "bad_row_pkey");
        mutation(
                "upsert that meets another key",
                "upsertBadRow(input: {id: 9, name: \"a\", parentId: 1}) { id }",
                200,
                code,
                "bad_row_name_key");
        literal(
                "the last of several fields",
                GOOD + "}) { id } deleteBadRow(id: 2) { success } c: createBadParent(input: {id: 1, name: \"x\"",
                200,
                code,
                "\"path\":[\"c\"]");
    }

    private void functions() {
        String code = "CONSTRAINT_VIOLATION";
        literal(
                "RAISE EXCEPTION",
                "id: 9, name: \"raise\", parentId: 1",
                200,
                code,
                "\"message\":\"Not on a Sunday\"",
                "\"sqlState\":\"P0001\"",
                "\"hint\":\"Wait.\"");
        literal(
                "RAISE EXCEPTION with a class of its own",
                "id: 9, name: \"own\", parentId: 1",
                200,
                code,
                "\"message\":\"Out of stock\"",
                "\"sqlState\":\"SH001\"");
        literal(
                "RAISE EXCEPTION with a class of PostgreSQL",
                "id: 9, name: \"secret\", parentId: 1",
                500,
                "INTERNAL_ERROR",
                "55006");
        literal("RAISE EXCEPTION in the guise of a check", "id: 9, name: \"posing\", parentId: 1", 200, code, "23514");
        literal("a trigger that fails", "id: 9, name: \"divide\", parentId: 1", 400, "BAD_USER_INPUT", "22012");
    }

    private void conditions() {
        String bad = "BAD_USER_INPUT";
        mutation("empty update", "updateBadRow(id: 1, input: {}) { id }", 400, bad, "changes nothing", "\"hint\"");
        mutation("no update at all", "updateBadRow(id: 1) { id }", 400, bad, "changes nothing");
        mutation("empty ops", "updateBadRow(id: 1, ops: {increment: {}}) { id }", 400, bad, "changes nothing");
        mutation(
                "bulk update without condition",
                "bulkUpdateBadRows(input: {count: 1}) { updatedCount }",
                400,
                bad,
                "all: true");
        mutation("bulk delete without condition", "bulkDeleteBadRows { deletedCount }", 400, bad, "all: true");
        mutation("empty condition", "bulkDeleteBadRows(where: {}) { deletedCount }", 400, bad, "all: true");
        mutation(
                "condition of empty conditions",
                "bulkDeleteBadRows(where: {AND: [{}, {name: {}}]}) { deletedCount }",
                400,
                bad,
                "all: true");
        mutation("all: false", "bulkDeleteBadRows(where: {}, all: false) { deletedCount }", 400, bad, "all: true");
        mutation("null for the condition", "bulkDeleteBadRows(where: null) { deletedCount }", 400, bad, "all: true");
        cases.add(new Case(
                "condition of an omitted variable",
                "mutation($name: String) { bulkDeleteBadRows(where: {name: {eq: $name}}) { deletedCount } }",
                "{}",
                400,
                bad,
                List.of("all: true")));
        cases.add(new Case(
                "condition of a variable that is null",
                "mutation($name: String) { bulkDeleteBadRows(where: {name: {eq: $name}}) { deletedCount } }",
                "{\"name\": null}",
                400,
                bad,
                List.of("where.name.eq", "isnull")));
        mutation(
                "all and a condition",
                "bulkDeleteBadRows(all: true, where: {id: {eq: 1}}) { deletedCount }",
                400,
                bad,
                "contradicts");
        mutation(
                "more than atMost",
                "bulkDeleteBadRows(all: true, atMost: 1) { deletedCount records { id badRows: name } }",
                400,
                "LIMIT_EXCEEDED",
                "2 rows");
        mutation(
                "more than atMost after the statement",
                "bulkUpdateBadRows(where: {id: {gte: 0}}, input: {flag: true}, atMost: 1) { updatedCount }",
                400,
                "LIMIT_EXCEEDED",
                "2 rows");
        mutation(
                "a value that is found wrong after another field has written",
                "deleteBadRow(id: 2) { success } createBadRow(input: {" + GOOD + ", small: 40000}) { id }",
                400,
                bad,
                "input.small",
                "\"path\":[\"createBadRow\"]");
        mutation("negative atMost", "bulkDeleteBadRows(all: true, atMost: -1) { deletedCount }", 400, bad, "atMost");
        mutation(
                "wrong regular expression",
                "bulkDeleteBadRows(where: {name: {matches: \"(\"}}) { deletedCount }",
                400,
                bad);
        mutation(
                "column changed twice",
                "updateBadRow(id: 2, input: {count: 1}, ops: {increment: {count: 1}}) { id }",
                400,
                bad,
                "count");
        mutation(
                "upsert without the key",
                "upsertBadParent(input: {name: \"x\", id: 5}, onConflict: {update: [nme]}) { id }",
                400,
                "GRAPHQL_VALIDATION_FAILED",
                "name");
    }

    private static void check(Case bad, URI server, String before) {
        Reply reply;
        try (GraphQLClient client = new GraphQLClient(server)) {
            reply = client.query(bad.query(), bad.variables());
        }
        String shown = reply.body().substring(0, Math.min(reply.body().length(), 600));
        assertThat(reply.status()).as(shown).isEqualTo(bad.status());
        assertThat(shown)
                .contains("\"code\":\"" + bad.code() + "\"")
                .satisfies(text -> bad.says().forEach(part -> assertThat(text).contains(part)))
                .doesNotContain("secret", "INSERT", "bad_check()", "\tat ");
        assertThat(state()).as("the tables afterwards").isEqualTo(before);
    }

    /** No error: the trigger has decided so. */
    @Test
    void aRowThatATriggerKeepsOutIsNull() {
        String before = state();
        try (GraphQLClient client = new GraphQLClient(URI.create(root.toString()))) {
            assertThat(
                            client.data(
                                    "mutation { createBadRow(input: {id: 9, name: \"reject\", parentId: 1}) { id parent { name } }"
                                            + " bulkCreateBadRows(input: [{id: 9, name: \"reject\", parentId: 1}]) { createdCount records { id } } }"))
                    .isEqualTo(
                            "{\"data\":{\"createBadRow\":null,\"bulkCreateBadRows\":{\"createdCount\":0,\"records\":[]}}}");
        }
        assertThat(state()).isEqualTo(before);
    }

    private static String state() {
        return Databases.text(IntegrationServer.database(), IntegrationServer.DATABASE, STATE);
    }
}
