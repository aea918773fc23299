package org.fraiseql.operators;

import static java.nio.charset.StandardCharsets.UTF_8;

import graphql.schema.GraphQLSchema;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.Statement;
import java.util.Objects;
import org.fraiseql.Pipeline;
import org.fraiseql.catalog.Catalog;
import org.fraiseql.database.EmbeddedDatabase;
import org.postgresql.ds.PGSimpleDataSource;

/** The compiled path over a database of its own. */
final class CompiledQueries implements AutoCloseable {
    private final EmbeddedDatabase database;
    private final PGSimpleDataSource source;
    private final Pipeline pipeline;

    private CompiledQueries(EmbeddedDatabase database, PGSimpleDataSource source) {
        this.database = database;
        this.source = source;
        this.pipeline = Pipeline.over(source);
    }

    static CompiledQueries on(String schemaResource) throws Exception {
        try (InputStream in = Objects.requireNonNull(CompiledQueries.class.getResourceAsStream("/" + schemaResource))) {
            return onScript(new String(in.readAllBytes(), UTF_8));
        }
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

    /** The same database, its catalog read and its schema made again. */
    CompiledQueries anew() {
        return new CompiledQueries(database, source);
    }

    GraphQLSchema schema() {
        return pipeline.schema();
    }

    Catalog catalog() {
        return pipeline.catalog();
    }

    /** The object {@code data} of the answer. */
    String query(String graphQL) {
        String response = pipeline.run(graphQL).data();
        return response.substring("{\"data\":".length(), response.length() - 1);
    }

    /** The first message of the errors. */
    String refusal(String graphQL) {
        return pipeline.run(graphQL).problems().getFirst().message();
    }

    @Override
    public void close() throws IOException {
        database.close();
    }
}
