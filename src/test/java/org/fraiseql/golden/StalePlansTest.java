package org.fraiseql.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.fraiseql.CatalogEngine;
import org.fraiseql.execution.Caller;
import org.fraiseql.sql.CallerSettings;
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
            DO $$ BEGIN
              IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'jar_reader') THEN
                CREATE ROLE jar_reader NOLOGIN;
              END IF;
            END $$;
            GRANT SELECT ON jar TO jar_reader;
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
                "mutation { updateJar(id: 1, input: {label: \"pears\"}) { grams label } }",
                "mutation { bulkUpdateJars(all: true, input: {label: \"pears\"}) { records { grams label } } }",
                "mutation { a: updateJar(id: 1, input: {grams: 7}) { grams } b: deleteJar(id: 1) { record { grams label } } }",
            })
    void areRenewed(String query) {
        areRenewed(query, CatalogEngine::run);
    }

    /** What is said about a caller goes before the first statement once, not again before the renewed one. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{ jar(id: 1) { grams label } }",
                "{ jars { id grams label } }",
                "{ a: jars { id grams label } b: jar(id: 1) { label } }",
                "{ a: jar(id: 1) { id } b: jar(id: 1) { label } c: jars { grams label } }",
            })
    void areRenewedForCallers(String query) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("request.method", "POST");
        Caller caller = new Caller("u", "jar_reader", Set.of(), "{}", false, CallerSettings.of("jar_reader", settings));
        areRenewed(query, (engine, asked) -> engine.run(asked, caller));
    }

    private static void areRenewed(String query, BiFunction<CatalogEngine, String, CatalogEngine.Run> run) {
        CatalogEngine before = CatalogEngine.over(DATABASE);
        String answer = run.apply(before, query).data();

        SharedDatabase.execute(CHANGES, "ALTER TABLE jar ALTER grams TYPE bigint, ALTER label TYPE varchar(20)");
        assertThat(run.apply(before, query).data())
                .as("before the catalog is read")
                .isEqualTo(answer);

        SharedDatabase.execute(CHANGES, "ALTER TABLE jar ALTER grams TYPE numeric, ALTER label TYPE text");
        assertThat(run.apply(CatalogEngine.over(DATABASE), query).data())
                .as("after it is read")
                .isEqualTo(answer);
    }
}
