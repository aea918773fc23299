package org.fraiseql.golden;

import static org.assertj.core.api.Assertions.assertThat;

import org.fraiseql.CatalogEngine;
import org.fraiseql.support.ErrorCode;
import org.fraiseql.support.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What views, functions and policies of the database fail with: whose fault it is, and whose words it has. */
class RaisedErrorsTest {
    private static final SessionDataSource DATABASE = SharedDatabase.withSql("raised errors", """
            CREATE TABLE lamp (id int PRIMARY KEY, watts int);
            INSERT INTO lamp VALUES (1, 40);
            CREATE TABLE shade (id int PRIMARY KEY, gone int);
            CREATE VIEW v_tenant AS SELECT id, current_setting('app.tenant') AS tenant FROM lamp;
            CREATE FUNCTION unknown_type() RETURNS text LANGUAGE plpgsql STABLE AS $$BEGIN RETURN ('x'::text)::nothing; END$$;
            CREATE FUNCTION unknown_table() RETURNS int LANGUAGE plpgsql STABLE AS $$BEGIN RETURN (SELECT 1 FROM nowhere); END$$;
            CREATE FUNCTION unknown_column() RETURNS int LANGUAGE plpgsql STABLE AS $$BEGIN RETURN (SELECT nothing FROM lamp); END$$;
            CREATE FUNCTION raised(state text) RETURNS int LANGUAGE plpgsql STABLE AS
              $$BEGIN RAISE EXCEPTION 'secret of the house' USING ERRCODE = state; END$$;
            CREATE TABLE vault (id int PRIMARY KEY, code text);
            INSERT INTO vault VALUES (1, 'hidden-code');
            CREATE FUNCTION opened() RETURNS int LANGUAGE plpgsql STABLE SECURITY DEFINER AS $$BEGIN RETURN (SELECT code::int FROM vault); END$$;
            CREATE FUNCTION read_by_sql() RETURNS int LANGUAGE sql STABLE SECURITY DEFINER AS $$SELECT code::int FROM vault$$;
            CREATE FUNCTION executed(given int) RETURNS int LANGUAGE plpgsql STABLE SECURITY DEFINER AS
              $$DECLARE n int; BEGIN EXECUTE 'SELECT code::int FROM vault WHERE id = $1' INTO n USING given; RETURN n; END$$;
            CREATE FUNCTION dated() RETURNS date LANGUAGE plpgsql STABLE SECURITY DEFINER AS $$BEGIN RETURN (SELECT make_date(4711, 99, length(code)) FROM vault); END$$;
            CREATE FUNCTION place_of(given money) RETURNS text LANGUAGE sql STABLE AS $$SELECT given::text$$;
            CREATE TABLE tag (code varchar(3), bits bit varying(2));
            CREATE FUNCTION tagged(given text) RETURNS varchar LANGUAGE plpgsql AS $$BEGIN INSERT INTO tag (code) VALUES (given); RETURN given; END$$;
            CREATE FUNCTION tagged_by_sql(given text) RETURNS void LANGUAGE sql AS $$INSERT INTO tag (code) VALUES (given)$$;
            CREATE FUNCTION assigned(given text) RETURNS text LANGUAGE plpgsql STABLE AS $$DECLARE code varchar(3); BEGIN code := given; RETURN code; END$$;
            CREATE FUNCTION bits_of(given text) RETURNS void LANGUAGE sql AS $$INSERT INTO tag (bits) VALUES (given::varbit)$$;
            CREATE FUNCTION too_long() RETURNS int LANGUAGE plpgsql STABLE AS $$BEGIN RAISE EXCEPTION 'secret of the house' USING ERRCODE = '22001'; END$$;
            CREATE FUNCTION ratio(a int, b int) RETURNS int LANGUAGE plpgsql STABLE AS $$BEGIN RETURN a / b; END$$;
            """);
    private static final CatalogEngine ENGINE = CatalogEngine.over(DATABASE);

    private static Problem problem(String query) {
        CatalogEngine.Run run = ENGINE.run(query);
        assertThat(run.problems()).as(run.response()).hasSize(1);
        return run.problems().getFirst();
    }

    /** Regression: any 42704 read as "the database has changed", so that a view which asks for a setting kept the catalog being read. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{ tenants { tenant } }",
                "{ unknownType }",
                "{ unknownTable }",
                "{ unknownColumn }",
                "{ raised(state: \"42P01\") }",
                "{ raised(state: \"42883\") }",
                "{ raised(state: \"42P10\") }",
            })
    void areNoSignOfAChangedDatabase(String query) {
        assertThat(problem(query).code()).isEqualTo(ErrorCode.INTERNAL_ERROR);
    }

    @Test
    void aColumnThatIsGoneIsOne() {
        SharedDatabase.execute(DATABASE, "ALTER TABLE shade RENAME gone TO other");
        assertThat(problem("{ shades { gone } }").code()).isEqualTo(ErrorCode.NOT_FOUND);
        assertThat(problem("mutation { createShade(input: {id: 1, gone: 1}) { id } }")
                        .code())
                .isEqualTo(ErrorCode.NOT_FOUND);
    }

    /** Regression: a text that an application raised under a state of PostgreSQL's was shown as if PostgreSQL had written it. */
    @ParameterizedTest
    @ValueSource(strings = {"22012", "22023", "0A000", "21000"})
    void wordsOfAFunctionUnderAStateOfPostgreSQLAreNotShown(String state) {
        Problem problem = problem("{ raised(state: \"%s\") }".formatted(state));
        assertThat(problem.code()).isEqualTo(ErrorCode.BAD_USER_INPUT);
        assertThat(problem.message()).doesNotContain("secret");
        assertThat(problem.details()).containsEntry("sqlState", state);
    }

    @ParameterizedTest
    @CsvSource({"P0001, secret of the house", "SH001, secret of the house"})
    void wordsOfAFunctionOfItsOwnAreShown(String state, String message) {
        assertThat(problem("{ raised(state: \"%s\") }".formatted(state)).message())
                .isEqualTo(message);
    }

    /** Regression: a function that may read more than who asks told what it had read. */
    @ParameterizedTest
    @ValueSource(strings = {"{ opened }", "{ readBySql }", "{ executed(given: 1) }", "{ dated }"})
    void valuesThatAFunctionHasReadAreNotShown(String query) {
        Problem problem = problem(query);
        assertThat(problem.code()).isEqualTo(ErrorCode.BAD_USER_INPUT);
        assertThat(problem.message()).isEqualTo("A value is not valid.");
        assertThat(problem.details()).containsKey("sqlState");
    }

    /** Regression: that a text was too long for a column that a function writes was hidden, though it tells of no value. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            mutation { tagged(given: "long") } | value too long for type character varying(3)
            mutation { taggedBySql(given: "long") } | value too long for type character varying(3)
            { assigned(given: "long") } | value too long for type character varying(3)
            mutation { bitsOf(given: "0101") } | bit string too long for type bit varying(2)
            { tooLong } | A value is not valid.
            """)
    void aTextThatIsTooLongForAFunctionIsToldByItsType(String query, String message) {
        Problem problem = problem(query);
        assertThat(problem.code()).isEqualTo(ErrorCode.BAD_USER_INPUT);
        assertThat(problem.message()).isEqualTo(message);
        assertThat(problem.details()).containsEntry("sqlState", "22001");
    }

    @Test
    void valuesOfWhoAsksAreShown() {
        assertThat(problem("{ placeOf(given: \"nowhere\") }").message())
                .isEqualTo("invalid input syntax for type money: \"nowhere\"");
    }

    @Test
    void wordsOfPostgreSQLAreShown() {
        assertThat(problem("{ ratio(a: 1, b: 0) }").message()).isEqualTo("division by zero");
    }
}
