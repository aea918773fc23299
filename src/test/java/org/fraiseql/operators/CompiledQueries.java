package org.fraiseql.operators;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.fraiseql.CatalogEngine;
import org.fraiseql.catalog.Catalog;
import org.fraiseql.catalog.read.CatalogBuilder;
import org.fraiseql.catalog.read.CatalogScope;
import org.fraiseql.database.EmbeddedDatabase;
import org.fraiseql.store.jdbc.JdbcBackend;
import org.fraiseql.store.jdbc.JdbcCatalogSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/** The compiled path over a database of its own. */
final class CompiledQueries implements AutoCloseable {
    private final EmbeddedDatabase database;
    private final PGSimpleDataSource source;
    private @Nullable CatalogEngine engine;

    private CompiledQueries(EmbeddedDatabase database, PGSimpleDataSource source) {
        this.database = database;
        this.source = source;
    }

    private CatalogEngine engine() {
        CatalogEngine made = engine;
        if (made == null) {
            made = CatalogEngine.over(source);
            engine = made;
        }
        return made;
    }

    static CompiledQueries on(String... scripts) throws Exception {
        StringBuilder script = new StringBuilder();
        for (String resource : scripts) {
            try (InputStream in = Objects.requireNonNull(CompiledQueries.class.getResourceAsStream("/" + resource))) {
                script.append(new String(in.readAllBytes(), UTF_8));
            }
        }
        return onScript(script.toString());
    }

    static CompiledQueries onScript(String script) throws Exception {
        EmbeddedDatabase database = EmbeddedDatabase.temporary();
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(database.jdbcUrl("postgres"));
        source.setUser(EmbeddedDatabase.USER);
        source.setBinaryTransfer(false);
        source.setPrepareThreshold(1);
        source.setOptions("-c TimeZone=UTC");
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(script);
        }
        return new CompiledQueries(database, source);
    }

    /** The catalog as it is now. */
    Catalog readCatalog() {
        List<String> schemas = List.of("public");
        JdbcBackend backend = new JdbcBackend(source, Duration.ofSeconds(30), 1);
        return CatalogBuilder.build(
                new JdbcCatalogSource(backend.connections(), Duration.ofSeconds(30)).read(schemas),
                new CatalogScope(schemas, List.of("*"), List.of()));
    }

    Catalog catalog() {
        return engine().catalog();
    }

    /** The object {@code data} of the answer. */
    String query(String graphQL) {
        String response = engine().run(graphQL).data();
        return response.substring("{\"data\":".length(), response.length() - 1);
    }

    /** The first message of the errors. */
    String refusal(String graphQL) {
        return engine().run(graphQL).problems().getFirst().message();
    }

    @Override
    public void close() throws IOException {
        database.close();
    }
}
