package org.fraiseql.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.fraiseql.CatalogEngine;
import org.fraiseql.support.ErrorCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A column that has got another type since the catalog was read is told as such; a text in a number's place made an answer that was no JSON. */
class ChangedDatabaseTest {
    private static SessionDataSource database = GoldenDatabase.dataSource();
    private static CatalogEngine engine = GoldenDatabase.engine();

    @BeforeAll
    static void readTheCatalog() throws IOException {
        Path dump = Files.createTempFile("changed", ".sql");
        Files.writeString(dump, """
                CREATE TABLE shelf (id int PRIMARY KEY);
                CREATE TABLE jar (id int PRIMARY KEY, shelf_id int REFERENCES shelf, grams int, is_full bool DEFAULT true, filled timestamp DEFAULT '2025-01-01');
                INSERT INTO shelf VALUES (1);
                INSERT INTO jar VALUES (1, 1, 500);
                """);
        database = SharedDatabase.with("changed", dump);
        Files.delete(dump);
        engine = CatalogEngine.over(database);
    }

    @AfterEach
    void changeBack() {
        SharedDatabase.execute(
                database,
                "ALTER TABLE jar ALTER grams TYPE int USING 500, ALTER filled TYPE timestamp USING '2025-01-01', ALTER is_full TYPE bool USING true");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{ jar(id: 1) { grams } }",
                "{ jars { id grams } }",
                "{ shelves { jars { grams } } }",
                "{ jars { filled } }",
                "{ jars { isFull } }",
                "mutation { updateJar(id: 1, input: {shelfId: null}) { grams } }",
            })
    void isToldAndNotWrittenAsJson(String query) {
        assertThat(engine.run(query).problems()).isEmpty();

        SharedDatabase.execute(
                database,
                "ALTER TABLE jar ALTER is_full DROP DEFAULT, ALTER filled DROP DEFAULT",
                "ALTER TABLE jar ALTER grams TYPE text USING grams || ' g', ALTER filled TYPE text USING 'once', ALTER is_full TYPE text USING 'yes'");

        assertThat(engine.run(query).problems())
                .extracting(problem -> problem.code())
                .containsExactly(ErrorCode.TYPE_MISMATCH);
    }
}
