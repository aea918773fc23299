package org.fraiseql.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.fraiseql.CatalogEngine;
import org.fraiseql.catalog.Notice;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Keys of periods, from PostgreSQL 18 on: a row refers to what covers its period, not to what is equal to it. */
class TemporalKeysTest {
    private static final SessionDataSource DATABASE =
            SharedDatabase.withSql("temporal keys", "CREATE EXTENSION btree_gist;");

    @BeforeAll
    static void make() {
        int version = Integer.parseInt(SharedDatabase.value(DATABASE, "SHOW server_version_num"));
        assumeTrue(version >= 180_000, "PostgreSQL has no such keys");
        SharedDatabase.execute(
                DATABASE,
                "CREATE TABLE lease (id int, valid daterange, fee int, PRIMARY KEY (id, valid WITHOUT OVERLAPS))",
                "CREATE TABLE rent (id int PRIMARY KEY, lease_id int, during daterange, CONSTRAINT rent_lease FOREIGN KEY (lease_id, PERIOD during) REFERENCES lease (id, PERIOD valid))",
                "INSERT INTO lease VALUES (1, '[2024-01-01,2025-01-01)', 1), (1, '[2025-01-01,)', 2)",
                "INSERT INTO rent VALUES (1, 1, '[2024-06-01,2025-06-01)')");
    }

    /** Regression: the relation joined by equality, so that it led to no row. */
    @Test
    void aForeignKeyOfPeriodsIsNoRelation() {
        CatalogEngine engine = CatalogEngine.over(DATABASE);
        assertThat(engine.catalog().table("Rent").relationships()).isEmpty();
        assertThat(engine.catalog().table("Lease").relationships()).isEmpty();
        assertThat(engine.catalog().notices())
                .extracting(Notice::message)
                .containsExactly(
                        "The foreign key \"rent_lease\" of public.rent is no relation: a row refers by it to all rows that together cover its period, not to one that is equal.");
        assertThat(engine.run("{ rents(where: {during: {overlaps: \"[2024-01-01,2025-01-01)\"}}) { id leaseId } }")
                        .data())
                .isEqualTo("{\"data\":{\"rents\":[{\"id\":1,\"leaseId\":1}]}}");
    }

    /** Regression: ON CONFLICT can't infer a key that is kept by exclusion, which failed each time. */
    @Test
    void aKeyWithoutOverlapsFindsRowsAndTakesNoUpserts() {
        CatalogEngine engine = CatalogEngine.over(DATABASE);
        assertThat(engine.run("{ lease(id: 1, valid: \"[2025-01-01,)\") { fee } }")
                        .data())
                .isEqualTo("{\"data\":{\"lease\":{\"fee\":2}}}");
        assertThat(engine.run("mutation { updateLease(id: 1, valid: \"[2025-01-01,)\", input: {fee: 3}) { fee } }")
                        .data())
                .isEqualTo("{\"data\":{\"updateLease\":{\"fee\":3}}}");
        assertThat(engine.run("mutation { createLease(input: {id: 1, valid: \"[2025-02-01,)\"}) { fee } }")
                        .response())
                .contains("\"code\":\"CONSTRAINT_VIOLATION\"");
        assertThat(engine.catalog().writeModel().fields()).doesNotContainKeys("upsertLease", "bulkUpsertLeases");
    }
}
