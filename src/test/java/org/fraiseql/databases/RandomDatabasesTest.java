package org.fraiseql.databases;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.fraiseql.CatalogEngine;
import org.fraiseql.catalog.Catalog;
import org.fraiseql.database.EmbeddedDatabase;
import org.fraiseql.golden.JsonFile;
import org.fraiseql.golden.SessionDataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.TestFactory;

/** Databases that nobody thought of are served whole, too. {@code -Ddatabases.random=1000-1099} walks others. */
class RandomDatabasesTest {
    @SuppressWarnings("NullAway.Init") // set before all tests
    private static EmbeddedDatabase server;

    @BeforeAll
    static void start() throws IOException {
        server = EmbeddedDatabase.temporary();
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    @TestFactory
    Stream<DynamicContainer> areServedWhole() {
        String[] range = System.getProperty("databases.random", "1-3").split("-", 2);
        return LongStream.rangeClosed(Long.parseLong(range[0]), Long.parseLong(range[1]))
                .mapToObj(number -> DynamicContainer.dynamicContainer(
                        "database " + number, Stream.of(number).flatMap(RandomDatabasesTest::tests)));
    }

    private static Stream<org.junit.jupiter.api.DynamicTest> tests(long number) {
        String name = "random" + number;
        SampleDatabase database = new SampleDatabase(name, List.of("public", "Other one"), Optional.empty());
        try {
            Path file = Files.createTempFile(name, ".sql");
            server.create(name, List.of(Files.writeString(file, RandomDatabase.sql(number))));
            Files.delete(file);
        } catch (SQLException | IOException e) {
            throw new IllegalStateException("cannot load " + number, e);
        }
        Catalog catalog = database.catalog(server, ProductBeans.NAMES);
        SessionDataSource dataSource = new SessionDataSource(server.jdbcUrl(name));
        CatalogEngine engine = CatalogEngine.keeping(dataSource, catalog);
        return new DatabaseWalk(
                        catalog,
                        (query, variables) -> engine.run(query, Optional.empty(), JsonFile.variables(variables))
                                .response(),
                        dataSource::getConnection)
                .all();
    }
}
