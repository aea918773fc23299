package org.fraiseql.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.fraiseql.CatalogEngine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Regression: after ALTER COLUMN … TYPE correct requests failed once for each connection and statement, though nothing had been sent (0A000, "cached plan must
 * not change result type").
 */
class StalePlansTest {
    private static final SessionDataSource DATABASE = SharedDatabase.withSql("stale plans", """
            CREATE TABLE jar (id int PRIMARY KEY, grams int, label varchar(10));
            INSERT INTO jar VALUES (1, 500, 'plums');
            """);

    /** Connections of others: the driver notices what is changed on its own. */
    private static final SessionDataSource CHANGES = DATABASE.with(List.of("application_name=changes"));

    @AfterEach
    void changeBack() {
        SharedDatabase.execute(CHANGES, "ALTER TABLE jar ALTER grams TYPE int, ALTER label TYPE varchar(10)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{ jar(id: 1) { grams label } }",
                "{ jars { id grams label } }",
                "{ jars(limit: 5) { id grams label } }",
                "{ a: jars { id grams label } b: jar(id: 1) { label } }",
                "{ a: jar(id: 1) { id } b: jar(id: 1) { label } c: jars { grams label } }",
            })
    void areRenewed(String query) {
        CatalogEngine before = CatalogEngine.over(DATABASE);
        String answer = before.run(query).data();

        SharedDatabase.execute(CHANGES, "ALTER TABLE jar ALTER grams TYPE bigint, ALTER label TYPE varchar(20)");
        assertThat(before.run(query).data()).as("before the catalog is read").isEqualTo(answer);

        SharedDatabase.execute(CHANGES, "ALTER TABLE jar ALTER grams TYPE numeric, ALTER label TYPE text");
        assertThat(CatalogEngine.over(DATABASE).run(query).data())
                .as("after it is read")
                .isEqualTo(answer);
    }
}
