package org.fraiseql.operators;

import static java.nio.charset.StandardCharsets.UTF_8;

import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.fraiseql.catalog.Catalog;
import org.fraiseql.catalog.CatalogBuilder;
import org.fraiseql.catalog.CatalogSchema;
import org.fraiseql.catalog.CatalogScope;
import org.fraiseql.catalog.SchemaTypes;
import org.fraiseql.database.EmbeddedDatabase;
import org.fraiseql.document.DocumentReader;
import org.fraiseql.document.PreparedOperation;
import org.fraiseql.plan.Planner;
import org.fraiseql.plan.RootPlan;
import org.fraiseql.sql.BoundStatement;
import org.fraiseql.sql.ReadRenderer;
import org.fraiseql.sql.RoutineRenderer;
import org.fraiseql.sql.SqlStatement;
import org.fraiseql.store.ReadSession;
import org.fraiseql.store.jdbc.JdbcBackend;
import org.fraiseql.store.jdbc.JdbcCatalogSource;
import org.fraiseql.stream.ResponseBuffer;
import org.fraiseql.stream.ResponseWriter;
import org.fraiseql.stream.RowWriter;
import org.fraiseql.support.config.LimitsConfig;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/** The compiled path without a container: a database of its own, one root field an operation. */
final class CompiledQueries implements AutoCloseable {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final EmbeddedDatabase database;
    private final JdbcBackend backend;
    private final Catalog catalog;
    private final DocumentReader documents;
    private final Planner planner;

    private CompiledQueries(EmbeddedDatabase database, JdbcBackend backend) {
        this.database = database;
        this.backend = backend;
        this.catalog = CatalogBuilder.build(
                new JdbcCatalogSource(backend.connections(), TIMEOUT).read(List.of("public")),
                new CatalogScope(List.of("public"), List.of("*"), List.of()));
        this.documents = new DocumentReader(schema(catalog), 15);
        this.planner = new Planner(catalog, LimitsConfig.DEFAULT);
    }

    static CompiledQueries on(String schemaResource) throws Exception {
        EmbeddedDatabase database = EmbeddedDatabase.temporary();
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(database.jdbcUrl("postgres"));
        source.setUser(EmbeddedDatabase.USER);
        source.setBinaryTransfer(false);
        source.setPrepareThreshold(1);
        source.setOptions("-c TimeZone=UTC");
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                InputStream in =
                        Objects.requireNonNull(CompiledQueries.class.getResourceAsStream("/" + schemaResource))) {
            statement.execute(new String(in.readAllBytes(), UTF_8));
        }
        return new CompiledQueries(database, new JdbcBackend(source, TIMEOUT, 5));
    }

    private static GraphQLSchema schema(Catalog catalog) {
        CatalogSchema types = SchemaTypes.of(catalog);
        return GraphQLSchema.newSchema()
                .query(GraphQLObjectType.newObject()
                        .name("Query")
                        .fields(types.queries())
                        .build())
                .additionalTypes(new LinkedHashSet<>(types.types()))
                .build();
    }

    Catalog catalog() {
        return catalog;
    }

    /** The object {@code data} of the answer. */
    String query(String graphQL) {
        PreparedOperation operation = documents.read(graphQL).operation(Optional.empty());
        Map<String, @Nullable Object> variables = operation.coerce(new LinkedHashMap<>());
        RootPlan root = planner.plan(operation.read(variables)).roots().getFirst();
        boolean isList = root instanceof RootPlan.Many || (root instanceof RootPlan.Value value && value.isList());
        SqlStatement statement =
                switch (root) {
                    case RootPlan.Many many -> ReadRenderer.render(many.read());
                    case RootPlan.One one -> ReadRenderer.renderOne(one.read());
                    case RootPlan.Value value -> RoutineRenderer.render(value);
                    case RootPlan.Typename typename -> throw new IllegalArgumentException("no read");
                };
        BoundStatement bound = statement.bind(variables, LimitsConfig.DEFAULT);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ResponseBuffer out = new ResponseBuffer(bytes::write);
        ResponseWriter response = new ResponseWriter(out);
        response.json("{\"" + root.responseKey() + "\":");
        RowWriter writer = RowWriter.of(statement.layout());
        try (ReadSession session = backend.open(List.of(bound))) {
            if (isList) {
                response.list(session.rows(0), writer);
            } else {
                response.object(session.rows(0), writer);
            }
        }
        response.json("}");
        out.flush();
        return bytes.toString(UTF_8);
    }

    @Override
    public void close() throws IOException {
        database.close();
    }
}
