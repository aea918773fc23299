package org.fraiseql.databases;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.fraiseql.catalog.Catalog;
import org.fraiseql.catalog.Notice;
import org.fraiseql.container.IntegrationServer;
import org.fraiseql.container.OwnServer;
import org.fraiseql.container.Reply;
import org.fraiseql.database.EmbeddedDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** A database where names meet those of each other and of beans is UP at first sight and served whole, by the WAR too. {@link DatabasesTest} walks all of them. */
class DatabasesIT {
    private static final SampleDatabase SAMPLE = SampleDatabase.of("billing");

    @SuppressWarnings("NullAway.Init") // set before all tests
    private static EmbeddedDatabase database;

    @SuppressWarnings("NullAway.Init") // set before all tests
    private static OwnServer server;

    @BeforeAll
    static void deploy() throws IOException, SQLException {
        database = IntegrationServer.database();
        database.create(SAMPLE.name(), List.of(SAMPLE.sql()));
        Map<String, String> environment = new LinkedHashMap<>(database.environment(SAMPLE.name()));
        environment.put("MP_CONFIG_PROFILE", "dev");
        environment.put("FRAISEQL_CATALOG_SCHEMAS", String.join(",", SAMPLE.schemas()));
        environment.put("FRAISEQL_HTTP_ADMIN", "true");
        SAMPLE.directives()
                .ifPresent(file -> environment.put(
                        "FRAISEQL_CATALOG_DIRECTIVES", file.toAbsolutePath().toString()));
        server = OwnServer.start("database-" + SAMPLE.name(), environment);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @TestFactory
    Stream<DynamicTest> isServedWhole() {
        Catalog catalog = SAMPLE.catalog(database, ProductBeans.NAMES);
        DatabaseWalk walk = new DatabaseWalk(
                catalog,
                (query, variables) -> server.client().query(query, variables).body(),
                () -> database.connect(SAMPLE.name()));
        return Stream.concat(
                Stream.of(DynamicTest.dynamicTest("is up and tells what it calls otherwise", () -> isUp(catalog))),
                walk.all());
    }

    /** What the product's catalog says is what the one of this test says: the names of beans, too. */
    private static void isUp(Catalog catalog) throws IOException {
        Reply ready = server.health().get("health/ready");
        assertThat(ready.status()).isEqualTo(200);
        assertThat(ready.body())
                .contains(
                        "\"status\":\"UP\"",
                        "\"notices\":" + catalog.notices().size(),
                        catalog.notices().getFirst().message().replace("\"", "\\\""))
                .doesNotContain("DOWN");
        String shown = server.client().get("graphql/admin/catalog").body();
        String log = server.log();
        for (Notice notice : catalog.notices()) {
            assertThat(log).contains(notice.message());
            assertThat(shown).contains(notice.message().replace("\"", "\\\""));
        }
        assertThat(shown).contains("\"tables\":[").doesNotContain("\"queries\":[],\"mutations\":[]");
        assertThat(server.client().get("graphql/schema.graphql").status()).isEqualTo(200);
    }
}
