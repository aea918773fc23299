package org.fraiseql.golden;

import static org.assertj.core.api.Assertions.assertThat;

import org.fraiseql.CatalogEngine;
import org.fraiseql.support.ErrorCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Conditions on attributes of composite values and of those in arrays. */
class CompositeFiltersTest {
    private static final CatalogEngine ENGINE = CatalogEngine.over(SharedDatabase.withSql("composite filters", """
            CREATE TYPE mood AS ENUM ('very glad', 'sad');
            CREATE TYPE place AS (lat float8, lon float8);
            CREATE TYPE address AS (city text, zip int, place place, tags text[], mood mood, "isnull" boolean);
            CREATE DOMAIN home AS address;
            CREATE TABLE house (id int PRIMARY KEY, address address, home home, others address[], owner_id int);
            CREATE TABLE owner (id int PRIMARY KEY, name text);
            ALTER TABLE house ADD FOREIGN KEY (owner_id) REFERENCES owner;
            INSERT INTO owner VALUES (1, 'Ada');
            INSERT INTO house VALUES
              (1, ROW('Bern', 3000, ROW(46.9, 7.4), '{a,b}', 'very glad', true), ROW('Thun', 1, NULL, NULL, NULL, NULL),
               ARRAY[ROW('Bern', 3001, ROW(1, 2), NULL, 'sad', NULL), ROW('Basel', 4000, NULL, NULL, NULL, NULL)]::address[], 1),
              (2, ROW('Basel', NULL, NULL, NULL, 'sad', NULL), NULL, '{}', NULL),
              (3, NULL, NULL, NULL, 1),
              (4, ROW(NULL, NULL, NULL, NULL, NULL, NULL), NULL, ARRAY[NULL, ROW('Genf', 1, NULL, NULL, NULL, NULL)]::address[], NULL);
            """));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {address: {city: {eq: "Bern"}}} | 1
            {address: {city: {eq: "Bern"}, zip: {gt: 2999}}} | 1
            {address: {city: {in: ["Bern", "Basel"]}}} | 1,2
            {address: {place: {lat: {gt: 40}}}} | 1
            {address: {place: {isnull: true}}} | 2,3,4
            {address: {place: {isnull: false}}} | 1
            {address: {tags: {contains: ["b"]}}} | 1
            {address: {mood: {eq: very_glad}}} | 1
            {address: {isnull_2: {eq: true}}} | 1
            {address: {isnull: true}} | 3,4
            {address: {isnull: false}} | 1
            {address: {city: {isnull: false}, zip: {isnull: true}}} | 2
            {address: {zip: {isnull: true}}} | 2,3,4
            {address: {}} | 1,2,3,4
            {address: {OR: [{city: {eq: "Basel"}}, {zip: {eq: 3000}}]}} | 1,2
            {address: {NOT: {city: {eq: "Bern"}}}} | 2
            {address: {AND: [{city: {startswith: "B"}}, {NOT: {zip: {isnull: true}}}]}} | 1
            {NOT: {address: {city: {eq: "Bern"}}}} | 2
            {OR: [{address: {city: {eq: "Bern"}, zip: {eq: 1}}}, {id: {eq: 3}}]} | 3
            {home: {city: {eq: "Thun"}}} | 1
            {others: {some: {city: {eq: "Bern"}}}} | 1
            {others: {some: {city: {eq: "Bern"}, zip: {eq: 4000}}}} | ''
            {others: {some: {place: {lat: {eq: 1}}}}} | 1
            {others: {every: {zip: {gte: 3000}}}} | 1,2,3
            {others: {none: {city: {eq: "Bern"}}}} | 2,3,4
            {others: {some: {}}} | 1,4
            {others: {none: {}}} | 2,3
            {others: {isnull: true}} | 3
            {others: {isnull: false, none: {}}} | 2
            {others: {some: {mood: {eq: sad}}}} | 1
            {others: {some: {NOT: {city: {eq: "Bern"}}}}} | 1,4
            {others: {some: {OR: [{city: {eq: "Genf"}}, {zip: {eq: 4000}}]}}} | 1,4
            {others: {some: {city: {in: []}}}} | ''
            """)
    void areAnswered(String where, String ids) {
        assertThat(ids("where", where)).isEqualTo(ids);
    }

    private static String ids(String argument, String value) {
        String answer = ENGINE.run("{ houses(%s: %s, orderBy: [{id: ASC}]) { id } }".formatted(argument, value))
                .data();
        return answer.replaceAll("[^0-9,]", "").replaceAll("^,+|,+$", "");
    }

    @Test
    void theyAreMetByRowsOfOthersAndWhatIsWritten() {
        assertThat(ENGINE.run("{ owners(where: {houses: {some: {address: {city: {eq: \"Bern\"}}}}}) { name } }")
                        .data())
                .isEqualTo("{\"data\":{\"owners\":[{\"name\":\"Ada\"}]}}");
        assertThat(ENGINE.run(
                                "mutation { bulkUpdateHouses(where: {others: {some: {zip: {eq: 4000}}}}, input: {ownerId: null}) { updatedCount } }")
                        .data())
                .isEqualTo("{\"data\":{\"bulkUpdateHouses\":{\"updatedCount\":1}}}");
        assertThat(ENGINE.run(
                                "mutation { bulkDeleteHouses(where: {address: {city: {eq: \"Basel\"}}}) { records { id } } }")
                        .data())
                .isEqualTo("{\"data\":{\"bulkDeleteHouses\":{\"records\":[{\"id\":2}]}}}");
    }

    @Test
    void wrongValuesAreNamedByTheirPlace() {
        var run = ENGINE.run(
                "query($zip: Int) { houses(where: {address: {zip: {eq: $zip}}}) { id } }",
                java.util.Optional.empty(),
                JsonFile.variables("{\"zip\": null}"));
        assertThat(run.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(ErrorCode.BAD_USER_INPUT);
            assertThat(problem.message()).contains("where.address.zip.eq", "isnull");
        });
    }
}
