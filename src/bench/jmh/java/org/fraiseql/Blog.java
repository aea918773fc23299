package org.fraiseql;

import org.fraiseql.store.RequestTerms;
import graphql.schema.GraphQLSchema;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.fraiseql.catalog.Catalog;
import org.fraiseql.catalog.read.CatalogBuilder;
import org.fraiseql.catalog.read.CatalogScope;
import org.fraiseql.document.DocumentReader;
import org.fraiseql.document.PreparedOperation;
import org.fraiseql.execution.CompiledOperation;
import org.fraiseql.plan.Bindings;
import org.fraiseql.plan.Plan;
import org.fraiseql.plan.Planner;
import org.fraiseql.plan.cost.CostPlanner;
import org.fraiseql.plan.write.WritePlanner;
import org.fraiseql.schema.SchemaTypes;
import org.fraiseql.store.ReadSession;
import org.fraiseql.store.jdbc.JdbcBackend;
import org.fraiseql.store.jdbc.JdbcCatalogSource;
import org.fraiseql.support.Deadline;
import org.fraiseql.support.config.ConfigReader;
import org.fraiseql.support.config.FraiseqlConfig;
import org.fraiseql.support.config.LimitsConfig;
import org.fraiseql.support.config.WrittenConfig;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/** The stages over the benchmark's database, which the environment names as it does for the other parts. Asked only while a benchmark is set up. */
final class Blog {
    static final LimitsConfig LIMITS = LimitsConfig.DEFAULT;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final String Q1 =
            "query Q1($v: BigInt!) { user(id: $v) { id username email fullName bio country reputation createdAt } }";
    private static final String Q3 = "query Q3($v: BigInt!) { users(where: {id: {gt: $v}}, orderBy: [{id: ASC}], limit: 20) {"
            + " id username fullName posts(orderBy: [{createdAt: DESC}], limit: 10) { id title createdAt viewCount"
            + " comments(orderBy: [{id: ASC}], limit: 5) { id body upvotes createdAt } } } }";
    private static final String Q4 = "query Q4($v: BigInt!) { posts(where: {id: {gt: $v}}, orderBy: [{id: ASC}], limit: 1000) {"
            + " id title slug status viewCount score createdAt } }";

    final Catalog catalog;
    final GraphQLSchema schema;
    final DocumentReader reader;
    final Planner planner;
    final WritePlanner writePlanner;
    final JdbcBackend backend;

    Blog() {
        backend = new JdbcBackend(dataSource(), PATIENCE, 1);
        List<String> schemas = List.of("public");
        catalog = CatalogBuilder.build(
                new JdbcCatalogSource(backend.connections(), PATIENCE).read(schemas),
                new CatalogScope(schemas, List.of("*"), List.of()));
        schema = SchemaTypes.of(catalog).alone();
        reader = new DocumentReader(schema, LIMITS);
        planner = new Planner(catalog, LIMITS);
        writePlanner = new WritePlanner(catalog, planner, LIMITS);
    }

    /** The queries of load.lua; {@code large} is twenty of them in one operation, as a page of a large client has it. */
    static String query(String name) {
        return switch (name) {
            case "q1" -> Q1;
            case "q3" -> Q3;
            case "q4" -> Q4;
            case "large" -> large();
            default -> throw new IllegalArgumentException(name);
        };
    }

    private static String large() {
        String fields = Q3.substring(Q3.indexOf("users("), Q3.length() - 2);
        StringBuilder query = new StringBuilder("query Large($v: BigInt!) {");
        for (int i = 0; i < 20; i++) {
            query.append(" a").append(i).append(": ").append(fields);
        }
        return query.append(" }").toString();
    }

    static Map<String, @Nullable Object> variables() {
        Map<String, @Nullable Object> variables = new LinkedHashMap<>();
        variables.put("v", 1234);
        return variables;
    }

    static FraiseqlConfig config() {
        return ConfigReader.read(new WrittenConfig(new LinkedHashMap<>()));
    }

    PreparedOperation prepare(String query) {
        return reader.read(query).operation(Optional.empty());
    }

    CompiledOperation compile(PreparedOperation operation) {
        Plan plan = planner.plan(operation.read(operation.coerce(variables())));
        return CompiledOperation.of(plan, new CostPlanner(catalog.statistics()).of(plan));
    }

    /** The rows that PostgreSQL gives for an operation of one root field. */
    KnownRows rows(CompiledOperation compiled) {
        var root = (CompiledOperation.Root.Read) compiled.roots().getFirst();
        try (ReadSession session = backend.open(List.of(root.bind(new Bindings(variables()), LIMITS)), RequestTerms.until(Deadline.NEVER))) {
            return KnownRows.of(session.rows(0), root.statement().columnCount());
        }
    }

    static DataSource dataSource() {
        PGSimpleDataSource dataSource = new PGSimpleDataSource();
        dataSource.setServerNames(new String[] {variable("PGHOST", () -> "localhost")});
        dataSource.setPortNumbers(new int[] {Integer.parseInt(variable("PGPORT", () -> "5432"))});
        dataSource.setUser(variable("PGUSER", () -> System.getProperty("user.name")));
        dataSource.setPassword(variable("PGPASSWORD", () -> ""));
        dataSource.setDatabaseName(variable("PGDATABASE", dataSource::getUser));
        dataSource.setBinaryTransfer(false);
        return dataSource;
    }

    private static String variable(String name, Supplier<String> otherwise) {
        String value = System.getenv(name);
        return value == null ? otherwise.get() : value;
    }
}
