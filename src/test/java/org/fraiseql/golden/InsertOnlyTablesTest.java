package org.fraiseql.golden;

import static org.assertj.core.api.Assertions.assertThat;

import org.fraiseql.CatalogEngine;
import org.fraiseql.catalog.Notice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tables that may be inserted into and not read are served whatever they are called, and what is left out of a database is told with the reason. */
class InsertOnlyTablesTest {
    private static final SessionDataSource DATABASE = SharedDatabase.withSql("insert only tables", """
            CREATE TABLE audits (id int PRIMARY KEY, text text);
            CREATE TABLE audit (id int PRIMARY KEY, text text);
            CREATE TABLE audit_column (id int PRIMARY KEY, text text);
            CREATE TABLE logbook (id int PRIMARY KEY, text text);
            CREATE TABLE hidden (id int PRIMARY KEY);
            CREATE TABLE searched (words tsvector);
            CREATE FUNCTION first_of(anyarray) RETURNS anyelement LANGUAGE sql STABLE AS $$ SELECT $1[1] $$;
            CREATE FUNCTION either(a anyelement DEFAULT NULL::int) RETURNS anyelement LANGUAGE sql VOLATILE AS $$ SELECT $1 $$;
            CREATE FUNCTION find(int) RETURNS int LANGUAGE sql STABLE AS $$ SELECT $1 $$;
            CREATE FUNCTION find(text) RETURNS text LANGUAGE sql STABLE AS $$ SELECT $1 $$;
            CREATE FUNCTION seek(a int) RETURNS int LANGUAGE sql STABLE AS $$ SELECT $1 $$;
            CREATE FUNCTION seek(a text) RETURNS text LANGUAGE sql STABLE AS $$ SELECT $1 $$;
            CREATE ROLE inserts_only;
            GRANT SELECT ON audits, searched TO inserts_only;
            GRANT INSERT ON audit, audit_column, logbook TO inserts_only;
            GRANT UPDATE ON hidden TO inserts_only;
            """);
    private static final CatalogEngine ENGINE = CatalogEngine.ofUser("inserts_only", DATABASE);

    /** Regression: those whose name is another's, too, were left out, and the reason that was told was not theirs. */
    @Test
    void noneIsLeftOutBecauseOfItsName() {
        assertThat(ENGINE.catalog().writeModel().fields().keySet())
                .containsExactlyInAnyOrder(
                        "createAuditTable",
                        "bulkCreateAuditTables",
                        "createAuditColumn",
                        "bulkCreateAuditColumns",
                        "createLogbook",
                        "bulkCreateLogbooks");
        assertThat(ENGINE.run("mutation { createAuditTable(input: {id: 1, text: \"a\"}) { success } }")
                        .data())
                .isEqualTo("{\"data\":{\"createAuditTable\":{\"success\":true}}}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            public.audit and public.audits both become the type "Audit": public.audit is served as "AuditTable"
            The type of public.audit_column is "AuditColumnRow"
            public.hidden is left out: it has no column that can be shown to the connected role.
            public.searched is left out: it has no column that can be shown to the connected role.
            Function public.first_of is left out: its result is of the type of an argument, whatever that is.
            Function public.either is left out: its result is of the type of an argument, whatever that is.
            The overloads of public.find are left out whose arguments have no names: all become "find".
            The overloads of public.seek are left out that have the same names of arguments: all become "seek".
            """)
    void theReasonIsTold(String notice) {
        assertThat(ENGINE.catalog().notices())
                .extracting(Notice::message)
                .filteredOn(message -> message.startsWith(notice))
                .hasSize(1);
    }
}
