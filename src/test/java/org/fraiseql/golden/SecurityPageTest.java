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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.fraiseql.CatalogEngine;
import org.fraiseql.execution.Caller;
import org.fraiseql.sql.CallerSettings;
import org.junit.jupiter.api.Test;

/** What {@code docs/security.md} says is run, and the tests that it names are there. */
class SecurityPageTest {
    private static final Path PAGE = Path.of("docs/security.md");
    private static final Pattern SHOWN_BY = Pattern.compile("`([A-Z][a-z]\\w*(?:IT|Test))(?:\\.(\\w+))?`");
    private static final Pattern SQL = Pattern.compile("```sql\n(.*?)```", Pattern.DOTALL);
    /** What stands within a sentence. */
    private static final Pattern STATEMENT = Pattern.compile("`((?:CREATE|ALTER|GRANT|REVOKE|DROP|SELECT) [^`]+)`");

    private static final Pattern QUERY = Pattern.compile("`(SELECT [^`]+)`");

    private static String page() throws IOException {
        return Files.readString(PAGE);
    }

    @Test
    void theTestsThatItNamesAreThere() throws IOException {
        Matcher named = SHOWN_BY.matcher(page());
        int found = 0;
        while (named.find()) {
            String source = source(named.group(1));
            assertThat(source).as(named.group()).isNotEmpty();
            if (named.group(2) != null) {
                assertThat(source).as(named.group()).contains("void " + named.group(2) + "(");
            }
            found++;
        }
        assertThat(found).isGreaterThan(40);
    }

    private static String source(String type) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
            Path[] named = files.filter(file -> file.endsWith(type + ".java")).toArray(Path[]::new);
            StringBuilder text = new StringBuilder();
            for (Path file : named) {
                text.append(Files.readString(file));
            }
            return text.toString();
        }
    }

    /** The policy of the page in place of the sample's own. */
    @Test
    void itsPolicyKeepsTenantsApart() throws IOException {
        Matcher sql = SQL.matcher(page());
        assertThat(SQL.matcher(page()).results()).hasSize(1);
        assertThat(sql.find()).isTrue();
        SessionDataSource database = sample("page", sql.group(1).replace("POLICY own", "POLICY page"));
        SharedDatabase.execute(database, "DROP POLICY own ON product", "DROP POLICY shown ON product");
        CatalogEngine engine = CatalogEngine.over(database);
        String query = "{ products(limit: 1) { name } }";
        assertThat(engine.run(query, caller("{\"tenant\":3}")).data()).contains("Product 1 of 3");
        assertThat(engine.run(query, caller("{\"tenant\":4}")).data()).contains("Product 1 of 4");
        assertThat(engine.run(query, caller("{}")).data()).isEqualTo("{\"data\":{\"products\":[]}}");
        assertThat(engine.run(query, caller("")).data()).isEqualTo("{\"data\":{\"products\":[]}}");
    }

    private static Caller caller(String claims) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("request.jwt.claims", claims);
        return new Caller("u", "shop_editor", Set.of(), claims, false, CallerSettings.of("shop_editor", settings));
    }

    /** Its checklist finds nothing in the sample, and finds what it looks for. */
    @Test
    void itsChecklistFindsTablesWithoutPolicies() throws IOException, SQLException {
        Matcher query = QUERY.matcher(page());
        assertThat(query.find()).isTrue();
        SessionDataSource database = sample("checklist", "CREATE TABLE open_to_all (id int);");
        try (Connection connection = database.getConnection();
                var statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query.group(1))) {
            assertThat(row.next()).isTrue();
            assertThat(row.getString(1)).isEqualTo("open_to_all");
            assertThat(row.next()).isFalse();
        }
    }

    /** With a name of its own for the role that is made, as all databases of a server have the same roles. */
    @Test
    void itsOtherStatementsDoWhatItSays() throws IOException {
        List<String> statements = STATEMENT
                .matcher(page())
                .results()
                .map(found ->
                        found.group(1).replace("shop_server", "page_server").replace("…", "product"))
                .filter(statement -> !statement.startsWith("SELECT"))
                .toList();
        assertThat(statements).hasSize(3);
        SessionDataSource database =
                sample("statements", "CREATE FUNCTION for_all() RETURNS int LANGUAGE sql RETURN 1;");
        String mayCall = "SELECT has_function_privilege('shop_buyer', 'for_all()', 'EXECUTE')";
        assertThat(SharedDatabase.value(database, mayCall)).isEqualTo("t");
        try {
            SharedDatabase.execute(database, statements.toArray(String[]::new));
            assertThat(SharedDatabase.value(database, mayCall)).isEqualTo("f");
            assertThat(SharedDatabase.value(
                            database,
                            // before 16 whoever is a member may take the role
                            "SELECT pg_has_role('page_server', 'shop_editor',"
                                    + " CASE WHEN current_setting('server_version_num')::int < 160000 THEN 'MEMBER' ELSE 'SET' END)"
                                    + " AND NOT pg_has_role('page_server', 'shop_editor', 'USAGE')"
                                    + " AND NOT pg_has_role('page_server', 'shop_admin', 'MEMBER')"))
                    .isEqualTo("t");
            assertThat(SharedDatabase.value(
                            database, "SELECT relforcerowsecurity FROM pg_class WHERE oid = 'product'::regclass"))
                    .isEqualTo("t");
        } finally {
            SharedDatabase.execute(database, "DROP ROLE IF EXISTS page_server");
        }
    }

    private static SessionDataSource sample(String name, String more) throws IOException {
        Path sample = Path.of("samples/tenants");
        Path dump = Files.createTempFile(name, ".sql");
        Files.writeString(
                dump,
                Files.readString(sample.resolve("schema.sql")) + Files.readString(sample.resolve("data.sql")) + more);
        SessionDataSource database = SharedDatabase.with("security_" + name, dump);
        Files.delete(dump);
        return database;
    }
}
