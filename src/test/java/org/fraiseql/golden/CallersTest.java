package org.fraiseql.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.fraiseql.CatalogEngine;
import org.fraiseql.execution.Caller;
import org.fraiseql.execution.RolledBack;
import org.fraiseql.sql.BoundStatement;
import org.fraiseql.sql.CallerSettings;
import org.fraiseql.store.ReadSession;
import org.fraiseql.store.RequestTerms;
import org.fraiseql.store.Rows;
import org.fraiseql.store.WriteAttempt;
import org.fraiseql.store.WriteSession;
import org.fraiseql.store.jdbc.JdbcBackend;
import org.fraiseql.store.jdbc.JdbcWrites;
import org.fraiseql.support.Deadline;
import org.fraiseql.support.ErrorCode;
import org.fraiseql.support.config.DatabaseConfig;
import org.fraiseql.support.config.WrittenLimits;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Statements run as the caller, and what is said about a caller is gone with his request. The sample {@code samples/tenants} on a real PostgreSQL. */
@Isolated
class CallersTest {
    private static SessionDataSource database = GoldenDatabase.dataSource();
    private static CatalogEngine engine = GoldenDatabase.engine();

    @BeforeAll
    static void readTheCatalog() throws IOException {
        Path sample = Path.of("samples/tenants");
        Path dump = Files.createTempFile("tenants", ".sql");
        Files.writeString(
                dump, Files.readString(sample.resolve("schema.sql")) + Files.readString(sample.resolve("data.sql")));
        database = SharedDatabase.with("tenants", dump);
        Files.delete(dump);
        engine = CatalogEngine.over(database);
    }

    private static Caller caller(String role, int tenant) {
        return caller(role, "{\"sub\":\"u%d\",\"tenant\":%d}".formatted(tenant, tenant));
    }

    private static Caller caller(String role, String claims) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("request.jwt.claims", claims);
        settings.put("request.method", "POST");
        return new Caller("u", role, Set.of(), claims, false, CallerSettings.of(role, settings));
    }

    /** Whatever became of the request: the next one on the connection finds nothing of it. */
    @AfterEach
    void nothingIsLeftOver() throws SQLException {
        try (Connection connection = database.getConnection();
                var statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT current_setting('role'), coalesce(current_setting('request.jwt.claims', true), '') || coalesce(current_setting('request.method', true), ''), current_user = session_user")) {
            assertThat(row.next()).isTrue();
            assertThat(row.getString(1)).isEqualTo("none");
            assertThat(row.getString(2)).isEmpty();
            assertThat(row.getBoolean(3)).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void readsSeeTheRowsOfTheirTenant(int tenant) {
        String answer = engine.run("{ tenants { id name } }", caller("shop_buyer", tenant))
                .data();
        assertThat(answer).isEqualTo("{\"data\":{\"tenants\":[{\"id\":%d,\"name\":\"Tenant %d\"}]}}", tenant, tenant);
    }

    /** A short read ends its transaction itself. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{ tenant(id: 3) { id } }",
                "{ tenant(id: 3) { name id } }",
                "{ tenants(limit: 5) { id name } }",
                "{ turnover }"
            })
    void shortReadsAreTheCallersToo(String query) {
        for (int round = 0; round < 3; round++) {
            assertThat(engine.run(query, caller("shop_editor", 3)).data())
                    .doesNotContain("null")
                    .doesNotContain("\"id\":1,");
            assertThat(engine.run(query, caller("shop_editor", 4)).data()).doesNotContain("\"id\":3");
        }
    }

    /** No policy stops a function that runs as its owner: the tenant is in the settings, or it is nobody's. All tenants had the same turnover, so that nobody saw which of them was asked for. */
    @ParameterizedTest
    @ValueSource(strings = {DatabaseConfig.JDBC, DatabaseConfig.REACTIVE})
    void functionsOfTheirOwnerKnowWhoAsks(String backend) {
        CatalogEngine ofBackend = engine.on(backend);
        for (int tenant : List.of(3, 4, 3)) {
            assertThat(ofBackend
                            .run("{ turnover }", caller("shop_editor", tenant))
                            .data())
                    .isEqualTo("{\"data\":{\"turnover\":%.2f}}", 47.5 * tenant);
        }
    }

    /** A function of its owner that writes, and one that reads as whoever asks. */
    @ParameterizedTest
    @ValueSource(strings = {DatabaseConfig.JDBC, DatabaseConfig.REACTIVE})
    void functionsWriteAndReadForTheTenantWhoAsks(String backend) {
        SharedDatabase.execute(
                database,
                "CREATE TABLE stamp (tenant_id int)",
                "CREATE FUNCTION put_stamp() RETURNS int LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp"
                        + " AS 'INSERT INTO stamp VALUES (shop.tenant()) RETURNING tenant_id'",
                "CREATE FUNCTION sold() RETURNS int LANGUAGE sql STABLE SET search_path = public, pg_temp"
                        + " AS 'SELECT sum(quantity)::int FROM purchase_line'");
        try {
            CatalogEngine ofBackend = CatalogEngine.over(database).on(backend);
            for (int tenant : List.of(3, 4, 3)) {
                Caller caller = caller("shop_editor", tenant);
                assertThat(ofBackend.run("mutation { putStamp }", caller).data())
                        .isEqualTo("{\"data\":{\"putStamp\":%d}}", tenant);
                assertThat(ofBackend.run("{ sold }", caller).data()).isEqualTo("{\"data\":{\"sold\":%d}}", 15 * tenant);
            }
        } finally {
            SharedDatabase.execute(database, "DROP FUNCTION put_stamp, sold", "DROP TABLE stamp");
        }
    }

    /** Settings, statement and the end of the transaction go out together. The driver tells its log what it sends. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{ tenant(id: 3) { id name } }",
                "{ products(where: {name: {contains: \"1\"}, price: {gt: \"1\"}}, limit: 5) { name price tenant { name } } }"
            })
    void aShortReadIsOneRoundTrip(String query) {
        CatalogEngine ofJdbc = engine.on(DatabaseConfig.JDBC);
        Caller caller = caller("shop_editor", 3);
        ofJdbc.run(query, caller).data();
        ofJdbc.run(query, caller).data();
        AtomicInteger syncs = new AtomicInteger();
        Logger driver = Logger.getLogger("org.postgresql.core.v3.QueryExecutorImpl");
        Handler counter = new Handler() {
            @Override
            public void publish(LogRecord message) {
                if (String.valueOf(message.getMessage()).contains("FE=> Sync")) {
                    syncs.incrementAndGet();
                }
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        driver.addHandler(counter);
        driver.setLevel(Level.FINEST);
        try {
            ofJdbc.run(query, caller).data();
        } finally {
            driver.setLevel(null);
            driver.removeHandler(counter);
        }
        assertThat(syncs).hasValue(1);
    }

    /** The second and later runs of a prepared statement take another way through the driver. */
    @Test
    void theSameStatementServesOneAfterTheOther() {
        for (int round = 0; round < 4; round++) {
            for (int tenant = 1; tenant <= 8; tenant++) {
                String query = "{ products(where: {name: {startswith: \"Product 1 \"}}) { name tenant { id } } }";
                assertThat(engine.run(query, caller("shop_editor", tenant)).data())
                        .isEqualTo(
                                "{\"data\":{\"products\":[{\"name\":\"Product 1 of %d\",\"tenant\":{\"id\":%d}}]}}",
                                tenant, tenant);
            }
        }
    }

    @Test
    void severalStatementsSeeOneSnapshotAsTheCaller() {
        String query =
                "{ a: purchases(limit: 1) { note } b: tenants { id } c: turnover d: cheapProducts(limit: 1) { name } }";
        assertThat(engine.run(query, caller("shop_editor", 4)).data())
                .contains("\"a\":[{\"note\":\"note of 4\"}],\"b\":[{\"id\":4}]")
                .contains("\"d\":[{\"name\":\"Product 1 of 4\"}]");
    }

    /** One fails, those after it go on as the caller. */
    @Test
    void afterAFailureTheOthersAreStillTheCallers() {
        var run = engine.run("{ accounts { password } tenants { id } }", caller("shop_editor", 4));
        assertThat(run.problems()).extracting(problem -> problem.code()).containsExactly(ErrorCode.PERMISSION_DENIED);
        assertThat(run.response()).contains("\"tenants\":[{\"id\":4}]");
    }

    @Test
    void longListsAreTheCallersToTheirEnd() throws SQLException {
        SharedDatabase.execute(
                database,
                "CREATE TABLE IF NOT EXISTS many (id int PRIMARY KEY, tenant_id int)",
                "TRUNCATE many",
                "INSERT INTO many SELECT n, n % 2 FROM generate_series(1, 10000) n",
                "ALTER TABLE many ENABLE ROW LEVEL SECURITY",
                "CREATE POLICY own ON many USING (tenant_id = (SELECT shop.tenant()))",
                "GRANT SELECT ON many TO shop_buyer");
        try {
            String answer = CatalogEngine.over(database)
                    .run("{ manies { tenantId } }", caller("shop_buyer", 1))
                    .data();
            assertThat(answer.split("tenantId\":1", -1)).hasSize(5001);
            assertThat(answer).doesNotContain("tenantId\":0");
        } finally {
            SharedDatabase.execute(database, "DROP TABLE many");
        }
    }

    @Test
    void writesGoThroughThePolicies() {
        assertThat(engine.run(
                                "mutation { createProduct(input: {name: \"New\", price: \"1.00\"}) { name tenantId tenant { name } } }",
                                caller("shop_editor", 5))
                        .data())
                .contains("\"tenantId\":5,\"tenant\":{\"name\":\"Tenant 5\"}");
        assertThat(engine.run(
                                "mutation { bulkUpdateProducts(all: true, input: {cost: \"1\"}) { updatedCount } }",
                                caller("shop_editor", 5))
                        .data())
                .contains("\"updatedCount\":10");
        assertThat(engine.run(
                                "mutation { updateProduct(id: 1, input: {cost: \"1\"}) { id } }",
                                caller("shop_editor", 5))
                        .data())
                .contains("\"updateProduct\":null");
        assertThat(engine.run("mutation { raisePrices(percent: 10) { tenantId } }", caller("shop_editor", 5))
                        .data())
                .contains("tenantId\":5")
                .doesNotContain("tenantId\":4");
    }

    @Test
    void nestedWritesAndBulkOnesGoThroughThePolicies() {
        assertThat(engine.run(
                                "mutation { createPurchase(input: {note: \"n\", purchaseLines: {create: [{quantity: 2, productId: 41}]}}) { buyer tenantId purchaseLines { tenantId quantity product { name } } } }",
                                caller("shop_buyer", 5))
                        .response())
                .contains("\"buyer\":\"u5\",\"tenantId\":5", "\"quantity\":2", "of 5");
        assertThat(engine.run(
                                "mutation { bulkCreateProducts(input: [{name: \"A\", price: \"1\"}, {name: \"B\", price: \"2\"}]) { createdCount records { tenantId } } }",
                                caller("shop_editor", 6))
                        .data())
                .contains("\"createdCount\":2", "\"tenantId\":6");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mutation { createProduct(input: {name: \"New\", price: \"1\", tenantId: 4}) { id } }",
                "mutation { updateProduct(id: 41, input: {tenantId: 4}) { id } }",
                "mutation { bulkUpdateProducts(all: true, input: {tenantId: 4}) { updatedCount } }",
                "mutation { bulkCreateProducts(input: [{name: \"A\", price: \"1\"}, {name: \"B\", price: \"2\", tenantId: 4}]) { createdCount } }",
                "mutation { createTenant(input: {id: 99, name: \"Mine\"}) { id } }",
            })
    void rowsOfOthersAreRefusedWithTheTable(String mutation) {
        SharedDatabase.execute(database, "GRANT INSERT ON tenant TO shop_editor");
        var run = engine.run(mutation, caller("shop_editor", 5));
        assertThat(run.problems()).hasSize(1);
        assertThat(run.problems().getFirst().code()).isEqualTo(ErrorCode.PERMISSION_DENIED);
        assertThat(run.problems().getFirst().message())
                .isEqualTo(
                        mutation.contains("Tenant(")
                                ? "A policy of Tenant does not allow such a row."
                                : "A policy of Product does not allow such a row.");
        assertThat(run.response()).contains("\"data\":null").doesNotContain("row-level");
    }

    /** Regression: statistics count the rows of all, which a policy hides. */
    @Test
    void whatAnOperationMayCostTellsNothingOfHiddenRows() {
        SharedDatabase.execute(database, "ANALYZE");
        CatalogEngine limited = CatalogEngine.over(database).limitedTo(WrittenLimits.with("max-cost", 5));
        String query = "{ products { name } purchases { note } }";
        assertThat(limited.run(query).response()).contains("\"cost\":");
        assertThat(limited.run(query, caller("shop_buyer", 1)).response())
                .contains(
                        "The operation may cost more than the 5 allowed; most of it is \\\"products\\\".",
                        "\"maxCost\":5,\"field\":\"products\"")
                .doesNotContain("\"cost\":", "rows");
    }

    /** What the claim says is a value, never SQL, and no other role. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "shop_buyer\"; RESET ROLE; --",
                "shop_buyer', true); SELECT set_config('role', 'postgres",
                "no_such_role",
                "SHOP_BUYER",
                ""
            })
    void aRoleThatIsNoneIsRefused(String role) {
        var run = engine.run("{ tenants { id } }", caller(role, 1));
        assertThat(run.problems()).hasSize(1);
        assertThat(run.response()).doesNotContain("Tenant", "\"id\"");
    }

    @Test
    void claimsAreValues() {
        String claims = "{\"sub\":\"x', true); DROP TABLE tenant; -- \\\" $1 ? \\u00e9\",\"tenant\":2}";
        assertThat(engine.run("{ tenants { id } }", caller("shop_buyer", claims))
                        .data())
                .isEqualTo("{\"data\":{\"tenants\":[{\"id\":2}]}}");
    }

    /** An unset setting is NULL, which no row equals. */
    @Test
    void whoHasNoTenantSeesNothing() {
        assertThat(engine.run("{ tenants { id } }", caller("shop_buyer", "{}")).data())
                .isEqualTo("{\"data\":{\"tenants\":[]}}");
    }

    /** A bean that has taken a role itself has it again, and not the connecting user's, when what it asked for is answered. */
    @Test
    void theOwnerOfATransactionHasHisRoleBack() throws SQLException {
        BoundStatement tenants = tenants();
        RequestTerms terms =
                new RequestTerms(Deadline.NEVER, caller("shop_buyer", 3).settings());
        try (Connection connection = database.getConnection();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("SET LOCAL ROLE shop_admin");
            JdbcBackend backend = new JdbcBackend(RolledBack.only(connection), Duration.ofSeconds(30), 1);
            JdbcWrites writes = new JdbcWrites(backend.connections(), Duration.ofSeconds(30), Optional.empty());
            try (WriteSession session = writes.open(false, new WriteAttempt(), terms)) {
                assertThat(count(session.run(tenants))).isEqualTo(1);
            }
            assertThat(role(connection)).isEqualTo("shop_admin");
            try (ReadSession session = backend.inTransaction().open(List.of(tenants, tenants), terms)) {
                assertThat(count(session.rows(0))).isEqualTo(1);
                statement.execute("SET LOCAL ROLE shop_admin");
                assertThat(count(session.rows(1))).isEqualTo(1);
            }
            assertThat(role(connection)).isEqualTo("shop_admin");
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    /** Each statement would be the connecting user's, who may read all of it, if it did not say itself whose it is. */
    @Test
    void withoutATransactionEachStatementIsTheCallersAllTheSame() throws SQLException {
        BoundStatement tenants = tenants();
        RequestTerms terms =
                new RequestTerms(Deadline.NEVER, caller("shop_buyer", 3).settings());
        try (Connection connection = database.getConnection()) {
            JdbcBackend backend = new JdbcBackend(RolledBack.only(connection), Duration.ofSeconds(30), 1);
            JdbcWrites writes = new JdbcWrites(backend.connections(), Duration.ofSeconds(30), Optional.empty());
            try (WriteSession session = writes.open(true, new WriteAttempt(), terms)) {
                for (int i = 0; i < 3; i++) {
                    assertThat(count(session.run(tenants))).isEqualTo(1);
                }
            }
            try (ReadSession session = backend.inTransaction().open(List.of(tenants, tenants), terms)) {
                assertThat(count(session.rows(0))).isEqualTo(1);
                assertThat(count(session.rows(1))).isEqualTo(1);
            }
        }
    }

    private static BoundStatement tenants() {
        return engine.run("{ tenants { id } }").statements().getFirst();
    }

    private static int count(Rows rows) {
        int count = 0;
        while (rows.next()) {
            count++;
        }
        return count;
    }

    private static String role(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT current_setting('role')")) {
            row.next();
            return row.getString(1);
        }
    }
}
