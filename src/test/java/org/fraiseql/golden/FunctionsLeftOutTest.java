package org.fraiseql.golden;

import static org.assertj.core.api.Assertions.assertThat;

import org.fraiseql.CatalogEngine;
import org.fraiseql.catalog.Notice;
import org.fraiseql.catalog.RowFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A function that can't be served takes no name from what can, and is told with the reason. */
class FunctionsLeftOutTest {
    private static final SessionDataSource DATABASE = SharedDatabase.withSql("functions left out", """
            CREATE FUNCTION find(a int) RETURNS int LANGUAGE sql STABLE AS $$ SELECT $1 $$;
            CREATE FUNCTION find(a anyelement) RETURNS anyelement LANGUAGE sql STABLE AS $$ SELECT $1 $$;
            CREATE FUNCTION f(a int, b int) RETURNS int LANGUAGE sql STABLE AS $$ SELECT $1 + $2 $$;
            CREATE FUNCTION f(a anyelement) RETURNS anyelement LANGUAGE sql STABLE AS $$ SELECT $1 $$;
            CREATE FUNCTION g(a int, b int) RETURNS int LANGUAGE sql AS $$ SELECT $1 + $2 $$;
            CREATE FUNCTION g(a anyelement) RETURNS anyelement LANGUAGE sql AS $$ SELECT $1 $$;
            CREATE FUNCTION count_of(a int) RETURNS int LANGUAGE sql STABLE AS $$ SELECT $1 $$;
            CREATE FUNCTION count_of(a anyarray) RETURNS int LANGUAGE sql STABLE AS $$ SELECT 0 $$;
            CREATE FUNCTION made(a int, b int) RETURNS int LANGUAGE sql STABLE AS $$ SELECT $1 + $2 $$;
            CREATE FUNCTION made(a int) RETURNS record LANGUAGE sql STABLE AS $$ SELECT $1, $1 $$;
            CREATE FUNCTION built(a int, b int) RETURNS int LANGUAGE sql AS $$ SELECT $1 + $2 $$;
            CREATE FUNCTION built(a int) RETURNS record LANGUAGE sql AS $$ SELECT $1, $1 $$;

            CREATE TABLE users (id int PRIMARY KEY, rival int REFERENCES users);
            CREATE TABLE teams (id int PRIMARY KEY, users int REFERENCES users);
            CREATE FUNCTION distance(a users, b users) RETURNS int LANGUAGE sql STABLE AS $$ SELECT $1.id - $2.id $$;
            CREATE FUNCTION near(a users, other users) RETURNS int LANGUAGE sql AS $$ SELECT 1 $$;
            CREATE FUNCTION teams(u users, of anyelement) RETURNS int LANGUAGE sql STABLE AS $$ SELECT 1 $$;
            CREATE FUNCTION label(u users, n int) RETURNS int LANGUAGE sql STABLE AS $$ SELECT $2 $$;
            CREATE FUNCTION label(u users, a anyelement) RETURNS anyelement LANGUAGE sql STABLE AS $$ SELECT $2 $$;
            """);
    private static final CatalogEngine ENGINE = CatalogEngine.over(DATABASE);

    /** Regression: both were left out, or the one that is served was called {@code fByAAndB}. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            { find(a: 1) } | {"data":{"find":1}}
            { f(a: 1, b: 2) } | {"data":{"f":3}}
            mutation { g(a: 1, b: 2) } | {"data":{"g":3}}
            { countOf(a: 1) } | {"data":{"countOf":1}}
            { made(a: 1, b: 2) } | {"data":{"made":3}}
            mutation { built(a: 1, b: 2) } | {"data":{"built":3}}
            """)
    void takesNoNameFromItsOverloads(String document, String answer) {
        assertThat(ENGINE.run(document).data()).isEqualTo(answer);
    }

    /** Regression: the relation was called {@code teamsByUsers}, and nothing {@code teams}. */
    @Test
    void takesNoNameFromARelation() {
        assertThat(ENGINE.catalog().table("User").relationshipsByField().keySet())
                .contains("teams");
        assertThat(ENGINE.catalog().table("User").functions())
                .extracting(RowFunction::fieldName)
                .containsExactly("label");
    }

    /** Regression: a STABLE function with a row for its second argument was told to be VOLATILE. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Function public.distance is left out: its argument \"b\" is a row, as only the first one may be",
                "Function public.near is left out: it takes a row of public.users and is VOLATILE",
                "Function public.teams is left out: the type of its argument \"of\" has no form in GraphQL",
                "Function public.label is left out: its result is of the type of an argument",
                "Function public.find is left out: its result is of the type of an argument",
                "Function public.f is left out: its result is of the type of an argument",
                "Function public.g is left out: its result is of the type of an argument",
                "Function public.count_of is left out: the type of its argument \"a\" has no form in GraphQL",
                "Function public.made is left out: it returns a record whose columns are not known",
                "Function public.built is left out: it returns a record whose columns are not known"
            })
    void isToldOnce(String notice) {
        assertThat(ENGINE.catalog().notices())
                .extracting(Notice::message)
                .filteredOn(message -> message.startsWith(notice))
                .hasSize(1);
    }
}
