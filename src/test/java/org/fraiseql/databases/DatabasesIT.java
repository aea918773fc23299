package org.fraiseql.databases;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
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
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/** A database where names meet those of each other and of beans is UP at first sight and served whole, by the WAR too. {@link DatabasesTest} walks all of them. */
@Tag("liberty")
class DatabasesIT {
    private static final List<OwnServer> SERVERS = new ArrayList<>();

    @AfterAll
    static void stop() {
        SERVERS.forEach(OwnServer::close);
    }

    @TestFactory
    Stream<DynamicContainer> isServedWhole() throws IOException {
        return SampleDatabase.all().stream()
                .filter(database -> database.name().equals("billing"))
                .map(database -> DynamicContainer.dynamicContainer(
                        database.name(), Stream.of(database).flatMap(DatabasesIT::walk)));
    }

    private static Stream<DynamicTest> walk(SampleDatabase sample) {
        try {
            EmbeddedDatabase database = IntegrationServer.database();
            database.create(sample.name(), List.of(sample.sql()));
            Catalog catalog = sample.catalog(database, ProductBeans.NAMES);
            OwnServer server = start(sample, database);
            SERVERS.add(server);
            DatabaseWalk walk = new DatabaseWalk(
                    catalog,
                    (query, variables) ->
                            server.client().query(query, variables).body(),
                    () -> database.connect(sample.name()));
            return Stream.concat(
                    Stream.of(DynamicTest.dynamicTest(
                            "is up and tells what it calls otherwise", () -> isUp(server, catalog))),
                    walk.all());
        } catch (IOException | SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static OwnServer start(SampleDatabase sample, EmbeddedDatabase database) throws IOException {
        SERVERS.forEach(OwnServer::close);
        SERVERS.clear();
        Map<String, String> environment = new LinkedHashMap<>(database.environment(sample.name()));
        environment.put("MP_CONFIG_PROFILE", "dev");
        environment.put("FRAISEQL_CATALOG_SCHEMAS", String.join(",", sample.schemas()));
        environment.put("FRAISEQL_HTTP_ADMIN", "true");
        sample.directives()
                .ifPresent(file -> environment.put(
                        "FRAISEQL_CATALOG_DIRECTIVES", file.toAbsolutePath().toString()));
        return OwnServer.start("database-" + sample.name(), environment);
    }

    /** What the product's catalog says is what the one of this test says: the names of beans, too. */
    private static void isUp(OwnServer server, Catalog catalog) throws IOException {
        Reply ready = server.client().get("health/ready");
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
