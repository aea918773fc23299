package org.fraiseql.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fraiseql.CatalogEngine;
import org.fraiseql.execution.Caller;
import org.fraiseql.sql.CallerSettings;
import org.fraiseql.support.ErrorCode;
import org.fraiseql.support.Problem;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every way to write goes through the policies, and those of others run as they are. The sample {@code samples/tenants}, served as the role sees it. */
class PoliciesTest {
    private static final String EDITOR = "shop_editor";

    /** As their manuals have them, each on a table of its own. */
    private static final String POLICIES_OF_OTHERS = """
            CREATE SCHEMA auth;
            GRANT USAGE ON SCHEMA auth TO shop_editor;
            CREATE FUNCTION auth.uid() RETURNS uuid LANGUAGE sql STABLE AS $$
              select
                coalesce(
                  nullif(current_setting('request.jwt.claim.sub', true), ''),
                  (nullif(current_setting('request.jwt.claims', true), '')::jsonb ->> 'sub')
                )::uuid
            $$;
            CREATE TABLE todo (id int PRIMARY KEY, user_id uuid NOT NULL);
            INSERT INTO todo VALUES (1, '00000000-0000-0000-0000-000000000001'), (2, '00000000-0000-0000-0000-000000000002');
            alter table todo enable row level security;
            create policy "Individuals can view their own todos." on todo for select using ( (select auth.uid()) = user_id );

            CREATE TABLE chat (id int PRIMARY KEY, message_from name NOT NULL);
            INSERT INTO chat VALUES (1, '00000000-0000-0000-0000-000000000001'), (2, '00000000-0000-0000-0000-000000000002');
            ALTER TABLE chat ENABLE ROW LEVEL SECURITY;
            CREATE POLICY chat_policy ON chat
              USING (message_from = current_setting('request.jwt.claims', true)::json->>'sub');

            CREATE TABLE post (id int PRIMARY KEY, author_id int NOT NULL);
            INSERT INTO post VALUES (1, 1), (2, 2);
            alter table post enable row level security;
            create policy select_own on post for select
              using (author_id = nullif(current_setting('jwt.claims.user_id', true), '')::integer);
            GRANT SELECT ON todo, chat, post TO shop_editor;
            """;

    private static SessionDataSource database = GoldenDatabase.dataSource();
    private static CatalogEngine engine = GoldenDatabase.engine();

    @BeforeAll
    static void readAsTheRole() throws IOException {
        Path sample = Path.of("samples/tenants");
        database = SharedDatabase.withSql(
                "policies",
                Files.readString(sample.resolve("schema.sql"))
                        + Files.readString(sample.resolve("data.sql"))
                        + POLICIES_OF_OTHERS);
        engine = CatalogEngine.of(EDITOR, database);
    }

    private static Caller editor(int tenant) {
        return caller(Map.of("request.jwt.claims", "{\"sub\":\"u%d\",\"tenant\":%d}".formatted(tenant, tenant)));
    }

    private static Caller caller(Map<String, String> settings) {
        return new Caller("u", EDITOR, Set.of(), "{}", false, CallerSettings.of(EDITOR, new LinkedHashMap<>(settings)));
    }

    /** A password is written and never read. */
    @Test
    void whatMayOnlyBeWrittenIsWritten() {
        assertThat(engine.run(
                                "mutation { createAccount(input: {email: \"n@example.org\", password: \"p\"}) { email tenantId } }",
                                editor(5))
                        .data())
                .isEqualTo("{\"data\":{\"createAccount\":{\"email\":\"n@example.org\",\"tenantId\":5}}}");
        assertThat(engine.run("mutation { updateAccount(id: 5, input: {password: \"new\"}) { email } }", editor(5))
                        .data())
                .isEqualTo("{\"data\":{\"updateAccount\":{\"email\":\"a5@example.org\"}}}");
        assertThat(engine.run(
                                "mutation { bulkUpdateAccounts(where: {id: {eq: 5}}, input: {password: \"new\"}) { updatedCount records { email } } }",
                                editor(5))
                        .data())
                .contains("\"updatedCount\":1,\"records\":[{\"email\":\"a5@example.org\"}]");
        assertThat(engine.run(
                                "mutation { createAccount(input: {email: \"n@example.org\", password: \"p\"}) { password } }",
                                editor(5))
                        .problems())
                .extracting(Problem::code)
                .containsOnly(ErrorCode.GRAPHQL_VALIDATION_FAILED);
    }

    /** Product 31 is of tenant 4. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "updateProduct(id: 31, input: {cost: \"1\"}) { id } | null",
                "updateProduct(id: 31, ops: {increment: {price: \"1\"}}) { id } | null",
                "deleteProduct(id: 31) { success record { name } } | {\"success\":false,\"record\":null}",
                "bulkUpdateProducts(where: {id: {eq: 31}}, ops: {multiply: {price: \"2\"}}) { updatedCount } | {\"updatedCount\":0}",
                "bulkDeleteProducts(where: {id: {eq: 31}}) { deletedCount } | {\"deletedCount\":0}"
            })
    void rowsOfOthersAreNotFound(String mutation, String answer) {
        String key = mutation.substring(0, mutation.indexOf('('));
        assertThat(engine.run("mutation { " + mutation + " }", editor(5)).data())
                .isEqualTo("{\"data\":{\"%s\":%s}}", key, answer);
    }

    @Test
    void rowsOfItsOwnAreWrittenInEachWay() {
        assertThat(engine.run(
                                "mutation { updateProduct(id: 41, ops: {increment: {price: \"1\"}}) { price } deleteAccount(id: 5) { success } }",
                                editor(5))
                        .data())
                .contains("\"price\":2.50", "\"success\":true");
        assertThat(engine.run(
                                "mutation { upsertProduct(input: {id: 41, name: \"Mine\", price: \"9\"}) { name price tenantId } }",
                                editor(5))
                        .data())
                .contains("{\"name\":\"Mine\",\"price\":9.00,\"tenantId\":5}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mutation { upsertProduct(input: {id: 31, name: \"Taken\", price: \"9\"}) { id } }",
                "mutation { bulkUpsertProducts(input: [{id: 41, name: \"Mine\", price: \"9\"}, {id: 31, name: \"Taken\", price: \"9\"}]) { count } }",
            })
    void aKeyOfOthersIsRefused(String mutation) {
        var run = engine.run(mutation.replace("{ count }", "{ success }"), editor(5));
        assertThat(run.problems()).extracting(Problem::code).containsExactly(ErrorCode.PERMISSION_DENIED);
        assertThat(run.response()).contains("A policy of Product does not allow such a row.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "createPurchase(input: {note: \"n\", purchaseLines: {create: [{quantity: 1, product: {connect: {id: 31}}}]}}) { id }",
                "createPurchase(input: {note: \"n\", purchaseLines: {connect: [{id: 31}]}}) { id }",
                "createPurchase(input: {note: \"n\", purchaseLines: {create: [{quantity: 1, productId: 31}]}}) { id }",
                "createPurchaseLine(input: {quantity: 1, productId: 41, purchase: {connect: {id: 16}}}) { id }"
            })
    void nothingIsConnectedWithRowsOfOthers(String mutation) {
        var run = engine.run("mutation { " + mutation + " }", editor(5));
        assertThat(run.problems()).as(run.response()).hasSize(1);
        assertThat(run.problems().getFirst().code())
                .as(run.response())
                .isIn(ErrorCode.NOT_FOUND, ErrorCode.BAD_USER_INPUT, ErrorCode.CONSTRAINT_VIOLATION);
        assertThat(run.response()).contains("\"data\":null").doesNotContain("of 4");
    }

    @ParameterizedTest
    @CsvSource({"todos, 1", "chats, 1", "todos, 2", "chats, 2"})
    void policiesOfSupabaseAndPostgrestRunAsTheyAre(String table, int user) {
        String claims = "{\"sub\":\"00000000-0000-0000-0000-00000000000%d\"}".formatted(user);
        assertThat(engine.run("{ %s { id } }".formatted(table), caller(Map.of("request.jwt.claims", claims)))
                        .data())
                .isEqualTo("{\"data\":{\"%s\":[{\"id\":%d}]}}", table, user);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void policiesOfPostgraphileRunAsTheyAre(int user) {
        assertThat(engine.run("{ posts { id } }", caller(Map.of("jwt.claims.user_id", Integer.toString(user))))
                        .data())
                .isEqualTo("{\"data\":{\"posts\":[{\"id\":%d}]}}", user);
    }

    /** As the page has it: NULL on a new connection, blank on one where an earlier transaction had the setting; whoever brings nothing sees nothing on both. */
    @Test
    void aSettingThatIsNotThereLetsNobodyIn() throws SQLException {
        SessionDataSource fresh = database.with(List.of("application_name=fresh"));
        CatalogEngine first = CatalogEngine.of(EDITOR, fresh);
        assertThat(first.run("{ products { id } todos { id } }", caller(new LinkedHashMap<>()))
                        .data())
                .isEqualTo("{\"data\":{\"products\":[],\"todos\":[]}}");
        try (Connection connection = fresh.getConnection()) {
            assertThat(setting(connection)).isNull();
            connection.setAutoCommit(false);
            try (var statement = connection.createStatement()) {
                statement.execute("SELECT set_config('request.jwt.claims', '{\"tenant\":3}', true)");
            }
            connection.commit();
            assertThat(setting(connection)).isEmpty();
            connection.rollback();
        }
        for (int round = 0; round < 3; round++) {
            assertThat(engine.run("{ products { id } todos { id } posts { id } }", caller(new LinkedHashMap<>()))
                            .data())
                    .isEqualTo("{\"data\":{\"products\":[],\"todos\":[],\"posts\":[]}}");
            engine.run("{ products { id } }", editor(3)).data();
        }
    }

    private static @Nullable String setting(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT current_setting('request.jwt.claims', true)")) {
            row.next();
            return row.getString(1);
        }
    }
}
