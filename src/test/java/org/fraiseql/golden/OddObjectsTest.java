package org.fraiseql.golden;

import java.util.stream.Stream;
import org.fraiseql.CatalogEngine;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever one odd object of a database is like, the schema can be built, and what it offers can be asked for. Regression: two names that become {@code _} became
 * {@code _} and {@code __2}, which GraphQL refuses, and nothing was served at all.
 */
class OddObjectsTest {
    static Stream<Arguments> databases() {
        return Stream.of(
                Arguments.of("deprecated", """
                        CREATE TABLE a (id int PRIMARY KEY, b text NOT NULL, c text);
                        COMMENT ON COLUMN a.b IS '@deprecated old';
                        COMMENT ON COLUMN a.id IS '@deprecated old';
                        COMMENT ON TABLE a IS '@deprecated old';
                        """),
                Arguments.of("leading underscores", """
                        CREATE TABLE "__a" (id int PRIMARY KEY, "__b" int, "__typename" text, "_" int, "__" int, "😀" int, "\u200b" int);
                        CREATE TABLE "😀" (id int PRIMARY KEY);
                        CREATE TABLE "\u200b" (id int PRIMARY KEY);
                        CREATE TYPE "__m" AS ENUM ('__x', '', '😀', 'true', 'null', '-', '+');
                        CREATE TYPE "__c" AS ("__x" int, "😀" int);
                        CREATE TABLE t (id int PRIMARY KEY, m "__m", c "__c");
                        CREATE FUNCTION "__f"("__x" int, "😀" int) RETURNS int LANGUAGE sql STABLE AS 'SELECT 1';
                        CREATE FUNCTION "😀"() RETURNS int LANGUAGE sql AS 'SELECT 1';
                        """),
                Arguments.of("nothing within", """
                        CREATE TYPE nobody AS ENUM ();
                        CREATE TYPE nothing AS ();
                        CREATE TABLE a (id int PRIMARY KEY, n nobody, x nothing, xs nothing[]);
                        CREATE FUNCTION f(n nobody, x nothing) RETURNS nothing LANGUAGE sql STABLE AS 'SELECT x';
                        CREATE FUNCTION g(n nobody) RETURNS nobody LANGUAGE sql AS 'SELECT n';
                        CREATE TABLE e ();
                        CREATE VIEW v AS SELECT;
                        CREATE FUNCTION h() RETURNS SETOF e LANGUAGE sql STABLE AS 'SELECT FROM e';
                        CREATE FUNCTION i(x e) RETURNS int LANGUAGE sql STABLE AS 'SELECT 1';
                        CREATE TABLE w (e e, v v);
                        """),
                Arguments.of("keys omitted", """
                        CREATE TABLE a (id int PRIMARY KEY, b int UNIQUE, c int REFERENCES a(b));
                        COMMENT ON COLUMN a.id IS '@omit';
                        COMMENT ON COLUMN a.b IS '@omit';
                        COMMENT ON COLUMN a.c IS '@omit';
                        CREATE TABLE z (id int);
                        """),
                Arguments.of("columns omitted", """
                        CREATE TABLE a (id int PRIMARY KEY, b int);
                        COMMENT ON COLUMN a.id IS '@omit create,update,filter,order';
                        COMMENT ON COLUMN a.b IS '@omit create,update,filter,order,delete';
                        """),
                Arguments.of("no input", """
                        CREATE TABLE a (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY);
                        CREATE TABLE b (id int GENERATED ALWAYS AS (1) STORED);
                        CREATE TABLE c (x tsvector);
                        CREATE TABLE d (x xml, y point);
                        """),
                Arguments.of("arguments", """
                        CREATE TABLE a (id int PRIMARY KEY);
                        CREATE FUNCTION f(a_b int, "aB" int, a__b int) RETURNS int LANGUAGE sql STABLE AS 'SELECT 1';
                        CREATE FUNCTION g("where" int, order_by int, "limit" int, "offset" int) RETURNS SETOF a LANGUAGE sql STABLE AS 'SELECT 1';
                        CREATE FUNCTION g2("where" int, order_by int, "limit" int, "offset" int) RETURNS SETOF a LANGUAGE sql AS 'SELECT 1';
                        CREATE FUNCTION h(int, int, arg1 int, "_" int) RETURNS int LANGUAGE sql STABLE AS 'SELECT 1';
                        CREATE FUNCTION k() RETURNS TABLE(a_b int, "aB" int, "__x" int) LANGUAGE sql STABLE AS 'SELECT 1,1,1';
                        CREATE FUNCTION id(a) RETURNS int LANGUAGE sql STABLE AS 'SELECT 1';
                        CREATE FUNCTION l(a, "where" int, order_by int, "limit" int) RETURNS SETOF a LANGUAGE sql STABLE AS 'SELECT 1';
                        """),
                Arguments.of("within themselves", """
                        CREATE TYPE c AS (x int);
                        CREATE TABLE a (id int PRIMARY KEY, n c[]);
                        CREATE TABLE s (id int PRIMARY KEY);
                        CREATE DOMAIN dc AS c;
                        CREATE DOMAIN dd AS dc;
                        CREATE DOMAIN da AS c[] NOT NULL;
                        CREATE TABLE dt (id int PRIMARY KEY, x dd NOT NULL, y da, z dd[]);
                        CREATE FUNCTION f(x dd, y da) RETURNS da LANGUAGE sql STABLE AS 'SELECT y';
                        """),
                Arguments.of("required circles", """
                        CREATE TABLE a (id int PRIMARY KEY, b int NOT NULL);
                        CREATE TABLE b (id int PRIMARY KEY, a int NOT NULL UNIQUE REFERENCES a);
                        ALTER TABLE a ADD FOREIGN KEY (b) REFERENCES b;
                        CREATE TABLE s (id int PRIMARY KEY, s int NOT NULL REFERENCES s);
                        """),
                Arguments.of("letter cases", """
                        CREATE TABLE "User" (id int PRIMARY KEY, "ID" int, "Id" int);
                        CREATE TABLE "user" (id int PRIMARY KEY);
                        CREATE TABLE "USER" (id int PRIMARY KEY);
                        CREATE TABLE users (id int PRIMARY KEY);
                        CREATE TABLE user_filter (id int PRIMARY KEY);
                        CREATE TABLE user_order_by (id int PRIMARY KEY);
                        CREATE TABLE user_connection (id int PRIMARY KEY);
                        CREATE TABLE user_create_input (id int PRIMARY KEY);
                        CREATE TYPE query AS ENUM ('a');
                        CREATE TYPE "String" AS (x int);
                        CREATE TABLE "Int" (id int PRIMARY KEY, q query, s "String");
                        CREATE TABLE int_filter (id int PRIMARY KEY);
                        CREATE TABLE "date_range" (id int PRIMARY KEY, d daterange, i int8range);
                        CREATE TABLE json (id int PRIMARY KEY);
                        CREATE TYPE int_range AS ENUM ('a');
                        CREATE TABLE ir (id int PRIMARY KEY, a int_range, b int4range);
                        CREATE TABLE order_direction (id int PRIMARY KEY);
                        """),
                Arguments.of("comments", """
                        CREATE TABLE a (id int PRIMARY KEY, b int);
                        COMMENT ON TABLE a IS E'@name __x\\n@key(\\n@references(\\n@type {\\n@omit nonsense\\n@nonsense\\n\"""\\\\u0000 \\\\uD800 \\x01\\x1f';
                        COMMENT ON COLUMN a.b IS '@name 😀';
                        COMMENT ON COLUMN a.id IS '@name where';
                        CREATE VIEW v AS SELECT 1 AS id, '{}'::jsonb AS data;
                        COMMENT ON VIEW v IS '@type {__x: ID, a: V, a: Int, b: Missing, c: [V!], d: v}';
                        CREATE VIEW v2 AS SELECT 1 AS id, '{}'::jsonb AS data;
                        COMMENT ON VIEW v2 IS '@type {}';
                        """),
                Arguments.of("sizes", """
                        DO $$BEGIN EXECUTE 'CREATE TABLE wide (' || (SELECT string_agg('c' || i || ' bool', ',') FROM generate_series(1, 1600) i) || ')'; EXECUTE 'COMMENT ON TABLE wide IS ' || quote_literal(repeat('long ', 200000)); EXECUTE 'CREATE TABLE ' || repeat('x', 63) || ' (' || repeat('y', 63) || ' int PRIMARY KEY)'; EXECUTE 'CREATE TABLE ' || repeat('x', 62) || '_ (' || repeat('y', 63) || ' int PRIMARY KEY)'; END$$;
                        """),
                Arguments.of("parts omitted", """
                        CREATE FUNCTION dep(a int, b int DEFAULT 1) RETURNS int LANGUAGE sql STABLE AS 'SELECT 1';
                        COMMENT ON FUNCTION dep IS '@deprecated';
                        CREATE TYPE m AS ENUM ('a');
                        COMMENT ON TYPE m IS '@deprecated';
                        CREATE TYPE c AS (x m, y int);
                        COMMENT ON COLUMN c.x IS '@deprecated z';
                        COMMENT ON COLUMN c.y IS '@omit';
                        CREATE TYPE c2 AS (x int);
                        COMMENT ON COLUMN c2.x IS '@omit';
                        CREATE TYPE c3 AS (x int);
                        COMMENT ON TYPE c3 IS '@omit';
                        CREATE TABLE a (id int PRIMARY KEY, c c, c2 c2, c3 c3, m m);
                        COMMENT ON TYPE m IS '@omit';
                        CREATE FUNCTION f(c2, c3, m) RETURNS c2 LANGUAGE sql STABLE AS 'SELECT $1';
                        """),
                Arguments.of("a function alone", """
                        CREATE FUNCTION alone() RETURNS int LANGUAGE sql AS 'SELECT 1';
                        CREATE TABLE hidden (id int);
                        COMMENT ON TABLE hidden IS '@omit';
                        CREATE TABLE shown (id int);
                        """),
                Arguments.of("relations called like keys", """
                        CREATE TABLE a (id int PRIMARY KEY, r int NOT NULL);
                        CREATE TABLE b (id int PRIMARY KEY, a int NOT NULL REFERENCES a);
                        COMMENT ON COLUMN b.a IS '@deprecated x';
                        COMMENT ON CONSTRAINT b_a_fkey ON b IS E'@deprecated y\\n@name id\\n@names id';
                        """));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("databases")
    void areServed(String name, String sql) {
        OfferedFields.areAnswered(CatalogEngine.over(SharedDatabase.withSql("odd " + name, sql)), 2);
    }
}
