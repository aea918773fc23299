package org.fraiseql.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fraiseql.CatalogEngine;
import org.fraiseql.catalog.Catalog;
import org.fraiseql.execution.Caller;
import org.fraiseql.sql.CallerSettings;
import org.fraiseql.support.Deadline;

/** Eight clients behind a pooler of three sessions, each served as himself. */
final class PooledCallers {
    /** How many the pooler may have. */
    static final int SESSIONS = 3;

    static final int ROUNDS = 12;
    static final String DATABASE = "pooled";

    private static final int CLIENTS = 8;
    private static final Pattern OF = Pattern.compile("(?:of|Tenant) (\\d+)");
    private static final String SERVED =
            "CREATE FUNCTION served() RETURNS text LANGUAGE sql STABLE RETURN current_user || ' for ' || shop.claim('tenant')";

    private PooledCallers() {}

    /** The sample {@code samples/tenants}. */
    static void load() throws IOException {
        Path sample = Path.of("samples/tenants");
        SharedDatabase.withSql(
                DATABASE,
                Files.readString(sample.resolve("schema.sql")) + Files.readString(sample.resolve("data.sql")) + SERVED);
    }

    /**
     * Reads and writes as all of them at the same time.
     *
     * @param port of the pooler, on loopback
     * @param keepsStatements whether it prepares statements in each session
     */
    static void areServedAsThemselves(int port, boolean keepsStatements, String backend) throws Exception {
        String url = SharedDatabase.url(DATABASE).replace(":" + SharedDatabase.port() + "/", ":" + port + "/");
        SessionDataSource pooled = new SessionDataSource(url, keepsStatements ? 1 : 0);
        Catalog catalog = CatalogEngine.over(pooled).catalog();
        List<Callable<Integer>> clients = new ArrayList<>();
        for (int i = 1; i <= CLIENTS; i++) {
            int tenant = i;
            // one for each, as it answers one at a time; a rollback would take settings of the session back, too
            CatalogEngine own = CatalogEngine.keeping(pooled, catalog, backend);
            clients.add(() -> askAs(own, tenant % 2 == 0 ? "shop_editor" : "shop_buyer", tenant));
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(CLIENTS)) {
            for (Future<Integer> client : threads.invokeAll(clients)) {
                assertThat(client.get()).isGreaterThan(ROUNDS);
            }
        }
        everySessionIsTheConnectingUsers(pooled);
    }

    private static Caller caller(String role, int tenant) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("request.jwt.claims", "{\"sub\":\"u%d\",\"tenant\":%d}".formatted(tenant, tenant));
        settings.put("request.method", "POST");
        return new Caller("u", role, Set.of(), "{}", false, CallerSettings.of(role, settings));
    }

    private static int askAs(CatalogEngine engine, String role, int tenant) {
        Caller caller = caller(role, tenant);
        List<String> operations = List.of(
                "{ served }",
                "{ products(limit: 3) { name tenant { name } } }",
                "{ products { name } }",
                "{ a: products(limit: 2) { name } b: purchases(limit: 2) { note } served }",
                "mutation { createPurchase(input: {note: \"of %d\"}) { note tenant { name } } }".formatted(tenant),
                "mutation { createPurchase(input: {note: \"x\", tenantId: %d}) { note } }".formatted(tenant % 8 + 1),
                "{ turnover tenants { name } }");
        int answered = 0;
        for (int round = 0; round < ROUNDS; round++) {
            for (String operation : operations) {
                String answer = engine.run(operation, caller).response();
                assertThat(tenants(answer)).as(answer).allMatch(seen -> seen == tenant);
                if (operation.contains("served")) {
                    assertThat(answer).contains("\"served\":\"" + role + " for " + tenant + "\"");
                }
                answered += tenants(answer).isEmpty() ? 0 : 1;
            }
            // ended in the middle of something
            engine.run("{ products { name tenant { name } } }", caller, Deadline.in(Duration.ofMillis(2)));
            assertThat(engine.run("{ tenants(orderBy: [{id: ASC}]) { id } }").data())
                    .as("the connecting user, whom no policy binds")
                    .contains("\"id\":1}", "\"id\":8}");
        }
        return answered;
    }

    private static List<Integer> tenants(String answer) {
        List<Integer> seen = new ArrayList<>();
        Matcher of = OF.matcher(answer);
        while (of.find()) {
            seen.add(Integer.valueOf(of.group(1)));
        }
        return seen;
    }

    /** Each statement without a transaction is run by another session. */
    private static void everySessionIsTheConnectingUsers(SessionDataSource pooled) throws SQLException {
        Set<String> processes = new LinkedHashSet<>();
        try (Connection connection = pooled.getConnection();
                Statement statement = connection.createStatement()) {
            for (int i = 0; i < 4 * SESSIONS; i++) {
                try (ResultSet row = statement.executeQuery(
                        "SELECT pg_backend_pid(), current_setting('role'),"
                                + " coalesce(current_setting('request.jwt.claims', true), '') || coalesce(current_setting('request.method', true), '')")) {
                    row.next();
                    processes.add(row.getString(1));
                    assertThat(row.getString(2)).isEqualTo("none");
                    assertThat(row.getString(3)).isEmpty();
                }
            }
        }
        assertThat(processes).hasSize(SESSIONS);
    }
}
