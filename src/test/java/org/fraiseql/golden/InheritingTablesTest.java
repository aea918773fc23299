package org.fraiseql.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.fraiseql.CatalogEngine;
import org.fraiseql.catalog.Assurances;
import org.fraiseql.catalog.Catalog;
import org.fraiseql.catalog.Column;
import org.fraiseql.catalog.DatabaseSnapshot;
import org.fraiseql.catalog.Notice;
import org.fraiseql.catalog.WriteSnapshot;
import org.fraiseql.catalog.read.CatalogBuilder;
import org.fraiseql.catalog.read.CatalogScope;
import org.fraiseql.store.jdbc.JdbcBackend;
import org.fraiseql.store.jdbc.JdbcCatalogSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rows of inheriting tables are those of the tables that they inherit from, where these are served; else they are tables themselves. */
class InheritingTablesTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final SessionDataSource DATABASE = SharedDatabase.withSql("inheriting tables", """
            CREATE SCHEMA base;
            CREATE TABLE base.audited (created int);
            CREATE TABLE account (id int PRIMARY KEY, name text CHECK (name <> '')) INHERITS (base.audited);
            CREATE TABLE admin (rights text) INHERITS (account);
            CREATE TABLE marked (seen int CHECK (seen > 0));
            COMMENT ON TABLE marked IS '@omit';
            CREATE TABLE thing (id int PRIMARY KEY, account_id int REFERENCES account) INHERITS (marked);
            CREATE TABLE secret (note text);
            CREATE TABLE known (id int PRIMARY KEY) INHERITS (secret);
            CREATE TABLE city (id int PRIMARY KEY, name text NOT NULL, mayor text, country text NOT NULL);
            CREATE TABLE capital (of text) INHERITS (city);
            DO $$ BEGIN
              IF current_setting('server_version_num')::int >= 180000 THEN
                EXECUTE 'ALTER TABLE city ADD CONSTRAINT has_mayor NOT NULL mayor NO INHERIT';
              ELSE
                EXECUTE 'ALTER TABLE ONLY city ALTER mayor SET NOT NULL';
              END IF;
            END $$;
            CREATE TABLE town () INHERITS (city);
            CREATE TABLE village () INHERITS (city);
            CREATE TABLE hamlet () INHERITS (village);
            CREATE TABLE parted (id int NOT NULL UNIQUE, name varchar(9) NOT NULL) PARTITION BY RANGE (id);
            CREATE UNIQUE INDEX ON parted (id, lower(name));
            CREATE TABLE parted_all PARTITION OF parted DEFAULT;
            CREATE TABLE two_parents () INHERITS (marked, city);
            INSERT INTO account VALUES (1, 1, 'a');
            INSERT INTO admin VALUES (2, 2, 'b', 'all');
            INSERT INTO thing VALUES (3, 1, 1);
            INSERT INTO capital VALUES (1, 'Utopia', NULL, 'here', 'there');
            CREATE EXTENSION file_fdw;
            CREATE SERVER files FOREIGN DATA WRAPPER file_fdw;
            CREATE FOREIGN TABLE line (no int NOT NULL, text text NOT NULL) SERVER files OPTIONS (program 'echo 1,', format 'csv', null '');
            CREATE ROLE reads_no_secret;
            GRANT SELECT ON known, account, city, capital TO reads_no_secret;
            """);
    private static final CatalogEngine ENGINE = CatalogEngine.over(DATABASE);

    private static Catalog catalog(List<String> schemas, String excluded) {
        JdbcBackend backend = new JdbcBackend(DATABASE, PATIENCE, 10);
        return CatalogBuilder.build(
                new JdbcCatalogSource(backend.connections(), PATIENCE).read(schemas),
                new CatalogScope(schemas, List.of("*"), List.of(excluded)));
    }

    private static Stream<String> told(Catalog catalog) {
        return catalog.notices().stream().map(Notice::message).filter(message -> message.contains("inherit"));
    }

    /** Regression: they vanished without a word. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            { accounts(orderBy: [{id: ASC}]) { id name created } } | {"data":{"accounts":[{"id":1,"name":"a","created":1},{"id":2,"name":"b","created":2}]}}
            { things { id seen account { name things { id } } } } | {"data":{"things":[{"id":1,"seen":3,"account":{"name":"a","things":[{"id":1}]}}]}}
            { account(id: 2) { name } } | {"data":{"account":{"name":"b"}}}
            mutation { createThing(input: {id: 2, seen: 5, account: {connect: {id: 1}}}) { id account { name } } } | {"data":{"createThing":{"id":2,"account":{"name":"a"}}}}
            """)
    void aTableOfWhichNoOtherHasTheRowsIsServed(String document, String answer) {
        assertThat(ENGINE.run(document).data()).isEqualTo(answer);
    }

    @Test
    void theOthersAreTold() {
        assertThat(told(ENGINE.catalog())).containsExactlyInAnyOrder("""
                public.admin is no type of its own: its rows are among those of public.account, from which it inherits. \
                To serve it instead, name public.account in fraiseql.catalog.exclude, or write @omit in its comment.""", """
                public.capital, public.hamlet, public.town and 2 more are no types of their own: their rows are among those of public.city, from which they inherit. \
                To serve them instead, name public.city in fraiseql.catalog.exclude, or write @omit in its comment.""", """
                public.known is no type of its own: its rows are among those of public.secret, from which it inherits. \
                To serve it instead, name public.secret in fraiseql.catalog.exclude, or write @omit in its comment.""");
        assertThat(ENGINE.catalog().tables())
                .containsKeys("Account", "Thing", "City", "Secret", "Parted")
                .doesNotContainKeys("Admin", "Capital", "Town", "Village", "Hamlet", "Known", "Marked", "PartedAll");
    }

    @Test
    void whatIsExcludedLetsThemBeServed() {
        Catalog catalog = catalog(List.of("public"), "city");
        assertThat(catalog.tables())
                .containsKeys("Capital", "Town", "Village", "TwoParent")
                .doesNotContainKeys("City", "Hamlet");
        assertThat(told(catalog)).anyMatch(message -> message.startsWith("public.hamlet is no type of its own"));
    }

    @Test
    void whatIsConfiguredTakesTheirRows() {
        assertThat(catalog(List.of("public", "base"), "nothing").tables())
                .containsKey("Audited")
                .doesNotContainKeys("Account", "Admin");
    }

    /** What one role is served, another is not served as something else. */
    @Test
    void itIsTheSameForAllRoles() {
        assertThat(CatalogEngine.of("reads_no_secret", DATABASE).catalog().tables())
                .containsKeys("Account", "City")
                .doesNotContainKeys("Known", "Secret", "Capital");
        assertThat(CatalogEngine.ofUser("reads_no_secret", DATABASE).catalog().tables())
                .containsKeys("Account", "City", "Known")
                .doesNotContainKeys("Secret", "Capital");
    }

    @Test
    void anErrorNamesTheConstraintOfTheTableThatIsServed() {
        assertThat(ENGINE.run("mutation { createAccount(input: {id: 1, name: \"x\"}) { id } }")
                        .problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.details()).containsEntry("constraint", "account_pkey"));
        assertThat(ENGINE.run("mutation { createAccount(input: {id: 9, name: \"\"}) { id } }")
                        .problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.details()).containsEntry("fields", List.of("name")));
        assertThat(ENGINE.run("mutation { createThing(input: {id: 9, seen: 0}) { id } }")
                        .problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.details()).containsEntry("fields", List.of("seen")));
    }

    /** Regression: NULL in what was said to be never null failed the answer's clients. */
    @ParameterizedTest
    @CsvSource({
        "City,mayor,true",
        "City,name,false",
        "Line,no,true",
        "Line,text,true",
        "Parted,name,false",
        "Account,id,false"
    })
    void whatNobodyKeepsToIsNullable(String type, String field, boolean isNullable) {
        assertThat(ENGINE.catalog().table(type).column(field).map(Column::isNullable))
                .hasValue(isNullable);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            { cities { name mayor } } | {"data":{"cities":[{"name":"Utopia","mayor":null}]}}
            { lines { no text } } | {"data":{"lines":[{"no":1,"text":null}]}}
            """)
    void itIsAnswered(String document, String answer) {
        assertThat(ENGINE.run(document).data()).isEqualTo(answer);
    }

    /** Regression: all columns of thousands of partitions were read, and what may be done with them, for each role. */
    @Test
    void nothingIsReadOfPartitionsButTheirConstraints() {
        JdbcBackend backend = new JdbcBackend(DATABASE, PATIENCE, 10);
        DatabaseSnapshot snapshot = new JdbcCatalogSource(backend.connections(), PATIENCE).read(List.of("public"));
        long partition = Long.parseLong(SharedDatabase.value(DATABASE, "SELECT 'parted_all'::regclass::oid"));
        long table = Long.parseLong(SharedDatabase.value(DATABASE, "SELECT 'parted'::regclass::oid"));
        assertThat(read(snapshot)).contains(table).doesNotContain(partition);
        assertThat(snapshot.assurances().lengths().keySet())
                .extracting(Assurances.ColumnNumber::relation)
                .contains(table)
                .doesNotContain(partition);
        assertThat(snapshot.writes().constraints())
                .filteredOn(row -> row.relation().name().equals("parted_all"))
                .extracting(WriteSnapshot.ConstraintRow::name)
                .containsExactlyInAnyOrder("parted_all_id_key", "parted_all_id_lower_idx");
    }

    private static List<Long> read(DatabaseSnapshot snapshot) {
        return Stream.of(
                        snapshot.columns().stream().map(DatabaseSnapshot.ColumnRow::relation),
                        snapshot.keys().stream().map(DatabaseSnapshot.KeyRow::relation),
                        snapshot.indexes().stream().map(DatabaseSnapshot.IndexRow::relation),
                        snapshot.writes().access().stream().map(WriteSnapshot.AccessRow::relation),
                        snapshot.writes().columns().stream().map(WriteSnapshot.ColumnAccessRow::relation),
                        snapshot.assurances().arbiters().stream().map(Assurances.ArbiterRow::relation))
                .flatMap(relations -> relations)
                .toList();
    }

    /** A new row of the table itself needs what its columns say. */
    @Test
    void whatIsWrittenIsAsRequiredAsEver() {
        assertThat(ENGINE.run("mutation { createCity(input: {id: 2, name: \"x\", country: \"y\"}) { id } }")
                        .problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains("mayor"));
    }
}
