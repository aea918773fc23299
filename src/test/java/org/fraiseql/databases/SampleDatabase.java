package org.fraiseql.databases;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.fraiseql.catalog.Catalog;
import org.fraiseql.catalog.TakenNames;
import org.fraiseql.catalog.read.CatalogBuilder;
import org.fraiseql.catalog.read.CatalogOptions;
import org.fraiseql.catalog.read.CatalogScope;
import org.fraiseql.database.EmbeddedDatabase;
import org.fraiseql.store.jdbc.JdbcBackend;
import org.fraiseql.store.jdbc.JdbcCatalogSource;
import org.fraiseql.support.config.DirectivesFile;
import org.postgresql.ds.PGSimpleDataSource;

/** A schema with its rows, and what it is served with. */
record SampleDatabase(String name, List<String> schemas, Optional<Path> directives) {
    private static final Path FOLDER = Path.of("src/test/resources/databases");
    private static final String SCHEMAS = "-- schemas: ";
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    static List<SampleDatabase> all() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(".sql"))
                    .sorted()
                    .map(file -> of(file.replaceFirst("\\.sql$", "")))
                    .toList();
        }
    }

    static SampleDatabase of(String name) {
        Path directives = file(name, ".properties");
        return new SampleDatabase(
                name,
                schemas(file(name, ".sql")),
                Files.exists(directives) ? Optional.of(directives) : Optional.empty());
    }

    private static List<String> schemas(Path sql) {
        try (Stream<String> lines = Files.lines(sql)) {
            String first = lines.findFirst().orElseThrow();
            return Arrays.asList(first.substring(SCHEMAS.length()).split(", ", -1));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Path file(String name, String ending) {
        return FOLDER.resolve(name + ending);
    }

    Path sql() {
        return file(name, ".sql");
    }

    Path names() {
        return file(name, ".names.txt");
    }

    /** What the product makes of it beside beans with these names. */
    Catalog catalog(EmbeddedDatabase database, TakenNames beans) {
        PGSimpleDataSource dataSource = new PGSimpleDataSource();
        dataSource.setUrl(database.jdbcUrl(name));
        // as the product's servers set up their sessions
        dataSource.setOptions("-c statement_timeout=" + TIMEOUT.toMillis());
        JdbcBackend backend = new JdbcBackend(dataSource, TIMEOUT, 2);
        return CatalogBuilder.build(
                new JdbcCatalogSource(backend.connections(), TIMEOUT).read(schemas),
                new CatalogScope(schemas, List.of("*"), List.of()),
                new CatalogOptions(false, beans, DirectivesFile.read(directives.map(Path::toString))));
    }
}
