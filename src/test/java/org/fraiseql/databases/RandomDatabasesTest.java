package org.fraiseql.databases;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.fraiseql.CatalogEngine;
import org.fraiseql.catalog.Catalog;
import org.fraiseql.catalog.read.CatalogBuilder;
import org.fraiseql.catalog.read.CatalogOptions;
import org.fraiseql.catalog.read.CatalogScope;
import org.fraiseql.database.EmbeddedDatabase;
import org.fraiseql.golden.JsonFile;
import org.fraiseql.golden.SessionDataSource;
import org.fraiseql.store.jdbc.JdbcBackend;
import org.fraiseql.store.jdbc.JdbcCatalogSource;
import org.fraiseql.support.config.DirectivesFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.TestFactory;
import org.postgresql.ds.PGSimpleDataSource;

/** Databases that nobody thought of are served whole, too. {@code -Ddatabases.random=1000-1099} walks others. */
class RandomDatabasesTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

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
        try {
            Path file = Files.createTempFile(name, ".sql");
            Files.writeString(file, RandomDatabase.sql(number));
            server.create(name, List.of(file));
        } catch (SQLException | IOException e) {
            throw new IllegalStateException("cannot load " + number, e);
        }
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(server.jdbcUrl(name));
        source.setOptions("-c statement_timeout=" + TIMEOUT.toMillis());
        List<String> schemas = List.of("public", "Other one");
        Catalog catalog = CatalogBuilder.build(
                new JdbcCatalogSource(new JdbcBackend(source, TIMEOUT, 2).connections(), TIMEOUT).read(schemas),
                new CatalogScope(schemas, List.of("*"), List.of()),
                new CatalogOptions(false, ProductBeans.NAMES, DirectivesFile.read(java.util.Optional.empty())));
        SessionDataSource dataSource = new SessionDataSource(server.jdbcUrl(name));
        CatalogEngine engine = CatalogEngine.keeping(dataSource, catalog);
        return new DatabaseWalk(
                        catalog,
                        (query, variables) -> engine.run(
                                        query, java.util.Optional.empty(), JsonFile.variables(variables))
                                .response(),
                        dataSource::getConnection)
                .all();
    }
}
