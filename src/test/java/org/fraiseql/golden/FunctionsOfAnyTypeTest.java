package org.fraiseql.golden;

import java.util.List;
import org.fraiseql.CatalogEngine;
import org.junit.jupiter.api.Test;

/**
 * Regression: whatever functions take and give, the schema can be built, and what is offered can be asked for. A range that no column has, as argument or as
 * result, kept the schema from being built; a set of arrays of a table's rows failed.
 */
class FunctionsOfAnyTypeTest {
    private static final List<String> TYPES = List.of(
            "int",
            "int8",
            "money",
            "bit(3)",
            "xml",
            "tsvector",
            "box",
            "pg_lsn",
            "regclass",
            "\"char\"",
            "bytea",
            "jsonb",
            "jsonpath",
            "interval",
            "timestamptz",
            "hstore",
            "citext",
            "int4range",
            "int8multirange",
            "tstzrange",
            "floats",
            "moods",
            "mood",
            "spot",
            "spots",
            "place",
            "glad",
            "here",
            "span",
            "v_place",
            "node",
            "label");

    private static final String OBJECTS = """
            CREATE EXTENSION hstore;
            CREATE EXTENSION citext;
            CREATE TYPE mood AS ENUM ('good', 'bad-ish');
            CREATE TYPE spot AS (x int, moods mood[], span tstzrange);
            CREATE TYPE spots AS (one spot, many spot[], at int4multirange);
            CREATE TYPE floats AS RANGE (subtype = float8);
            CREATE TYPE moods AS RANGE (subtype = mood);
            CREATE DOMAIN glad AS mood;
            CREATE DOMAIN here AS spot;
            CREATE DOMAIN span AS daterange;
            CREATE TABLE place (id int PRIMARY KEY, name text);
            INSERT INTO place VALUES (1, 'one'), (2, NULL);
            CREATE VIEW v_place AS SELECT id, name FROM place;
            CREATE TABLE node (id int PRIMARY KEY, parent int REFERENCES node, spot spot);
            CREATE TYPE label AS (place place, node node);
            """;

    /** {@code $n} is a name of its own, {@code $t} the type, {@code $v} what the function is. */
    private static final String FUNCTIONS = """
            CREATE FUNCTION in_$n(a $t) RETURNS int LANGUAGE sql $v AS 'SELECT 1';
            CREATE FUNCTION both_$n(INOUT a $t, OUT b $t) LANGUAGE sql $v AS 'SELECT a, a';
            CREATE FUNCTION same_$n(INOUT a $t) LANGUAGE sql $v AS 'SELECT a';
            CREATE FUNCTION default_$n(a $t DEFAULT NULL) RETURNS $t LANGUAGE sql $v AS 'SELECT a';
            CREATE FUNCTION out_$n() RETURNS $t LANGUAGE sql $v AS 'SELECT NULL::$t';
            CREATE FUNCTION set_$n() RETURNS SETOF $t LANGUAGE sql $v AS 'SELECT NULL::$t';
            CREATE FUNCTION table_$n() RETURNS TABLE (a $t, b $t) LANGUAGE sql $v AS 'SELECT NULL::$t, NULL::$t';
            CREATE FUNCTION of_$n(place) RETURNS $t LANGUAGE sql $v AS 'SELECT NULL::$t';
            CREATE FUNCTION each_of_$n(place, a $t DEFAULT NULL) RETURNS SETOF $t LANGUAGE sql $v AS 'SELECT a';
            """;

    private static final String MORE = """
            CREATE FUNCTION variadic_$n(VARIADIC a $t[]) RETURNS $t LANGUAGE sql $v AS 'SELECT a[1]';
            CREATE PROCEDURE run_$n(INOUT a $t) LANGUAGE sql AS 'SELECT a';
            """;

    private final CatalogEngine engine = CatalogEngine.over(SharedDatabase.withSql("functions of any type", sql()));

    private static String sql() {
        StringBuilder sql = new StringBuilder(OBJECTS);
        int number = 0;
        for (String type : TYPES) {
            for (String volatility : List.of("STABLE", "VOLATILE")) {
                sql.append(of(FUNCTIONS + MORE, number++, type, volatility))
                        .append(of(FUNCTIONS, number++, type + "[]", volatility));
            }
        }
        return sql.toString();
    }

    private static String of(String functions, int number, String type, String volatility) {
        return functions.replace("$n", "n" + number).replace("$t", type).replace("$v", volatility);
    }

    @Test
    void areServed() {
        OfferedFields.areAnswered(engine, 1_300);
    }
}
