package org.fraiseql.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.fraiseql.CatalogEngine;
import org.fraiseql.catalog.SqlName;
import org.fraiseql.catalog.Statistics;
import org.fraiseql.support.ErrorCode;
import org.fraiseql.support.config.WrittenLimits;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What PostgreSQL knows of its tables, and what comes of it for the cost of an operation. */
class StatisticsTest {
    @SuppressWarnings("NullAway.Init") // set before all tests
    private static SessionDataSource database;

    @SuppressWarnings("NullAway.Init") // set before all tests
    private static CatalogEngine engine;

    @BeforeAll
    static void readTheCatalog() throws IOException {
        Path dump = Files.createTempFile("statistics", ".sql");
        Files.writeString(dump, """
                CREATE TABLE maker (id int PRIMARY KEY, country text);
                INSERT INTO maker SELECT n, 'c' || n % 4 FROM generate_series(1, 200) n;
                CREATE TABLE clock (id int PRIMARY KEY, maker_id int REFERENCES maker);
                INSERT INTO clock SELECT n, n % 100 + 1 FROM generate_series(1, 5000) n;
                CREATE VIEW all_clocks AS SELECT c.id, m.country FROM clock c JOIN maker m ON m.id = c.maker_id;
                CREATE TABLE tick (id int, day int) PARTITION BY LIST (day);
                CREATE TABLE tick_1 PARTITION OF tick FOR VALUES IN (1);
                CREATE TABLE tick_2 PARTITION OF tick FOR VALUES IN (2);
                INSERT INTO tick SELECT n, n % 2 + 1 FROM generate_series(1, 600) n;
                CREATE TABLE never_analysed (id int PRIMARY KEY);
                INSERT INTO never_analysed SELECT n FROM generate_series(1, 300) n;
                ANALYZE maker, clock, tick_1, tick_2;
                CREATE ROLE knows_little;
                GRANT SELECT ON ALL TABLES IN SCHEMA public TO knows_little;
                REVOKE SELECT ON pg_catalog.pg_stats FROM PUBLIC;
                """);
        database = SharedDatabase.with("statistics", dump);
        Files.delete(dump);
        engine = CatalogEngine.over(database);
    }

    private static SqlName table(String name) {
        return new SqlName("public", name);
    }

    @Test
    void rowsOfTablesOfPartitionsAndBeneathViewsAreKnown() {
        Statistics statistics = engine.catalog().statistics();

        assertThat(statistics.rows(table("clock"))).hasValue(5_000);
        assertThat(statistics.rows(table("tick"))).hasValue(600);
        assertThat(statistics.rows(table("all_clocks"))).hasValue(5_000);
        assertThat(statistics.rows(table("never_analysed"))).hasValue(300);
        assertThat(statistics.distinct(table("clock"), "maker_id")).hasValue(100);
        assertThat(statistics.distinct(table("clock"), "id")).hasValue(5_000);
        assertThat(statistics.distinct(table("maker"), "country")).hasValue(4);
    }

    /** A database may keep pg_stats to itself; everything is served all the same. */
    @Test
    void whereColumnsAreSecretRowsAreStillKnown() {
        CatalogEngine other = CatalogEngine.over(database.with(List.of("role=knows_little")));

        assertThat(other.catalog().statistics().rows(table("clock"))).hasValue(5_000);
        assertThat(other.catalog().statistics().distinct(table("clock"), "maker_id"))
                .isEmpty();
        assertThat(other.run("{ clock(id: 1) { id } }").problems()).isEmpty();
    }

    @Test
    void whatCostsMoreThanAllowedIsRefusedBeforeItRuns() {
        CatalogEngine limited = engine.limitedTo(WrittenLimits.with("max-cost", 5_000));

        assertThat(limited.run("{ clocks { id } }").problems()).isEmpty();
        assertThat(limited.run("{ makers(limit: 9) { clocks { id } } }").problems())
                .isEmpty();
        CatalogEngine.Run refused = limited.run("{ clocks { id } maker(id: 1) { id } }");
        assertThat(refused.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(ErrorCode.LIMIT_EXCEEDED);
            assertThat(problem.message())
                    .isEqualTo("The operation may cost 5010, more than the 5000 allowed; \"clocks\" reads 5000 rows.");
            assertThat(problem.path()).containsExactly("clocks");
        });
        assertThat(refused.ran()).isEmpty();
        assertThat(limited.run("{ makers(limit: 11) { clocks { id } } }").problems())
                .isNotEmpty();
        assertThat(limited.run("mutation { bulkUpdateClocks(all: true, input: {makerId: 2}) { updatedCount } }")
                        .problems())
                .isEmpty();
        assertThat(limited.run(
                                "mutation { bulkUpdateMakers(all: true, input: {country: \"x\"}) { records { clocks { id } } } }")
                        .problems())
                .extracting(problem -> problem.code())
                .containsExactly(ErrorCode.LIMIT_EXCEEDED);
    }
}
