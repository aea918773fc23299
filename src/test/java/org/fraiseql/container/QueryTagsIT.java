package org.fraiseql.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.fraiseql.database.EmbeddedDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Statements say which operation they are for, and are prepared once all the same. There is one connection, which the test can look into. */
class QueryTagsIT {
    private static final String DATABASE = "query_tags";
    private static final String TAGGED = "/*document=''%%'',operation=''%s''*/ %%";

    @SuppressWarnings("NullAway.Init") // started before all
    private static OwnServer server;

    @BeforeAll
    static void start() throws IOException, SQLException {
        EmbeddedDatabase database = IntegrationServer.database();
        database.create(DATABASE, List.of());
        Databases.run(
                database,
                DATABASE,
                "CREATE TABLE item (id int PRIMARY KEY, name text NOT NULL)",
                "INSERT INTO item VALUES (1, 'a'), (2, 'b')",
                "CREATE VIEW prepared AS SELECT statement, (generic_plans + custom_plans)::int AS runs"
                        + " FROM pg_prepared_statements");
        Map<String, String> environment = new LinkedHashMap<>(database.environment(DATABASE));
        environment.put("FRAISEQL_DB_QUERY_TAGS", "true");
        environment.put("FRAISEQL_DB_MAX_CONNECTIONS", "1");
        environment.put("FRAISEQL_DB_MIN_IDLE", "1");
        environment.put("FRAISEQL_HTTP_FIGURES", "true");
        server = OwnServer.start(DATABASE, environment).ready();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void theDatabaseSeesTheOperation() {
        assertThat(server.client().data("query One { item(id: 1) { name } }"))
                .isEqualTo("{\"data\":{\"item\":{\"name\":\"a\"}}}");
        assertThat(lastStatements("One")).isEqualTo("1");

        assertThat(server.client().data("mutation Two { updateItem(id: 2, input: {name: \"c\"}) { name } }"))
                .isEqualTo("{\"data\":{\"updateItem\":{\"name\":\"c\"}}}");
        assertThat(server.client().data("query Both { a: item(id: 1) { name } b: item(id: 2) { name } }"))
                .isEqualTo("{\"data\":{\"a\":{\"name\":\"a\"},\"b\":{\"name\":\"c\"}}}");
        assertThat(server.client().data("{ prepareds(where: {statement: {contains: \"operation='Two'\"}}) { runs } }"))
                .contains("\"runs\":1");
        assertThat(server.client().data("{ prepareds(where: {statement: {contains: \"operation='Both'\"}}) { runs } }"))
                .contains("\"runs\":1");
    }

    /** Of clients that invent them. What is kept of them is bounded by their length. */
    @Test
    void longStatementsAreNotKeptByNumber() {
        for (int i = 0; i < 100; i++) {
            String conditions = IntStream.range(0, 900 + i)
                    .mapToObj(n -> "{id: {eq: %d}}".formatted(n))
                    .collect(Collectors.joining(", "));
            assertThat(server.client()
                            .query("{ items(where: {OR: [" + conditions + "]}) { id } }")
                            .body())
                    .contains("{\"id\":1}");
        }
        int kept = server.client().data("{ prepareds { statement } }").length();
        assertThat(kept).isBetween(100_000, 1_600_000);
    }

    @Test
    void anOperationIsPreparedOnceWhateverItsValues() {
        for (int i = 0; i < 6; i++) {
            assertThat(server.client()
                            .query("query Named($id: Int!) { item(id: $id) { id } }", "{\"id\":" + (1 + i % 2) + "}")
                            .body())
                    .isEqualTo("{\"data\":{\"item\":{\"id\":%d}}}".formatted(1 + i % 2));
        }
        assertThat(server.client()
                        .data("{ prepareds(where: {statement: {contains: \"operation='Named'\"}}) { runs } }"))
                .isEqualTo("{\"data\":{\"prepareds\":[{\"runs\":6}]}}");
    }

    private static String lastStatements(String operation) {
        return Databases.text(
                IntegrationServer.database(),
                DATABASE,
                "SELECT count(*) FROM pg_stat_activity WHERE datname = '%s' AND query LIKE '%s'"
                        .formatted(DATABASE, TAGGED.formatted(operation)));
    }
}
