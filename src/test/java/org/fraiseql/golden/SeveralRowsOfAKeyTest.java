package org.fraiseql.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Set;
import org.fraiseql.CatalogEngine;
import org.fraiseql.execution.Caller;
import org.fraiseql.sql.CallerSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The keys of a table do not hold for the rows of the tables that inherit from it (PostgreSQL manual, Inheritance, Caveats). */
class SeveralRowsOfAKeyTest {
    private static final SessionDataSource DATABASE = SharedDatabase.withSql("several rows of a key", """
            CREATE TABLE city (id int PRIMARY KEY, name text, code text UNIQUE);
            CREATE FUNCTION shout(city) RETURNS text LANGUAGE sql STABLE AS $$ SELECT upper($1.name) $$;
            CREATE TABLE capital (country text) INHERITS (city);
            CREATE TABLE visit (id int PRIMARY KEY, city_id int NOT NULL REFERENCES city);
            CREATE TABLE mayor (id int PRIMARY KEY, city_id int UNIQUE REFERENCES city);
            CREATE TABLE former_mayor () INHERITS (mayor);
            INSERT INTO city VALUES (1, 'a', 'x'), (2, 'c', 'y');
            INSERT INTO capital VALUES (1, 'b', 'x', 'Utopia'), (3, 'd', 'z', 'Utopia');
            INSERT INTO visit VALUES (10, 1), (11, 2);
            INSERT INTO mayor VALUES (1, 2);
            INSERT INTO former_mayor VALUES (2, 2), (1, 2);

            CREATE TABLE own (id int PRIMARY KEY, name text);
            CREATE TABLE own_part () INHERITS (own);
            INSERT INTO own VALUES (1, 'one');
            INSERT INTO own_part VALUES (1, 'other');

            CREATE TABLE past (id int PRIMARY KEY, name text);
            CREATE TABLE past_part () INHERITS (past);
            DROP TABLE past_part;
            CREATE TABLE memory (id int PRIMARY KEY, past_id int UNIQUE REFERENCES past);
            INSERT INTO past VALUES (1, 'gone');
            INSERT INTO memory VALUES (1, 1);

            CREATE TABLE parted (id int PRIMARY KEY, name text) PARTITION BY RANGE (id);
            CREATE TABLE parted_all PARTITION OF parted DEFAULT;
            CREATE TABLE note (id int PRIMARY KEY, parted_id int UNIQUE REFERENCES parted);
            INSERT INTO parted VALUES (1, 'p');
            INSERT INTO note VALUES (1, 1);

            CREATE TABLE measurement (id int PRIMARY KEY, name text);
            CREATE TABLE measurement_new () INHERITS (measurement);
            CREATE FUNCTION into_part() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN INSERT INTO measurement_new VALUES (NEW.*); RETURN NEW; END $$;
            CREATE FUNCTION out_of_whole() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN DELETE FROM ONLY measurement WHERE id = NEW.id; RETURN NULL; END $$;
            CREATE TRIGGER before_it BEFORE INSERT ON measurement FOR EACH ROW EXECUTE FUNCTION into_part();
            CREATE TRIGGER after_it AFTER INSERT ON measurement FOR EACH ROW EXECUTE FUNCTION out_of_whole();

            CREATE VIEW trip AS SELECT id, city_id FROM visit;
            COMMENT ON VIEW trip IS E'@key(id)\n@references(city_id) city(id)';
            CREATE ROLE writes_columns;
            GRANT SELECT (id, name, code), INSERT (id, name, code) ON city TO writes_columns;
            GRANT SELECT ON visit TO writes_columns;
            """);
    private static final CatalogEngine ENGINE = CatalogEngine.over(DATABASE);

    private static String sql(CatalogEngine.Run run) {
        return run.statements().getFirst().statement().text();
    }

    /** Regression: a visit was there once for each row that had the key, on two pages, too. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            { visits(orderBy: [{id: ASC}]) { id city { name } } } | {"data":{"visits":[{"id":10,"city":{"name":"a"}},{"id":11,"city":{"name":"c"}}]}}
            { visits(orderBy: [{city: {name: ASC}}], limit: 1, offset: 1) { id } } | {"data":{"visits":[{"id":11}]}}
            { visits(orderBy: [{id: ASC}], limit: 1) { city { shout mayors(orderBy: [{id: ASC}]) { id } } } } | {"data":{"visits":[{"city":{"shout":"A","mayors":[]}}]}}
            { visits(where: {city: {name: {eq: "b"}}}) { id } } | {"data":{"visits":[]}}
            { mayors(orderBy: [{id: ASC}]) { id city { name visits { id } } } } | {"data":{"mayors":[{"id":1,"city":{"name":"c","visits":[{"id":11}]}},{"id":1,"city":{"name":"c","visits":[{"id":11}]}},{"id":2,"city":{"name":"c","visits":[{"id":11}]}}]}}
            """)
    void aRelationLeadsToOne(String document, String answer) {
        assertThat(ENGINE.run(document).data()).isEqualTo(answer);
    }

    /** Regression: one of them was meant, and the city was repeated. */
    @Test
    void whatRefersByAUniqueKeyIsAList() {
        assertThat(ENGINE.run("{ cities(where: {id: {eq: 2}}) { id mayors(orderBy: [{id: ASC}]) { id } } }")
                        .data())
                .isEqualTo("{\"data\":{\"cities\":[{\"id\":2,\"mayors\":[{\"id\":1},{\"id\":1},{\"id\":2}]}]}}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            { city(id: 1) { id name } } | {"data":{"city":{"id":1,"name":"a"}}}
            { cityByCode(code: "x") { name mayors { id } } } | {"data":{"cityByCode":{"name":"a","mayors":[]}}}
            { city(id: 3) { name shout } } | {"data":{"city":{"name":"d","shout":"D"}}}
            { city(id: 1) { shout visits { id } } } | {"data":{"city":{"shout":"A","visits":[{"id":10}]}}}
            """)
    void ofSeveralRowsOfAKeyOneIsAnswered(String document, String answer) {
        assertThat(ENGINE.run(document).data()).isEqualTo(answer);
    }

    /** Regression: all of them were changed. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            mutation { updateCity(id: 1, input: {name: "z"}) { name } }
            mutation { updateCity(id: 1, input: {name: "z"}) { visits { id } } }
            mutation { deleteMayor(id: 1) { success } }
            mutation { deleteMayor(id: 1) { success record { id } } }
            mutation { deleteMayor(id: 1) { success record { id city { name } } } }
            """)
    void noneOfSeveralIsChanged(String mutation) {
        CatalogEngine.Run run = ENGINE.run(mutation);
        assertThat(run.problems()).singleElement().satisfies(problem -> assertThat(problem.message())
                .matches("2 rows of (City|Mayor) have this key, and one was meant: nothing was changed\\."));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            mutation { updateCity(id: 3, input: {name: "z"}) { name } } | {"data":{"updateCity":{"name":"z"}}}
            mutation { deleteMayor(id: 2) { success message record { id } } } | {"data":{"deleteMayor":{"success":true,"message":"Mayor 2 deleted","record":{"id":2}}}}
            mutation { deleteMayor(id: 7) { success message } } | {"data":{"deleteMayor":{"success":false,"message":"Mayor 7 not found"}}}
            mutation { bulkUpdateCities(where: {id: {eq: 1}}, input: {name: "z"}) { updatedCount records { id name } } } | {"data":{"bulkUpdateCities":{"updatedCount":2,"records":[{"id":1,"name":"z"},{"id":1,"name":"z"}]}}}
            mutation { bulkUpdateCities(where: {name: {eq: "b"}}, input: {name: "z"}) { records { id name } } } | {"data":{"bulkUpdateCities":{"records":[{"id":1,"name":"z"}]}}}
            mutation { bulkDeleteMayors(where: {cityId: {eq: 2}, id: {eq: 1}}) { deletedCount records { id } } } | {"data":{"bulkDeleteMayors":{"deletedCount":2,"records":[{"id":1},{"id":1}]}}}
            mutation { bulkDeleteOwns(where: {name: {eq: "one"}}) { deletedCount records { id name } } bulkUpdateOwns(all: true, input: {name: "left"}) { records { id } } } | {"data":{"bulkDeleteOwns":{"deletedCount":1,"records":[{"id":1,"name":"one"}]},"bulkUpdateOwns":{"records":[{"id":1}]}}}
            mutation { createCity(input: {id: 3, name: "new"}) { name visits { id } } } | {"data":{"createCity":{"name":"new","visits":[]}}}
            mutation { bulkCreateCities(input: [{id: 3, name: "new"}, {id: 4, name: "newer"}]) { records { name visits { id } } } } | {"data":{"bulkCreateCities":{"records":[{"name":"new","visits":[]},{"name":"newer","visits":[]}]}}}
            mutation { createCity(input: {id: 4, visits: {connect: [{id: 11}]}}) { id visits { id } } } | {"data":{"createCity":{"id":4,"visits":[{"id":11}]}}}
            mutation { createVisit(input: {id: 12, city: {connect: {id: 1}}}) { id city { name } } } | {"data":{"createVisit":{"id":12,"city":{"name":"a"}}}}
            """)
    void whatIsMeantIsChanged(String mutation, String answer) {
        assertThat(ENGINE.run(mutation).data()).isEqualTo(answer);
    }

    /** Regression: it was looked for in the table that it was written into. */
    @Test
    void whatATriggerMovesIntoAnInheritingTableIsFound() {
        assertThat(ENGINE.run("mutation { createMeasurement(input: {id: 1, name: \"m\"}) { id name } }")
                        .data())
                .isEqualTo("{\"data\":{\"createMeasurement\":{\"id\":1,\"name\":\"m\"}}}");
    }

    /** Regression: rights on columns do not hold for {@code tableoid}. */
    @Test
    void whoHasRightsOnColumnsIsAnsweredWhatHeHasWritten() {
        String role = "writes_columns";
        CallerSettings settings = CallerSettings.of(role, new LinkedHashMap<>());
        assertThat(CatalogEngine.ofUser(role, DATABASE)
                        .run(
                                "mutation { createCity(input: {id: 9, name: \"n\"}) { id name visits { id } } }",
                                new Caller("u", role, Set.of(), "{}", false, settings))
                        .data())
                .isEqualTo("{\"data\":{\"createCity\":{\"id\":9,\"name\":\"n\",\"visits\":[]}}}");
    }

    /** Regression: a table with inheriting ones was said to have no key. */
    @Test
    void aDeclaredReferenceLeadsToOne() {
        assertThat(ENGINE.run("{ trips(orderBy: [{id: ASC}]) { city { name } } }")
                        .data())
                .isEqualTo("{\"data\":{\"trips\":[{\"city\":{\"name\":\"a\"}},{\"city\":{\"name\":\"c\"}}]}}");
    }

    @Test
    void noneOfSeveralIsConnected() {
        assertThat(ENGINE.run("mutation { createCity(input: {id: 4, mayors: {connect: [{id: 1}]}}) { id } }")
                        .problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.message())
                        .isEqualTo("There are several Mayor with id 1, and one was meant."));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            { memories { id past { name memory { id } } } } | {"data":{"memories":[{"id":1,"past":{"name":"gone","memory":{"id":1}}}]}}
            { notes { id parted { name note { id } } } } | {"data":{"notes":[{"id":1,"parted":{"name":"p","note":{"id":1}}}]}}
            """)
    void whatHasNoInheritingTablesIsJoinedAsEver(String document, String answer) {
        CatalogEngine.Run run = ENGINE.run(document);
        assertThat(run.data()).isEqualTo(answer);
        assertThat(sql(run)).doesNotContain("LIMIT 1");
    }
}
