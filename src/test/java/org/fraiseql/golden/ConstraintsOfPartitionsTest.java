package org.fraiseql.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Set;
import org.fraiseql.CatalogEngine;
import org.fraiseql.execution.Caller;
import org.fraiseql.sql.CallerSettings;
import org.fraiseql.support.ErrorCode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** PostgreSQL names a partition and its constraints, which nobody knows; whoever asks is told of those of the table. */
class ConstraintsOfPartitionsTest {
    private static final String ROLE = "parts_clerk";

    private static final SessionDataSource DATABASE = SharedDatabase.withSql("constraints of partitions", """
            DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'parts_clerk') THEN CREATE ROLE parts_clerk NOLOGIN; END IF; END $$;
            CREATE SCHEMA parts;
            CREATE TABLE shop (id int PRIMARY KEY);
            CREATE TABLE sale (
              id int NOT NULL, year int NOT NULL, code text, amount int, note text NOT NULL DEFAULT '', shop_id int,
              CONSTRAINT sale_pkey PRIMARY KEY (year, id), CONSTRAINT sale_amount CHECK (amount > 0),
              CONSTRAINT sale_shop FOREIGN KEY (shop_id) REFERENCES shop) PARTITION BY LIST (year);
            CREATE UNIQUE INDEX sale_code ON sale (year, code);
            CREATE TABLE parts.sale_early PARTITION OF sale FOR VALUES IN (2023, 2024) PARTITION BY LIST (year);
            CREATE TABLE parts.sale_23 PARTITION OF parts.sale_early FOR VALUES IN (2023);
            CREATE TABLE parts.secret_24 PARTITION OF parts.sale_early FOR VALUES IN (2024);
            ALTER TABLE parts.secret_24 ADD CONSTRAINT hidden_rule CHECK (amount < 100);
            CREATE TABLE receipt (id int PRIMARY KEY, year int, sale_id int, CONSTRAINT receipt_sale FOREIGN KEY (year, sale_id) REFERENCES sale);
            INSERT INTO shop VALUES (1);
            INSERT INTO sale VALUES (1, 2023, 'a', 1, '', 1), (1, 2024, 'a', 1, '', 1);
            INSERT INTO receipt VALUES (1, 2024, 1);
            GRANT SELECT, INSERT, UPDATE, DELETE ON shop, sale, receipt TO parts_clerk;
            """);

    private static CatalogEngine.Run run(String mutation, boolean isOfCaller) {
        Caller caller = new Caller("u", ROLE, Set.of(), "{}", false, CallerSettings.of(ROLE, new LinkedHashMap<>()));
        return isOfCaller
                ? CatalogEngine.of(ROLE, DATABASE).run(mutation, caller)
                : CatalogEngine.over(DATABASE).run(mutation);
    }

    /** Regression: callers were told no constraint, and no field, of rows of a partitioned table; others were told what the partition calls it. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            mutation { createSale(input: {id: 1, year: 2024, code: "b"}) { id } } | sale_pkey | year, id have values that another row has already.
            mutation { createSale(input: {id: 2, year: 2024, code: "a"}) { id } } | sale_code | year, code have values that another row has already.
            mutation { createSale(input: {id: 2, year: 2024, amount: -1}) { id } } | sale_amount | amount breaks the rule sale_amount.
            mutation { updateSale(year: 2023, id: 1, input: {note: null}) { id } } | | note must have a value.
            mutation { createSale(input: {id: 2, year: 2024, shopId: 9}) { id } } | sale_shop | shopId of Sale would refer to a row that does not exist.
            mutation { deleteSale(year: 2024, id: 1) { success } } | receipt_sale | year, saleId of Receipt would refer to a row that does not exist.
            """)
    void areToldAsThoseOfTheTable(String mutation, String constraint, String message) {
        for (boolean isOfCaller : new boolean[] {false, true}) {
            assertThat(run(mutation, isOfCaller).problems()).singleElement().satisfies(problem -> {
                assertThat(problem.code()).isEqualTo(ErrorCode.CONSTRAINT_VIOLATION);
                assertThat(problem.message()).isEqualTo(message);
                assertThat(problem.details().get("constraint")).isEqualTo(constraint);
            });
        }
    }

    /** Only those who know of everything are told of what the partition alone has. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aRuleOfThePartitionIsNotToldToCallers(boolean isOfCaller) {
        String response = run("mutation { createSale(input: {id: 3, year: 2024, amount: 1000}) { id } }", isOfCaller)
                .response();
        assertThat(response.contains("hidden_rule")).isEqualTo(!isOfCaller);
        assertThat(response).doesNotContain("secret_24");
    }
}
