package org.fraiseql.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import org.fraiseql.catalog.DatabaseSnapshot;
import org.fraiseql.store.jdbc.JdbcBackend;
import org.fraiseql.store.jdbc.JdbcCatalogSource;
import org.fraiseql.support.EngineException;
import org.fraiseql.support.ErrorCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Regression: one table that somebody had locked kept the catalog from being read until {@code statement_timeout}, and the application down. */
@Timeout(60)
class LockedTablesTest {
    private static final SessionDataSource DATABASE = SharedDatabase.withSql("locked tables", """
            CREATE TABLE town (id int PRIMARY KEY, name text NOT NULL UNIQUE);
            CREATE TABLE road (id int PRIMARY KEY, town_id int NOT NULL REFERENCES town, lanes int CHECK (lanes > 0), ways int[][]);
            CREATE TABLE toll (id int PRIMARY KEY, day date NOT NULL) PARTITION BY RANGE (id);
            CREATE TABLE toll_1 PARTITION OF toll FOR VALUES FROM (1) TO (10);
            CREATE VIEW crossing AS SELECT r.id, count(*) AS towns FROM road r JOIN town t ON t.id = r.town_id GROUP BY r.id;
            CREATE TABLE other (id int PRIMARY KEY, name text);
            CREATE UNIQUE INDEX other_name ON other (lower(name)) WHERE id > 0;
            CREATE VIEW shown AS SELECT id, name FROM other;
            """);

    private static DatabaseSnapshot read() {
        return read(Duration.ofSeconds(30));
    }

    private static DatabaseSnapshot read(Duration queryTimeout) {
        JdbcBackend backend = new JdbcBackend(DATABASE, Duration.ofSeconds(30), 2);
        return new JdbcCatalogSource(backend.connections(), queryTimeout).read(List.of("public"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"road", "toll", "toll_1", "road, toll"})
    void areReadWhileTheyAreLocked(String locked) throws Exception {
        DatabaseSnapshot before = read();
        try (Connection other = DATABASE.getConnection()) {
            other.setAutoCommit(false);
            other.createStatement().execute("LOCK TABLE " + locked + " IN ACCESS EXCLUSIVE MODE");
            assertThat(read()).isEqualTo(before);
            other.rollback();
        }
    }

    @Test
    void whatMustBeLookedIntoIsToldInTime() throws Exception {
        try (Connection other = DATABASE.getConnection()) {
            other.setAutoCommit(false);
            other.createStatement().execute("LOCK TABLE other IN ACCESS EXCLUSIVE MODE");
            assertThatThrownBy(LockedTablesTest::read).isInstanceOfSatisfying(EngineException.class, failure -> {
                assertThat(failure.code()).isEqualTo(ErrorCode.SERVICE_UNAVAILABLE);
                assertThat(failure)
                        .hasMessageContaining("The catalog can't be read while tables are locked")
                        .hasMessageNotContaining("other")
                        .hasStackTraceContaining("public.other");
            });
            other.rollback();
        }
        assertThat(read().relations()).isNotEmpty();
    }

    /** Else the statement's own time would be over first, and nothing be said of locks. */
    @Test
    void aShorterTimeOfStatementsIsKept() throws Exception {
        try (Connection other = DATABASE.getConnection()) {
            other.setAutoCommit(false);
            other.createStatement().execute("LOCK TABLE other IN ACCESS EXCLUSIVE MODE");
            long start = System.nanoTime();
            assertThatThrownBy(() -> read(Duration.ofSeconds(2)))
                    .hasMessageContaining("The catalog can't be read while tables are locked");
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(4));
            other.rollback();
        }
    }
}
