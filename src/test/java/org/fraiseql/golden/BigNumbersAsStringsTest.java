package org.fraiseql.golden;

import static org.assertj.core.api.Assertions.assertThat;

import org.fraiseql.CatalogEngine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Regression: a client in JavaScript read a key beyond 2^53 rounded, and then changed the neighbour's row. Now one request may ask for strings. */
class BigNumbersAsStringsTest {
    private static final CatalogEngine ENGINE = CatalogEngine.over(SharedDatabase.withSql("big numbers", """
            CREATE TYPE price AS (amount numeric, cents int8);
            CREATE TABLE account (id int8 PRIMARY KEY, parent_id int8 REFERENCES account, balance numeric, small int, ids int8[], price price);
            INSERT INTO account VALUES (9007199254740993, NULL, 19.90, 1, '{9007199254740993,NULL}', '(1.50,9007199254740995)'),
              (9007199254740995, 9007199254740993, NULL, 2, NULL, NULL);
            CREATE FUNCTION largest() RETURNS int8 LANGUAGE sql STABLE AS 'SELECT 9223372036854775807';
            CREATE FUNCTION raise_all() RETURNS int8 LANGUAGE sql VOLATILE AS 'SELECT 9223372036854775806';
            CREATE FUNCTION sums() RETURNS TABLE (sum numeric, n int8) LANGUAGE sql STABLE AS 'SELECT 1.10, 9007199254740993';
            """));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            { accounts { id balance small } } | {"data":{"accounts":[{"id":"9007199254740993","balance":"19.90","small":1},{"id":"9007199254740995","balance":null,"small":2}]}}
            { account(id: "9007199254740995") { parent { id ids price { amount cents } accounts { id } } } } | {"data":{"account":{"parent":{"id":"9007199254740993","ids":["9007199254740993",null],"price":{"amount":"1.50","cents":"9007199254740995"},"accounts":[{"id":"9007199254740995"}]}}}}
            { accounts(where: {id: {gt: 9007199254740993}}, orderBy: [{id: DESC}], limit: 1) { id } } | {"data":{"accounts":[{"id":"9007199254740995"}]}}
            { largest sums { sum n } } | {"data":{"largest":"9223372036854775807","sums":[{"sum":"1.10","n":"9007199254740993"}]}}
            mutation { raiseAll } | {"data":{"raiseAll":"9223372036854775806"}}
            mutation { updateAccount(id: "9007199254740995", input: {balance: 0.10}) { id balance parent { id } } } | {"data":{"updateAccount":{"id":"9007199254740995","balance":"0.10","parent":{"id":"9007199254740993"}}}}
            mutation { createAccount(input: {id: 1, balance: 2.0}) { id balance } } | {"data":{"createAccount":{"id":"1","balance":"2.0"}}}
            mutation { deleteAccount(id: 9007199254740995) { record { id } } } | {"data":{"deleteAccount":{"record":{"id":"9007199254740995"}}}}
            """)
    void ofOneRequest(String query, String answer) {
        assertThat(ENGINE.runWithStrings(query).data()).isEqualTo(answer);
    }

    @Test
    void ofOthersTheyAreNumbers() {
        assertThat(ENGINE.run("{ account(id: 9007199254740993) { id balance ids } }")
                        .data())
                .isEqualTo(
                        "{\"data\":{\"account\":{\"id\":9007199254740993,\"balance\":19.90,\"ids\":[9007199254740993,null]}}}");
    }
}
