package org.fraiseql.databases;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.fraiseql.CatalogEngine;
import org.fraiseql.catalog.Catalog;
import org.fraiseql.database.EmbeddedDatabase;
import org.fraiseql.golden.JsonFile;
import org.fraiseql.golden.SessionDataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Each of the databases is served whole, by names that are written down. {@code -Dgolden.update=true} writes them. */
class DatabasesTest {
    @SuppressWarnings("NullAway.Init") // set before all tests
    private static EmbeddedDatabase server;

    private static final List<DatabaseWalk> WALKS = new ArrayList<>();

    @BeforeAll
    static void start() throws IOException {
        server = EmbeddedDatabase.temporary();
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    @Test
    void thereAreManyOfThem() throws IOException {
        assertThat(SampleDatabase.all()).hasSizeGreaterThanOrEqualTo(8);
    }

    @TestFactory
    Stream<DynamicContainer> isServedWhole() throws IOException {
        return SampleDatabase.all().stream()
                .map(database -> DynamicContainer.dynamicContainer(
                        database.name(), Stream.of(database).flatMap(DatabasesTest::tests)));
    }

    /** So many that updates which do nothing would be seen. */
    @AfterAll
    static void updatesHadValuesToGiveBack() {
        assertThat(WALKS.stream().mapToInt(DatabaseWalk::changedValues).sum()).isGreaterThan(100);
    }

    /** The database is made when its turn comes. */
    private static Stream<DynamicTest> tests(SampleDatabase database) {
        try {
            server.create(database.name(), List.of(database.sql()));
        } catch (SQLException e) {
            throw new IllegalStateException("cannot load " + database.sql(), e);
        }
        Catalog catalog = database.catalog(server, ProductBeans.NAMES);
        SessionDataSource dataSource = new SessionDataSource(server.jdbcUrl(database.name()));
        CatalogEngine engine = CatalogEngine.keeping(dataSource, catalog);
        DatabaseWalk walk = new DatabaseWalk(
                catalog,
                (query, variables) -> engine.run(query, java.util.Optional.empty(), JsonFile.variables(variables))
                        .response(),
                dataSource::getConnection);
        WALKS.add(walk);
        return Stream.concat(
                Stream.of(DynamicTest.dynamicTest("names", () -> areAsWritten(database, catalog))), walk.all());
    }

    private static void areAsWritten(SampleDatabase database, Catalog catalog) {
        String names = String.join("\n", WrittenNames.of(catalog)) + "\n";
        try {
            if (Boolean.getBoolean("golden.update") && System.getenv("CI") == null) {
                Files.writeString(database.names(), names);
            }
            assertThat(names).isEqualTo(Files.readString(database.names()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
